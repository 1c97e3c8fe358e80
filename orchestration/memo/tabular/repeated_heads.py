"""Columns whose name comes again behind each column of a year: "2025 | % | 2030 | %", "2029 | y/y | 2030 | y/y".

Belongs here: the year and the status that such a column takes from the one it stands behind. Does not: columns of
changes behind all the years (`over_columns`), labels that state their year (`periods`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.tabular.column import Column


def columns_behind_years(columns: Sequence[Column]) -> dict[int, Column]:
    """The columns of such names with what the year before them says, by their places; empty for any other table.

    Only the first year may stand without them, which has no growth: "FY28 | FY29 | Growth | FY30E | Growth".
    """
    dated = [at for at, column in enumerate(columns) if column.signals.period is not None and at]
    if len(dated) < 2 or len({_year(columns[at]) for at in dated}) < len(dated):
        return {}  # "US 2029 | US 2030 | Change | EU 2029 | EU 2030 | Change"
    if any(column.role == "value" for column in columns[1 : dated[0]]):
        return {}  # "Share | 2029 | Share | 2030": of the year behind, or before
    ends = [*dated[1:], len(columns)]
    groups = [[*range(at + 1, end)] for at, end in zip(dated, ends, strict=True)]
    names = [[columns[at].label.strip().lower() for at in group] for group in groups]
    first = names[0] or names[1]
    told = names if names[0] else names[1:]
    # Behind the last year more may stand, of all of them: "2029 | Share | 2030 | Share | Change".
    if not first or len(told) < 2 or any(name != first for name in told[:-1]) or told[-1][: len(first)] != first:
        return {}
    return {
        at: _of_year(columns[at], columns[year])
        for year, group in zip(dated, groups, strict=True)
        for at in group[: len(first)]
        if columns[at].role == "value" and columns[at].signals.base is None
    }


def _year(column: Column) -> str:
    mention = column.signals.period
    return mention.period.edtf if mention is not None else ""


def _of_year(column: Column, year: Column) -> Column:
    own, told = column.signals, year.signals
    signals = own._replace(period=told.period, status=own.status or told.status, scenario=own.scenario or told.scenario)
    return column._replace(signals=signals)
