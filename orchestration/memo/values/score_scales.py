"""Scores told with the scale they are on: "3.1 on a 5-point scale", "from 6.2 to 4.1 on a scale of 10".

Belongs here: bare numbers that the scale behind them makes scores, and what the scale goes up to, which is no figure.
Does not: "4 out of 5" (`number_grammar`) or a scale that opens its sentence (`unit_before`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.number_words import whole_of
from orchestration.memo.vocabulary.units import SCORE

Item = Quantity | Refusal

_MOST = r"(?:5|7|10|20|100|five|seven|ten)"
_SCALE = re.compile(
    rf",? (?:out )?on (?:a|an|the|its|our) (?:(?P<points>{_MOST})[- ]point scale\b"
    rf"|scale (?:of|from) (?:(?:0|1|zero|one) ?(?:to|[-–]) ?)?(?P<most>{_MOST})"
    r"(?![0-9.,]*[0-9%]| (?:million|billion|thousand|trillion|percent|(?!is\b|was\b|has\b|as\b)[a-z]+s)\b))"
)
_BEHIND = re.compile(r"(?:,| \()? ?(?:(?:up |down )?from|against|versus|vs\.?|compared (?:with|to)) ")
_THEN = re.compile(r" \((?:FY ?)?(?:19|20)[0-9]{2}: ")
_ENDS = re.compile(r"$|[.,;)](?=[\s.,;]|$)| (?:and|but|in|on|at|a) ")


def with_scores_on_scales(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, numbers on a scale as scores, without the scale's own number."""
    if " scale" not in text or " on " not in text:
        return list(found)
    read = list(found)
    at = 0
    for scale in _SCALE.finditer(text):
        while at < len(read) and read[at].end <= scale.start():
            at += 1
        told = scale["points"] or scale["most"]
        most = whole_of(told)
        if at == 0 or not _is_on(read[at - 1], most) or read[at - 1].end != scale.start():
            del read[at : at + (scale["most"] is not None and _is_within(read, at, scale.end()))]
            continue
        first = at - 2 if _is_from(read, at - 2, most) else at - 1
        read[first:at] = [_scored(one) for one in read[first:at]]
        while at < len(read) and read[at].start < scale.end():
            del read[at]
        if at < len(read) and _is_on(read[at], most) and _is_compared(text, scale.end(), read[at]):
            read[at] = _scored(read[at])
    return read


def _is_within(found: Sequence[Item], at: int, stop: int) -> bool:
    return at < len(found) and found[at].end <= stop


def _is_on(item: Item, most: int) -> bool:
    is_bare = isinstance(item, Quantity) and item.unit_kind in ("count", "ratio") and item.rate_basis is None
    return is_bare and isinstance(item, Quantity) and 0 <= item.value <= most


def _is_from(found: Sequence[Item], at: int, most: int) -> bool:
    """Whether the figure at a place is the first end of the change that the one behind it ends."""
    if at < 0 or not _is_on(found[at], most):
        return False
    first, last = found[at], found[at + 1]
    return isinstance(first, Quantity) and isinstance(last, Quantity) and (first.role, last.role) == ("from", "to")


def _is_compared(text: str, place: int, item: Item) -> bool:
    between = text[place : item.start]
    is_told = _BEHIND.fullmatch(between) is not None or _THEN.fullmatch(between) is not None
    return is_told and _ENDS.match(text, item.end) is not None


def _scored(item: Item) -> Item:
    if not isinstance(item, Quantity):
        return item
    return item._replace(unit=SCORE.name, unit_kind=SCORE.kind, decimals=item.decimals or 0)
