"""Models kept as SQL: what is kept builds again, and what is not whole or not of today is not used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.storage.prepared import Statement, find_models, keep_models

if TYPE_CHECKING:
    from pathlib import Path

DOUBLED = Statement("made", "doubled", "table", "select amount * 2 as amount from seeds.rates, raw.fact")
SHOWN = Statement("made", "shown", "view", "select amount from made.doubled")


def database(path: Path, *statements: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    built = database(
        tmp_path / "it's built.duckdb", "create schema seeds", "create table seeds.rates as select 21 as amount"
    )
    keep_models(tmp_path / "kept", "today", (DOUBLED, SHOWN), [("seeds", "rates")], built)
    return tmp_path / "kept"


def test_what_is_kept_builds_tables_and_views_over_other_facts(kept: Path, tmp_path: Path) -> None:
    models = find_models(kept, "today")
    assert models is not None
    target = database(tmp_path / "memo.duckdb", "create schema raw", "create table raw.fact as select 1 as line")
    models.build(target)
    with duckdb.connect(str(target), read_only=True) as connection:
        assert connection.execute("select amount from made.shown").fetchall() == [(42,)]
        assert connection.execute("select view_name from duckdb_views() where not internal").fetchall() == [("shown",)]


def test_what_is_of_another_project_is_not_used(kept: Path) -> None:
    assert find_models(kept, "tomorrow") is None


@pytest.mark.parametrize("text", ["", "{", '{"stamp": "tod', "[]", "null"])
def test_half_written_statements_are_not_used(kept: Path, text: str) -> None:
    (kept / "models.json").write_text(text, encoding="utf-8")
    assert find_models(kept, "today") is None


@pytest.mark.parametrize("lost", ["models.json", "kept.duckdb"])
def test_half_a_folder_is_not_used(kept: Path, lost: str) -> None:
    (kept / lost).unlink()
    assert find_models(kept, "today") is None


def test_seeds_that_cannot_be_kept_leave_what_was_kept(kept: Path, tmp_path: Path) -> None:
    bare = database(tmp_path / "bare.duckdb", "create schema seeds")
    with pytest.raises(duckdb.Error):
        keep_models(kept, "tomorrow", (DOUBLED,), [("seeds", "rates")], bare)
    assert find_models(kept, "tomorrow") is None
    assert find_models(kept, "today") is not None
