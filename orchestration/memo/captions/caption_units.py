"""Captions that state units for some of their columns: "Wages (Rs. '000) and headcount (in lakhs) by role".

Belongs here: which column a unit of a caption is for. Does not: units for a whole table (`table_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.captions.caption_clauses import Clause, clauses_of, money_of_all
from orchestration.memo.hints.hints import read_hint
from orchestration.memo.hints.label_asides import money_beside_shares
from orchestration.memo.quantities import UnitHint
from orchestration.memo.vocabulary.natures import Nature, is_multiple, nature_of
from orchestration.memo.vocabulary.period_grammar import PART_OF_YEAR
from orchestration.memo.vocabulary.units import COUNT, PERCENT, SCORE
from orchestration.memo.vocabulary.words import word_set

# "(base in $000s, bonus as % of base)", "Producers, 2029 (sales in EUR million)"
_INSIDE = re.compile(r"\(([^()]{6,160})\)")
_PART = re.compile(r"\s*(?:[Uu]nits?: ?)?(?P<what>[A-Za-z][A-Za-z ,-]{2,60}) (?:in|as|=) (?P<unit>[^;()]{1,24})\s*")
# "Spodumene price by case (US$/t CIF) and resulting DSCR (times)"
_BEHIND = re.compile(r"(?P<what>[^()]{3,70}?) ?\((?P<unit>[^()]{1,30})\)")
# "sales ¥ trillion", "public cost ¥ billion a year"
_SIGNED_PART = re.compile(r"(?P<what>[a-z][a-z ,-]{2,50}?) (?P<unit>[A-Z]{0,2}[$€£¥₹₩] ?[^;()]{1,24})")
# "revenue B SEK", "margin %", "staff thousands"
_NAMED_PART = re.compile(
    r"(?P<what>[a-z][a-z -]{2,40}?) "
    r"(?P<unit>%|(?:[KMB]|bn|mn|m) [A-Z]{3}|[A-Z]{3} ?(?:[KMB]|bn|mn|m)|thousands|millions)"
)
# "exposure scored 1 to 10"
_SCORED_PART = re.compile(
    r"(?P<what>[a-z][a-z ,-]{2,50}?) (?:scored|rated|marked)(?: from)? (?:[01] ?(?:to|-|–) ?|out of )(?:5|7|10|20|100)"
)
# "Scorecard, June 2030 (A$ where money)"
_WHERE_MONEY = re.compile(r"(?P<unit>[^()]{1,24}?),? (?:where|for|if) (?:money|monetary|amounts?|financials?)")
_SCALED_THINGS = re.compile(r"(?:thousands?|millions?|billions?)(?: of)? (?P<things>[a-z]{3,}s)")
# "(in millions of reais, IFRS; operating data as indicated)"
_NO_UNIT_TOLD = re.compile(
    r"IFRS(?: 17)?|(?:US |UK )?GAAP|(?:un)?audited|consolidated|condensed"
    r"|[a-z ]{3,30} as (?:indicated|stated|noted|shown)",
    re.IGNORECASE,
)
_WHEN = re.compile(PART_OF_YEAR)
# "Accounts in NZ$ millions, except per-share amounts and percentages"
_EXCEPTED = re.compile(r",? except(?:ing)? (?:for )?(?!.* in )[a-z][^;()]*$")
_CLAUSES = re.compile(r";|,? except ")
# What is told in a clause of its own is named in a word or three.
_CLAUSE = re.compile(
    r"(?:In the table below,)? ?(?P<what>[A-Za-z]+(?: [a-z]+){0,2}) (?:(?:are |is )?in|(?:are|is)(?= percentages of))"
    r" (?P<unit>[^;()]{1,24})"
)
# "Agents by line (thousands) and median income"
AND_MORE = re.compile(r"\) and [a-z]")
_BETWEEN = re.compile(r";|,(?![0-9]{3})")
_WORD = re.compile(r"[A-Za-z]{3,}|\b(?:UK|EU|US|NZ|SA|HK)\b(?!\$)")
_LOOSE = frozenset(
    {"and", "the", "for", "with", "data", "resulting", "average", "total", "per", "case", "role", "year", "each"}
)
_KINDS: dict[str, Nature] = {"money": "money", "count": "count", "percent": "percent"}


# A longer text is a paragraph.
_LONGEST = 600
_BEHIND_NOUN = re.compile(r" (?:(?:of|to|per|for|by|in|at|from|with|before|after|on)|an? (?:day|week|month|year)) ?.*")
_SIGN_FIRST = re.compile(r"[^a-z]")  # "$ in millions", not "money in $m"
_BESIDES = re.compile(r"(?<=[a-z]) (?:without|lost to|excluding|before|after) ")
_REST, LAST = frozenset({"rest"}), frozenset({"last"})
_HEADS = word_set("headcount equivalent fte staff worker employee employment job people member membership population")
# What a clause calls money of any kind.
_AMOUNTS = frozenset({"amount", "figure", "value", "money", "statement", "sum", "price"})
_SEVERAL = 2
# What captions call by another word than columns.
_SAME = {
    "gwp": "premium",
    "nwp": "premium",
    "output": "production",
    "aisc": "cost",
    "headcount": "staff",
    "sale": "revenue",
    "turnover": "revenue",
}
_RATIOS = frozenset({"ratio", "share", "margin", "rate", "percentage"})
_VOLUMES = frozenset({"volume", "quantity", "quantitie", "tonnage", "weight"})
_SHARES = frozenset({"percentage", "margin"})
_OF_ALL = frozenset({"amount", "rest of all"})  # of a clause that states money and does not say of what


class Told(NamedTuple):
    """A unit and the words for what is measured in it, in small letters and without the plural's s."""

    words: frozenset[str]
    hint: UnitHint
    heads: frozenset[str] = frozenset()  # the nouns among the words: a "pen volume" is a volume
    phrase: str = ""  # what is told, as written in small letters


