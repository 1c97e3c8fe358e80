"""What a percentage moved by, told right behind it without a unit: "22% (-9 since 2028)", "44%, up 3", "41 days (-12)".

Belongs here: bare numbers that say how far a share, a spread in basis points or a time went up or down, or goes at
most. Does not: points that are named (`tails`) or parts of the share (`bracket_parts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.values.quantity_types import Quantity, Refusal

Item = Quantity | Refusal

# "41% (▼3)", "12 days (↑2)"
_ARROW = re.compile(
    r"(?P<before>(?:%|bps?|days?|weeks?|months?|years?|hours?|minutes?) \()(?P<arrow>[▲↑⬆▼▽↓⬇])"
    r"(?=[0-9]{1,4}(?:\.[0-9]+)?[) ])"
)
_UP = frozenset("▲↑⬆")

_BARE = re.compile(r"[+−-]?[0-9]{1,2}(?:\.[0-9]+)?")
_MOVED = re.compile(r"[+−-]?[0-9]{1,4}(?:\.[0-9]+)?")
_SIGNS = ("+", "-", "−")
_WORD = re.compile(r"(?: \(|, | – | — )(?:up|down) ")
_OPENED = re.compile(r" \((?:(?:up|down) )?")
_CLOSED = re.compile(
    r"\)| (?:since|vs\.?|versus|against|from|on|over|in|compared|y/y|yoy|YoY|q/q|qoq|QoQ|m/m|year[- ]on[- ]year)"
    r"(?: [^()]{1,40})?\)"
)
# "12–18 months (24 max)"
_BOUND = re.compile(r" (?:max(?:imum)?|minimum|at most|median|mean|average|avg\.?)\)")
_ENDS = re.compile(
    r"[.,;)](?=\s|$)|$| (?:since|from|on|in) (?:(?:the )?[a-z]+ )?(?:19|20)[0-9]{2}\b| (?:on|over) (?:the|last) "
    r"| (?:since|from|in) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def with_signs_of_arrows(text: str) -> str:
    """A cell with the sign that an arrow tells of a bare number in parentheses; as long as it was."""
    return _ARROW.sub(lambda match: f"{match['before']}{'+' if match['arrow'] in _UP else '-'}", text)


def with_point_changes(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, bare numbers right behind a percentage as the points it moved by."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if isinstance(item, Quantity) and isinstance(last, Quantity) and _is_change(text, item, last):
            kept[at] = _moved(item, last)
        elif isinstance(item, Quantity) and isinstance(last, Quantity) and _is_bound(text, item, last):
            kept[at] = _bound(text, in_percent(item) if last.unit_kind == "percent" else _moved(item, last))
    return kept


def _moved(item: Quantity, last: Quantity) -> Quantity:
    """A bare number as so many points of a percentage, basis points or units of time."""
    if last.unit_kind == "percent":
        return in_percent(item)._replace(unit_kind="percentage_point")
    if last.unit_kind == "duration":
        return item._replace(unit=last.unit, unit_kind="duration", decimals=item.decimals or 0)
    points = in_percent(in_percent(item))
    return points._replace(unit=last.unit, unit_kind=last.unit_kind)


def _bound(text: str, item: Quantity) -> Quantity:
    """A number that is a most or a least as such, and a middle as it stands."""
    if text.startswith((" max", " at most"), item.end):
        return item._replace(low=None, qualifier="at_most")
    return item._replace(high=None, qualifier="at_least") if text.startswith(" min", item.end) else item


def _is_bound(text: str, item: Quantity, last: Quantity) -> bool:
    """Whether a bare number says how long or high it is at most, or in the middle: "12–18 months (24 max)"."""
    is_like = last.unit_kind in ("percent", "duration") and item.unit_kind in ("count", "ratio")
    is_beside = text[last.end : item.start] == " (" and _MOVED.fullmatch(text, item.start, item.end) is not None
    return is_like and is_beside and text[item.start].isdigit() and _BOUND.match(text, item.end) is not None


def _is_change(text: str, item: Quantity, last: Quantity) -> bool:
    if (
        last.unit_kind not in ("percent", "basis_point", "duration")
        or last.low != last.high
        or item.unit_kind not in ("count", "ratio")
    ):
        return False
    if (_BARE if last.unit_kind == "percent" else _MOVED).fullmatch(text, item.start, item.end) is None:
        return False
    is_told = _WORD.fullmatch(text, last.end, item.start) is not None
    is_signed = text[item.start] in _SIGNS
    if _OPENED.fullmatch(text, last.end, item.start) is not None:
        return (is_told or is_signed) and _CLOSED.match(text, item.end) is not None
    return is_told and last.unit_kind != "duration" and not is_signed and _ENDS.match(text, item.end) is not None
