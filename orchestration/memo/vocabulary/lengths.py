"""Metres, litres and their likes where a letter or a word means them by its neighbours only.

Belongs here: "3,050 m above sea level", "36,000 L of water", and meters that are read and measure no length. Does not:
symbols that mean one thing everywhere (`units`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import UNITS, Unit, word_set

# "a 2.1m tall mast"
OF_LENGTH = frozenset({"tall", "high", "deep", "wide", "long", "thick", "away", "apart"})
# No "9 ML engineers"
_OF_WATER = word_set("of a per each and or from to in by on at for when while would will is was were are")
_AGAINST = frozenset({"above", "below", "underground", "underwater", "altitude", "elevation", "depth"})
_LENGTHS = re.compile(
    r"\b(?i:waves?|depths?|heights?|altitudes?|elevations?|draughts?|diameters?|blades?|trains?|lengths?|spans?|quays?|runways?"
    r"|hulls?|towers?|masts?|tunnels?) (?:of )?(?:[^.;]|\.(?=[0-9])){0,24}$"
)
_OF_LENGTHS = re.compile(
    r" of (?:[a-z]+ )?(?:depth|height|width|length|draught|draft|clearance|frontage|elevation|head)\b"
)
_LENGTH_NAMED = re.compile(
    r"\b(?:depth|height|altitude|elevation|draught|diameter|length|width|span|thickness|clearance|distance|beam)s?\b",
    re.IGNORECASE,
)
_IN_METRES = re.compile(r"[0-9] m$")
_NEAR_LENGTH = 48
_BEHIND_SECONDS = frozenset({"of", "or", "and", "in", "to", "from", "per", "at", "on", "for", "by", "later", "each"})
_WEIGHTS = re.compile(r"\b(?:weigh(?:s|ing|ts?)?|doses?|servings?|protein|carbohydrates?)\b[^.;]*$")
_TENTHS_OF_GRAMS = re.compile(r"(?<![0-9,])[0-9]{1,3}\.[0-9] g$")
_GRAMS = re.compile(r"(?<![0-9,.])[0-9]{2,4} g(?=[.,;)]|$| (?:to|from|per|a|of|and|or|for|-)\b| -)")
_OF_STUDY = re.compile(r" (?:program(?:me)?s|courses|holders|students|schemes|apprenticeships)\b")
_MILLION_BEFORE = re.compile(r"[0-9] ?(?:million|M|m) meters?$")
_METERED = re.compile(
    r"\b(?:[Ss]mart|[Pp]repaid|[Ee]lectricity|[Gg]as|[Pp]arking) meters?\b|\b[Mm]eter(?:ing| read)"
    r"|\bmeters?[,;] [0-9][0-9,]* (?:are|were) (?:prepaid|smart|read|faulty|estimated)\b"
    r"|\b(?:install|replac|deploy|roll out|supply|fit)\w*(?: [0-9][0-9,.]*)? meters?\b"
)
# "Revenue of 120 mm"
_OF_MONEY = re.compile(
    r"\b(?:revenues?|sales|profits?|ebitda|ebit|costs?|capex|budget|income|losse?s?|cash|funding|debt|worth)\b",
    re.IGNORECASE,
)
_MONEY_REACH = 60


def by_letter(text: str, word: str, end: int) -> Unit | None:
    """Metres and litres by a letter behind a space, where the words beside it measure: "3,050 m above sea level"."""
    following = next_word(text, end)[1]
    if word == "L":
        return UNITS["litre"] if following == "of" else None
    if word in ("ML", "GL"):
        is_alone = (
            word == "GL"
            or not following
            or following in _OF_WATER
            or not following.isalpha()
            or text[end : end + 1] in ",.;:)"
        )
        return UNITS["megalitre" if word == "ML" else "gigalitre"] if is_alone else None
    if word == "g":
        if (following in ("", "of") or text[end : end + 1] in ",.;)") and _TENTHS_OF_GRAMS.search(
            text, max(0, end - 12), end
        ):
            return Unit("other:g", "quantity")  # "a chain of 14.6 g"
        if len(_GRAMS.findall(text[max(0, end - 2 * _NEAR_LENGTH) : end + 2 * _NEAR_LENGTH])) > 1:
            return Unit("other:g", "quantity")  # "from 100 g to 85 g"
        return UNITS["gram"] if _WEIGHTS.search(text[max(0, end - _NEAR_LENGTH) : end]) is not None else None
    if word != "m":
        return None
    is_length = following in OF_LENGTH or following in _AGAINST or _OF_LENGTHS.match(text, end) is not None
    near = text[max(0, end - _NEAR_LENGTH) : end] if not is_length else ""
    return UNITS["metre"] if is_length or _LENGTHS.search(near) is not None else None


def in_metres(written: str, labels: tuple[str, str]) -> str | None:
    """A cell's value with its metres spelled out, where a label names a length: "1,400 m" of "Train length"."""
    is_length = _IN_METRES.search(written) is not None and any(map(_LENGTH_NAMED.search, labels))
    return f"{written}etres" if is_length else None


def is_of_length(text: str, start: int) -> bool:
    """Whether the words of its clause before a number name a length: "Users: 41m; quay length 4m"."""
    clause = max(text.rfind(mark, 0, start) for mark in ".;,|(")
    return _LENGTH_NAMED.search(text, clause + 1, start) is not None


def names_things(text: str, word: str, end: int, is_large: bool) -> bool:
    """Whether a unit's word names things here: "12,000 degrees" are awarded, "410,000 smart meters" read."""
    if word.lower() in ("degree", "degrees"):
        return is_large or _OF_STUDY.match(text, end) is not None
    if word in ("year", "day"):  # "up ¥78 billion year on year"
        return text.startswith((" on ", "-on-", " over ", "-over-"), end)
    if word == "second":  # "the $1.1 billion second plant"
        return next_word(text, end)[1].islower() and next_word(text, end)[1] not in _BEHIND_SECONDS
    if word.lower() not in ("meter", "meters"):
        return False
    if _MILLION_BEFORE.search(text[max(0, end - _NEAR_LENGTH) : end]) is not None:
        return True  # "11 million meters": nobody measures in them
    return _METERED.search(text[max(0, end - _NEAR_LENGTH) : end + _NEAR_LENGTH]) is not None


def is_millions(text: str, end: int) -> bool:
    """Whether "mm" behind a number without a currency may be millions: of people, or of the money spoken of."""
    joint, word, _ = next_word(text, end)
    if joint == " " and (is_person(word) or word in COUNTED_NOUNS):
        return True
    return _OF_MONEY.search(text[max(0, end - _MONEY_REACH) : end]) is not None
