"""The value grammar's front door: values in cells and in running text, units in labels.

Belongs here: the names other modules import, and what holds for a text that stands alone. Does not: the grammar
itself (the modules imported below).
"""

from __future__ import annotations

from orchestration.memo.hints.hints import read_hint
from orchestration.memo.values import cells, value_scanner
from orchestration.memo.values.quantity_types import Quantity, Refusal, UnitHint
from orchestration.memo.values.shared_money import all_settled

__all__ = ["Quantity", "Refusal", "UnitHint", "find_quantities", "read_cell", "read_hint"]


def find_quantities(text: str, hint: UnitHint | None = None) -> list[Quantity | Refusal]:
    """Every value of a running text in reading order; spans never overlap. Raises nothing."""
    return all_settled(value_scanner.find_quantities(text, hint), text)


def read_cell(text: str, hint: UnitHint | None = None) -> list[Quantity | Refusal]:
    """Every value of a whole table cell in reading order; a bare number is a value here. Raises nothing."""
    return all_settled(cells.read_cell(text, hint), text)
