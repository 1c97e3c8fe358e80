"""Figures side by side in one line, parted by bars: "2030 P/E: 31x | 2031 P/E: 26x | EV/EBITDA: 19x".

Belongs here: which periods reach over a bar. Does not: labels side by side (`sibling_labels`) or tables (`tables`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.vocabulary.words import STOPS

BAR = " | "
_REACH, _LINE = 120, 300
_HEADING = re.compile(r"[^:,|]{0,40}(?P<pause>:|,)[*_]{0,2} [*_]{0,2}(?P<word>[^\W\d_]{2,})")
# "2031: 4,600 exits | capex $600M" is a line of its year, unless another time or label follows.
_TIME = re.compile(r"[*_]{0,2}(?:(?:By|In) )?(?:(?:FY|[QH][1-4]) ?)?(?:19|20)[0-9]{2}[AEP]?[*_]{0,2}")
_FURTHER = re.compile(r":|\b(?:19|20)[0-9]{2}\b")
_LEAD = re.compile(r"(?:^|[.;] |\n)(?:(?i:in|by|for|during|until) )?(?:the )?$")


def is_beside(text: str, item: Quantity, at: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a bar parts a figure from the period `at` a place that has a figure of its own."""
    first, last = at
    left, right = (last, item.start) if last <= item.start else (item.end, first)
    if BAR not in text[left:right]:
        return False
    start, stop = text.rfind(BAR, max(0, first - _REACH), first), text.find(BAR, last, last + _REACH)
    beside = [begin for begin, _ in spans if start < begin < (stop if stop >= 0 else last + _REACH)]
    return bool(beside) and not (start < 0 and is_of_row(text, at, min(beside)))


def is_barred(text: str, label_end: int, at: int) -> bool:
    """Whether a bar keeps the period of a text's label from a figure: "2030 P/E: 31x | EV/EBITDA: 19x"."""
    if BAR not in text[label_end:at]:
        return False
    is_line = at - label_end <= _LINE and _TIME.fullmatch(text, 0, label_end) is not None
    if is_line and _FURTHER.search(text, label_end + 1, at) is None:
        return False
    behind = _HEADING.match(text, label_end, at)
    return behind is None or behind["pause"] != ":" or behind["word"].lower() in STOPS


def is_of_row(text: str, at: tuple[int, int], figure: int) -> bool:
    """Whether a period heads all of a row whose first figure has a name of its own: "FY2029: Revenue $4B | Margin 14%".

    In "Revenue 2029: $4B | Margin 14%" it is the first figure's alone.
    """
    first, last = at
    behind = _HEADING.match(text, last, figure)
    if behind is None or behind["word"].lower() in STOPS:
        return False
    return behind["pause"] == ":" or _LEAD.search(text, max(0, first - 12), first) is not None
