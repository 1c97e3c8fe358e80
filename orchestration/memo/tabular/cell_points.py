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

_WORD = r"(?:pts?|points?)\.?"
# "(11 pts)", "(1.4) pts", "↓ 11 pts", "↑ 4.1 pts"
_MARKED = re.compile(
    rf"\((?P<lost>[0-9][0-9.]*)(?: ?{_WORD}\)|\) ?{_WORD})|(?P<arrow>[↑▲⬆↓▼⬇]) ?(?P<moved>[0-9][0-9.]*) ?{_WORD}"
)
_DOWN = frozenset("↓▼⬇")
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
    if isinstance(item, Quantity) or item.code not in ("ambiguous_unit", "ambiguous_sign"):
        return item
    points = _POINTS.fullmatch(text) if item.code == "ambiguous_unit" else None
    if (number := points["number"] if points is not None else _number_marked(text)) is None:
        return item
    texts = [cell.text.value for cell in labels.row.row.cells[1:]]
    if _OF_SCORES.search(f"{labels.column.label} | {labels.row.name}"):
        found = read_cell(number, UnitHint("other:point", "quantity"))
        return found[0]._replace(start=0, end=len(text)) if len(found) == 1 and isinstance(found[0], Quantity) else item
    beside = [other for other in texts[: texts.index(text)] if has_digit(other)] if text in texts else []
    if (not beside or not all("%" in other for other in beside)) and not _speak_of_shares(labels):
        return item
    found = read_cell(f"{number} pp")
    return found[0]._replace(start=0, end=len(text)) if len(found) == 1 and isinstance(found[0], Quantity) else item


def _number_marked(text: str) -> str | None:
    """The number of points that parentheses or an arrow give their sign."""
    marked = _MARKED.fullmatch(text)
    if marked is None:
        return None
    return f"{'-' if marked['lost'] or marked['arrow'] in _DOWN else '+'}{marked['lost'] or marked['moved']}"


def _speak_of_shares(labels: Labels) -> bool:
    """Whether the labels say that points are points of a share ("Combined ratio benefit"), and none of a score."""
    near = f"{labels.column.label} | {labels.row.name}"
    return _OF_SHARES.search(near) is not None and _OF_SCORES.search(f"{near} | {labels.units.caption_label}") is None
