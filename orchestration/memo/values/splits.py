"""Shares that a split states in a row: "Revenue split: 60/30/10", "a 60/40 mix of shares and bonds".

Belongs here: numbers between strokes that make a hundred beside a word for a split or names for its parts, and pairs
that names tell to be two figures. Does not: dates ("6/30"), scores ("4/5") and ratios.
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.number_grammar import End
from orchestration.memo.values.quantity_types import Quantity, Refusal

_SPLIT = re.compile(r"(?<![\w/.,$€£-])[1-9][0-9]?(?:\.[0-9])?(?:/[1-9][0-9]?(?:\.[0-9])?){1,5}(?![\w/%-]|[.,][0-9])")
_PART = re.compile(r"[0-9.]+")
_NAMED_BEFORE = re.compile(
    r"\b(?:split|mix|allocation|breakdown|weights?|shared?|divided|portfolio|ownership|shareholding"
    r"|rule of thumb)\b[^.;/]{0,24}$",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(r" (?:[a-z-]+ ){0,2}(?:split|mix|allocation|portfolio|basis|weights|weightings?)\b")
# "50/30/20 (needs/wants/savings)"
_NAMES = re.compile(
    r" \((?P<names>[A-Za-z][A-Za-z&-]*(?: [A-Za-z&-]+)?(?:/[A-Za-z][A-Za-z&-]*(?: [A-Za-z&-]+)?){1,5})\)"
)
# "life expectancy 81.6/85.4 (m/f)", "54/38 favor": what they are of is told, and not what each of them is.
_PAIR = re.compile(
    r"(?!24/7)(?P<first>[0-9]{1,3}(?:\.[0-9])?)/(?P<last>[0-9]{1,3}(?:\.[0-9])?)(?![\w/%-]|[.,][0-9])"
    r"(?=(?: [a-z]+){0,2} \([A-Za-z]+/[A-Za-z]+\)| (?:in )?(?:favou?r|oppose|against|approv\w+)\b)"
)
_REACH, _HUNDRED = 60, Decimal(100)


def shares_of_splits(text: str) -> list[Quantity]:
    """Each share of a split as a fraction, in reading order; only where they add up to a hundred."""
    found: list[Quantity] = []
    if "/" not in text:
        return found
    for split in _SPLIT.finditer(text):
        parts = [(split.start() + part.start(), part.group()) for part in _PART.finditer(split.group())]
        if sum(Decimal(number) for _, number in parts) != _HUNDRED:
            continue
        before = text[max(0, split.start() - _REACH) : split.start()]
        names = _NAMES.match(text, split.end())
        is_named = names is not None and names["names"].count("/") == len(parts) - 1
        if not is_named and _NAMED_BEFORE.search(before) is None and _NAMED_BEHIND.match(text, split.end()) is None:
            continue
        for start, number in parts:
            value = Decimal(number).scaleb(-2)
            decimals = -int(value.as_tuple().exponent)
            end = start + len(number)
            found.append(Quantity(start, end, value, value, value, decimals, "exact", "pure", "percent", None))
    return found


def refused_pair(text: str, end: End) -> Refusal | None:
    """A refusal of two figures with a stroke between them: "life expectancy 81.6/85.4 (m/f)"."""
    if not text.startswith("/", end.end):
        return None
    pair = _PAIR.match(text, end.number_start)
    if pair is None or Decimal(pair["first"]) + Decimal(pair["last"]) == _HUNDRED:
        return None
    return refuse("ratio", text, end.start, pair.end())
