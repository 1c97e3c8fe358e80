"""Prices beside another of the same thing that states what it is for: "€88/MWh (2025: €61)", "$41/month → $44".

Belongs here: which amount in a bracket or behind an arrow is of the one before it, and so for a month or a unit as it
is. Does not: comparisons that words tell ("against €61", `changes`) or lists (`elided_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import word_set

Item = Quantity | Refusal

AMOUNT = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z][A-Za-z]{1,2} ?)[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?"
    r"(?: ?(?:[KMBkm]|bn|million|billion))?"
)
# " per patient", " in 2030" behind the first price
_RATE = (
    r"(?:/(?:yr|year|month|mo|week|day))?"
    r"(?: (?:a|an|per|each) [a-z]+(?:[ -][a-z]+)?)?(?: (?:in|by) (?:FY ?|Q[1-4] |[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2}"
    r"| today| now)?"
)
_YEAR = (
    r"(?:(?:in |by )?(?:FY ?|Q[1-4] |H[12] |(?:early|mid|late|end)[- ]|[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2}"
    r"[AEFP]?)"
)
_PAST = (
    r"(?:(?:in )?(?:the )?(?:last|previous|prior) (?:year|quarter|month)|(?:a|one) (?:year|month|quarter)"
    r" (?:ago|earlier|before)|previously|before|then|now|today|currently|earlier|was|were|prior|old|new)"
)
_OTHER = (
    r"(?:[A-Za-z’'-]+ ){0,2}(?:target|floor|cap|ceiling|limit|benchmark|average|avg\.?|median|mean|norm|plan|budget"
    r"|budgeted|planned|guidance|consensus|forecast|industry|sector|peers?|peer group|competitors?|rivals?|union"
    r"|private|public|minimum|maximum|min\.?|max\.?|peak|high|low|record|base|bear|bull|EU|US|UK|U\.S\.|U\.K\.|OECD)"
)
_AGAINST = r"(?:vs\.?|versus|against|from|(?:up|down) from|compared (?:with|to))"
_TOLD = (
    rf"(?:{_AGAINST} |(?:{_PAST}|{_YEAR}(?: (?:actuals?|estimate|average|avg\.?|target|plan|budget|peak|high|low))?"
    rf"|{_OTHER}):? |{_YEAR} {_OTHER}:? )"
)
_ASIDE = re.compile(rf"{_RATE} \({_TOLD}[~≈]?")
# "(2025: €61; 2026: €71)"
_ASIDE_TOO = re.compile(rf"(?:[,;]|,? and) {_TOLD}[~≈]?")
_NAMED = re.compile(rf"(?:{_RATE} \(|[,;] )(?P<name>[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)?): [~≈]?")
# They are for something else than the price they stand beside.
OTHERS = word_set(
    """
    deposit total annual monthly weekly yearly hourly daily capacity insurance setup debt down upfront savings balance
    """
)
_BARE = re.compile(rf"{_RATE} \([~≈]?")
_THEN_BEHIND = re.compile(rf" (?:{_YEAR}|{_PAST})[),;]")
_ARROW = re.compile(rf"\)?{_RATE}(?: \({_YEAR}\))? ?(?:→|->|➜|⟶|➔|=>) ?[~≈]?")
_ENDS = re.compile(rf"$|[.,;)](?![0-9])| \({_YEAR}\)| (?:in|by) {_YEAR}| ?(?:→|->|➜|⟶|➔|=>)|[*_]| \||\n")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
# ", against 2.06"
_SET = re.compile(rf"{_RATE},? {_AGAINST} ")
_REACH = 64
_MOST, _NEAR = 4, 2  # no price of the same thing is as many times another; nor is that of another place


def with_compared_prices(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, a price for what the one before it is for where both tell of the same thing."""
    kept = list(found)
    inside = -1  # the place of a price that took over the unit of the one before it
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not isinstance(last, Quantity):
            continue
        if item.unit_kind != "money":
            kept[at] = item._replace(rate_basis=last.rate_basis) if _is_lent(text, item, last) else item
            continue
        if item.rate_basis is not None or item.start - last.end > _REACH or not _is_price(item, last):
            continue
        if _is_lent(text, item, last):
            kept[at] = item._replace(rate_basis=last.rate_basis)
            continue
        if AMOUNT.fullmatch(text, item.start, item.end) is None or not _is_beside(text, item, last, inside == at - 1):
            continue
        kept[at] = item._replace(unit=last.unit, unit_kind=last.unit_kind, rate_basis=last.rate_basis)
        inside = at
    return kept


def _is_lent(text: str, item: Quantity, last: Quantity) -> bool:
    """Whether a bare number is a price only because the one before it is one: "$45/hour (2027: 70)"."""
    if last.rate_basis is None or item.rate_basis is not None or item.unit != last.unit:
        return False
    is_priced = last.unit_kind == "money" or "/" in last.unit
    if not is_priced or _NUMBER.fullmatch(text, item.start, item.end) is None:
        return False
    between = text[last.end : item.start]
    return _ASIDE.fullmatch(between) is not None or _SET.fullmatch(between) is not None


def _is_price(item: Quantity, last: Quantity) -> bool:
    """Whether the amount before another is for a unit or a time, in the same money and of like size."""
    is_of_unit = last.unit.startswith(f"other:{item.unit}/")
    is_of_time = last.unit == item.unit and last.rate_basis is not None
    return (is_of_unit or is_of_time) and _is_like(item, last, _MOST)


def _is_like(item: Quantity, last: Quantity, times: int) -> bool:
    return 0 < last.value < times * item.value and item.value < times * last.value


def _is_beside(text: str, item: Quantity, last: Quantity, is_inside: bool) -> bool:
    if _ENDS.match(text, item.end) is not None:
        if _ASIDE.fullmatch(text, last.end, item.start) or _ARROW.fullmatch(text, last.end, item.start):
            return True
        if is_inside and _ASIDE_TOO.fullmatch(text, last.end, item.start):
            return True
        named = _NAMED.fullmatch(text, last.end, item.start)
        if named is not None and (is_inside or text[named.start("name") - 1] == "("):
            is_other = named["name"].lower() in OTHERS or nature_of(named["name"]) is not None
            return not is_other and last.rate_basis == "per_unit" and _is_like(item, last, _NEAR)
    is_bare = _BARE.fullmatch(text, last.end, item.start) is not None
    return is_bare and _THEN_BEHIND.match(text, item.end) is not None
