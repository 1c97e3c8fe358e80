"""Which columns the cells of a row stand under, in a table set apart by spaces: told by the characters they stand at.

Belongs here: the edges of columns, and a row with empty cells put under them. Does not: which lines make a table
(`spaced_tables`).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_LEAST = 2


class Placed(NamedTuple):
    """A row's cells and where each begins and ends in its line."""

    cells: tuple[Text, ...]
    spans: tuple[tuple[int, int], ...]


class Column(NamedTuple):
    """Where a column begins and ends, and the edge that all its cells keep."""

    start: int
    end: int
    left: int | None
    right: int | None


def columns_of(head: Placed, rows: Sequence[Placed]) -> tuple[Column, ...]:
    """The columns that a header and the rows as wide as it stand in; none where they reach into each other."""
    if len(rows) < _LEAST:
        return ()
    columns = []
    for at, above in enumerate(head.spans):
        spans = [row.spans[at] for row in rows]
        starts, ends = {start for start, _ in spans}, {end for _, end in spans}
        columns.append(
            Column(
                min(above[0], *starts),
                max(above[1], *ends),
                next(iter(starts)) if len(starts) == 1 else None,
                next(iter(ends)) if len(ends) == 1 else None,
            )
        )
    is_apart = all(one.end < other.start for one, other in pairwise(columns))
    return tuple(columns) if is_apart else ()


def under_columns(row: Placed, columns: Sequence[Column]) -> tuple[Text, ...] | None:
    """The row's cells with an empty one where it has none; None where a cell does not keep one column's edge."""
    cells: list[Text] = []
    at = 0
    for cell, (start, end) in zip(row.cells, row.spans, strict=True):
        while at < len(columns) and columns[at].end <= start:
            cells.append(cell.slice(0, 0))
            at += 1
        if at == len(columns) or (at and not _keeps(columns[at], start, end)):  # names may stand indented
            return None
        if at + 1 < len(columns) and columns[at + 1].start < end:
            return None
        cells.append(cell)
        at += 1
    last = row.cells[-1]
    return (*cells, *(last.slice(0, 0) for _ in columns[at:]))


def _keeps(column: Column, start: int, end: int) -> bool:
    return column.start < end and (start == column.left or end == column.right)
