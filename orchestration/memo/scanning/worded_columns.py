"""Tables with one cell on each line whose rows are not all of a name and values: a town in them, or a year first.

Belongs here: how wide such a table is, told by where its values and its words come again. Does not: tables that hold
values alone behind each row's name (`stacked_cells`), the lines that name columns (`stacked_names`).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from orchestration.memo.scanning.cell_lines import is_name, is_period, is_value, text_of
from orchestration.memo.scanning.stacked_names import grid_of, named, names_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import Line

_WIDTH_LEAST, _WIDTH_MAX, _ROWS_LEAST, _ROWS_MAX = 3, 13, 3, 60
_VALUED_LEAST = 2


def with_worded_columns(lines: Sequence[Line]) -> list[Line]:
    """A run of lines, with its tables as grids; sentences part it."""
    found: list[Line] = []
    for is_cell, run in groupby(lines, is_name):
        cells = list(run)
        table = _table(cells) if is_cell else None
        found += table if table is not None else cells
    return found


def _table(lines: Sequence[Line]) -> list[Line] | None:
    """The lines of a run that all but a caption are one table's, as a grid; None where several widths fit, or none."""
    kinds = [_kind(line) for line in lines[: _WIDTH_MAX * _ROWS_MAX + 1]]
    if len(kinds) > _WIDTH_MAX * _ROWS_MAX:
        return None
    widths = range(_WIDTH_LEAST, min(_WIDTH_MAX, len(lines) // (_ROWS_LEAST + 1)) + 1)
    fitting = [found for width in widths if (found := _fitting(lines, kinds, width)) is not None]
    return fitting[0] if len(fitting) == 1 else None


def _kind(line: Line) -> str:
    """Whether a cell is a value, a year, words, or a sign that there is nothing, which stands for all."""
    if not is_value(line):
        return "word"
    if is_period(line):
        return "period"
    return "value" if any(map(str.isdigit, text_of(line).value)) else "none"


def _fitting(lines: Sequence[Line], kinds: Sequence[str], width: int) -> list[Line] | None:
    """The run with a table of a width at its end; None where there is none."""
    most = _rows_alike(kinds, width)
    for rows in (most, most - 1):  # years that name columns are like a row of values
        begin = len(lines) - rows * width
        names = names_above(lines[:begin], width - 1) if rows >= _ROWS_LEAST else None
        body = [lines[at : at + width] for at in range(begin, len(lines), width)]
        if names is not None and len({row[0].text.value for row in body}) == rows:
            return [*lines[: begin - names.lines], grid_of(names.row, list(map(named, body)))]
    return None


def _rows_alike(kinds: Sequence[str], width: int) -> int:
    """How many rows of a width end a run: a name or year first, then columns of values alone and of words alone."""
    names = kinds[-width]
    columns = ["none"] * (width - 1)
    rows = 0
    while (rows + 1) * width <= len(kinds) and names in ("word", "period"):
        end = len(kinds) - rows * width
        row = ["value" if kind == "period" else kind for kind in kinds[end - width + 1 : end]]
        pairs = list(zip(columns, row, strict=True))
        if kinds[end - width] != names or any("none" not in pair and pair[0] != pair[1] for pair in pairs):
            break
        columns = [own if column == "none" else column for column, own in pairs]
        rows += 1
    is_told = columns.count("value") >= _VALUED_LEAST and (names == "period" or "word" in columns)
    return rows if is_told else 0
