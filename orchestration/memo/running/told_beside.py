"""Bare numbers of a bullet or sentence whose unit a figure beside them states.

Belongs here: the order in which these forms are asked. Does not: the forms.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.memo.running.later_bounds import with_later_bounds
from orchestration.memo.running.lent_values import Item, has_unit
from orchestration.memo.running.members_of_sums import with_members_of_sums
from orchestration.memo.running.now_asides import with_now_asides
from orchestration.memo.running.rule_steps import with_rule_steps
from orchestration.memo.running.signal_colours import with_signal_colours


def with_told_beside(text: str, label: str, kind: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, bare numbers in the unit that one beside them or their label states."""
    if kind == "heading":
        return items
    items = with_rule_steps(text, with_signal_colours(text, label, items))
    if not any(map(has_unit, items)):
        return items
    return with_members_of_sums(text, with_now_asides(text, with_later_bounds(text, items)))
