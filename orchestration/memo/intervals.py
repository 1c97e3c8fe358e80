"""The two ends of a change over a span of years, each of its own year: "from 35% to 22% between 2024 and 2030".

Belongs here: giving each end of a change its end of the span. Does not: telling changes from ranges (`changes`).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.memo.periods import Period
from orchestration.memo.quantities import Quantity
from orchestration.memo.text_context import Own

_LENGTH_OF_YEAR = 4


def end_of_interval(period: Period, role: str) -> Period | None:
    """The first year of an interval for role "from", the last for "to"; None for any other period."""
    if period.edtf.count("/") != 1:
        return None
    first, last = period.edtf.split("/")
    edtf = first if role == "from" else last
    if len(edtf) != _LENGTH_OF_YEAR:
        return None
    year = int(edtf)
    start, end = period.start.replace(year=year, month=1, day=1), period.end.replace(year=year, month=12, day=31)
    return Period(edtf, start, end, fiscal=period.fiscal)


def by_ends(figures: Sequence[Quantity], owns: Sequence[Own]) -> list[Own]:
    """What the text says of each figure, with the span of a change parted among its two ends.

    The start of a change shares the span its end states, unless it states a period itself.
    """
    parted = list(owns)
    for at, figure in enumerate(figures):
        mention = owns[at][0]
        if figure.role != "to" or mention is None:
            continue
        last, first = end_of_interval(mention.period, "to"), end_of_interval(mention.period, "from")
        if first is None or last is None:
            continue
        parted[at] = (mention._replace(period=last), *owns[at][1:])
        before = owns[at - 1] if at and figures[at - 1].role == "from" else None
        if before is not None and (before[0] is None or before[0].period == mention.period):
            parted[at - 1] = (mention._replace(period=first, status=None), *before[1:])
    return parted
