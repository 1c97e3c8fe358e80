"""Tables of plain text whose columns are set apart by spaces alone.

Belongs here: which lines make one, and their cells. Does not: tabs and pipes (`row_runs`), what rows mean
(`tables`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.lines import GridRow, Line
from orchestration.memo.scanning.packed_heads import packed_names
from orchestration.memo.scanning.spaced_columns import Column, Placed, columns_of, under_columns
from orchestration.memo.scanning.stacked_heads import joined_names
from orchestration.memo.scanning.tables import is_value_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_GAP = re.compile(r" {2,}")
# Two spaces behind a full stop are a typist's.
_SENTENCES = re.compile(r"[.!?] {2,}[A-Z]")
# How likely a case is, below its name
_LIKELIHOOD = re.compile(
    r"\((?:p ?= ?)?(?:0?\.[0-9]{1,3}|[0-9]{1,2}(?:\.[0-9])? ?%)(?: (?:odds|chance|probability))?\)"
)
# Two columns could be anything; they are a table only where more lines are alike and stand in line.
_NARROW, _NARROW_ROWS, _ROWS, _PACKED_ROWS = 2, 3, 2, 3
# So many lines below a header decide whether it is one, so that time stays linear in a text of such lines.
_SEEN = 12
# The name of a section between rows.
_GROUP_MAX = 60


def with_spaced_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines with each run of such a table's lines as one line of the kind "grid".

    A header of labels, then lines of as many cells that state values. A row with other numbers of cells
    inside the table stays a row, so that it is refused where its cells stand clearly under no columns.
    """
    found: list[Line] = []
    at = 0
    while at < len(lines):
        rows, behind = _table_at(lines, at) if _is_spaced(lines[at]) else ((), at)
        if not rows and _may_head(lines, at):
            rows, behind = _stacked_at(lines, at)
        if not rows and at + 1 < len(lines) and _states_values(lines[at + 1]):
            rows, behind = _packed_at(lines, at)
        if rows:
            found.append(Line("grid", lines[at].text.slice(0, 0), lines[at].number, grid=tuple(rows), form="pipe"))
            at = behind
        else:
            found.append(lines[at])
            at += 1
    return found


def _is_spaced(line: Line) -> bool:
    value = line.text.value
    is_set_apart = line.kind == "plain" and "  " in value and "|" not in value and "\t" not in value
    return is_set_apart and _SENTENCES.search(value) is None


def _states_values(line: Line) -> bool:
    return _is_spaced(line) and is_value_row(_row(line, 0))


def _table_at(lines: Sequence[Line], at: int) -> tuple[Sequence[GridRow], int]:
    """The rows of the table whose header a line is, with a separator below it, and the index behind; no rows: none."""
    below, _ = _lines_below(lines[at + 1 : at + 1 + _SEEN], 0)
    widths = [len(_cells(line.text)) for line in below if _states_values(line)]
    if not widths:
        return (), at
    names = len(_cells(lines[at].text))
    width = names if names > widths[0] and names in widths else widths[0]
    depth = min(line.depth for line in below if len(_cells(line.text)) == width)
    columns = _columns(lines[at], below, width)
    head = _row(lines[at], width if lines[at].depth > depth + 1 else 0)
    rows = [row for line in below if len((row := _body_row(line, width, depth, columns)).cells) > 1]
    first = 0 if is_value_row(rows[0]) else 1
    least = _ROWS if width > _NARROW else _NARROW_ROWS
    like = [row for row in rows[first:] if len(row.cells) == width] if width == names else rows[first:]
    is_table = (
        len(like[:least]) == least
        and len(head.cells) == width
        and (len(rows[0].cells) == width or width == names)
        and not is_value_row(head)
        and all(len(row.cells) == width and is_value_row(row) for row in like[:least])
        and (width > _NARROW or _stands_in_line(below))
    )
    if not is_table:
        return (), at
    below, behind = _lines_below(lines, at + 1)
    body = [_body_row(line, width, depth, columns) for line in below]
    return (head, GridRow((), lines[at].number, is_separator=True), *body), behind


