"""Spans of years in a label before a list of figures: "Revenue 2028–2030: $388M → $410M → $455M".

Belongs here: pairing the years of a span with as many figures, in order, and the ends of a longer one with its first
and last. Does not: lists of years (`year_lists`, `period_lists`) or the two ends of one change (`intervals`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.period_lists import Span, run_of
from orchestration.memo.vocabulary.period_grammar import LETTER_STATUS
from orchestration.memo.vocabulary.period_types import PeriodMention, interval, year_period

_SPAN = re.compile(
    r"(?<![A-Za-z0-9$€£¥₹/.,#-])(?P<fiscal>FY ?)?(?P<first>20[0-9]{2}) ?(?:-|–|—|→|->|to) ?(?:FY ?)?"
    r"(?P<last>(?:20)?[0-9]{2})(?P<status>[AEFPTB]?)(?P<behind>[)*_]{0,3}:[*_]{0,2} ?)"
)
_STEP = re.compile(r" ?(?:→|->|➔|/) ?[~≈]?")
_LISTED = re.compile(r"(?:, | and |, and )[~≈]?")
_WORDS = re.compile(r"(?:[A-Za-z][A-Za-z&-]* ){0,4}[~≈]?")
# What goes on behind a list says whose its figures are: "$388M, $410M and $455M in Asia, Europe and Africa".
_CLOSED = re.compile(r"[*_]{0,2}\s*(?:$|[.;)](?=\s|$)|\||\()")
# Several things, of the whole span each: "Largest deals 2028-2030: $41M, $38M, $31M", "Bear/base/bull"
_SEVERAL = re.compile(
    r"/|\b(?:top|largest|biggest|highest|leading|deals?|bids|rounds|contracts|awards|options|cases|scenarios|tiers|phases"
    r"|tranches|stages|sites|plants|projects|regions|segments|countries|by [a-z]+)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"%|[$€£¥₹₩₦]|\b[A-Z]{3}\b")
# No figure looks at more than eight others of its text.
_LONGEST = 20
_LEAST, _MOST, _CENTURY, _REACH = 3, 8, 100, 60


class _Years(NamedTuple):
    label: str
    start: int
    end: int
    first: int
    last: int
    fiscal: bool
    status: str | None


def year_of_span(text: str, item: Quantity, others: Sequence[Span]) -> PeriodMention | None:
    """The year of a label's span that a figure stands for in the list behind the label, the span for those between."""
    told = _spans(text)
    if not told:
        return None
    spans = sorted([*others, (item.start, item.end)])
    own = (item.start, item.end)
    for joint in (_STEP, _LISTED):
        figures = run_of(text, spans, spans.index(own), joint)
        if not _LEAST <= len(figures) <= _MOST:
            continue
        place = bisect_right(told, figures[0][0], key=_end)
        if place and _are_of(text, told[place - 1], figures, joint):
            return _year(told[place - 1], figures.index(own), len(figures), joint is _STEP)
    return None


def _end(years: _Years) -> int:
    return years.end


def _year(years: _Years, place: int, many: int, is_step: bool) -> PeriodMention | None:
    is_last = place == many - 1
    if many == years.last - years.first + 1 or (is_step and (place == 0 or is_last)):
        year = years.last if is_last else years.first + place
        return PeriodMention(years.start, years.end, year_period(year, years.fiscal), years.status if is_last else None)
    ends = (year_period(year, years.fiscal) for year in (years.first, years.last))
    period = interval(*ends) if is_step else None
    return PeriodMention(years.start, years.end, period, None) if period is not None else None


def _are_of(text: str, years: _Years, figures: Sequence[Span], joint: re.Pattern[str]) -> bool:
    """Whether a list of figures of one kind is all that a label with a span says."""
    if _WORDS.fullmatch(text, years.end, figures[0][0]) is None:
        return False
    if len({_SIGNS.search(text, *figure) is None for figure in figures}) > 1:
        return False
    if _CLOSED.match(text, figures[-1][1]) is None:
        return False
    is_told_apart = joint is _LISTED or "/" in text[figures[0][1] : figures[1][0]]
    return not is_told_apart or _SEVERAL.search(years.label) is None


@lru_cache(maxsize=512)
def _spans(text: str) -> tuple[_Years, ...]:
    return tuple(years for match in _SPAN.finditer(text) if (years := _read(text, match)) is not None)


def _read(text: str, match: re.Match[str]) -> _Years | None:
    first, last = int(match["first"]), int(match["last"])
    last += 0 if last >= _CENTURY else first // _CENTURY * _CENTURY
    if not 0 < last - first <= _LONGEST:
        return None
    label = text[max(0, match.start() - _REACH) : match.start()]
    status = LETTER_STATUS[match["status"]] if match["status"] else None
    return _Years(label, match.start(), match.end(), first, last, match["fiscal"] is not None, status)
