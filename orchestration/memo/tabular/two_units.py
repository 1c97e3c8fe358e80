"""Cells of two values below a label of power and energy: "18 / 31" in a row "Batteries (GW / GWh)".

Belongs here: which unit each of the two is in. Does not: two values of one kind (`two_values`), a number and its share
(`shares_beside`), a unit over another with one value ("Density (kg / m3)").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.tabular.column import hint_of

if TYPE_CHECKING:
    from orchestration.memo.tabular.cell_labels import Labels

# Power over energy means nothing, so that the stroke parts two units.
_TWO_UNITS = re.compile(r"\((?P<first>[kMGT]W[hp]?) ?[/|] ?(?P<last>[kMGT]W[hp]?)\)$")
_NUMBER = r"[~≈<>]?[0-9][0-9,]*(?:\.[0-9]+)?"
_TWO_VALUES = re.compile(rf"{_NUMBER} ?[/|] ?(?P<last>{_NUMBER})")


def of_two_units(text: str, labels: Labels) -> tuple[int, Labels, Labels] | None:
    """Where the second of two values begins, and the labels of both, each with its unit; None for any other cell."""
    two = _TWO_VALUES.fullmatch(text)
    if two is None:
        return None
    for where, label in (("row", labels.row.name), ("column", labels.column.label)):
        told = _TWO_UNITS.search(label)
        if told is not None and told["first"].endswith("h") != told["last"].endswith("h"):
            first, last = (_with_unit(labels, where, told[name]) for name in ("first", "last"))
            return two.start("last"), first, last
    return None


def _with_unit(labels: Labels, where: str, unit: str) -> Labels:
    hint = hint_of(f"({unit})")
    if where == "row":
        return labels._replace(row=labels.row._replace(hint=hint))
    return labels._replace(column=labels.column._replace(hint=hint))
