"""Pipe tables: cells, separator rows, fused, ragged and one-line forms, section rows.

Belongs here: rows of cells → header, body rows, groups and flaws, for pipe and HTML tables alike.
Does not: finding a table's lines in a memo or its caption (`structure`), HTML tags (`html_tables`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orchestration.memo.document import Cell, Row, Text
from orchestration.memo.quantities import read_hint
from orchestration.memo.scanning.inline import clean, has_marks, is_bold, join, without_colon
from orchestration.memo.scanning.key_labels import OF_THING, is_year
from orchestration.memo.scanning.lines import GridRow
from orchestration.memo.scanning.pair_heads import nameless_above, with_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIPE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r":?(?:-+|[–—]{2,}):?")
_BARE_SEPARATOR = re.compile(r":?-+:?\s*(?:\|\s*:?-+:?\s*)+")
# A cell that is an amount as a whole; `5-Year Growth` names a column.
_VALUE = re.compile(
    r"[~<>≈+(−–-]{0,3}\s?(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3}\s)?\d[\d,.]*"
    r"(?:\s?(?:%|pp|bps|[KMBTkmx]|bn|tn|Cr|L|thousand|million|billion|trillion|crore|lakh|months?|years?|days?))?[+)]?"
    r"(?:\s*$|\s*\(.*|\s*[-–/:→]\s*[~$€£¥₹₩\d].*)",
    re.DOTALL,
)
_YEAR = re.compile(r"\D{0,12}(?:19|20|21)\d\d(?!\d|[,.]\d|\s*%).*", re.DOTALL)
_DATED = re.compile(rf"\d{{1,2}}([/.])\d{{1,2}}\1\d\d|{_YEAR.pattern}", re.DOTALL)  # "12/31/28"
# "H1", "Q3E", "FY" below the years
_PART_OF_YEAR = re.compile(r"(?:[HQ][1-4]|[1-4][HQ]) ?\(?[EAFPB]?\)?")
_WHOLE_YEAR = re.compile(r"FY|(?:full |whole )?year|total", re.IGNORECASE)
_UNIT_LABEL = re.compile(r"units?|\(?in\)?|uom", re.IGNORECASE)
_CORNER = re.compile(
    r"(?:line )?items?|metrics?|kpis?|measures?|indicators?|categor(?:y|ies)|(?:fiscal )?years?|fy|periods?|\([^()]*\)",
    re.IGNORECASE,
)
_TRAILING_PROSE = 25


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it has an ordinal, a section and a caption of its line."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    line: int
    caption: Text | None = None


def split_cells(text: Text) -> tuple[Text, ...]:
    """The cells of a row between pipes or, without any, tabs; outer pipes make no cell, an escaped one does not cut."""
    value = text.value
    if "\\" in value:
        cuts = [m.start() for m in _PIPE.finditer(value)]
        parts = [value[a:b] for a, b in zip([0, *(c + 1 for c in cuts)], [*cuts, len(value)], strict=True)]
    else:
        parts = value.split("\t" if "\t" in value and "|" not in value else "|")
    cells: list[Text] = []
    at = 0
    last = len(parts) - 1
    for index, part in enumerate(parts):
        bare = part.strip()
        if bare or (0 < index < last):
            start = at + part.find(bare)
            cells.append(text.slice(start, start + len(bare)) if text.starts else Text(bare, text.start + start))
        at += len(part) + 1
    return tuple(cells)


def is_separator(cells: Sequence[Text]) -> bool:
    """Whether a row only rules off (`|---|:--:|`): dashes alone, in half of its cells at least."""
    if not cells or (cells[0].value and cells[0].value[0] not in "-:–—"):
        return False
    filled = 0
    for cell in cells:
        if cell.value:
            if _DASHES.fullmatch(cell.value) is None:
                return False
            filled += 1
    return filled * 2 >= len(cells)


def is_bare_separator(value: str) -> bool:
    """Whether a line is a separator row without outer pipes (`---|---`)."""
    return value[0] in "-:" and "|" in value and _BARE_SEPARATOR.fullmatch(value) is not None


def pipe_row(text: Text, line: int) -> GridRow:
    """One line of a pipe table."""
    cells = split_cells(text)
    if is_separator(cells):
        return GridRow(cells, line, is_separator=True)
    if not has_marks(text.value):
        return GridRow(cells, line)
    bold = bool(cells) and is_bold(cells[0].value)
    return GridRow(tuple([clean(cell) for cell in cells]), line, is_bold=bold)


# Signs that head a column alone: "| Portfolio | % | €M |".
_SIGNS_ALONE = frozenset("%$€£¥₹#ΔΣ±")


def build_grids(rows: Sequence[GridRow]) -> list[Grid]:
    """The tables in a run of rows: one, or several where further headers stand in the middle."""
    starts = _header_rows(rows)
    if not starts:
        body = [row for row in rows if not row.is_separator]
        if body and is_value_row(body[0]):
            return [_grid(nameless_above(body[0]), body, None)]
        return [_grid(body[0], body[1:], None)] if body else []
    grids: list[Grid] = []
    caption: Text | None = None
    above = [row for row in rows[: starts[0]] if not row.is_separator]
    head = rows[starts[0]]
    if above:
        if len(above) == 1 and _filled(above[0]) == 1:
            caption = without_colon(above[0].cells[0])
        elif len(above) == 1:
            head = _stacked(above[0], head)
        else:
            grids.append(_grid(above[0], above[1:], None))
    for position, start in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(rows)
        body = [row for row in rows[start + 1 : stop] if not row.is_separator]
        following: Text | None = None
        if stop < len(rows) and body and _filled(body[-1]) == 1 and body[-1].cells[0].value:
            following = without_colon(body.pop().cells[0])
        above_body = head if not position else rows[start]
        if pairs := with_pairs(above_body, body):
            above_body, body = nameless_above(pairs[0]), pairs
        if len(body) > 1 and _is_second_header(body[0], above_body):
            above_body = _stacked(above_body, body.pop(0))
        grids.append(_grid(above_body, body, caption))
        caption = following
    return grids


def _header_rows(rows: Sequence[GridRow]) -> list[int]:
    """Indices of the header rows: above the first separator, and above each one that is no mere rule."""
    found: list[int] = []
    for index, row in enumerate(rows):
        if not row.is_separator or not index or rows[index - 1].is_separator:
            continue
        if not found or (index - 1 > found[-1] and _is_header(rows[index - 1], rows[found[-1]])):
            found.append(index - 1)
    return found


def _is_header(row: GridRow, first: GridRow) -> bool:
    """Whether a row in the middle of a table is a second header: labels only, years allowed."""
    cells = row.cells
    if _filled(row) < 2 or len(cells) < 2:
        return False
    if [c.value for c in cells] == [c.value for c in first.cells]:
        return True
    return not is_value_row(row) and all(
        c.value in _SIGNS_ALONE or any(ch.isalnum() for ch in c.value) for c in cells[1:] if c.value
    )


_EVEN_LEAST = 3


def is_even(rows: Sequence[GridRow]) -> bool:
    """Whether rows without a rule below the first are a table: of one width, but for those that only head a section.

    Below a header and three rows of values alike a shorter one, as of a total, is one more.
    """
    widths = [len(row.cells) for row in rows if _filled(row) > 1]
    if len(rows) < 2 or not widths:
        return False
    alike = [row for row in rows if len(row.cells) == widths[0]]
    is_headed = len(alike) > _EVEN_LEAST and not is_value_row(rows[0]) and all(map(is_value_row, alike[1:]))
    return len(set(widths)) == 1 or (is_headed and max(widths) == widths[0] and 3 * len(alike) >= 2 * len(widths))


def is_value_row(row: GridRow) -> bool:
    """Whether a row states values beside its label, so that it is no header; years and dates are names."""
    return any(_VALUE.match(cell.value) and not _DATED.fullmatch(cell.value) for cell in row.cells[1:])


def _filled(row: GridRow) -> int:
    return sum(1 for cell in row.cells if cell.value)


def _stacked(above: GridRow, head: GridRow) -> GridRow:
    """Two header rows as one: each column's name is both of its cells, a name above reaching over empty cells."""
    cells: list[Text] = []
    over: Text | None = None
    for i, below in enumerate(head.cells):
        own = above.cells[i] if i < len(above.cells) else None
        if i and own is not None and not own.value:
            own = over if below.value else own
        else:
            over = own if i else None
        cells.append(join([cell for cell in (own, below) if cell is not None]))
    return head._replace(cells=tuple(cells))