@lru_cache(maxsize=4096)
def units_told(caption: str) -> tuple[Told, ...]:
    """The units that a caption states for what it names; empty where it states one for the table as a whole."""
    if len(caption) > _LONGEST:
        return ()
    rest = money_beside_shares(caption)
    if rest is not None and (hint := read_hint(f"({rest})")) is not None and hint.unit_kind == "money":
        return (Told(_OF_ALL, hint), Told(_SHARES, UnitHint.of(PERCENT)))
    caption = _EXCEPTED.sub("", caption)
    if "(" not in caption:
        stated, is_whole = _told_in_clauses(caption) if " in " in caption else ((), False)
        return stated if is_whole else _told_loosely(caption) or stated
    for inside in _INSIDE.finditer(caption):
        if several := _told_by_parts(inside.group(1)):
            return several
        if (money := _told_of_money(inside.group(1))) is not None:
            return (money,)
    if loose := _told_loosely(caption):
        return loose
    for inside in _INSIDE.finditer(caption):
        between = _BETWEEN if ";" not in inside.group(1) else _CLAUSES
        parts = [_PART.fullmatch(part) for part in between.split(inside.group(1))]
        named = [
            told for part in parts if part is not None and (told := unit_told(part["what"], part["unit"])) is not None
        ]
        if named:
            return tuple(named)  # "(% fully diluted, shares in millions)": the other part is for the other columns
    behind = [told for part in _BEHIND.finditer(caption) if (told := unit_told(part["what"], part["unit"])) is not None]
    is_one_of_two = len(behind) == 1 and behind[0].hint.unit_kind == "count" and AND_MORE.search(caption) is not None
    return tuple(behind) if is_one_of_two or len({told.hint for told in behind}) > 1 else ()


def _told_by_parts(inside: str) -> tuple[Told, ...]:
    """The units of parentheses of several parts: "$ in millions, customers in thousands, sales ¥ trillion"."""
    parts = [part.strip() for part in _BETWEEN.split(inside)]
    parts = [part for part in parts if _WHEN.fullmatch(part) is None and _NO_UNIT_TOLD.fullmatch(part) is None]
    told = [one for part in parts if (one := _told_by_part(part)) is not None]
    return tuple(told) if len(told) == len(parts) and len({one.hint for one in told}) > 1 else ()


def _told_of_money(inside: str) -> Told | None:
    """The money that a caption states for amounts alone: "A$ where money"."""
    stated = _WHERE_MONEY.fullmatch(inside)
    hint = read_hint(f"({stated['unit']})") if stated is not None else None
    is_money = hint is not None and hint.unit_kind == "money" and bool(hint.unit)
    return Told(frozenset({"amount"}), hint) if hint is not None and is_money else None


