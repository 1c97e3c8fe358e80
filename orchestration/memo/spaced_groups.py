"""Thousands grouped by spaces, as in South Africa and France: "R13 900", "46 200 staff".

Belongs here: whether a memo groups so, and its text with commas in the spaces' place. Does not: reading numbers
(`number_grammar`), which take a space for the end of one.
"""

from __future__ import annotations

import re

_SPACED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9]|[.,][0-9])")
_SPACE = re.compile(r"(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3})")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# Fewer may be two numbers side by side.
_LEAST = 3


def groups_by_space(raw: str) -> bool:
    """Whether a memo writes thousands with spaces: several times, and never with a comma."""
    if _COMMA.search(raw) is not None:
        return False
    return sum(1 for _, _ in zip(range(_LEAST), _SPACED.finditer(raw), strict=False)) == _LEAST


def with_commas(raw: str) -> str:
    """The text of the same length, with a comma for each space inside a number."""
    return _SPACED.sub(lambda match: _SPACE.sub(",", match.group()), raw)


def with_spaces(text: str) -> str:
    """The words of such a memo as they were written, for the commas put in by `with_commas`."""
    return _COMMA.sub(" ", text)
