"""Powers of ten that a label tells its unit in: the "1,000 tonnes" of "Output in 1,000 tonnes: 41" is no figure.

Belongs here: which figures of a label are such powers. Does not: what the label's unit is (`hints`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.quantities import Quantity, Refusal, UnitHint

# "Output in 1,000 tonnes", "Output (10,000 tonnes)", not "Ships (1,000 tonnes or more)"
_BEFORE = re.compile(r"(?:\bin |, |\((?:in )?)$")
_BEHIND = re.compile(r"\)?[\s:*_]*$")
_REACH, _SMALLEST = 5, 3


def without_powers(
    text: str, inside: Sequence[Quantity | Refusal], hint: UnitHint, label_end: int
) -> list[Quantity | Refusal]:
    """The figures of a label that ends at a place, without the power of ten that its unit is told in."""
    return [item for item in inside if not _is_power(text, item, hint, label_end)]


def _is_power(text: str, item: Quantity | Refusal, hint: UnitHint, label_end: int) -> bool:
    if not isinstance(item, Quantity) or hint.scale < _SMALLEST or item.value != Decimal(10) ** hint.scale:
        return False
    if item.unit != hint.unit or item.low != item.high or _BEHIND.match(text, item.end, label_end) is None:
        return False
    return _BEFORE.search(text, max(0, item.start - _REACH), item.start) is not None
