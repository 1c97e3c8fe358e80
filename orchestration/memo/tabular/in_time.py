"""The columns and rows of a table with the times and cases that those beside them, its caption or the memo's date tell.

Belongs here: in which order they are told. Does not: what each of them says (`years_from_now`, `horizon_labels`,
`month_columns`, `named_cases`, `now_columns`, `since_columns`, `part_rows`, `birth_rows`, `case_tables`,
`planned_columns`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.tabular.birth_rows import rows_of_births
from orchestration.memo.tabular.case_tables import rows_beside_cases, with_odds_of_rows
from orchestration.memo.tabular.columns import read_columns
from orchestration.memo.tabular.horizon_labels import columns_of_horizons, rows_of_horizons
from orchestration.memo.tabular.month_columns import columns_of_months
from orchestration.memo.tabular.named_cases import columns_of_named_cases
from orchestration.memo.tabular.now_columns import columns_of_now
from orchestration.memo.tabular.part_rows import rows_of_parts
from orchestration.memo.tabular.planned_columns import rows_of_plans
from orchestration.memo.tabular.since_columns import columns_since
from orchestration.memo.tabular.years_from_now import columns_from_now, columns_of_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.context import Level
    from orchestration.memo.document import Table
    from orchestration.memo.periods import Period
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext


def columns_in_time(table: Table, heading: str, as_of: Period | None) -> tuple[Column, ...]:
    """The columns of a table below a heading, in a memo of that date."""
    columns = columns_since(columns_from_now(read_columns(table), as_of))
    columns = columns_of_horizons(columns_of_plan(columns, table, heading, as_of), table, as_of)
    caption = table.caption.value if table.caption is not None else ""
    columns = columns_of_months(columns, (caption, heading), as_of)
    return columns_of_now(columns_of_named_cases(columns, caption, as_of), f"{caption}\n{heading}", as_of)


def rows_in_time(
    rows: Sequence[RowContext], columns: Sequence[Column], table: Table, outer: Sequence[Level], as_of: Period | None
) -> list[RowContext]:
    """The rows of a table with these columns; `outer` is what caption and section say, the nearest first."""
    told = rows_of_parts(rows_of_births(rows, columns), columns, outer)
    told = rows_of_plans(rows_beside_cases(with_odds_of_rows(told, columns)))
    return rows_of_horizons(told, columns, table, as_of)
