"""The word or sign behind a place in a text, as the grammar of amounts sees it.

Belongs here: cutting one short word off. Does not: what the word means (`tails`, `units`).
"""

from __future__ import annotations

import re

# A word or sign after a number: what joins it (nothing, one space, a hyphen), a sign, or letters. Bounded,
# so that a megabyte of letters costs what sixteen of them do.
_WORD = re.compile(
    r"([ \u00a0\u2009\u202f]?|-)"
    r"(?:([%‰]|°[CF]?|[€£₹¥₩₺₽₦₱₫฿₪$¢]|×)|([A-Za-zµμłčöøş]{1,16}(?:2e|[²³23])?)(?![A-Za-z0-9²³]))"
)
_NO_WORD = frozenset(("", ".", ",", ";", ":", ")", "+", "/", "\n"))


def next_word(text: str, pos: int) -> tuple[str, str, int]:
    """The joint, the sign or word after `pos` and its end; empty where no short word follows."""
    if text[pos : pos + 1] in _NO_WORD:
        return "", "", pos
    match = _WORD.match(text, pos)
    if match is None:
        return "", "", pos
    return match.group(1), match.group(2) or match.group(3), match.end()
