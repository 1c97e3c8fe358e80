"""How often something happens per 1,000, told beside another number of it: "from 41 to 33 per 1,000 residents".

Belongs here: bare numbers that leave out the 1,000 or 100,000 that the one beside them states. Does not: what money is
for one of (`rates_beside`) or which numbers per 1,000 count (`average_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like

Item = Quantity | Refusal

# "6.1 per 1,000", "2.4 doctors per 1,000 people"
_PER_MANY = r"(?: [a-z]+){0,2} per (?:1,?000|10,?000|100,?000|million)(?![0-9,]*[0-9])(?: [a-z][a-z-]*){0,2}?"
_MANY = re.compile(_PER_MANY)
_PLACE = r"(?: in (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
_DATE = r"(?: (?:in|by) (?:19|20)[0-9]{2})?"
_TOO = re.compile(
    rf"{_PER_MANY}{_PLACE}{_DATE}"
    r"(?:(?:,| and|, and|;)(?: (?:against|versus|vs\.?|compared (?:with|to)|rather than|not|(?:up |down )?from|to))?"
    r"| (?:against|versus|vs\.?|compared (?:with|to)|rather than|not|(?:up |down )?from|to)| \((?:up |down )?from)"
    r"(?: (?:about|just|only|some))?(?: [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:['’]s)?"
    r"| (?:the|an?) (?:[A-Za-z]+ )?(?:average|mean|median|norm|target) of)? "
)
_ENDS = re.compile(
    r"$|[.,;)](?=\s|$)| (?:and|but) (?![a-z]+s\b)|(?: in (?:the )?(?:[A-Z][\w’'-]+|(?:19|20)[0-9]{2})"
    r"| by (?:19|20)[0-9]{2}| (?:a|one|last) (?:year|month|quarter|decade)\b"
    r"| (?:before|earlier|previously|today|now)\b)"
)
_BARE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_OPEN, _TIMES, _REACH = frozenset({"count", "ratio"}), 20, 90


def with_often_per(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, bare numbers beside one per 1,000 as so many per 1,000 too."""
    kept = list(found)
    if " per 1" not in text and " per million" not in text:
        return kept
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not isinstance(last, Quantity) or not _are_like(text, item, last):
            continue
        if (last.role, item.role) == ("from", "to") and _MANY.match(text, item.end) is not None:
            kept[at - 1] = _as_often(last)
        elif _TOO.fullmatch(text, last.end, min(item.start, last.end + _REACH)) and _ENDS.match(text, item.end):
            kept[at - 1], kept[at] = _as_often(last), _as_often(item)
    return kept


def _are_like(text: str, item: Quantity, last: Quantity) -> bool:
    is_open = item.unit_kind in _OPEN and last.unit_kind in _OPEN and item.rate_basis in (None, "per_unit")
    if not is_open or not is_like(item, last, _TIMES):
        return False
    return all(_BARE.fullmatch(text, one.start, one.end) is not None for one in (item, last))


def _as_often(item: Quantity) -> Quantity:
    decimals = None if item.value == item.value.to_integral_value() and not item.decimals else item.decimals
    return item._replace(unit="count", unit_kind="count", rate_basis="per_unit", decimals=decimals)
