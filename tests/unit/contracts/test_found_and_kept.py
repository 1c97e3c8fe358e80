"""The check that every figure found is kept or refused, on small tables in a real DuckDB."""

from __future__ import annotations

import re

import duckdb
import pytest

from orchestration.settings import PROJECT_ROOT

QUERY = re.sub(
    r"\{\{ ref\('(\w+)'\) \}\}",
    r"\1",
    (PROJECT_ROOT / "dbt_project/tests/facts_found_are_kept_or_rejected.sql").read_text(encoding="utf-8"),
)


@pytest.mark.parametrize(
    ("refused", "failing"),
    [
        ([7], []),
        # A second file of the same name is refused whole: it has no line.
        ([7, None], []),
        ([None], ["acme"]),
        ([7, 9], ["acme"]),
    ],
)
def test_a_memo_fails_where_figures_are_lost_or_doubled(refused: list[int | None], failing: list[str]) -> None:
    with duckdb.connect() as connection:
        connection.execute("create table dim_memo as select 'acme' as memo_id, 3 as found_count")
        connection.execute("create table fct_memo_fact as select 'acme' as memo_id from range(2)")
        connection.execute("create table fct_rejected (memo_id varchar, source_line integer)")
        connection.executemany("insert into fct_rejected values ('acme', ?)", [[line] for line in refused])
        assert [row[0] for row in connection.execute(QUERY).fetchall()] == failing
