"""Tables of plain text set apart by tabs whose first column has no name, as a spreadsheet gives them.

Belongs here: which lines make one, and their cells with the empty ones at both ends. Does not: those whose header
names every column (`row_runs`), what rows mean (`tables`).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from orchestration.memo.scanning.lines import GridRow, Line
from orchestration.memo.scanning.tables import is_value_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_COLUMNS_LEAST, _ROWS_LEAST, _HEADS_MAX = 3, 2, 2
_GROUP_MAX = 60


def with_tabbed_tables(raw: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with each such table's lines as one line of the kind "grid"."""
    if "\t" not in raw or "\n" not in raw:
        return list(lines)
    found: list[Line] = []
    for is_row, run in groupby(range(len(lines)), lambda at: _is_tabbed(lines, at) or _names_section(lines, at)):
        rows = [lines[at] for at in run]
        grid = _grid(raw, rows) if is_row else None
        found += rows if grid is None else [grid]
    return found


def _is_tabbed(lines: Sequence[Line], at: int) -> bool:
    return 0 <= at < len(lines) and lines[at].kind == "plain" and "\t" in lines[at].text.value


def _names_section(lines: Sequence[Line], at: int) -> bool:
    """Whether a line between rows names those that follow."""
    line = lines[at]
    is_name = line.kind == "plain" and 0 < len(line.text.value) <= _GROUP_MAX and line.text.value[-1] not in ".!?"
    return is_name and _is_tabbed(lines, at - 1) and _is_tabbed(lines, at + 1)


def _grid(raw: str, lines: Sequence[Line]) -> Line | None:
    """The grid that lines with tabs make, where the first begins below no name and all others state values.

    A second line may go on with the header: units, or years below a name that reaches over several.
    """
    rows = [GridRow(_cells(raw, line), line.number) for line in lines]
    heads = 0
    while heads < len(rows) and not is_value_row(rows[heads]):
        heads += 1
    width = max(len(row.cells) for row in rows)
    body = rows[heads:]
    values = [row for row in body if len(row.cells) > 1]
    is_table = (
        1 <= heads <= _HEADS_MAX
        and not rows[0].cells[0].value
        and width >= _COLUMNS_LEAST
        and len(values) >= _ROWS_LEAST
        and all(row.cells[0].value and is_value_row(row) for row in values)
        and sum(len(row.cells) == width for row in values) * 2 > len(values)
    )
    if not is_table:
        return None
    padded = [_padded(row, width) for row in rows[:heads]]
    first = lines[0]
    table = (padded[0], GridRow((), first.number, is_separator=True), *padded[1:], *body)
    return Line("grid", first.text.slice(0, 0), first.number, grid=table, form="pipe")


def _padded(row: GridRow, width: int) -> GridRow:
    """A header's row with the empty cells that its end lost."""
    empty = row.cells[-1].slice(0, 0)
    return row._replace(cells=(*row.cells, *(empty for _ in range(width - len(row.cells)))))


def _cells(raw: str, line: Line) -> tuple[Text, ...]:
    """The cells between a line's tabs; each tab before the first word and behind the last leaves one empty."""
    text = line.text
    begin, end = text.span(0, len(text.value))
    newline = raw.find("\n", end)
    empty = text.slice(0, 0)
    cells = [empty for _ in range(raw.count("\t", raw.rfind("\n", 0, begin) + 1, begin))]
    at = 0
    for part in text.value.split("\t"):
        cells.append(text.slice(at, at + len(part)).strip())
        at += len(part) + 1
    behind = raw.count("\t", end, newline if newline >= 0 else len(raw))
    return (*cells, *(empty for _ in range(behind)))
