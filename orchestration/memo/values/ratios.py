"""Ratios with a colon: 18:1 is eighteen, 1:8 an eighth, a ratio of 3:2 one and a half, to nine places.

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
# "1:8 ratio in 2028, 1:25 in 2030"
_GOES_ON = re.compile(
    r"\b1:[1-9][0-9]{0,2} (?:[a-z-]+ )?ratios?(?: (?:in|by) (?:19|20)[0-9]{2})?(?:,| and|, and|;| to| →) 1$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?<![0-9.,:])[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?$")
_SECOND = re.compile(r":[1-9][0-9]{0,2}(?:\.[0-9]{1,2})?(?![0-9:]|[.,][0-9]| ?[ap]\.?m\b)")
# "a debt-to-equity ratio of 3:2", "the 60:40 ratio", and no "the match ended 3:2"
_NAMED_BEFORE = re.compile(r"\b(?:ratio|leverage|gearing|odds)s?\b[^.;|0-9]{0,30}[0-9.]+$", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"[ -](?:[a-z-]+ )?(?:ratio|odds|(?:stock|share) split)\b")
_HUNDRED = Decimal(100)
_PLACES, _SAID_REACH, _FIRST_REACH = Decimal("1e-9"), 80, 8


class Ratio(NamedTuple):
    """Where a ratio ends, what it is where its second number is not one, and the code that refuses it."""

    end: int
    part: Decimal | None
    flaw: str


def read_ratio(text: str, end: int) -> Ratio | None:
    """The ratio that the number which ends at `end` begins; None where no colon with a number follows it."""
    if text[end : end + 1] != ":":
        return None
    if _TALK.match(text, end) is not None:
        return None
    first = _FIRST.search(text, max(0, end - _FIRST_REACH), end)
    part = Decimal(first.group()) if first is not None else None
    named = _named(text, end, part) if part is not None else None
    ratio = _WHOLE_CELL.fullmatch(text) or _RATIO.match(text, end)
    if ratio is None and any(form.search(text, max(0, end - _SAID_REACH), end) for form in (_SAID, _GOES_ON)):
        ratio = _ONE_OF_MANY.match(text, end)
    if named is not None and part != 1:
        ratio = named
    if ratio is None:
        return None
    second = text[end + 1 : ratio.end()]
    if second == "1":
        return Ratio(ratio.end(), None, "")
    if part is None or (part != 1 and named is None):
        return Ratio(ratio.end(), None, "ratio")
    return Ratio(ratio.end(), part_of(Decimal(second), part), "")


def _named(text: str, end: int, first: Decimal) -> re.Match[str] | None:
    """The second number of a ratio that neither begins nor ends with one, where something tells that it is one.

    The words beside it call it a ratio, or it parts a hundred: "split 60:40", "shared 75:25".
    """
    second = _SECOND.match(text, end)
    if second is None:
        return None
    if first + Decimal(second.group()[1:]) == _HUNDRED:
        return second
    is_named = _NAMED_BEFORE.search(text, max(0, end - _SAID_REACH), end) or _NAMED_BEHIND.match(text, second.end())
    return second if is_named else None


def part_of(whole: Decimal, part: Decimal = Decimal(1)) -> Decimal:
    """What one, or another part, is of a number, to nine places: 0.125 of 8, 0.166666667 of 6."""
    return Decimal(f"{(part / whole).quantize(_PLACES).normalize():f}")
