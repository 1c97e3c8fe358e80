"""Parts that a bracket tells of the figure before it, without its unit: "4.1% (core 3.2, food 9.8)".

Belongs here: brackets that hold nothing but names and numbers. Does not: brackets whose numbers have units of their
own, or one number that is compared with the figure (`changes`, `ellipses`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.changes import power_of
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS, NUMBERED, RANKED
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import word_set

Item = Quantity | Refusal

_YEAR = r"(?:FY ?)?(?:19|20)[0-9]{2}[AEFP]?"
_PART = (
    rf"(?:(?P<year>{_YEAR})|(?P<name>Scopes? [123]|(?:the )?[A-Za-z][\w’'/&-]*(?: [A-Za-z&][\w’'/&-]*){{0,3}})):? "
    r"(?P<number>[+−-]?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<percent> ?%)?"
)
_NEXT = re.compile(rf"{_PART}(?P<end>\)|[,;] (?:and )?| and )")
# "41 Mt CO2e (Scope 1: 12, Scope 2: 8)"
_OPENS = re.compile(r"(?: (?:of )?CO2(?:e|eq|-eq)?)? \(")
_LEAST, _MOST, _LONGEST = 2, 12, 400
# What a bracket may tell beside a figure and that is no part of it.
_OTHERS = RANKED | word_set(
    "rank ranked no nr place position score index grade page item items note ref n nps age aged"
)
_NO_SHARES = word_set("duration maturity tenor term runway beta spread multiple leverage years months weeks days hours")
# "Staff: 41,200 (UK 12,100)" counts; "$88K (2 jobs)" has its own noun.
_MEASURED = frozenset({"percent", "money", "quantity", "duration"})
_NEAR, _WHOLE, _HUNDRED = 4, Decimal("1.02"), 100


def with_bracket_parts(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, the parts that a bracket tells of one in its unit, or refused where that is not certain."""
    if " (" not in text:
        return list(found)
    read: list[Item] = []
    at = 0
    while at < len(found):
        whole = found[at]
        at += 1
        read.append(whole)
        opened = _OPENS.match(text, whole.end)
        if not isinstance(whole, Quantity) or opened is None:
            continue
        parts = _parts(text, opened.end())
        if len(parts) < _LEAST or any(map(_is_other, parts)):
            continue
        inside = at
        while inside < len(found) and found[inside].start < parts[-1].end():
            inside += 1
        read.extend(_told(text, whole, parts, found[at:inside]))
        at = inside
    return read


def _told(text: str, whole: Quantity, parts: Sequence[re.Match[str]], found: Sequence[Item]) -> Sequence[Item]:
    """What a bracket tells of `whole`, of which `found` was read without it; those that have a unit keep it."""
    told = _read(text, whole, parts)
    known = [item for item in found if isinstance(item, Quantity) and item.unit_kind not in ("count", "ratio")]
    if not told or (known and len(known) == len(parts)):
        return found
    if known and any(isinstance(item, Refusal) for item in told.values()):
        return found  # "EUR 2,140 (men 2,290, women 1,980)" are no parts that make it up
    for item in known:
        told = {start: one for start, one in told.items() if one.end <= item.start or item.end <= start}
    return sorted([*known, *told.values()], key=lambda item: item.start)


def _parts(text: str, begin: int) -> list[re.Match[str]]:
    """The parts of a bracket that begins at `begin`; none where it holds anything else."""
    parts: list[re.Match[str]] = []
    at, stop = begin, min(len(text), begin + _LONGEST)
    while len(parts) < _MOST and (part := _NEXT.match(text, at, stop)) is not None:
        parts.append(part)
        if part["end"] == ")":
            return parts
        at = part.end()
    return []


def _is_other(part: re.Match[str]) -> bool:
    """Whether a part names something that is counted or ranked, so that its number has a unit of its own."""
    words = (part["name"] or "").lower().split()
    if not words:
        return False
    if words[-1] in NUMBERED or not _OTHERS.isdisjoint(words):
        return True  # "(phase 1, phase 2)"
    return words[-1] in COUNTED_NOUNS or nature_of(words[-1]) == "count"


def _read(text: str, whole: Quantity, parts: Sequence[re.Match[str]]) -> dict[int, Item]:
    shares = [part for part in parts if part["percent"]]
    if shares:  # "$4.1B (Asia 41%, Europe 31, US 28)"
        is_certain = parts[0]["percent"] is not None and sum(map(_size, parts)) <= _HUNDRED * _WHOLE
        bare = [part for part in parts if part["percent"] is None]
        return {part.start("number"): _in_percent(text, part, is_certain=is_certain) for part in bare}
    if whole.unit_kind == "percent":
        is_certain = all(_is_share(part, whole) for part in parts)
        return {part.start("number"): _in_percent(text, part, is_certain=is_certain) for part in parts}
    power = power_of(text, whole)
    if power is None and whole.unit_kind not in _MEASURED:
        return {}
    written = abs(whole.value).scaleb(-(power or 0))
    is_sum = power is not None and abs(sum(map(_size, parts)) - written) <= written * (_WHOLE - 1)
    is_price = whole.rate_basis is not None or "/" in whole.unit or whole.unit_kind == "duration"
    are_like = power is not None and all(
        (is_price or part["year"]) and written < _NEAR * _size(part) < _NEAR**2 * written for part in parts
    )
    is_certain = is_sum or are_like
    if whole.unit_kind not in _MEASURED and not power and not is_certain:
        return {}  # "Staff: 41,200 (UK 12,100, India 9,000)": counts as they are
    return {part.start("number"): _in_unit(text, part, whole, power, is_certain=is_certain) for part in parts}


def _is_share(part: re.Match[str], whole: Quantity) -> bool:
    """Whether a part may be a percentage as its whole is: "(core 3.2, food 9.8)" behind 4.1%, not "(stores 410)"."""
    if "," in part["number"] or _size(part) > _HUNDRED or whole.low != whole.high:
        return False
    name = (part["name"] or "").lower()
    share, nature = _size(part) / _HUNDRED, nature_of(name)
    is_near = share < _NEAR * abs(whole.value) and abs(whole.value) < _NEAR * share
    return nature != "ratio" and _NO_SHARES.isdisjoint(name.split()) and (nature != "money" or is_near)


def _size(part: re.Match[str]) -> Decimal:
    return abs(_value(part))


def _value(part: re.Match[str]) -> Decimal:
    return Decimal(part["number"].replace(",", "").replace("−", "-"))


def _shown(part: re.Match[str]) -> int:
    return len(part["number"].partition(".")[2])


def _in_percent(text: str, part: re.Match[str], *, is_certain: bool) -> Item:
    start, end = part.span("number")
    if not is_certain:
        return refuse("ambiguous_unit", text, start, end)
    value = _value(part).scaleb(-2)
    return Quantity(start, end, value, value, value, _shown(part) + 2, "exact", "pure", "percent", None, "")


def _in_unit(text: str, part: re.Match[str], whole: Quantity, power: int | None, *, is_certain: bool) -> Item:
    start, end = part.span("number")
    if not is_certain or power is None:
        return refuse("ambiguous_unit", text, start, end)
    value = _value(part).scaleb(power)
    decimals = None if whole.decimals is None else _shown(part) - power
    basis = whole.rate_basis
    return Quantity(start, end, value, value, value, decimals, "exact", whole.unit, whole.unit_kind, basis, "")
