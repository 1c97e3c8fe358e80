"""Columns whose head tells since when they count: "Jobs lost (since 2028)", "Homes built since 2027".

Belongs here: leaving out that year, which is not when it is so much, and the year of an amount below "vs 2024". Does
not: the year that a change starts from ("Change since 2025", `context`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.periods import PeriodMention
from orchestration.memo.surroundings.dating import SINCE
from orchestration.memo.vocabulary.natures import is_change

if TYPE_CHECKING:
    from orchestration.memo.context import Signals
    from orchestration.memo.tabular.column import Column


def columns_since(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, those that count since a year without that year."""
    return tuple(_without_since(column) for column in columns)


def _without_since(column: Column) -> Column:
    period = column.signals.period
    if period is None or SINCE.search(column.label[: period.start]) is None:
        return column
    return column._replace(signals=column.signals._replace(period=None))


def signals_for(column: Column, first: str) -> Signals:
    """What a column says of a cell: an amount without a sign under "vs 2024" is the one of 2024, no change."""
    base = column.signals.base
    if base is None or first in "+-−–(" or is_change(column.label):
        return column.signals
    return column.signals._replace(period=PeriodMention(0, 0, base, None), base=None)