def _told_by_part(part: str) -> Told | None:
    if (money := money_of_all(part)) is not None:
        is_of_all = _SIGN_FIRST.match(part) is not None or part.startswith("in ")
        return Told(_OF_ALL if is_of_all else frozenset({"amount"}), money)
    if (scored := _SCORED_PART.fullmatch(part)) is not None:
        return Told(words_of(scored["what"]), UnitHint.of(SCORE), _heads(scored["what"]))
    named = _PART.fullmatch(part) or _SIGNED_PART.fullmatch(part) or _NAMED_PART.fullmatch(part)
    told = unit_told(named["what"], named["unit"]) if named is not None else None
    if told is None or named is None:
        return None
    return told._replace(heads=_heads(named["what"]), phrase=named["what"].lower())


def _told_loosely(caption: str) -> tuple[Told, ...]:
    return tuple(
        Told(_words_told(clause) | words_of(clause.where), clause.hint, _heads(clause.what), clause.what.lower())
        for clause in clauses_of(caption)
    )


def _told_in_clauses(caption: str) -> tuple[tuple[Told, ...], bool]:
    """The units of a caption's clauses ("Price in $ thousands; rent in $ per month."), and whether all are read."""
    clauses = _CLAUSES.split(caption.rstrip("."))
    listed = _BETWEEN.split(caption.rstrip("."))
    clauses = listed if all(map(_CLAUSE.fullmatch, listed)) else clauses
    parts = [_CLAUSE.fullmatch(part) for part in clauses]
    told = [told for part in parts if part is not None and (told := unit_told(part["what"], part["unit"])) is not None]
    is_one = len(clauses) == 1 and not (told and told[0].hint.unit_kind == "duration")  # "Lead times in days."
    return () if is_one else tuple(told), not is_one and len(told) == len(clauses)


def tells_money(caption: str) -> bool:
    """Whether one of the units that a caption states for what it names is money."""
    return any(one.hint.unit_kind == "money" for one in units_told(caption))


def unit_of_quantities(told: tuple[Told, ...], labels: Sequence[str]) -> UnitHint | None:
    """The unit of what a caption calls volumes, where its other units are each for a column it names.

    "(volumes in million tonnes, revenue in € billion)" over "Demand", "Exports" and "Revenue" is of the first two.
    """
    named = _words_of_all(labels)
    open_ = [one for one in told if not one.words & named]
    is_volume = len(open_) == 1 < len(told) and bool(open_[0].words & _VOLUMES)
    return open_[0].hint if is_volume and open_[0].hint.unit_kind == "quantity" else None


def names_any(told: Told, labels: Sequence[str]) -> bool:
    """Whether a label shares a word with what a unit is told for."""
    return bool(told.words & _words_of_all(labels))


def _words_of_all(labels: Sequence[str]) -> frozenset[str]:
    return frozenset(word for label in labels for word in words_of(label))


def are_of_rows(told: tuple[Told, ...], names: Sequence[str]) -> bool:
    """Whether two units of a caption are for what rows name, so that no column of years is in the first of them."""
    if len(told) < 2:
        return False
    named = _words_of_all(names) | _AMOUNTS
    if any(nature_of(name) == "percent" for name in names):
        named |= _RATIOS  # "ratios in %" over "Operating margin"
    return sum(bool(one.words & named) for one in told) > 1


def unit_of_amounts(caption: str, labels: Sequence[str]) -> UnitHint | None:
    """The money a caption states for whatever it does not name: "($ in millions, customers in thousands)".

    None where a physical unit is of no label, for then what is not named may be in that: "energy in GWh".
    """
    told, named = units_told(caption), _words_of_all(labels)
    if any(one.hint.unit_kind == "quantity" and not one.words & named for one in told):
        return None
    return next((one.hint for one in told if one.words == _OF_ALL), None)


def unit_of_all_told(caption: str, labels: Sequence[str], columns: Sequence[str]) -> UnitHint | None:
    """The unit of the one measure a caption tells, where no column or row is named so: "Results (revenue in $M)".

    Counts are told so by a scale, where no column counts others: "Labour market (workers in lakh)".
    """
    told = units_told(caption) if "(" in caption else ()
    hint = told[0].hint if len(told) == 1 and not names_any(told[0], labels) else None
    if hint is None or hint.unit_kind == "money":
        return hint if hint is not None and hint.unit else None
    is_count = hint.unit_kind == "count" and hint.scale > 0
    return hint if is_count and not any(nature_of(column) == "count" for column in columns) else None


