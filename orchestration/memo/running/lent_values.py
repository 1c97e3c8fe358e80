"""Bare numbers in the unit and scale of a figure beside them: "Below 9:" behind "below 12%:".

Belongs here: building such a value. Does not: whether a text lends the unit (`later_bounds`, `signal_colours`,
`members_of_sums`, `now_asides`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.quantities import Quantity, Refusal, read_cell
from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.elided_units import in_percent

Item = Quantity | Refusal

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![0-9%])"
_FIRST = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_OWN = frozenset({"percent", "money", "quantity", "duration"})


def has_unit(item: Item) -> bool:
    """Whether a figure states what it is in."""
    return isinstance(item, Quantity) and item.unit_kind in _OWN


def scale_of(text: str, item: Quantity) -> Decimal | None:
    """What the number of a figure is multiplied by: 10^9 of "$421 billion", 1 of "60 days"."""
    told = _FIRST.search(text, item.start, item.end)
    first = item.low if item.low is not None else item.value
    number = Decimal(told.group().replace(",", "").rstrip(".")) if told is not None else Decimal(0)
    return abs(first) / number if number else None


def plain(text: str, start: int, end: int) -> Quantity | None:
    """The bare number, bound or range that is written in a place; None where it is none or has a unit."""
    read = read_cell(text[start:end])
    if len(read) != 1 or not isinstance(read[0], Quantity) or read[0].unit_kind not in ("count", "ratio"):
        return None
    return read[0]._replace(start=start + read[0].start, end=start + read[0].end)


def lent(bare: Quantity, told: Quantity, scale: Decimal) -> Quantity:
    """A bare number in the unit of a figure, multiplied by `scale`."""
    if told.unit_kind == "percent":
        return in_percent(bare)
    value, low, high = (None if one is None else one * scale for one in (bare.value, bare.low, bare.high))
    decimals = 0 if bare.decimals is None else bare.decimals
    decimals -= scale.adjusted() if scale > 1 else 0
    return bare._replace(
        value=bare.value if value is None else value,
        low=low,
        high=high,
        unit=told.unit,
        unit_kind=told.unit_kind,
        rate_basis=told.rate_basis,
        decimals=decimals,
    )


def within(one: Decimal, other: Decimal, times: int) -> bool:
    """Whether neither of two sizes is more than so many times the other."""
    return 0 < abs(one) <= times * abs(other) and abs(other) <= times * abs(one)


def replaced(text: str, items: Sequence[Item], read: dict[tuple[int, int], Quantity | None]) -> list[Item]:
    """The items with what was read in some places in their stead; None stands for a refusal."""
    places = sorted(read)
    new = [one if (one := read[place]) is not None else refuse("ambiguous_unit", text, *place) for place in places]
    kept: list[Item] = []
    at = 0
    for item in items:
        while at < len(places) and places[at][1] <= item.start:
            at += 1
        if at == len(places) or item.end <= places[at][0]:
            kept.append(item)
    return sorted([*kept, *new], key=lambda item: item.start)
