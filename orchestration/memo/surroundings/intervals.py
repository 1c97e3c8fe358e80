"""The two ends of a change over a span of years, each of its own year: "from 35% to 22% between 2024 and 2030".

Belongs here: giving each end of a change its end of the span. Does not: telling changes from ranges (`changes`).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.text_context import Own
from orchestration.memo.vocabulary.period_types import Period, PeriodMention, from_edtf

_LONGEST = len("FY 2033-34")


def end_of_interval(period: Period, role: str) -> Period | None:
    """The first year, quarter or month of an interval for role "from", the last for "to"; None for other periods."""
    if period.edtf.count("/") != 1:
        return None
    first, last = period.edtf.split("/")
    return from_edtf(first if role == "from" else last, period.fiscal)


def by_ends(figures: Sequence[Quantity], owns: Sequence[Own], as_of: Period | None) -> list[Own]:
    """What the text says of each figure, with the period of a change given to its two ends.

    A span of years is parted among them; the start of a change shares the span its end states, unless it states a
    period itself. What a change to come starts from is of the memo's date: "By 2040 the ratio climbs from 29% to 38%".
    """
    parted = list(owns)
    for at, figure in enumerate(figures):
        mention = owns[at][0]
        if figure.role != "to" or mention is None:
            continue
        before = owns[at - 1] if at and figures[at - 1].role == "from" else None
        is_shared = before is not None and (before[0] is None or before[0].period == mention.period)
        is_one_year = _is_one_year(mention)
        last, first = (
            (None, None)
            if is_one_year
            else (
                end_of_interval(mention.period, "to"),
                end_of_interval(mention.period, "from"),
            )
        )
        if before is not None and before[0] is not None and before[0].period == first:
            continue  # its start is told apart: a step between the two ends of "2028–2031: 41 → 38 → 35"
        if first is not None and last is not None:
            parted[at] = (mention._replace(period=last), *owns[at][1:])
            if before is not None and is_shared:
                parted[at - 1] = (mention._replace(period=first, status=None), *before[1:])
        elif before is not None and is_shared and as_of is not None and mention.period.start > as_of.end:
            parted[at - 1] = (None, *before[1:])
    return parted


def _is_one_year(mention: PeriodMention) -> bool:
    """Whether two years that follow one another are one that begins in the first: "FY2033-34", "by 2033-34"."""
    first, _, last = mention.period.edtf.partition("/")
    is_next = first.isdigit() and last.isdigit() and int(last) == int(first) + 1
    is_short = mention.end - mention.start <= _LONGEST  # not "FY2028-2029", "between FY2028 and FY2029"
    return is_next and is_short and (mention.period.fiscal or mention.period.relation == "by")