def unit_for(label: str, nature: Nature | None, told: tuple[Told, ...]) -> UnitHint | None:
    """The unit told for a column: by a word they share, else by what both measure; None where neither says it."""
    if is_multiple(label):
        return None  # "EV / revenue" below "(revenue in €m)"
    label = _BESIDES.split(label)[0]  # "Areas without a store"
    words = words_of(label)
    words |= {_SAME[word] for word in words if word in _SAME}
    named = _WORD.findall(label)
    last = named[-1].lower().removesuffix("s") if named else ""
    named_by = [one for one in told if last in one.words] or [one for one in told if one.words & words]
    shared = {one.hint for one in (named_by if len(named_by) < _SEVERAL else _nearest(label, named_by))}
    if not shared and nature == "money":
        shared = {one.hint for one in told if one.words & _AMOUNTS and one.hint.unit_kind == "money"}
    if not shared and nature is not None:
        alike = [one for one in told if _KINDS.get(one.hint.unit_kind) == nature]
        if nature == "money":
            alike = [one for one in alike if "share" not in one.words]  # "per-share data in reais"
        # Machines in thousands are no drivers, headcount in thousands is workers.
        shared = {one.hint for one in alike if nature != "count" or one.words & _HEADS}
    if not shared and nature != "count":
        shared = {one.hint for one in told if one.words == _REST}
    return shared.pop() if len(shared) == 1 else None


def _nearest(label: str, told: Sequence[Told]) -> Sequence[Told]:
    """Of several units told for the same word, that of the label's own words, else that of the word alone.

    "(premium in CHF m, average premium in CHF)" over "GWP" and "Average premium".
    """
    written = [one for one in told if one.phrase and one.phrase in label.lower()]
    if written:
        longest = max(len(one.phrase) for one in written)
        return [one for one in written if len(one.phrase) == longest]
    plain = [one for one in told if one.phrase and " " not in one.phrase]
    return plain or told


def unit_told(what: str, unit: str) -> Told | None:
    """The unit that words state for what is named before them: "beds" "in number"; None where they state none."""
    if unit.strip() in ("number", "numbers", "units"):
        return Told(words_of(what), UnitHint.of(COUNT))  # "beds in number"
    unit = "%" if unit.startswith("percentages of") else unit
    words = _named_words(what)
    hint = read_hint(f"({unit.strip()})")
    if hint is not None and hint.unit and hint.scale == 0:  # "Amounts in millions of euros (EUR)"
        whole = read_hint(f"{what.strip()} ({unit.strip()})")
        hint = whole if whole is not None and whole.unit == hint.unit else hint
    if hint is None and unit.islower() and nature_of(unit) == "count":
        hint = UnitHint.of(COUNT)  # "trial size in patients"
    lasting = read_hint(what.strip())
    if hint is not None and not hint.unit and lasting is not None and lasting.unit_kind == "duration":
        return Told(words, lasting._replace(scale=hint.scale))  # "Days lost are in thousands"
    if hint is None or not hint.unit:  # "headcount (in lakhs)"
        counted = read_hint(f"{what.strip()} ({unit.strip()})")
        hint = counted if counted is not None and counted.unit_kind == "count" else None
    return Told(words, hint, phrase=what.strip().lower()) if hint is not None and hint.unit else None


def of_label(told: tuple[Told, ...], label: str, labels: Sequence[str]) -> tuple[Told, ...]:
    """What may be told of one label: "pen volume" is nothing of "Pens" beside "Volume"."""
    words = words_of(label)
    others = frozenset(word for other in labels if other != label for word in words_of(other))
    return tuple(one for one in told if one.heads & words or not one.heads & others or not one.words & words)


def _heads(what: str) -> frozenset[str]:
    """The nouns that what is told is, in the singular: "sales" of "sales to hospitals", "volume" of "pen volume"."""
    parts = _BEHIND_NOUN.sub("", what).removesuffix(" column").split(" and ")
    return frozenset(words[-1].lower().removesuffix("s") for part in parts if (words := _WORD.findall(part)))


def _words_told(clause: Clause) -> frozenset[str]:
    if clause.is_rest:
        return _REST
    return LAST if clause.what.endswith("last column") else _named_words(clause.what) - {"column"}


def _named_words(what: str) -> frozenset[str]:
    """The words of what a unit is told for: "cost per bed" is told for a cost and for no beds."""
    return words_of(what.split(" per ", maxsplit=1)[0]) or words_of(what)


def words_of(text: str) -> frozenset[str]:
    """The words that may name what is measured, in small letters and in the singular."""
    return frozenset(word.lower().removesuffix("s") for word in _WORD.findall(text)) - _LOOSE
