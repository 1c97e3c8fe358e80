"""Numbers in square brackets: the marks of footnotes, which are no facts, and what brackets say of a figure.

Belongs here: telling "[3]" from "12.4 [15.0]", "4.1 [3.2–5.1]" and "[22 case studies]". Does not: round brackets.
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End

# "[22 case studies, 7 of them by vendors]"
_COUNTED_INSIDE = re.compile(r" (?!and\b|or\b|to\b)[a-z]{4,}[^\[\]]{0,120}\]")
_AIM, _LAST_NOTE = re.compile(r"\][\s.;*_]*$"), 20
_FIGURE_BEFORE = re.compile(r"[0-9%x] \[$")


def is_footnote(text: str, end: End) -> bool:
    """Whether a number that opens brackets is a footnote's."""
    return not (_is_aim(text, end) or _is_interval(text, end) or _COUNTED_INSIDE.match(text, end.end) is not None)


def _is_interval(text: str, end: End) -> bool:
    """Whether brackets behind a figure hold the span it may lie in: "4.1 [3.2–5.1]"."""
    return bool(end.shown) and _FIGURE_BEFORE.search(text[max(0, end.start - 4) : end.start]) is not None


def _is_aim(text: str, end: End) -> bool:
    """Whether brackets behind a figure hold what it is to be: "Inventory turns: 11.4 [15.0]"."""
    is_large = bool(end.shown) or end.is_grouped or end.number >= _LAST_NOTE
    return is_large and _AIM.match(text, end.end) is not None and ": " in text[: end.start]
