"""Ratios with a colon: 18:1 is eighteen, 1:8 an eighth, to nine places; what is neither is refused.

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
_ONE_OF_MANY = re.compile(r":[1-9][0-9]{1,2}(?![0-9:]|[.,][0-9]| ?[ap]\.?m\b)")
# "an acceptance ratio of 1:40", "managers 1:12 → 1:22", "the span from 1:12 to 1:22", and no "staff meet at 1:30"
_SAID = re.compile(
    r"\b(?:ratios?|spans?(?: of control)?|managers?|supervisors?|nurses?|teachers?|doctors?|students?|pupils?|patients?"
    r"|staff|staffing|tutors?|class(?:es| sizes?)?|odds)\b[^.;|0-9]{0,40}"
    r"(?:1:[1-9][0-9]{0,2}(?: \([^()|]{0,12}\))?"
    r"(?: ?(?:→|->|➜) ?| to |,? (?:up |down )?from | (?:vs\.?|versus|against) ))?"
    r"(?:(?<=ratios: at )|(?<=ratio at )|(?<! at ))(?<! by )(?<! until )(?<! before )(?<! after )(?<! since )"
    r"(?<![0-9.,:])1$",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?<![0-9.,:])1$")
_PLACES, _SAID_REACH = Decimal("1e-9"), 80


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


def part_of(whole: Decimal) -> Decimal:
    """What one is of a number, to nine places: 0.125 of 8, 0.166666667 of 6."""
    return Decimal(f"{(1 / whole).quantize(_PLACES).normalize():f}")
