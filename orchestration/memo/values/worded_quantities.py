"""Numbers in words as quantities: the bound before them, the range that they end.

Belongs here: what every value in words takes from the words before it. Does not: which words make a value (`worded`,
`worded_times`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.number_grammar import AT_LEAST, AT_MOST, BOUND_WORDS
from orchestration.memo.values.quantity_types import Quantity
from orchestration.memo.vocabulary.number_words import WHOLE, number_of

_HEDGES = [word for word in BOUND_WORDS if word.isascii() and word[0].isalpha() and word != "between"]
_HEDGE = "|".join(sorted(map(re.escape, _HEDGES), key=len, reverse=True))
BOUND_BEFORE = re.compile(rf"(?<![A-Za-z])(?i:(?P<bound>{_HEDGE}|just over|just under|well over|close to|a little over"
                    r"|a little under|a little more than|a little less than|slightly more than|slightly less than))"
                    r" (?:a )?$")  # fmt: skip
_SOFT = {"just over": AT_LEAST, "well over": AT_LEAST, "a little over": AT_LEAST, "a little more than": AT_LEAST,
         "slightly more than": AT_LEAST, "just under": AT_MOST, "a little under": AT_MOST,
         "a little less than": AT_MOST, "slightly less than": AT_MOST}  # fmt: skip
BOUND_REACH = 24
_EXACT_PLACES = Decimal("1e-9")
# "three to four percent", "between two and three million"; what rose "from five to ten percent" has two values.
LEAST = rf"(?<![-\w])(?:(?P<from>from )?(?P<least>{WHOLE}) (?:to|or) |between (?P<lower>{WHOLE}) and )?"


def spread(match: re.Match[str], highest: Quantity, one: Decimal) -> list[Quantity]:
    """The value itself, or the range or the two values it makes with a number before it that counts by `one` too."""
    least = match["least"] or match["lower"]
    if least is None:
        return [highest]
    low, high = Decimal(f"{(number_of(least) * one).normalize():f}"), highest.value
    if match["from"]:
        start, end = match.span("least")
        return [highest._replace(start=start, end=end, value=low, low=low, high=low, qualifier="exact"), highest]
    if low >= high:
        return [highest]
    middle = Decimal(f"{((low + high) / 2).normalize():f}")
    return [highest._replace(start=match.start(), value=middle, low=low, high=high, qualifier="range")]


def in_words(text: str, start: int, end: int, value: Decimal, unit: str, kind: str, decimals: int) -> Quantity:
    """A value with the bound word that stands before it."""
    bound = BOUND_BEFORE.search(text, max(0, start - BOUND_REACH), start)
    qualifier = "exact"
    if bound is not None:
        word = bound["bound"].lower()
        qualifier = _SOFT.get(word) or BOUND_WORDS[word]
        start = bound.start("bound")
    value = value.quantize(_EXACT_PLACES).normalize() if value < 1 else value
    value = Decimal(f"{value:f}")
    low = None if qualifier == AT_MOST else value
    high = None if qualifier == AT_LEAST else value
    return Quantity(start, end, value, low, high, decimals, qualifier, unit, kind, None)
