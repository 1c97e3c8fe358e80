"""Columns whose head tells since when they count: "Jobs lost (since 2028)", "Homes built since 2027".

Belongs here: leaving out that year, which is not when it is so much. Does not: the year that a change starts from
("Change since 2025", `context`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.surroundings.dating import SINCE

if TYPE_CHECKING:
    from orchestration.memo.tabular.column import Column


def columns_since(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, those that count since a year without that year."""
    return tuple(_without_since(column) for column in columns)


def _without_since(column: Column) -> Column:
    period = column.signals.period
    if period is None or SINCE.search(column.label[: period.start]) is None:
        return column
    return column._replace(signals=column.signals._replace(period=None))
