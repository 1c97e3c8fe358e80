"""The names of columns above a table with one cell on each line.

Belongs here: which lines name them, one each or two ("2029" above "Actual"), and where a caption ends. Does not: the
rows (`stacked_cells`, `worded_columns`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.quantities import read_hint
from orchestration.memo.scanning.cell_lines import is_name, is_period, is_unit, is_value, text_of
from orchestration.memo.scanning.inline import join
from orchestration.memo.scanning.lines import GridRow, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_VALUES_LEAST, _UNIT_MAX = 2, 40
_ABOVE_MAX = 60  # lines; time stays linear in a text of such lines
# What a figure is, below or above the year it is for
_STATE = re.compile(
    r"\(?(?:actuals?|audited|unaudited|outturn|estimate[ds]?|est\.?|budget(?:ed)?|plan(?:ned)?|forecasts?|projection|"
    r"projected|proj\.?|target|outlook|preliminary|prelim\.?|provisional|revised|draft|guidance|reported|"
    r"[AEFBP])\)?",
    re.IGNORECASE,
)


class Names(NamedTuple):
    """The row that names the columns, and how many lines it takes."""

    row: GridRow
    lines: int


def names_above(above: Sequence[Line], size: int) -> Names | None:
    """The names of so many columns of values and of that before them; None where it is not sure which lines they are.

    One line more than the columns is a caption's, and so are several where the last is a unit.
    """
    single, paired = _single(above, size), _paired(above, size)
    if single is None or paired is None:
        return single or paired
    is_same = [cell.value for cell in single.row.cells[1:]] == [cell.value for cell in paired.row.cells[1:]]
    return single if is_same else None


def _single(above: Sequence[Line], size: int) -> Names | None:
    """The names where each stands on one line."""
    spare = _caption_end(above, size + 1)
    above = above[spare:]
    if len(above) == size + 1 and not is_name(above[0]):
        above = above[1:]  # a sentence above columns of which the first has no name
    is_cornered = len(above) == size + 1 and not (spare and is_period(above[0]))
    is_open = len(above) == size and (size > _VALUES_LEAST or all(map(is_period, above)))
    if not (is_cornered or is_open) or not all(map(_may_head, above)):
        return None
    row = named(above)
    return Names(row if is_cornered else row._replace(cells=(_empty(above), *row.cells)), len(above))


def _paired(above: Sequence[Line], size: int) -> Names | None:
    """The names where some have two lines: a year with what its figures are, or a name with its unit."""
    if len(above) > _ABOVE_MAX:
        return None
    names = _pairs(above)
    spare = len(names) - size - 1
    if spare > 0 and (spare == 1 or _tells_unit(names[spare - 1][-1])):
        names = names[spare:]
    is_cornered, is_open = len(names) == size + 1, len(names) == size and is_period(names[0][0])
    if not (is_cornered or is_open) or not any(len(name) > 1 for name in names[is_cornered:]):
        return None
    if not all(_may_head(name[0]) or _may_head(name[-1]) for name in names):
        return None
    cells = tuple(join([line.text for line in name]) for name in names)
    first = names[0][0]
    row = GridRow(cells if is_cornered else (first.text.slice(0, 0), *cells), first.number)
    return Names(row, sum(map(len, names)))


def _pairs(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines, those as one that name one column together."""
    found: list[Sequence[Line]] = []
    at = 0
    while at < len(lines):
        pair = lines[at : at + 2]
        size = 2 if len(pair) > 1 and _is_pair(*pair) else 1
        found.append(lines[at : at + size])
        at += size
    return found


def _is_pair(upper: Line, lower: Line) -> bool:
    is_dated = (is_period(upper) and _is_state(lower)) or (_is_state(upper) and is_period(lower))
    return is_dated or (_may_head(upper) and not is_unit(upper) and is_unit(lower))


def _caption_end(above: Sequence[Line], names: int) -> int:
    spare = len(above) - names
    return spare if spare == 1 or (spare > 1 and _tells_unit(above[spare - 1])) else 0


def _tells_unit(line: Line) -> bool:
    """Whether a line above the names is a unit: "(Rp trillion)", "EUR million"."""
    value = line.text.value
    if is_unit(line) or any(map(str.isdigit, value)) or len(value) > _UNIT_MAX:
        return is_unit(line)
    hint = read_hint(f"x ({value})")
    return hint is not None and hint.unit_kind == "money" and bool(hint.unit)


def _may_head(line: Line) -> bool:
    return is_period(line) or (not is_value(line) and is_name(line))


def _is_state(line: Line) -> bool:
    return _STATE.fullmatch(line.text.value) is not None


def _empty(lines: Sequence[Line]) -> Text:
    return lines[0].text.slice(0, 0)


def named(lines: Sequence[Line]) -> GridRow:
    """The lines as one row."""
    return GridRow(tuple(map(text_of, lines)), lines[0].number)


def grid_of(names: GridRow, body: Sequence[GridRow]) -> Line:
    """The table as one line."""
    rows = (names, GridRow((), names.line, is_separator=True), *body)
    return Line("grid", names.cells[0].slice(0, 0), names.line, grid=rows, form="pipe")
