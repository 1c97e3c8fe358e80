"""Durations in words: "eleven years", "four to six months", "at least two and a half weeks".

Belongs here: a number in words before a unit of time. Does not: what is old ("six years old"), points in time told by
their distance ("two years ago", "the next three years"), names of kinds ("a two-year course") and one of anything.
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.quantity_types import Quantity
from orchestration.memo.values.worded_quantities import LEAST, in_words, spread
from orchestration.memo.vocabulary.number_words import ONES, TENS, WHOLE, number_of
from orchestration.memo.vocabulary.units import UNITS
from orchestration.memo.vocabulary.words import holds_any

_STEMS = (" years", " months", " weeks", " days", " hours", " minutes")
_UNIT = re.compile(
    r" (?P<unit>years|months|weeks|days|hours|minutes)\b(?!-)(?! (?:ago|old|earlier|later|late|hence|ended|ending)\b)"
)
_COUNT = re.compile(
    rf"{LEAST}(?<![-\w])(?P<many>{WHOLE})(?: (?:full|more|whole|straight|consecutive|working))?$", re.IGNORECASE
)
# "the next five years" tells when, "one in five years" how often.
_POINT = re.compile(
    r"\b(?:next|coming|trailing|(?:the|these|those) (?:last|past)|one in|once in|once every)(?: (?:about|some))? $",
    re.IGNORECASE,
)
# What is open "seven days a week" is open always.
_ALWAYS = {"twenty-four hours": " a day", "seven days": " a week"}
_NUMBERS = frozenset([*ONES, *TENS, "half", "quarter", "quarters", "full", "more", "whole", "straight", "consecutive",
                      "working"])  # fmt: skip
_REACH, _ONE = 64, Decimal(1)


def durations_in_words(text: str) -> list[Quantity]:
    """The durations a running text states in words, in reading order; spans never overlap. Raises nothing."""
    if not holds_any(text, _STEMS):
        return []
    found: list[Quantity] = []
    for unit in _UNIT.finditer(text):
        begin = max(0, unit.start() - _REACH)
        last = text[begin : unit.start()].rpartition(" ")[2].rpartition("-")[2].lower()
        count = _COUNT.search(text, begin, unit.start()) if last in _NUMBERS else None
        if count is None or _is_no_duration(text, count, unit):
            continue
        time = UNITS[unit["unit"]]
        start = count.start("many")
        longest = in_words(text, start, unit.end(), number_of(count["many"]), time.name, time.kind, 0)
        if text[longest.start : start].lower() == "over ":  # what happened over five years lasted five years
            longest = longest._replace(start=start, low=longest.value, high=longest.value, qualifier="exact")
        found += spread(count, longest, _ONE)
    return found


def _is_no_duration(text: str, count: re.Match[str], unit: re.Match[str]) -> bool:
    is_one = number_of(count["many"]) == 1 and count["least"] is None
    is_point = _POINT.search(text, max(0, count.start() - _REACH), count.start()) is not None
    is_always = text.startswith(_ALWAYS.get(f"{count['many'].lower()} {unit['unit']}", "\n"), unit.end())
    return is_one or is_point or is_always
