"""HTML tables: cells, spans, header rows and captions → rows as pipe tables give them.

Belongs here: one <table> without another inside, from its tokens to GridRows.
Does not: finding tables on the page (`html_scanner`), what rows mean (`tables`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.document import Text
from orchestration.memo.scanning.html_heads import (
    RawCell,
    RawRow,
    cards,
    count_heads,
    cut_titles,
    is_headless,
    mark_spanned_head,
)
from orchestration.memo.scanning.html_text import TextBuffer
from orchestration.memo.scanning.html_tokens import Token, attributes_of
from orchestration.memo.scanning.inline import clean, join
from orchestration.memo.scanning.lines import GridRow
from orchestration.memo.scanning.tables import is_value_row

if TYPE_CHECKING:
    from collections.abc import Sequence

SPAN_MAX = 100
_RULE = re.compile(r":?-{2,}:?")
# Cells that spans may add to one page: enough for any table, too few for a bomb.
_ADDED_MAX = 100_000
_BOLD = frozenset({"b", "strong"})
_STRUCK = frozenset({"del", "s", "strike"})
_PARTS = frozenset({"td", "th", "tr", "thead", "tbody", "tfoot", "caption"})
_CELL_BREAKS = frozenset({"br", "p", "div", "li", "ul", "ol", "hr", "h1", "h2", "h3", "h4", "h5", "h6"})


class _Collector:
    """Rows of cells as the tags give them; missing end tags are implied."""

    def __init__(self, raw: str, newlines: tuple[int, ...]) -> None:
        self._raw = raw
        self._newlines = newlines
        self._buffer = TextBuffer(raw)
        self._rows: list[RawRow] = []
        self._caption: Text | None = None
        self._cell: RawCell | None = None
        self._in_head = self._in_caption = self._has_plain = False
        self._struck = self._bold = 0

    def finish(self) -> tuple[list[RawRow], Text | None]:
        """The rows that have cells, and the caption element's text."""
        self._close()
        return [row for row in self._rows if row.cells], self._caption

    def take(self, tokens: Sequence[Token], at: int) -> int:
        """Take in the token of the table at `at`; the index of the next one, behind the mark of a footnote."""
        token = tokens[at]
        if token.name == "sup" and not token.is_end and self._is_open():
            return self._buffer.add_raised(tokens, at)
        self._add(token)
        return at + 1

    def _add(self, token: Token) -> None:
        name = token.name
        if not name:
            self._text(token)
        elif name in _PARTS:
            self._close()
            self._part(token)
        elif name in _STRUCK:
            self._struck = max(0, self._struck + (-1 if token.is_end else 1))
        elif name in _BOLD:
            self._bold = max(0, self._bold + (-1 if token.is_end else 1))
        elif name in _CELL_BREAKS and self._is_open():
            self._buffer.add_break(token.start, token.end)

    def _is_open(self) -> bool:
        return self._cell is not None or self._in_caption

    def _text(self, token: Token) -> None:
        if self._is_open() and not self._struck:
            self._buffer.add(token.start, token.end)
            if not self._bold and not self._raw[token.start : token.end].isspace():
                self._has_plain = True

    def _part(self, token: Token) -> None:
        """Open a row, cell, head or caption."""
        name, is_start = token.name, not token.is_end
        if name in {"thead", "tbody"}:
            self._in_head = is_start and name == "thead"
        elif name == "tr" and is_start:
            self._add_row(token)
        elif name == "caption":
            self._in_caption = is_start
        elif name in {"td", "th"} and is_start:
            if not self._rows:
                self._add_row(token)
            self._cell = _open_cell(token)
            self._has_plain, self._bold, self._struck = False, 0, 0

    def _add_row(self, token: Token) -> None:
        self._rows.append(RawRow(bisect_left(self._newlines, token.start) + 1, self._in_head))

    def _close(self) -> None:
        text = self._buffer.take()
        if self._cell is not None:
            self._cell.text = None if text is None else clean(text)
            self._cell.is_bold = text is not None and not self._has_plain
            self._rows[-1].cells.append(self._cell)
        elif self._in_caption:
            self._caption = self._caption or text
        self._cell, self._in_caption = None, False


class TableRead(NamedTuple):
    """The rows of a table, a separator below each header, its caption, and the name in its first row.

    Or the texts of cells that are no table.
    """

    rows: tuple[GridRow, ...] = ()
    caption: Text | None = None
    title: Text | None = None
    texts: tuple[Text, ...] = ()


