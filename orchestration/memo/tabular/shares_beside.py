"""Cells of a number and its share: "41,200 (12%)" below "Jobs at risk (%)", "41 (12)" below "Value, $bn (share, %)".

Belongs here: whether the parentheses of a column's label tell of those in its cells, and the labels of both values.
Does not: two values of one kind (`two_values`) or reading either (`cell_units`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.vocabulary.natures import nature_of

_NUMBER = r"[~≈+−–-]?[A-Z]{0,2}[$€£¥₹]?[0-9][0-9,]*(?:\.[0-9]+)?"
_TWO = re.compile(rf"{_NUMBER}(?: ?[KMBkm]|bn)? (?P<open>\()[+−–-]?[0-9][0-9,]*(?:\.[0-9]+)?(?P<percent> ?%)?\)")
# "Users (M; YoY %)", "Value, $bn (share, %)", "2029: number (%)"
_LABEL = re.compile(r"(?P<head>.*[^ ]) \((?:(?P<unit>[^();%]{1,12}); )?(?P<share>[^()]*%[^()]*)\)")
_ONLY = re.compile(r" ?% ?")
_DATED = re.compile(r"^(?:FY ?)?(?:19|20)[0-9]{2}: ")


class NumberAndShare(NamedTuple):
    """Where the share of a cell begins, and the labels of the number and of the share."""

    at: int
    number: Labels
    share: Labels


def number_and_share(text: str, labels: Labels) -> NumberAndShare | None:
    """The two values of a cell whose column says that its parentheses hold a share; None for any other cell.

    "(%)" alone says it of a share that has its sign: "12 (31)" below "Jobs at risk (%)" may be either way round.
    """
    two = _TWO.fullmatch(text) if text.endswith(")") else None
    told = _LABEL.fullmatch(labels.column.label) if two is not None else None
    if two is None or told is None or (two["percent"] is None and _ONLY.fullmatch(told["share"]) is not None):
        return None
    head = _DATED.sub("", told["head"]) + (f" ({told['unit']})" if told["unit"] else "")
    if nature_of(head) == "percent":
        return None  # "4.1 (3.2%)" below "Growth (%)": both are shares
    number = labels.column._replace(label=head, hint=hint_of(head), nature=nature_of(head))
    share = labels.column._replace(label=told["share"], hint=hint_of("(%)"), nature="percent")
    row = labels.row._replace(hint=None, nature=None, group_hint=None)
    return NumberAndShare(two.end("open"), labels._replace(column=number), labels._replace(column=share, row=row))
