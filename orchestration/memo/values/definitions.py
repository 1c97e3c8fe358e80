"""What a memo says its words for large numbers mean: "1 lakh = 100,000; one crore is ten million".

Belongs here: finding such definitions, whose numbers state nothing about the world. Does not: reading the words
(`number_grammar`) or rates of exchange ("1 USD = 83 INR"), which are facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_SIGN = r"(?:₹|Rs\.? ?|INR |¥|₩)?"
_SCALE = r"(?:lakh|lac|crore|cr\.?|arab|kharab|million|billion|trillion|milliard|oku|wan|yi)s?"
_VALUE = (
    rf"(?:about |roughly )?{_SIGN}(?:[0-9][0-9,]*(?:\.[0-9]+)?(?: (?:hundred|thousand|{_SCALE}))*"
    rf"|(?:a|one|ten|hundred)(?: (?:hundred|thousand|{_SCALE}))+)"
)
_ONE = rf"{_SIGN}(?:1|one|a) {_SCALE}(?: (?:rupees|yen|won))?"
_MEANS = r"(?:=|equals?|is|means?|stands for)"
_DEFINED = re.compile(
    rf"(?<![\w.,]){_ONE} {_MEANS} {_VALUE}(?:(?:[,;]| and|[,;] and) {_ONE} (?:{_MEANS} )?{_VALUE})*"
    r"(?! (?:more|less|fewer))",
    re.IGNORECASE,
)
# Without one of them nothing is defined; a plain search for them is far cheaper than the pattern.
_MARKS = ("lakh", "crore", "illion =", "illion is", "illion equals", "illion means")


def definitions(text: str) -> list[tuple[int, int]]:
    """Where a text defines words for large numbers."""
    if not any(mark in text for mark in _MARKS):
        return []
    return [match.span() for match in _DEFINED.finditer(text)]


def is_within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of some spans, which are in order, holds a stretch of text."""
    at = bisect_right(spans, (start, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= start and end <= spans[at][1]
