"""Bare numbers that labels say are quotients: "P/E", "USD/TRY", a column "… ratio" with decimals.

Belongs here: telling them from counts, from the unit of a whole table and from what a quotient makes of a share ("P/E
(12-16x) | 31 | 38"). Does not: units lent (`lent_units`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.per_units import Lent
from orchestration.memo.tabular.rows import is_ratio
from orchestration.memo.tabular.sizes import SMALL, is_index
from orchestration.memo.vocabulary.natures import is_multiple

_VALUED_BY = re.compile(
    r"(?:(?:forward|trailing|NTM|LTM|peer) )?(?:EV/[A-Za-z]+|P/[A-Za-z]{1,3}|[A-Za-z]+ multiples?)[ ,:]*"
    r"\(?(?P<low>[0-9]+(?:\.[0-9]+)?)x?(?:[-–]| to )(?P<high>[0-9]+(?:\.[0-9]+)?)x(?: [A-Za-z0-9 ]+)?\)?",
    re.IGNORECASE,
)
_AS_FAR = Decimal("1.4")
_END_OF_RANGE = re.compile(r"(?:low|mid|high|min|max|bear|base|bull|median|mean|value)\b", re.IGNORECASE)


def as_quotient(item: Quantity | Refusal, labels: Labels) -> Quantity | Refusal:
    """A whole number under "P/E" or "USD/TRY", which is a ratio like its neighbours with decimals.

    In a row that is valued by a range of multiples it is a Refusal, where it is far from any of them.
    """
    if isinstance(item, Quantity) and (refused := _valued(item, labels)) is not None:
        return refused
    is_quotient = is_multiple(labels.column.label) or (labels.column.nature is None and is_multiple(labels.row.name))
    is_quotient = is_quotient or is_ratio(labels.row.unit) or is_index(labels)
    if not isinstance(item, Quantity) or item.unit_kind != "count" or not is_quotient:
        return item
    return item._replace(unit="pure", unit_kind="ratio", decimals=0)


def _valued(item: Quantity, labels: Labels) -> Refusal | None:
    """A refusal of what a row's own multiples are of: "EV/EBITDA 8-10x | 34 | 50" below "Low | High"."""
    valued = _VALUED_BY.fullmatch(labels.row.name.strip())
    if valued is None or _END_OF_RANGE.match(labels.column.label) is None:
        return None
    low, high = Decimal(valued["low"]), Decimal(valued["high"])
    if low / _AS_FAR <= item.value <= high * _AS_FAR:
        return None
    message = f"a bare number in {labels.row.name!r}, which values something by these multiples: state its unit"
    return Refusal(item.start, item.end, "ambiguous_unit", message)


def in_index(item: Quantity | Refusal, labels: Labels) -> Quantity | Refusal | None:
    """A bare number of an index, whatever its row is of: "External spend | 108" below "(2030 = 100)"."""
    return as_quotient(item, labels) if is_index(labels) and isinstance(item, Quantity) else None


def is_small_ratio(bare: Quantity | Refusal, lent: Lent, labels: Labels) -> bool:
    """Whether "0.71" stands in a column named a ratio, which the unit of a whole table does not reach."""
    is_decimal = isinstance(bare, Quantity) and bare.unit_kind == "ratio" and abs(bare.value) < SMALL
    is_decimal = is_decimal and labels.column.nature != "percent"  # "NPL ratio"
    return is_decimal and lent.source in {"corner", "caption"} and labels.column.label.lower().endswith("ratio")
