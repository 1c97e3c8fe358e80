"""Points in a table's cells: of a share, where they are the difference of percentages, or of a test.

Belongs here: "+14 pts" as a whole cell, by the labels and cells beside it. Does not: points in running text
(`loose_words`) or in headers (`hint_phrases`).
"""

from __future__ import annotations

import re

from orchestration.memo.context import has_digit
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.values.cells import read_cell

Item = Quantity | Refusal

_POINTS = re.compile(r"(?P<number>[+−–-]?[0-9][0-9.]*(?:(?:[-–]| to )[+−–-]?[0-9][0-9.]*)?) ?(?:pts?|points?)\.?")
# What is told in percent, so that points of it are percentage points, and what has points of its own.
_OF_SHARES = re.compile(
    r"\b(?:(?:combined|loss|expense|cost|savings|debt|capital|equity|coverage|participation|dependency)"
    r"[ -](?:to[ -]\w+ )?ratio|rate|share|margin|spread|yield|penetration|unemployment|turnout|inflation|growth"
    r"|utili[sz]ation|occupancy|load|attrition|churn|retention|adoption|vote|support|approval)s?\b",
    re.IGNORECASE,
)
_OF_SCORES = re.compile(
    r"\b(?:scor\w+|index|indices|pisa|nps|promoter|sat|tests?|rating|grades?|basis|ranking|loyalty|reward)s?\b",
    re.IGNORECASE,
)


def as_points(text: str, item: Item, labels: Labels) -> Item:
    """A whole cell of points ("+14 pts") behind nothing but percentages, between which it is the difference."""
    points = _POINTS.fullmatch(text) if not isinstance(item, Quantity) and item.code == "ambiguous_unit" else None
    if points is None:
        return item
    texts = [cell.text.value for cell in labels.row.row.cells[1:]]
    if _OF_SCORES.search(f"{labels.column.label} | {labels.row.name}"):
        found = read_cell(points["number"], UnitHint("other:point", "quantity"))
        return found[0]._replace(end=len(text)) if len(found) == 1 and isinstance(found[0], Quantity) else item
    beside = [other for other in texts[: texts.index(text)] if has_digit(other)] if text in texts else []
    if (not beside or not all("%" in other for other in beside)) and not _speak_of_shares(labels):
        return item
    found = read_cell(f"{points['number']} pp")
    return found[0]._replace(end=len(text)) if len(found) == 1 and isinstance(found[0], Quantity) else item


def _speak_of_shares(labels: Labels) -> bool:
    """Whether the labels say that points are points of a share ("Combined ratio benefit"), and none of a score."""
    near = f"{labels.column.label} | {labels.row.name}"
    return _OF_SHARES.search(near) is not None and _OF_SCORES.search(f"{near} | {labels.units.caption_label}") is None