def _may_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a line and the next may be a header of two lines: no values, and nothing between them."""
    pair = lines[at : at + 2]
    return len(pair) > 1 and any(map(_is_spaced, pair)) and all(map(_may_name, pair))


def _may_name(line: Line) -> bool:
    value = line.text.value
    is_plain = line.kind == "plain" and bool(value) and "|" not in value and "\t" not in value
    if not is_plain or value[-1] in ".!?:;":
        return False
    cells = _cells(line.text)
    return not is_value_row(_row(line, 0)) or all(_LIKELIHOOD.fullmatch(cell.value) for cell in cells)


def _stacked_at(lines: Sequence[Line], at: int) -> tuple[Sequence[GridRow], int]:
    """The rows of the table that two lines head, with a separator below its names, and the index behind."""
    below, _ = _lines_below(lines[at + 2 : at + 2 + _SEEN], 0)
    values = [_placed(line) for line in below if _states_values(line)]
    width = len(values[0].cells) if values else 0
    if width <= _NARROW or len(values) < _ROWS or any(len(row.cells) != width for row in values):
        return (), at
    names = joined_names(_placed(lines[at]), _placed(lines[at + 1]), values)
    if names is None:
        return (), at
    below, behind = _lines_below(lines, at + 2)
    depth = min(line.depth for line in below)
    head, number = GridRow(names, lines[at].number), lines[at + 1].number
    return (
        head,
        GridRow((), number, is_separator=True),
        *(_body_row(line, width, depth, ()) for line in below),
    ), behind


def _packed_at(lines: Sequence[Line], at: int) -> tuple[Sequence[GridRow], int]:
    """The rows of the table whose header parts its names by one space each, and the index behind."""
    seen, _ = _lines_below(lines[at + 1 : at + 1 + _SEEN], 0)
    width = len(_cells(lines[at + 1].text))
    is_even = all(_states_values(line) and len(_cells(line.text)) == width for line in seen)
    if width <= _NARROW or len(seen) < _PACKED_ROWS or not is_even or _is_spaced(lines[at]):
        return (), at
    firsts = [_cells(line.text)[0].value for line in seen]
    names = packed_names(lines[at].text, width, firsts) if _may_name(lines[at]) else None
    if names is None:
        return (), at
    below, behind = _lines_below(lines, at + 1)
    separator = GridRow((), lines[at].number, is_separator=True)
    return (GridRow(names, lines[at].number), separator, *(_row(line, 0) for line in below)), behind


def _columns(head: Line, below: Sequence[Line], width: int) -> tuple[Column, ...]:
    """The columns of a table of three or more whose header names each of them."""
    placed = _placed(head)
    if width <= _NARROW or len(placed.cells) != width:
        return ()
    return columns_of(placed, [row for line in below if len((row := _placed(line)).cells) == width])


def _placed(line: Line) -> Placed:
    cells = _cells(line.text)
    begin = line.depth - line.text.start
    return Placed(cells, tuple((begin + cell.start, begin + cell.start + len(cell.value)) for cell in cells))


def _body_row(line: Line, width: int, depth: int, columns: Sequence[Column]) -> GridRow:
    """The cells of a line below the header; where some are empty, the columns say which."""
    if columns and _is_spaced(line) and 1 < len(_cells(line.text)) < width:
        cells = under_columns(_placed(line), columns)
        if cells is not None:
            return GridRow(cells, line.number)
    return _row(line, width if line.depth > depth + 1 else 0)


def _row(line: Line, width: int) -> GridRow:
    """The cells of a line; one too few for `width` leave the first column empty: its names begin right of it."""
    cells = _cells(line.text)
    if len(cells) == width - 1:
        cells = (line.text.slice(0, 0), *cells)
    return GridRow(cells, line.number)


def _lines_below(lines: Sequence[Line], at: int) -> tuple[list[Line], int]:
    """The lines that go on below a header, over rules and single empty lines, and the index behind them."""
    below: list[Line] = []
    behind = at
    while at < len(lines):
        line = lines[at]
        is_apart = bool(below) and lines[at - 1].kind in ("gap", "rule")
        if _states_values(line) or (_is_spaced(line) and not is_apart) or _names_section(lines, at):
            below.append(line)
            behind = at + 1
        elif line.kind not in ("rule", "gap") or (line.kind == "gap" and (not below or lines[at - 1].kind == "gap")):
            break
        at += 1
    return below, behind


def _names_section(lines: Sequence[Line], at: int) -> bool:
    """Whether a line between rows names those that follow."""
    line = lines[at]
    is_name = line.kind == "plain" and 0 < len(line.text.value) <= _GROUP_MAX and line.text.value[-1] not in ".!?"
    is_between = (not at or lines[at - 1].kind == "plain") and at + 1 < len(lines)
    return is_name and is_between and _states_values(lines[at + 1])


def _stands_in_line(lines: Sequence[Line]) -> bool:
    """Whether the last cells of all lines stand below each other, by their beginnings or their ends."""
    ends = [line.depth + len(line.text.value) for line in lines]
    starts = [end - len(_cells(line.text)[-1].value) for line, end in zip(lines, ends, strict=True)]
    return max(starts) < min(ends)


def _cells(text: Text) -> tuple[Text, ...]:
    value = text.value
    cuts = [match.span() for match in _GAP.finditer(value)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(value)]
    return tuple(text.slice(start, end) for start, end in zip(starts, ends, strict=True))
