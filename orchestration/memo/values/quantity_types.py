"""What the value grammar hands out: a value, a refusal, and the unit a header lends to its column.

Belongs here: the frozen types shared by the grammar's modules and its callers, and whether two values are alike.
Does not: reading them from text (`quantities` and the modules behind it) or storing them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.vocabulary.units import Unit


class Quantity(NamedTuple):
    """One value read from a text; `text[start:end]` is the value as written.

    `value`, `low` and `high` are in base units: whole currency units, fractions for percentages.
    exact and approximate: low = high = value; at_least: high is None; at_most: low is None;
    range: value is the midpoint; range_at_least: value = low, high is None.
    `decimals` is XBRL precision (shown decimals less the scale's power); None for bare integer counts.
    `role` is "from" or "to" where the text states a change from one value to another.
    """

    start: int
    end: int
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    decimals: int | None
    qualifier: str  # exact | approximate | at_least | at_most | range | range_at_least
    unit: str  # ISO 4217, pure, count, score, year, month, week, day, hour, other:<unit>
    unit_kind: str
    rate_basis: str | None  # annual | monthly | per_unit | cumulative; None where no word says so
    role: str = ""


def is_like(item: Quantity, last: Quantity, times: int) -> bool:
    """Whether neither of two values is more than so many times the other; nothing is like nought or less."""
    return 0 < last.value <= times * item.value and item.value <= times * last.value


class Refusal(NamedTuple):
    """A text that looks like a value and cannot be read for certain; `code` is stable, `message` prose."""

    start: int
    end: int
    code: str
    message: str


class UnitHint(NamedTuple):
    """The unit a header or caption states for bare numbers: base value = number x 10 ** scale.

    A percent hint has scale -2, basis points -4. `unit` is "" where the label speaks of money and names
    only a scale ("Revenue (M)"): a cell must then carry its own currency.
    """

    unit: str
    unit_kind: str
    scale: int = 0
    rate_basis: str | None = None

    @staticmethod
    def of(unit: Unit, scale: int = 0, rate: str | None = None) -> UnitHint:
        """The hint that lends a unit, with a power of ten besides its own."""
        return UnitHint(unit.name, unit.kind, unit.power + scale, rate)
