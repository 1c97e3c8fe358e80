"""Whether the cells of a row stand under their own columns.

Belongs here: rows with too few or too many cells, and rows whose empty cells were dropped so that later
values stand a column too far left. Does not: moving them back. A row in doubt is refused, not repaired.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.context import has_digit
from orchestration.memo.document import Row, Table
from orchestration.memo.vocabulary.currencies import CODES, PLAIN_SIGNS

SHIFTED, RAGGED = "shifted_row", "ragged_row"

_MONEY = re.compile(rf"[{PLAIN_SIGNS}]|\b{CODES}\b")
_NUMBER = re.compile(
    r"^[~≈<>+(\-−–]{0,3}\d[\d,.]*(?:\s?(?:[KMBT]|bn|million|billion|thousand|trillion))?[+)]{0,2}(?:\s*[-–]\s*[\d,.]+\+?)?$"
)
_MULTIPLE = re.compile(r"^[~≈<>+]?\d[\d.,\-–]*x\b")
_TOTAL = re.compile(r"(?:grand |sub)?total\b|sum\b", re.IGNORECASE)
# Numbers in one form, which can be added up as they stand.
_PLAIN = re.compile(r"[+−–-]?\$?[0-9]{1,3}(?:,?[0-9]{3}){0,4}(?:\.[0-9]{1,3})?%?")
_NO_MARKS = str.maketrans("−–", "--", "$,%+")
_SUMMED = 2
_DEEPEST = 300  # rows that a total is held against, for each total goes through all above it
_ROUNDING = Decimal("0.2")
# A column has a type when this share of its cells agree on it; the memos mix types freely in others.
_AGREEMENT = 2 / 3
# The type of a column of money whose cells all show their currency, and of one of changes that all have a sign.
_SIGNED, _CHANGES, _SIGNED_LEAST = "signed", "changes", 3
_CHANGED = ("+", "-", "−", "–", "±")


def cell_kind(text: str) -> str | None:
    """What a cell looks like without any hint; None where it is empty or a placeholder.

    One of money, percent, multiple, number, mixed (figures of another kind) or text.
    """
    if not has_digit(text):
        return "text" if len(text) > 3 and any(character.isalpha() for character in text) else None
    short = text.split(" (", 1)[0]
    if _MONEY.search(short[:12]):
        kind = "money"
    elif "%" in short[:16]:
        kind = "percent"
    elif _MULTIPLE.match(short):
        kind = "multiple"
    elif _NUMBER.match(short):
        kind = "number"
    else:
        kind = "text" if text[0].isalpha() else "mixed"
    return kind


class Flaw(NamedTuple):
    """Why the values of a row may stand under the wrong column, and the cells that stand under their own for sure."""

    code: str
    message: str
    sure: frozenset[int]


def row_flaws(table: Table) -> dict[int, Flaw]:
    """The flaw of each row, by ordinal, whose values may stand under the wrong column."""
    width = len(table.header)
    doubtful = [row for row in table.rows if row.flaw is not None or not _last_text(row)]
    if not doubtful:
        return {}
    types = _column_types([row for row in table.rows if row.flaw is None], width)
    flaws: dict[int, Flaw] = {}
    for row in doubtful:
        kinds = [cell_kind(cell.text.value) for cell in row.cells]
        code = None if row.flaw == "short" and _adds_up(row, table.rows) else _flaw(row, kinds, types, width)
        if code is not None:
            sure = _in_place(row, types, width) if code == RAGGED and row.flaw == "short" else frozenset()
            flaws[row.ordinal] = Flaw(code, _message(code, row, kinds, width), sure)
    return flaws


def _flaw(row: Row, kinds: list[str | None], types: list[str | None], width: int) -> str | None:
    if row.flaw == "long":
        return RAGGED
    misfits = [i for i, kind in enumerate(kinds) if i and _is_value(kind) and not _fits(kind, types[i])]
    if row.flaw is None:
        return SHIFTED if misfits and _shift_mends(kinds, types, misfits[0]) else None
    if misfits:
        return SHIFTED
    in_place = _in_place(row, types, width)
    return None if all(i in in_place for i, kind in enumerate(kinds) if i and _is_value(kind)) else RAGGED


def _adds_up(total: Row, rows: Sequence[Row]) -> bool:
    """Whether a row is the total of the plain numbers above it, column by column, so that its values stand in place.

    Of the rows above those of its own group, or all: a misplaced row that the sum takes in stands in place there.
    """
    texts = [cell.text.value for cell in total.cells]
    label = next((ordinal for ordinal, text in enumerate(texts[:2]) if _TOTAL.match(text)), None)
    if label is None:
        return False
    if total.ordinal > _DEEPEST:
        return False
    above = [row for row in rows if row.ordinal < total.ordinal]
    parts = ([row for row in above if row.group is total.group], above)
    return len(texts) > label + 1 and all(
        any(_is_sum(text, ordinal, of) for of in parts)
        for ordinal, text in enumerate(texts[label + 1 :], start=label + 1)
    )


def _is_sum(text: str, ordinal: int, rows: Sequence[Row]) -> bool:
    """Whether a plain number is the sum of one column, shares to within their rounding."""
    cells = [row.cells[ordinal].text.value for row in rows if ordinal < len(row.cells)]
    texts = [cell for cell in cells if cell and has_digit(cell)]
    if len(texts) < _SUMMED or not all(map(_PLAIN.fullmatch, (*texts, text))):
        return False
    gap = abs(sum(map(_plain, texts)) - _plain(text))
    return gap <= (_ROUNDING if text.endswith("%") else 0)


def _plain(text: str) -> Decimal:
    return Decimal(text.translate(_NO_MARKS))


def _message(code: str, row: Row, kinds: list[str | None], width: int) -> str:
    if code == RAGGED:
        return (
            f"the row has {len(row.cells)} cells under {width} columns, so which column a value belongs to "
            "is open; write an empty cell for each missing value"
        )
    found = ", ".join(kind or "empty" for kind in kinds[1:])
    return (
        f"the row's values ({found}) do not fit the types of their columns: an empty cell before them was "
        "probably dropped; write it back"
    )


def _last_text(row: Row) -> str:
    return row.cells[-1].text.value if row.cells else ""


def _is_value(kind: str | None) -> bool:
    return kind is not None and kind != "text"


def _column_types(rows: Sequence[Row], width: int) -> list[str | None]:
    types: list[str | None] = []
    for ordinal in range(width):
        kinds = Counter(
            kind for row in rows if ordinal < len(row.cells) and (kind := cell_kind(row.cells[ordinal].text.value))
        )
        (kind, count), total = (kinds.most_common(1) or [("", 0)])[0], sum(kinds.values())
        agreed = kind if count >= 2 and count >= _AGREEMENT * total else None
        is_certain = count == total >= _SIGNED_LEAST
        if agreed == "percent" and is_certain and all(text.startswith(_CHANGED) for text in _figures(rows, ordinal)):
            types.append(_CHANGES)
        else:
            types.append(_SIGNED if agreed == "money" and is_certain else agreed)
    return types


def _figures(rows: Sequence[Row], ordinal: int) -> list[str]:
    """The cells of a column that hold a digit."""
    texts = [row.cells[ordinal].text.value for row in rows if ordinal < len(row.cells)]
    return [text for text in texts if has_digit(text)]


def _fits(kind: str | None, column: str | None) -> bool:
    """Whether a cell may stand in a column: a column without a type takes all, words fit everywhere."""
    column = {_SIGNED: "money", _CHANGES: "percent"}.get(column or "", column)
    if kind is None or column is None or kind in (column, "text", "mixed"):
        return True
    return {kind, column} == {"number", "money"}


def _fits_well(text: str, column: str | None) -> bool:
    """The same for the text of a cell, which without a sign is none of a column whose figures all have one."""
    kind = cell_kind(text)
    is_unsigned = (kind == "number" and column == _SIGNED) or (
        kind == "percent" and column == _CHANGES and not text.startswith(_CHANGED)
    )
    return _fits(kind, column) and not is_unsigned


def _shift_mends(kinds: list[str | None], types: list[str | None], first: int) -> bool:
    """Whether the values from the first misfit on would all fit one column further right."""
    return all(
        index + 1 < len(types) and types[index + 1] is not None and _fits(kind, types[index + 1])
        for index, kind in enumerate(kinds)
        if index >= first and _is_value(kind)
    )


def _in_place(row: Row, types: list[str | None], width: int) -> frozenset[int]:
    """The values of a short row that fit no column further right than their own, wherever the missing cells were."""
    column = width - 1
    found: set[int] = set()
    for index in range(len(row.cells) - 1, 0, -1):
        while column > index and not _fits_well(row.cells[index].text.value, types[column]):
            column -= 1
        if column == index:
            found.add(index)
        column -= 1
    return frozenset(found)
