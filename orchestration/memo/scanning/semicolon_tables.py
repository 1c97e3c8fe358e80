"""Tables of plain text whose cells are parted by semicolons, as a spreadsheet saves them.

Belongs here: which lines make one, and their cells. Does not: pipes and tabs (`row_runs`), columns set apart by spaces
(`spaced_tables`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.scanning.key_labels import is_year
from orchestration.memo.scanning.lines import GridRow, Line
from orchestration.memo.scanning.tables import is_value_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_COLUMNS, _ROWS = 3, 2
# A longer part is a clause: "revenue rose in the north; costs fell; profit was flat".
_CELL_MAX = 40


def with_semicolon_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines with each run of such a table's lines as one line of the kind "grid".

    A header of short names, then two lines or more of as many cells that state values.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows = _table_at(lines, at) if _is_parted(lines[at]) else []
        if rows:
            head, *body = rows
            rule = GridRow((), head.line, is_separator=True)
            found.append(
                Line("grid", lines[at].text.slice(0, 0), lines[at].number, grid=(head, rule, *body), form="pipe")
            )
        else:
            found.append(lines[at])
        at += max(1, len(rows))
    return found


def _is_parted(line: Line) -> bool:
    return line.kind == "plain" and line.text.value.count(";") >= _COLUMNS - 1 and "|" not in line.text.value


def _table_at(lines: Sequence[Line], at: int) -> list[GridRow]:
    """The rows of the table whose header a line is; none where it is no header."""
    head = GridRow(_cells(lines[at].text), lines[at].number)
    width = len(head.cells)
    is_head = all(0 < len(cell.value) <= _CELL_MAX and cell.value[-1] not in ".!?:," for cell in head.cells[1:])
    if not is_head or is_value_row(head) or at + _ROWS >= len(lines):
        return []
    rows = [head]
    for index in range(at + 1, len(lines)):
        line = lines[index]
        row = GridRow(_cells(line.text), line.number) if line.kind == "plain" and ";" in line.text.value else None
        if row is None or len(row.cells) > width or not _are_values(row):
            break
        if len(row.cells) < width and len(rows) <= _ROWS:
            break
        rows.append(row)
    return rows if len(rows) > _ROWS else []


def _are_values(row: GridRow) -> bool:
    """Whether a row states values, and its every cell with figures is one: "14 trains" is a clause's."""
    name = row.cells[0]
    return is_value_row(row) and all(
        is_year(cell.value) or is_value_row(row._replace(cells=(name, cell)))
        for cell in row.cells[1:]
        if any(map(str.isdigit, cell.value))
    )


def _cells(text: Text) -> tuple[Text, ...]:
    cells: list[Text] = []
    at = 0
    for part in text.value.split(";"):
        cell = text.slice(at, at + len(part)).strip()
        is_quoted = len(cell.value) > 1 and cell.value[0] == cell.value[-1] == '"'
        cells.append(cell.slice(1, len(cell.value) - 1).strip() if is_quoted else cell)
        at += len(part) + 1
    return tuple(cells)
