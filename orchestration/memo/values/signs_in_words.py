"""Ranges and changes whose ends have their signs in words: "minus 5 to plus 3 percent", "between minus 2 and plus 4%".

Belongs here: either end with its sign. Does not: a lone "minus 5" (`marks`) or what joins two ends (`joins`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import BETWEEN, End, read_end

_SIGNS = {"minus": "-", "negative": "-", "plus": "+", "positive": "+"}
_FIRST = re.compile(r"(?P<between>\bbetween )?\b(?P<sign>minus|negative|plus|positive) $", re.IGNORECASE)
_SECOND = re.compile(r"(?P<sign>minus|negative|plus|positive) (?=[0-9$€£¥₹A-Z])", re.IGNORECASE)
# What goes on from the first end to another: "to plus 3", "and plus 4%", and "and 4%" behind "between".
_ON, _BETWEEN_ON = re.compile(r" (?:to|and) (?:minus|negative|plus|positive) "), re.compile(r" and [0-9$€£¥₹]")
_REACH = 17


def first_in_words(text: str, end: End, pos: int) -> End | None:
    """The first end of a range or change with the sign before it in words; None where it is no such end."""
    if end.sign or text[end.end : end.end + 2] not in (" t", " a"):
        return None
    goes_on = _ON.match(text, end.end)
    if goes_on is None and _BETWEEN_ON.match(text, end.end) is None:
        return None
    told = _FIRST.search(text, max(pos, end.start - _REACH), end.start)
    if told is None or (goes_on is None and not told["between"]):
        return None
    words = (BETWEEN,) if told["between"] else ()
    return end._replace(
        sign=_SIGNS[told["sign"].lower()], start=told.start(), core_start=told.start("sign"), words=words
    )


def second_in_words(text: str, first: End, start: int, lent: str | None) -> End | None:
    """The end behind a signed one with the sign before it in words; None where it has none."""
    told = _SECOND.match(text, start) if first.sign else None
    last = read_end(text, told.end(), first.currency or lent) if told is not None else None
    if told is None or last is None or last.start != told.end() or last.sign or last.words:
        return None
    return last._replace(sign=_SIGNS[told["sign"].lower()], start=start, core_start=start)
