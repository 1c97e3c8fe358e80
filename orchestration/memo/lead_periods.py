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

_BETWEEN = re.compile(r",? (?:against|and|vs\.?|versus|compared (?:with|to)|then) (?:in )?", re.IGNORECASE)
_LONGEST = 120
_ENDS = {"from": 0, "to": 1}


def period_of_end(role: str, lead: Text | None) -> PeriodMention | None:
    """What a list's lead says of the start or the end of a change; None where it names no two periods."""
    if lead is None or role not in _ENDS or len(lead.value) > _LONGEST:
        return None
    ends = _two_periods(lead.value)
    return ends[_ENDS[role]] if ends is not None else None


@lru_cache(maxsize=1024)
def _two_periods(lead: str) -> tuple[PeriodMention, PeriodMention] | None:
    found = find_periods(lead)
    if len(found) != 2:
        return None
    first, last = found
    is_joined = _BETWEEN.fullmatch(lead, first.end, last.start) is not None
    return (first, last) if is_joined and first.period.end < last.period.start else None
