"""Rows of the quarters, halves or months of a year that another row, a column or the caption names.

Belongs here: the period of rows whose names are parts of a year. Does not: the same in columns (`part_columns`), or how
a part takes its year from those beside it (`year_parts`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.tabular.year_parts import Part, in_year, is_year, part_of, years_above, years_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.context import Level
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext
    from orchestration.memo.vocabulary.period_types import Period

# Q1 to Q4 of a survey are its questions.
_QUESTIONS = re.compile(r"\b(?:questions?|items?|statements?|answers?|quartiles?|quintiles?)\b", re.IGNORECASE)
_LEAST = 2  # one alone may as well be a name
_PARTS = re.compile(r"(?:quarter|half|month|period|phase)s?", re.IGNORECASE)


def rows_of_parts(rows: Sequence[RowContext], columns: Sequence[Column], outer: Sequence[Level]) -> list[RowContext]:
    """The rows, those named by a part of a year with that part as their period.

    `outer` is what caption and section say, the nearest first.
    """
    if not columns or _QUESTIONS.search(columns[0].label) is not None:
        return list(rows)
    parts = [_part(row, columns) for row in rows]
    if sum(part is not None for part in parts) < _LEAST:
        return list(rows)
    periods = [row.signals.period.period if row.signals.period is not None else None for row in rows]
    stated = [
        None if part is not None or (period is not None and is_year(period) and not _is_head(row)) else period
        for row, part, period in zip(rows, parts, periods, strict=True)
    ]
    found = years_beside(parts, stated)
    for at, (part, period) in enumerate(zip(parts, periods, strict=True)):
        year = period if period is not None and is_year(period) else _year_of_group(rows[at])
        if part is not None and year is not None:
            found[at] = in_year(part, year.start.year, fiscal=year.fiscal)
    if not any(found) and not any(stated) and (above := _year_above(outer)) is not None:
        found = years_above(parts, above)
    return [
        row
        if period is None or part is None
        else row._replace(signals=row.signals._replace(period=None).dated(row.name, period, part.status))
        for row, part, period in zip(rows, parts, found, strict=True)
    ]


def _part(row: RowContext, columns: Sequence[Column]) -> Part | None:
    """The part that a row's name is, or the cell of its column of quarters: "2029 | Q1 | 410"."""
    if (part := part_of(row.name)) is not None:
        return part
    told = [
        cell.text.value
        for cell, column in zip(row.row.cells, columns, strict=False)
        if cell is not row.label and _PARTS.fullmatch(column.label.strip()) is not None
    ]
    return part_of(told[0]) if len(told) == 1 else None


def _is_head(row: RowContext) -> bool:
    """Whether a row only heads those below it: "| 2029 | | |"."""
    return not any(cell.text.value for cell in row.row.cells if cell is not row.label)


def _year_of_group(row: RowContext) -> Period | None:
    told = row.group_signals.period if row.group_signals is not None else None
    return told.period if told is not None and is_year(told.period) else None


def _year_above(outer: Sequence[Level]) -> Period | None:
    """The one whole year that the nearest of caption and section with a period tells."""
    told = next((level.signals.period.period for level in outer if level.signals.period is not None), None)
    return told if told is not None and is_year(told) else None
