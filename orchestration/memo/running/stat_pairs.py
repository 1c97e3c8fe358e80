"""Bullets that are a label and its number without a colon: "Life expectancy 79.4", "Growth 4.1".

Belongs here: the number in the unit that the label states, and its refusal where the label speaks of money or shares.
Does not: labels with a colon (`bullet_units`), lists of several (`named_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.cells import read_cell
from orchestration.memo.vocabulary.identifier_words import NUMBERED
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

# Not "Budget 2031"
_PAIR = re.compile(
    r"[*_]{0,2}(?P<label>[A-Z][a-z]+(?: [a-z]+){0,3})[*_]{0,2} [*_]{0,2}"
    r"(?P<number>(?!(?:19|20)[0-9]{2}(?![0-9,.]))[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?)[*_]{0,2}\.?\s*"
)
_BARE = frozenset({"count", "ratio"})
_OPEN = frozenset({"money", "percent"})
# "Share 214" is a button of the page the memo was saved from, "Tax form 41" a name.
_NAMES = NUMBERED | {"share", "form", "code", "strategy", "policy", "scenario", "case"}


def with_stat_pair(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a bullet, the one number behind a label as the label has it."""
    pair = _PAIR.fullmatch(text) if len(items) < 2 else None
    if pair is None or any(isinstance(item, Refusal) or item.unit_kind not in _BARE for item in items):
        return items
    start, end = pair.span("number")
    hint = hint_of(pair["label"]) if " " in pair["label"] else None
    if hint is not None and hint.unit_kind != "money":
        return [one._replace(start=start, end=end) for one in read_cell(pair["number"], hint)[:1]]
    is_name = pair["label"].lower() in _NAMES or pair["label"].rpartition(" ")[2] in _NAMES - {"share"}
    is_open = not is_name and nature_of(pair["label"]) in _OPEN
    return [refuse("ambiguous_unit", text, start, end)] if is_open else items
