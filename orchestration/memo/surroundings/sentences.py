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


def open_semicolon(text: str, start: int, end: int) -> int:
    """The first semicolon between two places that no parentheses there hold, -1 where there is none."""
    stop = text.find(";", start, end)
    while stop >= 0:
        opened, closed = text.rfind("(", start, stop), text.find(")", stop, end)
        if opened < 0 or closed < 0 or text.rfind(")", opened, stop) >= 0 or text.find("(", stop, closed) >= 0:
            return stop
        stop = text.find(";", closed, end)  # "EBITDA of $56M (13.7%; FY2029: 15.2%) and net income of $22M"
    return -1
