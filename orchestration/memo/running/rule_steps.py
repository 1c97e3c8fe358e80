"""Steps of a rule that leave out the unit, as in "If days' supply tops 80: cut orders 20%; 100: stop.".

Belongs here: the time that "days' supply" counts and the number that opens a later step. Does not: steps that begin
with a bound ("Below 9: sell", `later_bounds`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.running.lent_values import NUMBER, Item, has_unit, lent, plain, replaced, scale_of, within
from orchestration.memo.vocabulary.units import unit_of

_HELD = re.compile(
    r"\b(?P<time>days|weeks|months)['’] (?:of )?(?:supply|cover|sales|stock|inventory|imports|cash|demand)"
    r"(?: [a-z]+)?? (?:tops?|exceeds?|passes|pass|hits?|reach(?:es)?|(?:falls?|drops?|slips?|rises?|climbs?)(?: to)?"
    r"|is|are|at|of)?"
    rf" (?P<value>(?:(?:below|above|over|under) )?{NUMBER})(?=[:,.;)](?:\s|$)|$)"
)
# "; 100: stop"
_STEP = re.compile(rf"; (?:at )?(?P<value>{NUMBER})(?=: [a-z])")
_RULE = re.compile(r"(?:^|[.:•] |- )(?:If|When|Once) [^.:;]{2,80}?$")
_REACH, _NEAR = 160, 3


def with_rule_steps(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, later steps of a rule in the unit of the first or refused."""
    if "; " not in text and "s' " not in text and "s’ " not in text:
        return items
    starts = [item.start for item in items]
    read: dict[tuple[int, int], Quantity | None] = {}
    for held in _HELD.finditer(text):
        bare, unit = plain(text, *held.span("value")), unit_of(held["time"])
        if bare is not None and unit is not None and _is_bare(items, starts, held.span("value")):
            one = bare._replace(unit=unit.name, unit_kind=unit.kind, decimals=bare.decimals or 0)
            read[held.span("value")] = one
    for step in _STEP.finditer(text):
        place = step.span("value")
        told = _rule(text, items, starts, read, step.start())
        bare = plain(text, *place) if told is not None and _is_bare(items, starts, place) else None
        scale = scale_of(text, told) if told is not None else None
        if told is None or bare is None or scale is None:
            continue
        one = lent(bare, told, scale)
        read[place] = one if within(one.value, told.value, _NEAR) else None
    return replaced(text, items, read) if read else items


def _is_bare(items: Sequence[Item], starts: Sequence[int], place: tuple[int, int]) -> bool:
    at = bisect_right(starts, place[1] - 1) - 1
    item = items[at] if at >= 0 else None
    if item is None or item.end <= place[0]:
        return True
    return isinstance(item, Quantity) and item.unit_kind in ("count", "ratio")


def _rule(
    text: str,
    items: Sequence[Item],
    starts: Sequence[int],
    read: dict[tuple[int, int], Quantity | None],
    end: int,
) -> Quantity | None:
    """The figure with a unit on which the sentence before a step makes its rule: "If inflation tops 4%"."""
    at = bisect_right(starts, end) - 1
    for item in reversed(items[max(0, at - 5) : at + 1]):
        if end - item.start > _REACH or ". " in text[item.end : end]:
            return None
        if _RULE.search(text, max(0, item.start - _REACH), item.start) is None:
            continue
        one = read.get((item.start, item.end), item)
        return one if isinstance(one, Quantity) and has_unit(one) else None
    return None
