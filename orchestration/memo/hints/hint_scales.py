"""The scale that a label tells in words and not in its parentheses: "millions of euros (EUR)", "(USD) (millions)".

Belongs here: a scale that stands apart from the unit it is of. Does not: a scale behind the parentheses
(`hint_endings`), a label without parentheses (`hints`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.hints.hint_endings import names_money
from orchestration.memo.hints.hint_words import power_told
from orchestration.memo.values.number_grammar import read_currency
from orchestration.memo.vocabulary.currencies import NAMES, SHARED_SIGNS
from orchestration.memo.vocabulary.units import LABEL_SCALES
from orchestration.memo.vocabulary.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orchestration.memo.values.quantity_types import UnitHint

# "Revenue, thousands of US dollars", "Revenue '000", what opens a label or stands behind "in" or a comma.
_TOLD = re.compile(
    r"(?:(?P<open>^\W*|[,:;–—] ?|\b[Ii]n )|\b(?P<word>[A-Za-z]+) )"
    r"(?P<scale>(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Ll]akh|[Cc]rore)s?|['’]?000s?|mn|bn|(?<=, )[mk])"
    r"(?: of)?(?P<name>(?: [A-Za-z][A-Za-z-]*){0,3}) ?$"
)
# "Sales, hundreds of millions of yen (JPY)"
_POWER = re.compile(
    r"(?:^\W*|[,:;–—] ?|\b[Ii]n )(?P<power>(?:[Tt]ens|[Hh]undreds) of (?:thousands|millions))"
    r"(?: of [A-Za-z ]{3,20})? ?$"
)
# "Cost per million (USD)", "the top million", "five million euros": so many of them, and no scale.
_NO_SCALE = word_set(
    """
    per each every a an one two three four five six seven eight nine ten the of to from by for with over under above
    below about than top first last next some several many few hundred thousand million and or at on into
    """
)
_KINDS = ("money", "quantity", "count", "duration")
# A letter is a scale beside money alone: "Revenue, m (EUR)"; the zeros are of what a label counts in as well.
_SHORT = {"m": 6, "k": 3, "000": 3}
# Whose dollars, rupees or pounds words mean that name nobody's, a code says.
_SIGN_OF = {"USD": "$", "INR": "Rs", "CNY": "¥", "GBP": "£"}
_SAME_UNITS = frozenset({"other:barrel", "other:bbl"})
# Units that have a scale of their own: "Output, millions (Mt)" says it twice.
_MULTIPLES = re.compile(r"other:(?:[kMG]t|mm|MM|[MB]cf|[kMm]+boe)")


def with_scale_before(hint: UnitHint, before: str, read: Callable[[str], UnitHint | None]) -> UnitHint | None:
    """The unit in parentheses with the scale told right before them; None where the words name another currency.

    `before` is the label up to the parentheses, `read` gives the unit of words alone.
    """
    if not hint.unit or hint.scale or hint.unit_kind not in _KINDS:
        return hint
    stated = _POWER.search(before) if hint.unit_kind == "money" else None
    power = power_told(stated["power"]) if stated is not None else None
    if power is not None:
        return hint._replace(scale=power.scale)
    told = _TOLD.search(before)
    if told is None or not _is_scale(told):
        return hint
    short = told["scale"].lower().strip("'’").rstrip("s")
    scale = LABEL_SCALES.get(short) or _SHORT[short]
    name = told["name"].strip()
    if not name:
        is_told = hint.unit_kind == "money" or (len(short) > 1 and _MULTIPLES.match(hint.unit) is None)
        return hint._replace(scale=scale) if is_told else hint  # "Depth, m (m)", "Output, millions (Mt)"
    named = read(f"{told['scale']} {name}")
    is_whose = named is not None and " " in name
    last = name.split()[-1]
    named = named or (read(f"{told['scale']} {last}") if last in NAMES else None)
    if named is None:
        return hint  # "thousands of customers (USD)"
    if _is_same(named.unit, hint.unit) or (not is_whose and _may_be(named.unit, hint.unit)):
        return hint._replace(scale=scale)
    return None if named.unit_kind == hint.unit_kind == "money" else hint  # "millions of tonnes (Mt)" says it twice


def _is_scale(told: re.Match[str]) -> bool:
    """Whether the word is a scale of the figures: behind a comma or "in", or in the plural or behind money's name."""
    if told["word"] is None:
        return True
    word = told["word"].lower()
    return word not in _NO_SCALE and (told["scale"][-1] in "s0n" or names_money(word))


def _is_same(named: str, unit: str) -> bool:
    return named == unit or {named, unit} == _SAME_UNITS


def _may_be(named: str, unit: str) -> bool:
    """Whether a currency is only named by a word that several share ("dollars"), so that the code says whose it is."""
    if named[:1] in ("", "?"):
        return not unit.startswith("?") and read_currency(unit)[0] is not None
    return unit in SHARED_SIGNS.get(_SIGN_OF.get(named, ""), ())


def as_one(hints: Sequence[UnitHint]) -> Sequence[UnitHint]:
    """A currency and its scale told apart as one hint: "(USD) (millions)", "(millions of kronor, SEK)"."""
    if len(hints) != 2 or any(hint.unit_kind != "money" for hint in hints):
        return hints
    code, scaled = sorted(hints, key=lambda hint: hint.scale)
    is_one = code.scale == 0 < scaled.scale and (scaled.unit == code.unit or _may_be(scaled.unit, code.unit))
    return [code._replace(scale=scaled.scale)] if is_one else hints
