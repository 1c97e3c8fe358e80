"""Ratios with a colon: 18:1 is eighteen, 1:8 an eighth; what is no multiple or part of one is refused.

Belongs here: the second number of a ratio. Does not: ratios in words ("1.9 to 1", in `joins`) or clock times.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_RATIO = re.compile(r":1(?![0-9:]|\.[0-9])|:[2-9](?![0-9:]|\.[0-9])")
# In running text "1:20" may be a time.
_WHOLE_CELL = re.compile(r"1:[1-9][0-9](?:\.[0-9])?")
# "a 1:1 meeting" of two people
_TALK = re.compile(r":1s?[ -](?:meeting|session|conversation|coaching|call|chat|check-in|review|mentor|support|talk)")
_ONE_OF_MANY = re.compile(r":[1-9][0-9]{1,2}(?![0-9:]|[.,][0-9])")
_SAID = re.compile(r"\bratios?(?: [a-z-]+){0,6} 1$", re.IGNORECASE)  # "an acceptance ratio of 1:40"
_ONE = re.compile(r"(?<![0-9.,:])1$")
_MOST_PLACES, _SAID_REACH = 9, 60


class Ratio(NamedTuple):
    """Where a ratio ends, what of one it is where its first number is one, and the code that refuses it."""

    end: int
    part: Decimal | None
    flaw: str


def read_ratio(text: str, end: int) -> Ratio | None:
    """The ratio that the number which ends at `end` begins; None where no colon with a number follows it."""
    if text[end : end + 1] != ":":
        return None
    if _TALK.match(text, end) is not None:
        return None
    whole = _WHOLE_CELL.fullmatch(text)
    ratio = _RATIO.match(text, end)
    if ratio is None and _SAID.search(text, max(0, end - _SAID_REACH), end) is not None:
        ratio = _ONE_OF_MANY.match(text, end)
    if whole is None and ratio is None:
        return None
    stop = whole.end() if whole is not None else ratio.end()  # type: ignore[union-attr]
    if text[end + 1 : stop] == "1":
        return Ratio(stop, None, "")
    part = part_of(Decimal(text[end + 1 : stop])) if _ONE.search(text, max(0, end - 2), end) is not None else None
    return Ratio(stop, part, "" if part is not None else "ratio")


def part_of(whole: Decimal) -> Decimal | None:
    """What one is of a number, where decimals can hold it: 0.125 of 8, nothing of 3."""
    part = Decimal(1) / whole
    exact = Decimal(f"{part.normalize():f}")
    return exact if exact * whole == 1 and -int(exact.as_tuple().exponent) <= _MOST_PLACES else None
