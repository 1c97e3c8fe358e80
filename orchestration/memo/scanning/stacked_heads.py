"""Headers of two lines above a table whose columns spaces set apart: "Output 2029" above "(US$ million)".

Belongs here: which column each name stands over, and both lines' names put together. Does not: which lines make a
table (`spaced_tables`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.inline import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text
    from orchestration.memo.scanning.spaced_columns import Placed

_Span = tuple[int, int]
_PERIOD = re.compile(r"(?:[QH][1-4] |FY ?|[A-Z][a-z]{2,8} )?(?:19|20|21)[0-9]{2}[A-Za-z]?")


def joined_names(upper: Placed, lower: Placed, rows: Sequence[Placed]) -> tuple[Text, ...] | None:
    """The names of the columns of rows that are all as wide; None where one is not clearly over its column.

    A name of the upper line may reach over several columns that the lower one names. One over the column of the rows'
    names and others is a title, and a year over some of the columns may be of those beside it too. Only the column
    of the rows' names may have none.
    """
    if len(upper.cells) < 2:
        return None
    columns = [
        (min(row.spans[at][0] for row in rows), max(row.spans[at][1] for row in rows))
        for at in range(len(rows[0].cells))
    ]
    below = _one_each(lower, columns)
    if below is None:
        return None
    reached = [_joined(span, lower.spans[below[at]]) if at in below else span for at, span in enumerate(columns)]
    names: list[list[Text]] = [[] for _ in columns]
    for cell, span in zip(upper.cells, upper.spans, strict=True):
        over = [at for at, column in enumerate(reached) if _meet(span, column)]
        if not over or (len(over) > 1 and (0 in over or any(at not in below for at in over))):
            return None
        for at in over:
            names[at].append(cell)
    is_dated = any(_PERIOD.fullmatch(cell.value) for cell in upper.cells)
    if any(len(over) > 1 for over in names) or (is_dated and not all(names[1:])):
        return None
    for at, cell_at in below.items():
        names[at].append(lower.cells[cell_at])
    if not all(names[1:]):
        return None
    return tuple(join(parts) if parts else upper.cells[0].slice(0, 0) for parts in names)


def _one_each(head: Placed, columns: Sequence[_Span]) -> dict[int, int] | None:
    """Which name of a line stands over each column it names; None where one is over none, or over several."""
    found: dict[int, int] = {}
    for cell_at, span in enumerate(head.spans):
        over = [at for at, column in enumerate(columns) if _meet(span, column)]
        if len(over) != 1 or over[0] in found:
            return None
        found[over[0]] = cell_at
    return found


def _meet(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _joined(one: _Span, other: _Span) -> _Span:
    return min(one[0], other[0]), max(one[1], other[1])
