"""Figures of "a year earlier", "a year ago", "two years earlier": of a year before that of the figure beside them.

Belongs here: which figures are told so, and their period. Does not: "last year", which counts from the memo's own date
(`stated_periods`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.text_context import Own
from orchestration.memo.vocabulary.number_words import whole_of
from orchestration.memo.vocabulary.period_types import Period, PeriodMention, from_edtf, year_period
from orchestration.memo.vocabulary.short_words import BEFORE_DATE

# "Two years ago" counts from the memo's own date.
_BEHIND = re.compile(
    r",? (?:the (?:year before|(?:previous|prior|preceding) year)(?=[.,;:)]|$)|(?:a|one) year (?:ago"
    r"|earlier|(?:before|previously)(?=[.,;:)]|$))"
    r"|(?P<many>two|three|four|five|ten) years (?:earlier|(?:before|previously)(?=[.,;:)]|$)))"
)
# A full stop or semicolon between two figures makes them two statements.
_STOP = re.compile(rf"(?!{BEFORE_DATE})[.;!?](?=\s)")
_REACH = 90
# "The May print was 3.3%"
_PART = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Q[1-4]|H[12]|(?i:quarter|half|month|week))\b"
)
_LENGTH_OF_DAY = len("2030-06-30")


def with_year_before(
    text: str, figures: Sequence[Quantity], owns: Sequence[Own], period_of: Callable[[Own], Period | None]
) -> list[Own]:
    """What the text says of each figure; one "a year earlier" has the year before its neighbour's (`period_of`)."""
    told = list(owns)
    if " year" not in text:
        return told
    for at, second in enumerate(figures):
        behind = _BEHIND.match(text, second.end)
        own = told[at]
        if behind is None or (own[0] is not None and own[0].start >= second.end):
            continue  # "a year earlier, in Q1 2028," says which
        # "$86.4M, up 38% from $62.6M a year ago"
        near = next((one for one in (at - 1, at - 2) if one >= 0 and _is_beside(text, figures[one], second)), None)
        if near is None:
            continue
        first = figures[near]
        stated = period_of(told[near])
        years = whole_of(behind["many"] or "a")
        period = years_before(stated, years) if stated is not None else None
        if period is not None and told[near][0] is None and _names_part(text, first, second):
            period = year_period(period.start.year, period.fiscal)
        if period is not None:
            told[at] = (PeriodMention(second.end, behind.end(), period, None), *own[1:])
    return told


def _is_beside(text: str, first: Quantity, second: Quantity) -> bool:
    gap = second.start - first.end
    return gap <= _REACH and first.unit == second.unit and _STOP.search(text, first.end, second.start) is None


def _names_part(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a month or quarter without a year dates the figures, so that the memo's own month does not."""
    start = max(0, first.start - _REACH)
    return _PART.search(text, max(start, text.rfind(". ", start, first.start)), second.start) is not None


def years_before(period: Period, years: int) -> Period | None:
    """The same month, part or whole of a year before, a day's month; None for decades and intervals."""
    if len(period.edtf) > _LENGTH_OF_DAY or "X" in period.edtf:
        return None
    return from_edtf(f"{period.start.year - years}{period.edtf[4:7]}", period.fiscal)