class TableReader:
    """Reads the tables of one page; the budget for cells that spans add is the page's."""

    def __init__(self, raw: str, newlines: tuple[int, ...]) -> None:
        self._raw = raw
        self._newlines = newlines
        self._added = 0

    def read(self, tokens: Sequence[Token]) -> TableRead:
        """What the table is that the tokens hold."""
        collected = _Collector(self._raw, self._newlines)
        at = 0
        while at < len(tokens):
            at = collected.take(tokens, at)
        raw_rows, caption = collected.finish()
        title, raw_rows = cut_titles(raw_rows)
        if title is not None and caption is not None:
            caption, title = join([caption, title]), None
        if apart := cards(caption or title, raw_rows):
            return TableRead(texts=tuple(apart))
        mark_spanned_head(raw_rows)
        rows = self._placed(raw_rows)
        head_count = count_heads(raw_rows)
        if not head_count and rows and is_headless(raw_rows):
            rows, head_count = [_nameless(rows), *rows], 1
        if not rows or (not head_count and is_value_row(rows[0])):
            return TableRead(tuple(rows), caption, title)
        return TableRead(_marked(rows, max(1, head_count)), caption, title)

    def _line(self, offset: int) -> int:
        return bisect_left(self._newlines, offset) + 1

    def _placed(self, raw_rows: Sequence[RawRow]) -> list[GridRow]:
        """Cells in their columns.

        A header's span names each of its columns; in the body a cell that holds digits stands once, so
        that no figure is stated twice; labels are repeated downwards.
        """
        rows: list[GridRow] = []
        below: dict[int, tuple[int, Text]] = {}  # column → rows left, text
        for raw_row in raw_rows:
            is_head = len(raw_row.cells) > 1 and (raw_row.in_head or all(cell.is_head for cell in raw_row.cells))
            texts: list[Text] = []
            start = raw_row.cells[0].text.start if raw_row.cells[0].text is not None else 0
            for cell in raw_row.cells:
                self._carry(below, texts, start)
                self._place(cell, texts, below, is_head=is_head, start=start)
            self._carry(below, texts, start)
            first = raw_row.cells[0]
            is_bold = first.is_bold or (len(raw_row.cells) == 1 and first.columns > 1)
            line = self._line(start) if start else raw_row.line
            rows.append(GridRow(tuple(texts), line, is_head=is_head, is_bold=is_bold))
        return rows

    def _carry(self, below: dict[int, tuple[int, Text]], texts: list[Text], start: int) -> None:
        """Fill the columns that a cell further up reaches down to."""
        while (held := below.get(len(texts))) is not None:
            left, text = held
            column = len(texts)
            if left > 1 and self._added < _ADDED_MAX:
                below[column] = (left - 1, text)
            else:
                del below[column]
            self._added += 1
            has_digits = column > 0 and any(c.isdigit() for c in text.value)
            texts.append(Text("", start) if has_digits else text)

    def _place(
        self, cell: RawCell, texts: list[Text], below: dict[int, tuple[int, Text]], *, is_head: bool, start: int
    ) -> None:
        text = cell.text if cell.text is not None else Text("", start)
        columns = cell.columns if self._added + cell.columns <= _ADDED_MAX else 1
        self._added += columns - 1
        for offset in range(columns):
            if cell.rows > 1 and self._added < _ADDED_MAX:
                below[len(texts)] = (cell.rows - 1, text if not offset or is_head else Text("", start))
            texts.append(text if not offset or is_head else Text("", start))


def _marked(rows: Sequence[GridRow], head_count: int) -> tuple[GridRow, ...]:
    """The rows with their headers as one, and a separator below each header, the same one further down too."""
    head = rows[head_count - 1]
    names = [cell.value for cell in head.cells]
    marked: list[GridRow] = [_stacked(rows[:head_count]), _separator(head.line)]
    for row in rows[head_count:]:
        if _is_rule(row):
            marked += [] if marked[-1].is_separator else [_separator(row.line)]
            continue
        marked.append(row)
        filled = sum(1 for cell in row.cells if cell.value)
        if filled > 1 and (row.is_head or [cell.value for cell in row.cells] == names):
            marked.append(_separator(row.line))
    return tuple(marked)


def _nameless(rows: Sequence[GridRow]) -> GridRow:
    """The header of a table without one."""
    start = rows[0].cells[0].start
    return GridRow((Text("", start),) * max(len(row.cells) for row in rows), rows[0].line, is_nameless=True)


def _open_cell(token: Token) -> RawCell:
    attributes = attributes_of(token) if "span" in token.attributes.lower() else {}
    return RawCell(None, token.name == "th", False, _span(attributes.get("colspan")), _span(attributes.get("rowspan")))


def _span(value: str | None) -> int:
    """A span's size; what is no number is 1."""
    if value is None or not value.strip().isdecimal() or len(value) > 6:
        return 1
    return min(max(1, int(value)), SPAN_MAX)


def _is_rule(row: GridRow) -> bool:
    """Whether a row is the rule of pipes below a second header, which a renderer took for cells: "---", ":--:"."""
    texts = [cell.value for cell in row.cells if cell.value]
    return bool(texts) and all(_RULE.fullmatch(text) is not None for text in texts)


def _separator(line: int) -> GridRow:
    return GridRow((), line, is_separator=True)


def _stacked(rows: Sequence[GridRow]) -> GridRow:
    """Header rows as one: a column's name is what stands above it, repeated words once."""
    if len(rows) == 1:
        return rows[0]
    width = max(len(row.cells) for row in rows)
    cells: list[Text] = []
    for column in range(width):
        names: list[Text] = []
        for row in rows:
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is not None and cell.value and all(cell.start != name.start for name in names):
                names.append(cell)
        cells.append(join(sorted(names, key=lambda name: name.start)) if names else rows[-1].cells[0].slice(0, 0))
    return rows[-1]._replace(cells=tuple(cells))
