"""Bounds that a sentence states once for two amounts: "below $150,000 for singles and $300,000 for couples".

Belongs here: which further amounts a bound before the first is for. Does not: the bounds themselves (`number_grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal

Item = Quantity | Refusal

_RATE = r"(?: (?:a|an|per|each|every) [a-z]+)?"
_FOR = rf"{_RATE} for (?P<who>(?:[a-z-]+ ){{0,2}}[a-z-]+)"
_FOR_TOO = re.compile(rf"{_FOR}(?:,|;| and|, and| or|, or) ")
_FOR_LAST = re.compile(rf"{_RATE} for (?:an? |the )?(?P<who>[a-z-]+)")
# "(single) or", "(couples: $300,000)"
_NOTED = re.compile(rf"{_RATE} \((?P<who>[a-z]+)\)(?:,|;| and|, and| or|, or) ")
_NOTED_LAST = re.compile(rf"{_RATE} \((?P<who>[a-z]+)\)")
_INSIDE = re.compile(rf"{_RATE} \((?P<who>[a-z]+):? ")
_UP_TO = re.compile(r"up to", re.IGNORECASE)
_GROUPS = frozenset(
    {"single", "singles", "joint", "married", "couple", "couples", "individual", "individuals", "family"}
)
_FAMILIES = _GROUPS | {"families", "households", "filers", "adult", "adults", "child", "children", "pensioners"}
_BOUNDS = frozenset({"at_least", "at_most"})


def with_shared_bounds(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, amounts bounded as the one before them where one bound is for both."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not isinstance(last, Quantity) or last.qualifier not in _BOUNDS:
            continue
        if item.qualifier == "exact" and _is_for_both(text, item, last, kept[max(0, at - 2)]):
            kept[at] = _bounded(item, last.qualifier)
    return kept


def _is_for_both(text: str, item: Quantity, last: Quantity, before: Item) -> bool:
    is_up_to = _UP_TO.match(text, last.start) is not None
    if item.unit != last.unit or item.unit_kind != last.unit_kind:
        return False
    one, other = _FOR_TOO.fullmatch(text, last.end, item.start), _FOR_LAST.match(text, item.end)
    if one is not None and other is not None:
        is_listed = isinstance(before, Quantity) and before.qualifier == last.qualifier and before.end < last.start
        return is_up_to or is_listed or (_is_group(one["who"]) and _is_group(other["who"]))
    inside = _INSIDE.fullmatch(text, last.end, item.start)
    if inside is not None:
        return _is_group(inside["who"]) and text.startswith(")", item.end)
    one, other = _NOTED.fullmatch(text, last.end, item.start), _NOTED_LAST.match(text, item.end)
    return one is not None and other is not None and _is_group(one["who"]) and _is_group(other["who"])


def _is_group(words: str) -> bool:
    """Whether words name people for whom a limit is: "couples", "(joint)", not "schools"."""
    return words.rpartition(" ")[2] in _FAMILIES


def _bounded(item: Quantity, qualifier: str) -> Quantity:
    is_least = qualifier == "at_least"
    return item._replace(
        qualifier=qualifier, low=item.value if is_least else None, high=None if is_least else item.value
    )
