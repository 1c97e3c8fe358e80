"""Two periods that the lead of a list names for the ends of the changes below it: "Per month, 2027 against June 2030:".

Belongs here: which leads name two, and the period of each end. Does not: periods that a figure's own words state
(`text_context`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from orchestration.memo.periods import PeriodMention, find_periods

if TYPE_CHECKING:
    from orchestration.memo.document import Text

_BETWEEN = re.compile(
    r"\)?,? (?:against|and|vs\.?|versus|compared (?:with|to)|then|to|→|->)(?: now)? (?:in )?\(?", re.IGNORECASE
)
# "What changed, 2025 → 2030"
_THROUGH = re.compile(r" ?(?:→|->|–|—|-|\bto\b) ?", re.IGNORECASE)
_LONGEST = 120
_ENDS = {"from": 0, "to": 1}


def period_of_end(role: str, lead: Text | None, title: str) -> PeriodMention | None:
    """What a list's lead, else its section's title, says of the start or the end of a change; None where neither does.

    Only a lead that names two periods, or one from the first to the last, says it.
    """
    if role not in _ENDS:
        return None
    told = (text for text in (lead.value if lead is not None else "", title) if 0 < len(text) <= _LONGEST)
    ends = next((ends for text in told if (ends := _two_periods(text)) is not None), None)
    return ends[_ENDS[role]] if ends is not None else None


@lru_cache(maxsize=1024)
def _two_periods(lead: str) -> tuple[PeriodMention, PeriodMention] | None:
    found = find_periods(lead)
    if len(found) == 1:
        parts = _THROUGH.split(lead[found[0].start : found[0].end], maxsplit=1)
        found = [one for part in parts for one in find_periods(part)]
        return (found[0], found[1]) if len(parts) == len(found) == len(_ENDS) else None
    if len(found) != len(_ENDS):
        return None
    first, last = found
    is_joined = _BETWEEN.fullmatch(lead, first.end, last.start) is not None
    return (first, last) if is_joined and first.period.end < last.period.start else None