def _is_second_header(row: GridRow, head: GridRow) -> bool:
    """Whether the first row of a body goes on naming its columns: years, or units, and no label of its own."""
    if not head.cells or not row.cells or len(row.cells) > len(head.cells) or _filled(row) < 2:
        return False
    label, filled = row.cells[0].value, [cell.value for cell in row.cells[1:] if cell.value]
    if head.is_nameless or OF_THING.fullmatch(label) is not None:
        return False  # "| Founded | 1994 |"
    has_gaps, is_unnamed = any(not cell.value for cell in head.cells[1:]), not head.cells[0].value
    # "| Income statement | | |" above "| ($M) | 2029 | 2030E |", not "Milestones" above "| Pilot | 2031 | 2032 |"
    is_title = len(head.cells) > 2 and _filled(head) == 1
    is_title = is_title and (_CORNER.fullmatch(label) is not None or read_hint(label) is not None)
    if has_gaps and (is_unnamed or not label or is_title) and (all(map(_YEAR.fullmatch, filled)) or _are_parts(filled)):
        return True
    if has_gaps and is_unnamed and all(cell.value for cell in row.cells) and not is_value_row(row):
        return True  # "| | 2026 | | 2030 | |" above "| Role | Heads | Pay | Heads | Pay |"
    names = [cell.value for cell in head.cells[1:] if cell.value]
    is_split = len(set(names)) < len(names) and (not label or label[0] == "(")
    if is_split and any(
        map(_YEAR.fullmatch, filled)
    ):  # "| (€ million) | FY2028 | FY2029 | % |" below "Sales | Sales | Change"
        return all(_YEAR.fullmatch(text) is not None or _is_unit(text) for text in filled)
    if label and _UNIT_LABEL.fullmatch(label) is None:
        return False
    return all(map(_is_unit, filled))


