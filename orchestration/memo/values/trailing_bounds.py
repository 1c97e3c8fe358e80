"""Bounds behind a value: "or more", "or less", "-plus", "at least" at the end of its clause.

Belongs here: where such a bound ends and which way it bounds. Does not: bounds before a value (`number_grammar`).
"""

from __future__ import annotations

import re

_MORE = re.compile(
    r"-plus\b| or (?:more|above|higher|greater|better|longer)\b| and (?:above|up)\b(?! to )| and over$"
    r"| at (?:the )?least(?=[.,;:)]|$)"
)
_LESS = re.compile(
    r" or (?:less|fewer|below|lower|under|shorter|sooner)\b| at (?:the )?most(?=[.,;:)]|$)"
    r"| max(?:imum)?\b(?=[.,;:]|$)"
)


def trailing_bound(text: str, pos: int) -> tuple[int, bool] | None:
    """Where a bound behind a value ends, and whether the value is its low end ("or more")."""
    if text[pos : pos + 1] not in ("-", " "):
        return None
    more = _MORE.match(text, pos)
    if more is not None:
        return more.end(), True
    less = _LESS.match(text, pos)
    return (less.end(), False) if less is not None else None
