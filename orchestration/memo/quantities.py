"""The value grammar's front door: values in cells and in running text, units in labels.

Belongs here: the names other modules import. Does not: the grammar itself (the modules imported below).
"""

from __future__ import annotations

from orchestration.memo.cells import read_cell
from orchestration.memo.hints import read_hint
from orchestration.memo.quantity_types import Quantity, Refusal, UnitHint
from orchestration.memo.value_scanner import find_quantities

__all__ = ["Quantity", "Refusal", "UnitHint", "find_quantities", "read_cell", "read_hint"]