def _are_parts(names: Sequence[str]) -> bool:
    """Whether cells name the halves or quarters of years: "H1 | H2 | H1 | H2", "Q1 | Q2 | Q3 | Q4 | FY"."""
    parts = [name for name in names if _PART_OF_YEAR.fullmatch(name)]
    return len(parts) > 1 and all(name in parts or _WHOLE_YEAR.fullmatch(name) for name in names)


def _is_unit(text: str) -> bool:
    return not any(map(str.isdigit, text)) and read_hint(f"x ({text.strip('()')})") is not None


def _grid(head: GridRow, body: Sequence[GridRow], caption: Text | None) -> Grid:
    header = list(head.cells)
    if header and not header[-1].value and any(cell.value for cell in header):
        widest = max((width_of(row) for row in body), default=0)
        while len(header) > widest and not header[-1].value:
            header.pop()
    columns = len(header)
    rows: list[Row] = []
    group: Text | None = None
    for index, row in enumerate(body):
        if _is_group(row, columns, has_rows_below=index + 1 < len(body)):
            group = without_colon(row.cells[0])
            continue
        if len(row.cells) == columns == 2 and OF_THING.fullmatch(row.cells[0].value) and is_year(row.cells[1].value):
            continue  # "Founded | 1994" states no figure, whatever the table's unit
        rows.append(_row(row, len(rows), columns, group))
    return Grid(_cells(header), tuple(rows), head.line, caption)


def width_of(row: GridRow) -> int:
    """The number of cells up to the last one that is not empty."""
    width = len(row.cells)
    while width and not row.cells[width - 1].value:
        width -= 1
    return width


def _row(row: GridRow, ordinal: int, columns: int, group: Text | None) -> Row:
    cells = row.cells
    if len(cells) > columns:
        cells = cells[: max(columns, width_of(row))]
    flaw: Literal["short", "long"] | None = None
    if len(cells) != columns:
        flaw = "short" if len(cells) < columns else "long"
    return Row(ordinal, _cells(cells), row.line, group, flaw)


def _cells(texts: Sequence[Text]) -> tuple[Cell, ...]:
    return tuple([Cell(text, column) for column, text in enumerate(texts)])


def _is_group(row: GridRow, columns: int, *, has_rows_below: bool) -> bool:
    """A section row: a label alone. In two columns an empty value looks alike, so more must say so."""
    cells = row.cells
    if not has_rows_below or columns < 2 or not cells or not cells[0].value:
        return False
    if (len(cells) > 1 and cells[1].value) or _filled(row) != 1:
        return False
    if columns > 2 or len(row.cells) > columns or row.is_bold or row.is_head:
        return True
    value = row.cells[0].value
    return value.endswith(":") or (value.isupper() and len(value) > 3)


def split_trailing_prose(row: GridRow, columns: int) -> tuple[GridRow, Text | None]:
    """Cut off a paragraph that follows the last row on its line (`| y | 2 | The rest …`)."""
    if len(row.cells) != columns + 1 or len(row.cells[-1].value) < _TRAILING_PROSE:
        return row, None
    return row._replace(cells=row.cells[:-1]), row.cells[-1]
