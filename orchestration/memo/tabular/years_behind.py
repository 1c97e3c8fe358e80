"""Heads that are nothing but a later year behind one that names a measure: "EBITDA 2029 (€bn) | 2032E | Net debt".

Belongs here: the unit that such a column takes, where its numbers are of the size of those before it. Does not: years
in a row of their own ("2029 ($M) | 2030E", `heads_beside`), years in two digits (`short_heads`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.tabular.heads_beside import are_plain, is_of_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Table
    from orchestration.memo.tabular.column import Column

_ONLY_YEAR = re.compile(r"(?:(?:FY|CY) ?)?(?:19|20|21)[0-9]{2} ?(?:[AEFPB]|\((?:est|proj|plan|forecast|f|e)\.?\))?")


def with_years_behind(columns: Sequence[Column], table: Table) -> list[Column]:
    """The columns, those of a year alone in the unit of the measure before them, marked where it stays open."""
    told = list(columns)
    named: int | None = None
    for at, column in enumerate(columns):
        if _names_measure(column):
            named = at
        elif named is None or not _is_year(column):
            named = None
        elif column.hint is None and are_plain(table.column(at)):
            is_alike = is_of_size(at, [named], table)
            told[at] = column._replace(hint=told[named].hint if is_alike else None, of_heads=True)
    return told


def _names_measure(column: Column) -> bool:
    """Whether a head names a measure, its year and its unit: "EBITDA 2029 (€bn)"."""
    is_dated = column.role == "value" and column.signals.period is not None and not column.is_dimension
    return is_dated and column.hint is not None and column.label.endswith((")", "%"))


def _is_year(column: Column) -> bool:
    return column.role == "value" and _ONLY_YEAR.fullmatch(column.label.strip()) is not None
