"""Refused figures of a text that the rest of it makes certain: "1.9m agents, 1.1m in 2030", "Debt: ($19.6B)".

Belongs here: what another count or the place of a figure settles. Does not: what the memo as a whole
does (`minor_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.values.cells import read_cell
from orchestration.memo.vocabulary.lengths import is_of_length

_MILLIONS = re.compile(r"[0-9]m$")


def written_alike(text: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items, a bare "1.1m" read as millions where a count of the same text is: "1.9m agents, 1.1m in 2030"."""
    if not any(
        isinstance(item, Quantity) and item.unit == "count" and _MILLIONS.search(text, item.start, item.end)
        for item in items
    ):
        return items
    return [_in_millions(text, item) for item in items]


def _in_millions(text: str, item: Quantity | Refusal) -> Quantity | Refusal:
    if isinstance(item, Quantity) or item.code != "ambiguous_unit" or not _MILLIONS.search(text, item.start, item.end):
        return item
    if is_of_length(text, item.start):
        return item
    found = read_cell(f"{text[item.start : item.end - 1]}M")
    if len(found) != 1 or not isinstance(found[0], Quantity):
        return item
    return found[0]._replace(start=item.start, end=item.end)


def in_accounts(text: str, item: Quantity | Refusal) -> Quantity | Refusal:
    """A bullet whose whole value stands in parentheses, as a loss does in accounts: "Debt: ($19.6B)"."""
    is_whole = isinstance(item, Refusal) and item.code == "parentheses" and item.end == len(text.rstrip(" .*_"))
    if not is_whole or text[item.start - 2 : item.start] != ": ":
        return item
    found = read_cell(text[item.start : item.end])
    if len(found) != 1 or not isinstance(found[0], Quantity) or found[0].unit_kind not in ("money", "percent"):
        return item
    return found[0]._replace(start=item.start, end=item.end)
