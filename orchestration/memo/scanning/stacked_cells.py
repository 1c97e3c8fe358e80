"""Tables of plain text with one cell on each line, as a page that was copied leaves them.

Belongs here: which lines make one: names of columns, then each row's name with as many values below it. Does not:
cells set apart by spaces or tabs (`spaced_tables`, `tabbed_tables`), what rows mean (`tables`).
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.scanning.cell_lines import is_name, is_period, is_value, may_be_cell, with_negatives
from orchestration.memo.scanning.lines import Line
from orchestration.memo.scanning.stacked_names import Names, grid_of, named, names_above
from orchestration.memo.scanning.worded_columns import with_worded_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two lines are a figure with its label, as of a stat card: a table has two columns of values at least.
_VALUES_LEAST, _VALUES_MAX, _ROWS_LEAST = 2, 12, 2
_REACH = 100  # lines above the rows that may name columns; time stays linear in a text of such lines
_SPREAD_LEAST = 3  # and more where cells are paragraphs
_SUM = re.compile(r"(?:grand |sub-?)?totals?\b|all\b|sum\b|overall\b", re.IGNORECASE)


class _Part(NamedTuple):
    """A name and how many values stand right below it."""

    at: int
    values: int


def with_stacked_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines with each such table's lines as one line of the kind "grid"; an empty line may part all cells."""
    found: list[Line] = []
    spread: list[Line] = []  # cells with an empty line behind each
    for is_cell, run in groupby(lines, may_be_cell):
        cells = list(run)
        if (is_cell and len(cells) == 1) or (spread and len(cells) == 1 and cells[0].kind == "gap"):
            spread += cells
            continue
        found += _with_spread(spread)
        spread = []
        found += _of_run(cells) if is_cell and len(cells) > _VALUES_LEAST * _ROWS_LEAST else cells
    return [*found, *_with_spread(spread)]


def _of_run(lines: Sequence[Line]) -> Sequence[Line]:
    """A run of lines, with its tables as grids."""
    found = _with_tables(lines)
    found = found if len(found) < len(lines) else with_worded_columns(lines)
    return found if len(found) < len(lines) else with_negatives(lines)


def _with_spread(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines that stand apart from each other, with their tables as grids."""
    cells = [line for line in lines if line.kind != "gap"]
    if len(cells) <= _SPREAD_LEAST * _ROWS_LEAST:
        return lines
    found = _with_tables(cells, is_spread=True)
    if len(found) == len(cells):
        return lines
    gap = lines[0]._replace(kind="gap", text=lines[0].text.slice(0, 0))
    return [part for line in found for part in (line, gap._replace(number=line.number))]


def _with_tables(lines: Sequence[Line], *, is_spread: bool = False) -> list[Line]:
    """A run of lines, with its tables as grids."""
    parts: list[_Part] = []
    for at, line in enumerate(lines):
        if not is_value(line):
            parts.append(_Part(at, 0))
        elif parts:
            parts[-1] = parts[-1]._replace(values=parts[-1].values + 1)
    found: list[Line] = []
    done = 0
    for size, group in groupby(parts, lambda part: part.values):
        alike = list(group)
        least = _SPREAD_LEAST if is_spread else _VALUES_LEAST
        if alike[0].at < done or not least <= size <= _VALUES_MAX:
            continue
        reach = size + 1 if is_spread else _REACH  # what stands apart above is no header
        first = max(done, alike[0].at - reach)
        table = _table(lines, first, alike)
        if table is not None:
            begin, behind, grid = table
            found += [*lines[done:begin], grid]
            done = behind
    return [*found, *lines[done:]]


def _table(lines: Sequence[Line], first: int, alike: Sequence[_Part]) -> tuple[int, int, Line] | None:
    """Where the table of parts with as many values each begins and ends, and its grid."""
    size = alike[0].values
    names, rows = _head_of(lines, first, alike)
    if names is None or len(rows) < _ROWS_LEAST or not all(is_name(lines[row.at]) for row in rows):
        return None
    begin = rows[0].at - names.lines
    body = [named(lines[row.at : row.at + size + 1]) for row in rows]
    behind = rows[-1].at + size + 1
    last = _sum_below(lines, behind, size)
    if last:
        body.append(named(last))
        behind += len(last)
    return begin, behind, grid_of(names.row, body)


def _head_of(lines: Sequence[Line], first: int, alike: Sequence[_Part]) -> tuple[Names | None, Sequence[_Part]]:
    """The names of the columns, and the rows below them.

    A part whose values are all years is a header itself.
    """
    size = alike[0].values
    above = lines[first : alike[0].at]
    own = lines[alike[0].at : alike[0].at + size + 1]
    if all(is_period(line) for line in own[1:]):
        is_sure = len(above) < max(size, _VALUES_LEAST + 1)  # "Opened | 2026 | 2030" may be a row below names
        return (Names(named(own), len(own)) if is_sure and is_name(own[0]) else None, alike[1:])
    return names_above(above, size), alike


def _sum_below(lines: Sequence[Line], at: int, size: int) -> Sequence[Line]:
    """The lines of a last row of sums, which has fewer values than the others."""
    if at >= len(lines) or _SUM.match(lines[at].text.value) is None or not is_name(lines[at]):
        return ()
    end = at + 1
    while end < len(lines) and is_value(lines[end]):
        end += 1
    return lines[at:end] if 1 < end - at <= size else ()
