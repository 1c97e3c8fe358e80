"""Which lines make one pipe table: rows, separators, gaps between them.

Belongs here: from the first line of a table to the line behind it.
Does not: what the rows mean (`tables`), tables inside a paragraph (`inline_tables`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.inline_tables import has_inline_table
from orchestration.memo.scanning.lines import GridRow
from orchestration.memo.scanning.tables import (
    is_bare_separator,
    is_separator,
    is_value_row,
    pipe_row,
    split_cells,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import Line

_UNRULED_COLUMNS, _UNRULED_ROWS = 3, 3
# A pipe of its own: "a|b" is a name.
_PIPE = re.compile(r"(?<=\s)\|(?=\s|$)")
_TABBED_COLUMNS = 2  # nobody's prose has tabs in every line


def read_rows(lines: Sequence[Line], at: int) -> tuple[list[GridRow], int]:
    """The run of table lines from `at`, and the index behind it; one gap between rows is allowed."""
    rows: list[GridRow] = []
    index = at
    width = _unruled_width(lines, at)
    while index < len(lines):
        line = lines[index]
        if line.kind == "gap":
            if width or not _goes_on_after_gap(lines, index, rows):
                break
        elif line.kind == "plain" and line.text.value and lines[index - 1].kind == "row" and _heads_rows(lines, index):
            break
        elif line.kind == "rule" and line.text.value[0] == "+":
            pass
        elif not (_is_row(line, rows) or (line.kind == "plain" and width and _is_unruled_row(line, width))):
            break
        else:
            row = pipe_row(line.text, line.number)
            rows.append(_with_last(row, line, width) if width else row)
        index += 1
    while index > at and lines[index - 1].kind == "gap":
        index -= 1
    if width and len(rows) > 1 and any(len(row.cells) < width for row in rows):
        rows.insert(1, GridRow((), rows[0].line, is_separator=True))  # the header is one, though a row is short
    return rows, index


def _is_row(line: Line, rows: list[GridRow]) -> bool:
    if line.kind == "row":
        row = pipe_row(line.text, line.number)
        # "| Cloud | --- | --- | 41 | 44 |" is as wide as its table's header
        is_full = len(rows) > 1 and rows[1].is_separator and len(row.cells) == len(rows[0].cells)
        return not rows or is_full or not has_inline_table(line.text.value) or row.is_separator
    if line.kind != "plain" or "|" not in line.text.value:
        return False
    if not rows or is_bare_separator(line.text.value):
        return True
    return len(rows) > 1 and rows[1].is_separator and 1 < len(split_cells(line.text)) <= len(rows[1].cells)


def _goes_on_after_gap(lines: Sequence[Line], index: int, rows: list[GridRow]) -> bool:
    """Whether the row behind an empty line belongs to the same table: no wider, and no new header."""
    if index + 1 >= len(lines) or lines[index + 1].kind != "row" or not rows:
        return False
    follower = lines[index + 1]
    row = pipe_row(follower.text, follower.number)
    if row.is_separator:
        return len(rows) == 1
    below = lines[index + 2] if index + 2 < len(lines) else None
    if below is not None and below.kind == "gap" and index + 3 < len(lines):
        below = lines[index + 3]
    if below is not None and below.kind == "row" and pipe_row(below.text, below.number).is_separator:
        return False
    return width_of(row) <= len(rows[0].cells)


def _heads_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether the line below is a table's header and the next one its separator, so that this one is a caption."""
    if at + 2 >= len(lines) or lines[at + 1].kind != "row" or lines[at + 2].kind != "row":
        return False
    return pipe_row(lines[at + 2].text, lines[at + 2].number).is_separator


def begins_bare_table(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the header of a table without outer pipes: a separator or like rows stand below."""
    value = lines[at].text.value
    if at + 1 >= len(lines) or "|" not in value:
        return "\t" in value and _unruled_width(lines, at) > 0
    below = lines[at + 1]
    if below.kind == "row":
        return pipe_row(below.text, below.number).is_separator
    is_ruled = below.kind == "plain" and is_bare_separator(below.text.value)
    return is_ruled or _unruled_width(lines, at) > 0


def _unruled_width(lines: Sequence[Line], at: int) -> int:
    """The number of columns of a table without outer pipes and without a separator, 0 where a line begins none.

    Three lines of three cells or more, alike in number: names first, then values.
    """
    width = _width(lines[at]) if lines[at].kind == "plain" else 0
    least = _TABBED_COLUMNS if "\t" in lines[at].text.value else _UNRULED_COLUMNS
    if width < least or at + _UNRULED_ROWS > len(lines):
        return 0
    if any(line.kind != "plain" or _width(line) != width for line in lines[at + 1 : at + _UNRULED_ROWS]):
        return 0
    head, *body = (pipe_row(line.text, line.number) for line in lines[at : at + _UNRULED_ROWS])
    return width if not is_value_row(head) and all(map(is_value_row, body)) else 0


def _is_unruled_row(line: Line, width: int) -> bool:
    """Whether a line goes on such a table; one with fewer cells that states values does, to be refused."""
    own = _width(line)
    is_short = 1 < own < width and "|" in line.text.value and is_value_row(pipe_row(line.text, line.number))
    return own == width or is_short


def _with_last(row: GridRow, line: Line, width: int) -> GridRow:
    """The row with the empty cell behind the pipe that ends it: "Total | 41 |"."""
    is_open = len(row.cells) == width - 1 == _width(line) - 1 and line.text.value.endswith("|")
    return row._replace(cells=(*row.cells, row.cells[-1].slice(0, 0))) if is_open else row


def _width(line: Line) -> int:
    """The number of cells; nothing but spaces between two pipes is an empty one: "Total | | 41"."""
    value = line.text.value
    if "|" in value:
        return len(_PIPE.findall(value)) + 1 if " | " in value else 0
    return len(value.split("\t")) if "\t" in value else 0


def separator_runs_on(lines: Sequence[Line], at: int) -> bool:
    """Whether a line holds the separator and the rows of the header above (`|---|---| | x | 1 |`)."""
    if at >= len(lines) or lines[at].kind != "row":
        return False
    text = lines[at].text
    return has_inline_table(text.value) and is_separator(split_cells(text)[:1])
