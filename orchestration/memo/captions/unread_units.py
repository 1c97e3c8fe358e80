"""Labels that name a unit in parentheses: a scale of things, a currency in words, hundredths, letters over letters.

Belongs here: that a label names one, asked where no unit could be read from it. Does not: reading it (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.currencies import code_of
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.units import unit_of

_SCALE_NAMED = re.compile(
    r"\([^()]{0,30}\b(?:thousands?|millions?|billions?|trillions?|crores?|lakhs?|mn|bn|tn|(?<![0-9],)000s?)\b[^()]{0,30}\)",
    re.IGNORECASE,
)
# "(M TEU lifted)"
_SCALED_THINGS = re.compile(
    r"\((?:[KMBk]|'?000s?) [A-Za-z][^()]{1,30}\)"
    r"|, (?:in )?(?:thousands?|millions?|billions?) (?:of )?[A-Za-z][^,()]{1,20}$"
)
_MONEY_NAMED = re.compile(r"\((?:[^()0-9]* )?(?:[$€£¥₹₩₦₱]|(?P<code>[A-Z]{3}))(?: [^()0-9]*)?\)")
# Hundredths that a label names, whose money they are of being open.
_MINOR = "sen|fils|satang|kobo|ngwee|halalas?|öre|øre|aurar|groszy?|kopecks?|piastres?|agorot"
_MINOR_NAMED = re.compile(rf"\((?:{_MINOR}|(?!US)[A-Z]{{1,3}} ?¢)\)")
_UNKNOWN, _UNKNOWN_LAST = re.compile(r"[A-Z]{3,6}"), re.compile(r" \((?P<unit>[A-Z]{4,6})\)$")
_NO_UNITS = frozenset({"INDEX", "SCORE", "RATIO", "NUMBER", "COUNT", "RANK", "NONE", "UNIT", "UNITS"})
_WORDS = re.compile(r"[A-Za-z]+")
# "(g/t)", "(m3/day)": a unit the grammar does not know.
_UNIT_NAMED = re.compile(
    r"\((?:(?:[A-Za-z0-9³²µ°]{1,5}/|[A-Za-z0-9³²µ°]{1,3} / ?)[A-Za-z0-9³²]{1,8}(?:[/ ][A-Za-z0-9³²]{1,8})?"
    rf"|(?![a-f]\)|[ivx]+\))[a-z]{{1,2}}|oz|ml|MT|MMT|Mio t|points|pts|{_MINOR})\)"
)
# "Production kgMS/cow"
_UNIT_LAST = re.compile(r" (?:kg|t|g|l|m3|kWh|MWh)[A-Z][A-Za-z0-9]*/[a-z]+$")
# "ARPP*": a footnote says what the letters are, and in which unit.
_NOTED = re.compile(r"[A-Z]{3,6} ?[*†‡]")
# Two names in capitals side by side.
_INITIALS = re.compile(r"\(([A-Z&]{2,5})/([A-Z&]{2,5})(?: [a-z]+)?\)")
# "(per 1m hours)", "(GW under repair)", "(exaflops)", "(vessels at year-end)"
_OTHER_FIRST = re.compile(
    r"\((?P<things>[a-z]{4,}s) (?:at|in|on|by|of|as|with|under) [^()]+\)$"
    r"|\((?P<word>[A-Za-z²³µ]{2,8}|t)(?:[ /][^()]*)?\)$"
)
_FLOPS = re.compile(r"(?:[A-Za-z]+[- ]?)?flops?(?:/s)?", re.IGNORECASE)
_SMALL_WORDS = frozenset({"in", "at", "to", "of", "on", "by", "for", "min", "net", "us"})


def states_other(label: str) -> bool:
    """Whether the last parentheses of a label begin with a unit or a rate, or count things, and so state no money."""
    told = _OTHER_FIRST.search(label) if label.endswith(")") else None
    if told is None:
        return False
    if told["things"] and nature_of(told["things"]) == "count":
        return True
    word = told["word"] or told["things"]
    if word == "per" or _FLOPS.fullmatch(word) is not None:
        return True
    unit = unit_of(word) if word not in _SMALL_WORDS else None
    return unit is not None and unit.kind == "quantity"


def names_unit(label: str) -> bool:
    """Whether a label names a scale, a currency or a symbol of some unit in parentheses."""
    is_scale = _SCALE_NAMED.search(label) is not None or _SCALED_THINGS.search(label) is not None
    return is_scale or _names_money(label) or _names_symbols(label) or _UNIT_LAST.search(label) is not None


def is_noted(label: str) -> bool:
    """Whether a label is nothing but letters and a mark, which a footnote explains: "ARPP*", not "EBITDA*"."""
    return _NOTED.fullmatch(label) is not None and nature_of(label) is None


def names_minor(label: str) -> bool:
    """Whether parentheses name hundredths of some currency: "EPS (sen)", "DPS (c)"."""
    return _MINOR_NAMED.search(label) is not None or (label.endswith(" (c)") and nature_of(label) == "money")


def _names_symbols(label: str) -> bool:
    """Whether parentheses name letters over letters that may be units: "(g/t)", not "(BPO/SSC)"."""
    named = _UNIT_NAMED.search(label, 1)
    if named is None:
        return False
    initials = _INITIALS.fullmatch(named.group())
    return initials is None or any(unit_of(part) is not None for part in initials.groups())


def _names_money(label: str) -> bool:
    """Whether parentheses name a currency in words that no unit could be read from: "(DKK as of entry)"."""
    named = _MONEY_NAMED.search(label) if "(" in label else None
    return named is not None and (named["code"] is None or code_of(named["code"]) is not None)


def is_unknown(unit: str) -> bool:
    """Whether a column of units shortens a unit in capitals that is not known: "EFTSL"."""
    return _UNKNOWN.fullmatch(unit) is not None and unit not in _NO_UNITS


def ends_in_unknown(label: str) -> bool:
    """Whether a label ends with such a unit, which shortens no words of its own: "Student load (EFTSL)"."""
    stated = _UNKNOWN_LAST.search(label)
    if stated is None or code_of(stated["unit"]) is not None:
        return False
    initials = "".join(word[0] for word in _WORDS.findall(label[: stated.start()]))
    return stated["unit"].lower() not in initials.lower()
