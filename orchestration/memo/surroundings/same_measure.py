"""Figures that go on from the one before them with the same measure of another part.

Belongs here: "76.8 for men and 82.1 for women". Does not: what names the first of them (`phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity

_OF_PART = re.compile(
    r" (?P<for>for|in|among|at|on|of) (?:the )?[\w'’ -]{1,40}?(?:[,;]| and|[,;] and| but|, but) (?:just |only )?"
)


def goes_on(text: str, item: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether a figure measures what the one before it does, in one unit and for a part told alike."""
    last = max((other for other in figures if other.end <= item.start), key=lambda other: other.end, default=None)
    if last is None or (last.unit, last.unit_kind) != (item.unit, item.unit_kind):
        return False
    part = _OF_PART.fullmatch(text, last.end, item.start)
    return part is not None and text.startswith(f" {part['for']} ", item.end)
