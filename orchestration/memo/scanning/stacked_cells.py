"""Tables of plain text with one cell on each line, as a page that was copied leaves them.

Belongs here: which lines make one: names of columns, then each row's name with as many values below it. Does not:
cells set apart by spaces or tabs (`spaced_tables`, `tabbed_tables`), what rows mean (`tables`).
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.scanning.lines import GridRow, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

# Two lines are a figure with its label, as of a stat card: a table has two columns of values at least.
_VALUES_LEAST, _VALUES_MAX, _ROWS_LEAST = 2, 12, 2
_SPREAD_LEAST = 3  # and more where cells are paragraphs
_VALUE_MAX, _NAME_MAX = 40, 80
_VALUE = re.compile(
    r"[~<>≈≥≤+(−–-]{0,3}\s?(?:[A-Z]{0,3}[$€£¥₹₩₦₱₪₺₽฿]\s?|[A-Z]{2,3}\s|(?:Rs\.?|RM|kr|zł)\s?)?[0-9][^.!?]*"
    r"(?:\.[0-9][^.!?]*)*"
    r"|(?:[QH][1-4]|FY|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}) ?(?:19|20|21)[0-9]{2}"
    r"|n/?a|N/?A|none|None|nil|new|New|tbd|TBD|[–—-]"
)
_PERIOD = re.compile(
    r"(?:[QH][1-4] ?|FY ?|[A-Z][a-z]{2,8} )?(?:19|20|21)[0-9]{2}(?:[-–/](?:[0-9]{2}){1,2})?[aefp]?(?: \([^()]*\))?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\([^()]{2,60}\)")
_SUM = re.compile(r"(?:grand |sub-?)?totals?\b|all\b|sum\b|overall\b", re.IGNORECASE)


class _Part(NamedTuple):
    """A name and how many values stand right below it."""

    at: int
    values: int


def with_stacked_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines with each such table's lines as one line of the kind "grid"; an empty line may part all cells."""
    found: list[Line] = []
    spread: list[Line] = []  # cells with an empty line behind each
    for is_cell, run in groupby(lines, _may_be_cell):
        cells = list(run)
        if (is_cell and len(cells) == 1) or (spread and len(cells) == 1 and cells[0].kind == "gap"):
            spread += cells
            continue
        found += _with_spread(spread)
        spread = []
        found += _with_tables(cells) if is_cell and len(cells) > _VALUES_LEAST * _ROWS_LEAST else cells
    return [*found, *_with_spread(spread)]


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


def _may_be_cell(line: Line) -> bool:
    value = line.text.value
    if line.kind == "bullet":
        return not value and line.marker in ("-", "–", "—")  # an empty cell
    return line.kind == "plain" and bool(value) and "|" not in value and "\t" not in value and "  " not in value


def _is_value(line: Line) -> bool:
    value = line.text.value
    return not value or (len(value) <= _VALUE_MAX and _VALUE.fullmatch(value) is not None)


def _is_name(line: Line) -> bool:
    value = line.text.value
    return len(value) <= _NAME_MAX and value[-1:] not in (".", "!", "?", ";", ":")


def _with_tables(lines: Sequence[Line], *, is_spread: bool = False) -> list[Line]:
    """A run of lines, with its tables as grids."""
    parts: list[_Part] = []
    for at, line in enumerate(lines):
        if not _is_value(line):
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
        first = max(done, alike[0].at - size - 1) if is_spread else done  # what stands apart above is no header
        table = _table(lines, first, alike)
        if table is not None:
            begin, behind, grid = table
            found += [*lines[done:begin], grid]
            done = behind
    return [*found, *lines[done:]]


def _table(lines: Sequence[Line], first: int, alike: Sequence[_Part]) -> tuple[int, int, Line] | None:
    """Where the table of parts with as many values each begins and ends, and its grid."""
    size = alike[0].values
    head, rows = _head_of(lines, first, alike)
    if not head or len(rows) < _ROWS_LEAST or not all(_is_name(lines[row.at]) for row in rows):
        return None
    begin = rows[0].at - len(head)
    body = [_row(lines[row.at : row.at + size + 1]) for row in rows]
    behind = rows[-1].at + size + 1
    last = _sum_below(lines, behind, size)
    if last:
        body.append(_row(last))
        behind += len(last)
    names = _row(head)
    if len(head) == size:
        names = GridRow((head[0].text.slice(0, 0), *names.cells), names.line)
    separator = GridRow((), names.line, is_separator=True)
    grid = Line("grid", head[0].text.slice(0, 0), head[0].number, grid=(names, separator, *body), form="pipe")
    return begin, behind, grid


def _head_of(lines: Sequence[Line], first: int, alike: Sequence[_Part]) -> tuple[Sequence[Line], Sequence[_Part]]:
    """The lines that name the columns, and the rows below them; no lines where it is not sure which they are.

    One line more than the columns is a caption's, and so are several where the last is a unit in brackets. A part
    whose values are all years is a header itself.
    """
    size = alike[0].values
    above = lines[first : alike[0].at]
    own = lines[alike[0].at : alike[0].at + size + 1]
    if all(_is_period(line) for line in own[1:]):
        is_sure = len(above) < max(size, _VALUES_LEAST + 1)  # "Opened | 2026 | 2030" may be a row below names
        return (own if is_sure and _is_name(own[0]) else (), alike[1:])
    spare = len(above) - size - 1
    if spare == 1 or (spare > 1 and _UNIT.fullmatch(above[spare - 1].text.value)):
        above = above[spare:]
    if len(above) == size + 1 and not _is_name(above[0]):
        above = above[1:]  # a sentence above columns of which the first has no name
    is_cornered = len(above) == size + 1
    is_open = len(above) == size and (size > _VALUES_LEAST or all(map(_is_period, above)))
    are_names = all(_is_period(line) or (not _is_value(line) and _is_name(line)) for line in above)
    return (above if are_names and (is_cornered or is_open) else (), alike)


def _is_period(line: Line) -> bool:
    return _PERIOD.fullmatch(line.text.value) is not None


def _sum_below(lines: Sequence[Line], at: int, size: int) -> Sequence[Line]:
    """The lines of a last row of sums, which has fewer values than the others."""
    if at >= len(lines) or _SUM.match(lines[at].text.value) is None or not _is_name(lines[at]):
        return ()
    end = at + 1
    while end < len(lines) and _is_value(lines[end]):
        end += 1
    return lines[at:end] if 1 < end - at <= size else ()


def _row(lines: Sequence[Line]) -> GridRow:
    return GridRow(tuple(line.text for line in lines), lines[0].number)
