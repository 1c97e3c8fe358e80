"""The top of an HTML table: which rows name it, which its columns, and where its figures begin.

Belongs here: cells as the tags give them → titles, header rows, tables without a header.
Does not: tags and spans (`html_tables`), what rows mean (`tables`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orchestration.memo.document import Text
from orchestration.memo.scanning.inline import join
from orchestration.memo.scanning.key_labels import OF_PERSON, OF_THING
from orchestration.memo.scanning.lines import GridRow
from orchestration.memo.scanning.tables import is_value_row

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD_MAX = 4
_YEAR = re.compile(r"\b[QH]?[1-4]?(?:FY)?\s?(?:19|20|21)\d\d[AEF]?\b")
_CORNER = re.compile(r"(?:line )?item|metric|kpi|measure|indicator|category|variable|.{1,30} \\ .{1,30}", re.IGNORECASE)
_NOTHING = Text("", 0)


@dataclass(slots=True)
class RawCell:
    """A cell as its tags give it: its text, and how many columns and rows it spans."""

    text: Text | None
    is_head: bool
    is_bold: bool
    columns: int
    rows: int


@dataclass(slots=True)
class RawRow:
    """A row as its tags give it."""

    line: int
    in_head: bool
    cells: list[RawCell] = field(default_factory=list)


def cut_titles(rows: list[RawRow]) -> tuple[Text | None, list[RawRow]]:
    """What names the table, in rows of one cell above the header; and the rows below, empty ones left out.

    Without a header right below it, such a row heads the first of several sections, or it alone names the table.
    """
    rows = _without_empty_top(rows)
    titles: list[Text] = []
    while (title := _title(rows)) is not None:
        below = _without_empty_top(rows[1:])
        if not any(len(row.cells) > 1 for row in below):
            break
        is_unit = bool(titles) and _is_in_brackets(title)
        is_above_figures = len(below[0].cells) > 1 and _is_valued(below[0])
        if is_above_figures and not is_unit and (titles or any(_is_alone(row) for row in below)):
            break
        titles.append(title)
        rows = below
    return (join(titles) if titles else None), rows


def count_heads(rows: Sequence[RawRow]) -> int:
    """How many rows at the top are headers: in <thead>, or of <th> alone and no more than names.

    Without either, the corner may tell it: "KPI | 12 months | 36 months".
    """
    if len(rows) > 1 and not rows[0].in_head and _is_below_corner(rows):
        return 1
    for count, row in enumerate(rows):
        if row.in_head:
            continue
        if not all(cell.is_head for cell in row.cells) or (count and _goes_on(rows[count - 1], row)):
            return count
    return len(rows)


def _is_below_corner(rows: Sequence[RawRow]) -> bool:
    """Whether the first cell names the labels below it, or is empty above labels, so that the others name columns."""
    cells = rows[0].cells
    if len(cells) < 2 or any(cell.rows > 1 or cell.columns > 1 or cell.is_head for cell in cells):
        return False
    if not all(_value(cell) for cell in cells[1:]):
        return False
    label = _value(cells[0])
    labels = [_value(row.cells[0]) for row in rows[1:] if row.cells and not _is_alone(row)]
    if label and _CORNER.fullmatch(label) is None:
        return False
    return bool(labels) and all(labels) and len(cells) > (1 if label else 2)


def mark_spanned_head(rows: Sequence[RawRow]) -> None:
    """Mark the header of a table without `<th>` whose first row spans both ways: "Activity | Minutes | Change"."""
    cells = rows[0].cells if rows else []
    deep = max((cell.rows for cell in cells), default=1)
    is_spanned = 1 < deep < min(_HEAD_MAX, len(rows)) and any(cell.columns > 1 for cell in cells)
    is_worded = not any(c.isdigit() for cell in cells if cell.text is not None for c in cell.text.value)
    if is_spanned and is_worded and len(cells) > 1 and not rows[0].in_head:
        for row in rows[:deep]:
            row.in_head = True


def is_headless(rows: Sequence[RawRow]) -> bool:
    """Whether the first row of a table without marked headers names no columns.

    It heads a section, or tells a thing of whom the rows below tell more: "Founded | 1994" above "Staff | 1,900".
    """
    if not rows or rows[0].in_head:
        return False
    if _is_alone(rows[0]):
        return len(rows) > 1 and len(rows[1].cells) > 1 and _is_valued(rows[1])
    pairs = [row.cells for row in rows if not _is_alone(row)]
    if len(pairs) < 2 or any(len(cells) != 2 for cells in pairs):
        return False
    label = _value(pairs[0][0])
    is_labelled = all(cells[0].is_head and not cells[1].is_head for cells in pairs)
    return OF_THING.fullmatch(label) is not None or (is_labelled and OF_PERSON.fullmatch(label) is not None)


def cards(title: Text | None, rows: Sequence[RawRow]) -> list[Text]:
    """The texts of a table whose figures have each a label of their own, and no column or row in common.

    "$2.1B Revenue | 14% Margin", "Staff | 900 | Sites | 12", or a row of figures above the row of their labels.
    """
    if not rows or any(row.in_head or len(row.cells) < 2 for row in rows):
        return []
    texts = _below_figures(rows)
    if len(rows) == 1:
        texts = _pairs(rows[0].cells) or _labelled(rows[0])
    return [title, *texts] if texts and title is not None else texts


def _labelled(row: RawRow) -> list[Text]:
    """The cells of a row where they hold labels and figures both."""
    if any(cell.is_head for cell in row.cells) or (_is_valued(row) and not _is_labelled(row.cells[0])):
        return []
    texts = [cell.text for cell in row.cells if cell.text is not None]
    return texts if any(map(_states_figure, texts)) else []


def _below_figures(rows: Sequence[RawRow]) -> list[Text]:
    """Each figure with the label below it, where rows of figures alone and of words alone take turns."""
    width = len(rows[0].cells)
    if len(rows) % 2 or any(len(row.cells) != width for row in rows):
        return []
    texts: list[Text] = []
    for above, below in zip(rows[::2], rows[1::2], strict=True):
        for figure, label in zip(above.cells, below.cells, strict=True):
            if figure.text is None or label.text is None or figure.columns > 1 or label.columns > 1:
                return []
            if not _is_figure(figure, above.line) or _states_figure(label.text):
                return []
            texts.append(join([figure.text, label.text]))
    return texts


def _is_figure(cell: RawCell, line: int) -> bool:
    """Whether a cell is an amount and no more."""
    return is_value_row(GridRow((_NOTHING, cell.text or _NOTHING), line))


def _states_figure(text: Text) -> bool:
    return any(c.isdigit() for c in _YEAR.sub("", text.value))


def _pairs(cells: Sequence[RawCell]) -> list[Text]:
    """Each label with the figure behind it, where a row goes on like that from end to end."""
    texts = [cell.text for cell in cells if cell.text is not None]
    if len(texts) != len(cells) or len(texts) < 4 or len(texts) % 2:
        return []
    has_digits = [any(map(str.isdigit, text.value)) for text in texts]
    if any(has_digits[::2]) or not all(has_digits[1::2]):
        return []
    return [join(texts[at : at + 2]) for at in range(0, len(texts), 2)]


def _is_labelled(cell: RawCell) -> bool:
    """Whether a cell holds a figure and words, so that it needs no label beside it."""
    value = _value(cell)
    return any(map(str.isdigit, value)) and any(map(str.isalpha, value)) and " " in value


def _goes_on(above: RawRow, row: RawRow) -> bool:
    """Whether a row of <th> below a full header is no more of it: the head of a section, or a label and figures."""
    if len(above.cells) < 2 or any(cell.rows > 1 for cell in above.cells):
        return False
    width = sum(cell.columns for cell in above.cells)
    if len(row.cells) == 1:
        text = row.cells[0].text
        return row.cells[0].columns >= width and text is not None and not _is_in_brackets(text)
    if len(above.cells) != width or any(cell.columns > 1 or cell.rows > 1 for cell in row.cells):
        return False
    return bool(_value(row.cells[0])) and _is_valued(row)


def _title(rows: Sequence[RawRow]) -> Text | None:
    return rows[0].cells[0].text if rows and _is_alone(rows[0]) else None


def _is_alone(row: RawRow) -> bool:
    """Whether a row is one cell over several columns."""
    return len(row.cells) == 1 and row.cells[0].columns > 1 and row.cells[0].rows == 1


def _is_valued(row: RawRow) -> bool:
    return is_value_row(GridRow(tuple(cell.text or _NOTHING for cell in row.cells), row.line))


def _is_in_brackets(text: Text) -> bool:
    return text.value.startswith("(") and text.value.endswith(")")


def _value(cell: RawCell) -> str:
    return cell.text.value if cell.text is not None else ""


def _without_empty_top(rows: list[RawRow]) -> list[RawRow]:
    """The rows from the first one on that says something; an image or a spacer may stand above it."""
    for at, row in enumerate(rows):
        if any(cell.text is not None or cell.rows > 1 for cell in row.cells):
            return rows[at:]
    return []
