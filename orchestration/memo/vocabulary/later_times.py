"""Times told by the one before them: "$340M in 2032, $14M thereafter".

Belongs here: "thereafter" as a period behind the last one that a text names. Does not: periods with digits (`periods`).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from orchestration.memo.vocabulary.period_types import Period, PeriodMention, year_period

_LATER = re.compile(r"\b[Tt]hereafter\b")
# "… in 2032. Thereafter, they fall": it goes on from the sentence before.
_REACH = 160
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s)")


def with_later_times(text: str, found: list[PeriodMention]) -> list[PeriodMention]:
    """The periods of a text, in order, with each "thereafter" as what comes after the period before it."""
    if not found or "hereafter" not in text:
        return found
    for later in _LATER.finditer(text):
        place = bisect_left(found, later.start(), key=lambda mention: mention.start)
        last = found[place - 1] if place else None
        if (
            last is not None
            and later.start() - last.end <= _REACH
            and len(_SENTENCE_ENDS.findall(text, last.end, later.start())) <= text.startswith("T", later.start())
        ):
            found.insert(place, PeriodMention(later.start(), later.end(), _after(last.period), None))
    return found


def _after(period: Period) -> Period:
    """What comes after a period: after the last year of several."""
    last = year_period(period.end.year) if "/" in period.edtf or "X" in period.edtf else period
    return last._replace(relation="after")
