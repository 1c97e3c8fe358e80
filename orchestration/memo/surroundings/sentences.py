"""Where the sentences and the parentheses of a text are.

Belongs here: their places alone. Does not: what stands in them (`text_context`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.short_words import ends_sentence

_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"($€£¥₹\d])")
_PARENTHESIS = re.compile(r"[()]")


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence of a text starts."""
    stops = _SENTENCE.finditer(text)
    return (0, *(stop.end() for stop in stops if ends_sentence(text, stop.start(), stop.end())))


def parentheses(text: str) -> tuple[tuple[int, int], ...]:
    """Every closed pair, sorted by its opening; pairs inside pairs included."""
    if "(" not in text:
        return ()
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _PARENTHESIS.finditer(text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    return tuple(sorted(pairs))
