"""Whether the status that a caption, row, column or heading states holds for a figure of some period.

Belongs here: how a stated status weighs against the time of the figure. Does not: the words of a status (`status`) or
which level is asked first (`context`).
"""

from __future__ import annotations

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.surroundings.status import ACTUAL, ASSUMPTION, PROJECTION, TARGET, has_elapsed


def applies(source: str, status: str, by_time: str, period: Period | None, as_of: Period | None) -> bool:
    """Whether a status word of a level holds for a figure of this period.

    A column or row speaks for its own figures. A caption speaks for many: what has elapsed cannot be
    projected under it, and what lies ahead is no actual. A section's title speaks only for what lies ahead.
    """
    if source in ("column", "row") or status == ASSUMPTION:  # "Aircraft, current generation | 2035" is no actual
        return source != "row" or status != ACTUAL or by_time == ACTUAL
    if source == "section":
        return ACTUAL not in (by_time, status)
    if status == ACTUAL:
        return by_time == ACTUAL
    if status in (PROJECTION, TARGET) and period is not None and as_of is not None:
        return not has_elapsed(period, as_of)
    return True


def is_before(
    stated: PeriodMention | None, status: str, by_time: str, period: Period | None, as_of: Period | None
) -> bool:
    """Whether a figure is of a time before the one that a caption states its status of.

    "2035 targets" over a column 2030 speaks of 2035, and "(2027-2030E)" says of the last year that it is estimated.
    """
    if stated is None or period is None or as_of is None or period.start >= stated.period.end:
        return False
    if stated.status is not None and "/" in stated.period.edtf:
        return has_elapsed(period, as_of)
    is_of_then = stated.period.relation == "during"  # "Plan to 2035" is of the years before it as well
    is_ahead = is_of_then and stated.period.start > as_of.end and period.end < stated.period.start
    return is_ahead and by_time == ACTUAL and status in (PROJECTION, TARGET)
