"""Cells that say the opposite of their label: "net cash $40M" below "Net debt".

Belongs here: turning the sign of such an amount. Does not: signs that the cell writes (`values.cells`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal

_PAIRS = (
    (re.compile(r"\bnet debt\b(?! ?(?:/|to|\())", re.IGNORECASE), re.compile(r"net cash:?(?: of)? ?", re.IGNORECASE)),
    (re.compile(r"\bnet cash\b(?! ?(?:/|to|\())", re.IGNORECASE), re.compile(r"net debt:?(?: of)? ?", re.IGNORECASE)),
)


def turned_round(text: str, labels: Sequence[str], items: list[Quantity | Refusal]) -> list[Quantity | Refusal]:
    """What a cell holds, below zero where its own word is the opposite of its column's or row's."""
    if len(items) != 1 or not isinstance(items[0], Quantity) or "net " not in text.lower():
        return items
    one = items[0]
    for label, cell in _PAIRS:
        said = cell.match(text)
        if said is None or said.end() != one.start or not any(label.search(name) for name in labels):
            continue
        if one.unit_kind != "money" or one.value <= 0 or one.low != one.high:
            return items
        return [one._replace(value=-one.value, low=-one.value, high=-one.value)]
    return items
