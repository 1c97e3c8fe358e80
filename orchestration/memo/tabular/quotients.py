"""Bare numbers that labels say are quotients: "P/E", "USD/TRY", a column "… ratio" with decimals.

Belongs here: telling them from counts and from the unit of a whole table. Does not: units lent (`lent_units`).
"""

from __future__ import annotations

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.per_units import Lent
from orchestration.memo.tabular.rows import is_ratio
from orchestration.memo.tabular.sizes import SMALL, is_index
from orchestration.memo.vocabulary.natures import is_multiple


def as_quotient(item: Quantity | Refusal, labels: Labels) -> Quantity | Refusal:
    """A whole number under "P/E" or "USD/TRY", which is a ratio like its neighbours with decimals."""
    is_quotient = is_multiple(labels.column.label) or (labels.column.nature is None and is_multiple(labels.row.name))
    is_quotient = is_quotient or is_ratio(labels.row.unit) or is_index(labels)
    if not isinstance(item, Quantity) or item.unit_kind != "count" or not is_quotient:
        return item
    return item._replace(unit="pure", unit_kind="ratio", decimals=0)


def in_index(item: Quantity | Refusal, labels: Labels) -> Quantity | Refusal | None:
    """A bare number of an index, whatever its row is of: "External spend | 108" below "(2030 = 100)"."""
    return as_quotient(item, labels) if is_index(labels) and isinstance(item, Quantity) else None


def is_small_ratio(bare: Quantity | Refusal, lent: Lent, labels: Labels) -> bool:
    """Whether "0.71" stands in a column named a ratio, which the unit of a whole table does not reach."""
    is_decimal = isinstance(bare, Quantity) and bare.unit_kind == "ratio" and abs(bare.value) < SMALL
    is_decimal = is_decimal and labels.column.nature != "percent"  # "NPL ratio"
    return is_decimal and lent.source in {"corner", "caption"} and labels.column.label.lower().endswith("ratio")
