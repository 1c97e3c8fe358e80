"""Shares that a split states in a row: "Revenue split: 60/30/10", "a 60/40 mix of shares and bonds".

Belongs here: numbers between strokes that make a hundred beside a word for a split. Does not: dates ("6/30"), scores
("4/5") and ratios.
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.quantity_types import Quantity

_SPLIT = re.compile(r"(?<![\w/.,$€£-])[1-9][0-9]?(?:\.[0-9])?(?:/[1-9][0-9]?(?:\.[0-9])?){1,5}(?![\w/%-]|[.,][0-9])")
_PART = re.compile(r"[0-9.]+")
_NAMED_BEFORE = re.compile(
    r"\b(?:split|mix|allocation|breakdown|weights?|shared?|divided|portfolio)\b[^.;/]{0,24}$", re.IGNORECASE
)
_NAMED_BEHIND = re.compile(r" (?:[a-z-]+ ){0,2}(?:split|mix|allocation|portfolio|basis)\b")
_REACH, _HUNDRED = 60, Decimal(100)


def shares_of_splits(text: str) -> list[Quantity]:
    """Each share of a split as a fraction, in reading order; only where they add up to a hundred."""
    found: list[Quantity] = []
    if "/" not in text:
        return found
    for split in _SPLIT.finditer(text):
        parts = [(split.start() + part.start(), part.group()) for part in _PART.finditer(split.group())]
        if sum(Decimal(number) for _, number in parts) != _HUNDRED:
            continue
        before = text[max(0, split.start() - _REACH) : split.start()]
        if _NAMED_BEFORE.search(before) is None and _NAMED_BEHIND.match(text, split.end()) is None:
            continue
        for start, number in parts:
            value = Decimal(number).scaleb(-2)
            decimals = -int(value.as_tuple().exponent)
            end = start + len(number)
            found.append(Quantity(start, end, value, value, value, decimals, "exact", "pure", "percent", None))
    return found
