"""Tables wider and cells fuller than people write, which are read no further: every figure is refused with its place.

Belongs here: how wide a table and how full a cell may be. Does not: rows wider than their own header (`alignment`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orchestration.memo.context import MemoContext, Refused, excerpt, has_digit
from orchestration.memo.document import Table, Text
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.alignment import RAGGED
from orchestration.memo.tabular.cell_units import read

# What a cell says depends on the whole of its row, and what a figure says on the others of its cell: without a bound,
# the time would grow with the square of their number.
WIDEST, FULLEST = 250, 120


def is_too_wide(table: Table) -> bool:
    """Whether a table has more columns than hold for one table; lines run together make such a one."""
    return len(table.header) > WIDEST


def refuse_all(table: Table, memo: MemoContext) -> Iterator[Refused]:
    """Each figure below the header, as refused."""
    message = (
        f"the table has {len(table.header)} columns, more than the {WIDEST} that hold for one; "
        "lines may have been run together: give each row a line of its own, or split the table"
    )
    for row in table.rows:
        for cell in row.cells:
            for item in read(cell.text.value, None) if has_digit(cell.text.value) else ():
                span = cell.text.span(item.start, item.end)
                text = excerpt(cell.text.value, item.start)
                yield Refused(span, memo.document.line_of(span.start), text, "type", RAGGED, message)


def refuse_cell(text: Text, items: Sequence[Quantity | Refusal], memo: MemoContext) -> Iterator[Refused]:
    """Each figure of a cell that holds more than the fullest, as refused."""
    message = (
        f"the cell holds {len(items)} figures, more than the {FULLEST} that hold for one; "
        "lines may have been run together: give each row a line of its own"
    )
    for item in items:
        span = text.span(item.start, item.end)
        shown = excerpt(text.value, item.start)
        yield Refused(span, memo.document.line_of(span.start), shown, "type", RAGGED, message)
