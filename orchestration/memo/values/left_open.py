"""Bare numbers beside a figure whose unit they may share and that no rule can lend it: they are refused.

Belongs here: "fell by 2, 1 and 3 points", "APR 21.9%, overdraft 18.5", "5.7%, 310 above January".
Does not: what is told in the unit of another (`ellipses`, `elided_units`, `series_values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import word_set

Item = Quantity | Refusal

_POINTS = re.compile(r"[0-9]+(?:\.[0-9]+)? (?:points?|pts)")
_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_LISTED, _LAST = re.compile(r", "), re.compile(r",? (?:and|or) ")
_BESIDE = re.compile(r"(?:,|;|,? and) (?P<what>[a-z]+)(?: [a-z]+)? ")
_ENDS = re.compile(r"[.,;)](?:\s|$)|$")
# "a yield of 5.7%, 310 above January", "6.2 points ahead of Astra's and 19 ahead of the best"
_JOINT = re.compile(r",? and |, |; | [^.;:0-9]{1,40},? and ")
_AWAY = re.compile(r" (?:above|below|ahead of|behind|short of) (?![0-9$€£¥₹])")
# What is told beside percentages and is none.
_RATIOS = word_set("cover coverage leverage beta gearing multiple ratio score index rating turnover duration")
_NEAR, _WHOLE, _REACH = 3, 100, 60


def without_left_open(text: str, found: Sequence[Item]) -> list[Item]:
    """The values, without bare numbers that a percentage or points beside them may be meant to give a unit."""
    kept = list(found)
    for at, item in enumerate(kept):
        if isinstance(item, Refusal) and _POINTS.fullmatch(text, item.start, item.end) is not None:
            _refuse_before(text, kept, at)
        elif (
            at
            and isinstance(item, Quantity)
            and (_may_be_share(text, item, kept[at - 1]) or _may_be_points(text, item, kept[at - 1]))
        ):
            kept[at] = refuse("ambiguous_unit", text, item.start, item.end)
    return kept


def _refuse_before(text: str, kept: list[Item], at: int) -> None:
    """Refuse the members of a list whose last is in points of nobody knows what: "by 2, 1 and 3 points"."""
    joint = _LAST
    for place in range(at - 1, -1, -1):
        item = kept[place]
        is_listed = isinstance(item, Quantity) and item.unit_kind in ("count", "ratio")
        if not is_listed or _BARE.fullmatch(text, item.start, item.end) is None:
            return
        if joint.fullmatch(text, item.end, kept[place + 1].start) is None:
            return
        kept[place] = refuse("ambiguous_unit", text, item.start, item.end)
        joint = _LISTED


def _may_be_points(text: str, item: Quantity, last: Item) -> bool:
    """Whether a number tells how far a percentage is from another and not in what: "5.7%, 310 above January"."""
    if isinstance(last, Refusal):
        is_beside = _POINTS.match(text, last.start, last.end) is not None
    else:
        is_beside = last.unit_kind in ("percent", "basis_point")
        is_beside = is_beside and text[last.end : item.start] in (", ", " and ", "; ")
    if not is_beside or item.unit_kind not in ("count", "ratio") or _AWAY.match(text, item.end) is None:
        return False
    is_bare = _BARE.fullmatch(text, item.start, item.end) is not None
    return is_bare and _JOINT.fullmatch(text, last.end, min(item.start, last.end + _REACH)) is not None


def _may_be_share(text: str, item: Quantity, last: Item) -> bool:
    """Whether a number with decimals may be a percentage as the one before it: "APR 21.9%, overdraft 18.5"."""
    if not isinstance(last, Quantity) or last.unit_kind != "percent" or item.unit_kind != "ratio":
        return False
    share = item.value / _WHOLE
    is_near = share < _NEAR * last.value and last.value < _NEAR * share
    if not is_near or _BARE.fullmatch(text, item.start, item.end) is None:
        return False
    beside = _BESIDE.fullmatch(text, last.end, item.start)
    if beside is None or _ENDS.match(text, item.end) is None or not text[last.start].isdigit():
        return False
    words = beside.group().strip(" ,;").split()
    return nature_of(beside["what"]) in (None, "percent", "money") and _RATIOS.isdisjoint(words)
