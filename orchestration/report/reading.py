"""Rows of the marts as plain dictionaries, grouped by the page that shows them.

Belongs here: how a mart is asked and what happens where one is absent. Does not: which columns a page
wants (`memo_data`, `entity_data`, `site_data`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.storage.warehouse import arrow

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Marts:
    """The marts of one DuckDB file; `present` names the tables of its schema `marts`."""

    database: Path
    present: frozenset[str]

    @classmethod
    def of(cls, database: Path) -> Marts:
        """Raises NoWarehouseError where there is no such file."""
        sql = "select table_name from information_schema.tables where table_schema = 'marts'"
        names = arrow(database, sql)["table_name"].to_pylist()
        return cls(database, frozenset(names))

    def rows(self, sql: str, needs: Sequence[str], parameters: object = None) -> Rows:
        """The rows of a statement; none where one of the marts it `needs` has not been built."""
        if not self.present.issuperset(needs):
            return []
        table = arrow(self.database, sql, parameters)
        names = table.column_names
        columns = [column.to_pylist() for column in table.columns]
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]

    def absent(self, needs: Iterable[str]) -> tuple[str, ...]:
        """Which of the marts are missing, sorted."""
        return tuple(sorted(set(needs) - self.present))


def grouped(rows: Rows, key: str) -> dict[str, Rows]:
    """Rows by the value of one column, their order kept."""
    groups: dict[str, Rows] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return dict(groups)
