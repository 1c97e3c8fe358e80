"""Figures side by side in one line, parted by bars: "2030 P/E: 31x | 2031 P/E: 26x | EV/EBITDA: 19x".

Belongs here: which periods reach over a bar. Does not: labels side by side (`sibling_labels`) or tables (`tables`).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.memo.quantities import Quantity

BAR = " | "
_REACH = 120


def is_beside(text: str, item: Quantity, at: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a bar parts a figure from the period `at` a place that has a figure of its own."""
    first, last = at
    left, right = (last, item.start) if last <= item.start else (item.end, first)
    if BAR not in text[left:right]:
        return False
    start, stop = text.rfind(BAR, max(0, first - _REACH), first), text.find(BAR, last, last + _REACH)
    return any(start < begin < (stop if stop >= 0 else last + _REACH) for begin, _ in spans)
