"""Numbers in rows of a table whose columns nobody can tell: cells on lines of their own, or spaces between.

Belongs here: finding such rows among the blocks of text, and refusing their bare numbers. Does not: rows that a copy
set in one line with nothing between their cells (`flat_rows`), tables whose columns are told (`scanning`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from orchestration.memo.context import Refused, Statement
from orchestration.memo.document import Document, Text, TextBlock

_NUMBER = r"[-+−–]?[0-9]+(?:[, \u00a0\u202f][0-9]{3})*(?:\.[0-9]+)?"
_BARE = re.compile(rf"{_NUMBER}|\({_NUMBER}\)")
# A cell that states a value: a bare number, or one with a currency, a unit of a word, or nothing
_VALUE = re.compile(
    rf"[~<>≈≥≤(]{{0,2}}(?:[A-Z]{{0,3}}[$€£¥₹₩₦₱₪₺₽฿] ?|[A-Z]{{1,3}} ?)?{_NUMBER} ?(?:%|[a-z]{{1,8}}|[A-Z]{{1,3}})?[)+]?"
    r"|n/?a|N/?A|[–—-]"
)
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_GAP = re.compile(r"\t+| {2,}")
_CELL_MAX, _ROW_MAX = 40, 300
_CELLS_LEAST, _BARE_LEAST, _ROWS_LEAST, _MANY = 3, 2, 2, 6
# An empty line may stand between cells, and a dash alone between them makes no block.
_APART_MAX = 2
_CODE = "flattened_table"
_MESSAGE = "it stands in rows of a table whose columns are not told for certain; put | between its cells"


class _Row(NamedTuple):
    """The values of a row with what of them are bare numbers, and the first and last line it takes."""

    values: int
    bare: tuple[Text, ...]
    first: int
    last: int

    @property
    def is_told_by_none(self) -> bool:
        """Whether nothing but a column could tell what its numbers are."""
        return len(self.bare) >= _BARE_LEAST


def unsure_numbers(document: Document) -> dict[int, list[Text]]:
    """The bare numbers of such rows, by the beginning of the block of text that holds them."""
    found: dict[int, list[Text]] = {}
    for is_text, run in groupby(document.blocks, lambda block: isinstance(block, TextBlock)):
        blocks = [block for block in run if isinstance(block, TextBlock)] if is_text else []
        rows = [row for near in _near(blocks) for row in (*_of_lines(near), *_of_gaps(near))]
        starts = sorted(block.text.start for block in blocks)
        for cell in (cell for row in rows for cell in row.bare if _YEAR.fullmatch(cell.value) is None):
            found.setdefault(starts[bisect_right(starts, cell.start) - 1], []).append(cell)
    return found


def without_unsure(
    block: TextBlock, items: Iterator[Statement | Refused], unsure: dict[int, list[Text]]
) -> Iterator[Statement | Refused]:
    """The figures of a block, its bare numbers refused where it is such a row or a cell of one."""
    cells = unsure.get(block.text.start, ()) if block.kind != "header" else ()
    spans = [cell.span(0, len(cell.value)) for cell in cells]
    ends = [span.end for span in spans]
    for item in items:
        at = bisect_right(ends, item.span.start)
        if at == len(spans) or item.span.start < spans[at].start:
            yield item
    for cell, span in zip(cells, spans, strict=True):
        yield Refused(span, block.line, cell.value, "type", _CODE, f"{cell.value!r}: {_MESSAGE}")


def _near(blocks: Sequence[TextBlock]) -> Iterator[list[TextBlock]]:
    """The blocks in runs of those that follow each other closely, sentences left out."""
    run: list[TextBlock] = []
    for block in blocks:
        value = block.text.value
        if run and block.line - run[-1].line not in range(1, _APART_MAX + 1):
            yield run
            run = []
        if (len(value) <= _ROW_MAX or "  " in value) and value[-1:] not in (".", "!", "?", ";", ":"):
            run.append(block)
    yield run


def _of_lines(blocks: Sequence[TextBlock]) -> list[_Row]:
    """Rows whose name and cells stand on a line each, where several hold several bare numbers, or one holds many."""
    rows: list[_Row] = []
    for block in blocks:
        value = block.text.value
        if len(value) > _CELL_MAX or _VALUE.fullmatch(value) is None:
            rows.append(_Row(0, (), block.line, block.line))
        elif rows:
            row = rows[-1]
            bare = (*row.bare, block.text) if _BARE.fullmatch(value) else row.bare
            rows[-1] = row._replace(values=row.values + 1, bare=bare, last=block.line)
    found = [row for row in rows if row.is_told_by_none]
    return found if len(found) >= _ROWS_LEAST or any(len(row.bare) >= _MANY for row in found) else []


def _of_gaps(blocks: Sequence[TextBlock]) -> list[_Row]:
    """Rows whose cells spaces or tabs set apart, where one next to the other holds as many."""
    rows = [row for block in blocks if (row := _row_of_gaps(block)) is not None]
    found: list[_Row] = []
    for _, run in groupby(rows, lambda row: row.values):
        alike = list(run)
        found += alike if len(alike) >= _ROWS_LEAST else []
    return found


def _row_of_gaps(block: TextBlock) -> _Row | None:
    text = block.text
    cuts = [match.span() for match in _GAP.finditer(text.value)]
    if len(cuts) + 1 < _CELLS_LEAST:
        return None
    cells = [text.slice(end, stop) for (_, end), (stop, _) in zip(cuts, [*cuts[1:], (len(text.value), 0)], strict=True)]
    if any(len(cell.value) > _CELL_MAX or _VALUE.fullmatch(cell.value) is None for cell in cells):
        return None
    bare = tuple(cell for cell in cells if _BARE.fullmatch(cell.value))
    row = _Row(len(cells), bare, block.line, block.line)
    return row if row.is_told_by_none else None
