"""Lists of money that write their currency or scale once: "$1.2, 1.4 and 1.9 billion", "$12M in 2028, 14M in 2029".

Belongs here: giving the members the sign of the first and the scale of the last. Does not: lists whose last member
states a unit for all (`series_values`), those with a noun of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.values.assembly import build_single
from orchestration.memo.values.number_grammar import read_end
from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like
from orchestration.memo.values.series_values import with_shared_units
from orchestration.memo.vocabulary.words import VERBS

Item = Quantity | Refusal

_AMOUNT = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?"
_MEMBER = re.compile(
    rf"(?P<sign>[A-Z]{{0,3}}[$€£¥₹₩])?(?P<number>{_AMOUNT})"
    r"(?P<scale> ?(?:[KMBT]|bn|tn|thousand|million|billion|trillion|crore|lakh))?"
)
_NEXT, _LAST = re.compile(r", "), re.compile(r",? (?:and|or|&) ")
# " in 2028, " and " in Asia and ": a year or a place of the one and of the other
_YEAR = r"(?:FY ?)?(?:19|20|21)[0-9]{2}(?:[-–/][0-9]{2})?"
_PLACE = r"(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_IN = rf" (?:in|for|from) (?:(?P<year>{_YEAR})|(?P<place>{_PLACE}))"
_IN_TOO = re.compile(rf"{_IN}(?:,|;| and|, and| to) ")
_IN_LAST = re.compile(rf"{_IN}(?=$|[.,;:)](?=\s|$)| and )")
# What may follow a list of money: "1.9 million customers" counts them.
_ENDS = re.compile(
    r"$|[.,;:)](?=\s|$)| (?:in|over|during|through|across|at|by|from|after|before|each|apiece|respectively|a year"
    r"|per [a-z]+)\b(?! (?:use|need|pay|have|are|were)\b)"
)
_WORD = re.compile(r" (?P<word>[a-z]+)\b(?! [a-z]+s\b)")
_OF_MONEY = re.compile(r"\b(?:of|at|to) $")
# "$41-45M (2029: 31-35)", "$12-15 (Oslo) or 9-11 (Bergen)"
_RANGE = re.compile(
    rf"(?P<sign>[A-Z]{{0,3}}[$€£¥₹₩])?(?P<low>{_AMOUNT}) ?[-–] ?{_AMOUNT}(?P<scale> ?[^\W\d_]+)?(?P<rate>/[a-z]+)?"
)
_THEN = re.compile(r" \((?:in )?(?:FY ?)?(?:19|20|21)[0-9]{2}:? ")
# ", down from 80-120"
_FROM, _FROM_ENDS = re.compile(r",? (?:(?:up|down) from|against|versus|vs\.?) "), re.compile(r"$|[.,;)](?=\s|$)")
_THERE = re.compile(r" \([A-Z][A-Za-z ]{1,20}\)(?:,|;| and|,? or) ")
_THERE_TOO = re.compile(r" \([A-Z][A-Za-z ]{1,20}\)")
_ALIKE = 4
_REACH, _FAR, _LONGEST = 4, 20, 12


def with_signs_once(text: str, found: Sequence[Item]) -> list[Item]:
    """The values, members of a list with what it writes once: the sign of the first, the scale or unit of the last."""
    kept = with_shared_units(text, found)
    at, sign = 0, ""
    while at + 1 < len(kept):
        opening = _member(text, kept[at])
        sign = (opening["sign"] or sign) if opening is not None else ""
        size = _listed(text, kept, at)
        if size > 1:
            kept[at : at + size] = _as_list(text, kept[at : at + size])
            at, sign = at + size - 1, ""
            continue
        told = _told_too(text, kept[at], kept[at + 1], sign) if sign else None
        sign = sign if told is not None else ""
        told = told or _as_range_too(text, kept[at], kept[at + 1])
        kept[at + 1] = told or kept[at + 1]
        at += 1
    return kept


def _member(text: str, item: Item) -> re.Match[str] | None:
    if not isinstance(item, Quantity) or item.unit_kind not in ("money", "count", "ratio") or item.low != item.high:
        return None
    return _MEMBER.fullmatch(text, item.start, item.end)


def _listed(text: str, kept: Sequence[Item], first: int) -> int:
    """How many members a list has that begins with a signed amount: 1 where it stands alone, 0 for no such amount."""
    opening = _member(text, kept[first])
    if opening is None or opening["sign"] is None:
        return 0
    signs = {opening["sign"]}
    for at in range(first + 1, min(first + _LONGEST, len(kept))):
        member = _member(text, kept[at])
        if member is None:
            return 1
        signs.add(member["sign"] or "")
        if _LAST.fullmatch(text, kept[at - 1].end, kept[at].start) is not None:
            size = at + 1 - first
            is_one_money = len(signs - {""}) == 1 and _is_of_money(text, opening, member, size)
            return size if is_one_money else 1
        if _NEXT.fullmatch(text, kept[at - 1].end, kept[at].start) is None:
            return 1
    return 1


def _is_of_money(text: str, opening: re.Match[str], last: re.Match[str], size: int) -> bool:
    """Whether the last of a list is money as the first: no noun follows that it counts."""
    if last["scale"] is None:
        return False  # "$10, 12 and 15" is read elsewhere
    if (last["sign"] is not None and size > 2) or _ENDS.match(text, last.end()) is not None:
        return True  # "It paid $5 and $41 million was left"
    word = _WORD.match(text, last.end())
    is_verb = word is not None and (word["word"] in VERBS or word["word"].endswith("ed"))
    # "Grants are $40M and 3M get them", but "losses of $3.1 and 4.2 billion followed"
    is_told = size > 2 or _OF_MONEY.search(text, max(0, opening.start() - _REACH), opening.start()) is not None
    return is_verb and is_told


def _as_list(text: str, items: Sequence[Item]) -> list[Item]:
    """The members with the sign of the first and, where they write none, the scale of the last."""
    members = [one for item in items if (one := _member(text, item)) is not None]
    sign, scale = members[0]["sign"], members[-1]["scale"]
    is_scaled = all(one["scale"] is None for one in members[:-1])
    read = [
        _read(item, f"{sign}{one['number']}{one['scale'] or (scale if is_scaled else '')}")
        for item, one in zip(items, members, strict=True)
    ]
    last = read[-1]
    is_alike = all(
        isinstance(one, Quantity) and isinstance(last, Quantity) and is_like(one, last, _FAR if is_scaled else 1000)
        for one in read
    )
    return read if is_alike else list(items)


def _told_too(text: str, one: Item, other: Item, sign: str) -> Quantity | None:
    """A scaled number in the money of the amount before it, each told for a year or each for a place."""
    first, second = _member(text, one), _member(text, other)
    if first is None or second is None or second["sign"] is not None or not first["scale"] or not second["scale"]:
        return None
    before, behind = _IN_TOO.fullmatch(text, one.end, other.start), _IN_LAST.match(text, other.end)
    if before is None or behind is None or (before["year"] is None) != (behind["year"] is None):
        return None
    told = _read(other, f"{sign}{second['number']}{second['scale']}")
    return told if isinstance(told, Quantity) else None


def _as_range_too(text: str, one: Item, other: Item) -> Quantity | None:
    """A bare range in the money of the range before it, of another year or place: "$41-45M (2029: 31-35)"."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return None
    if one.unit_kind != "money" or other.unit_kind != "count" or (one.qualifier, other.qualifier) != ("range", "range"):
        return None
    first, second = _RANGE.fullmatch(text, one.start, one.end), _RANGE.fullmatch(text, other.start, other.end)
    if first is None or second is None or not one.low or not other.low:
        return None
    if second["sign"] or second["scale"] or second["rate"]:
        return None
    is_then = _THEN.fullmatch(text, one.end, other.start) is not None and text.startswith(")", other.end)
    is_there = _THERE.fullmatch(text, one.end, other.start) is not None
    is_then = is_then or (
        _FROM.fullmatch(text, one.end, other.start) is not None and _FROM_ENDS.match(text, other.end) is not None
    )
    if not is_then and not (is_there and _THERE_TOO.match(text, other.end) is not None):
        return None
    scale = one.low / Decimal(first["low"].replace(",", ""))
    low, high = other.low * scale, (other.high or other.low) * scale
    told = one._replace(start=other.start, end=other.end, value=(low + high) / 2, low=low, high=high)
    return told if is_like(told, one, _ALIKE) else None


def _read(item: Item, written: str) -> Item:
    end = read_end(written, 0)
    built = build_single(written, end, None) if end is not None and end.end == len(written) else None
    if not isinstance(built, Quantity) or not isinstance(item, Quantity):
        return item
    return built._replace(start=item.start, end=item.end, role=item.role, rate_basis=item.rate_basis)
