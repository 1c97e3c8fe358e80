"""What a refresh tells besides its counts: files it refused, and how many findings it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.defs.figures import read_notes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A warehouse with seven refused files, a refused figure and five findings."""
    path = tmp_path / "memo.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema raw")
        connection.execute("create schema marts")
        connection.execute(
            "create table raw.rejected as select 'memo' || i as memo_id, null::integer as char_start, 'read' as stage, "
            "'memo' || i || '.txt: found no text' as message from range(7) files(i) "
            "union all select 'memo9', 4, 'read', 'a figure'"
        )
        connection.execute(
            "create table marts.fct_audit_finding as select 'memo' as memo_id, 'error' as severity, "
            "'gap ' || i as message, false as is_accepted, i / 10 as relative_gap, i as source_line, "
            "'id' || i as finding_id from range(5) f(i)"
        )
    return path


def test_files_that_were_refused_are_named_and_what_is_left_out_is_counted(published: Path) -> None:
    notes = read_notes(published)
    assert notes[0] == "refused: memo0.txt: found no text"
    assert notes[5] == "and 2 more refused files: query marts.fct_rejected"
    assert notes[6] == "audit error: memo: gap 4"
    assert notes[9].startswith("and 2 more audit findings")
    assert len(notes) == 10


def test_nothing_is_added_where_all_is_told(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute("delete from raw.rejected where memo_id > 'memo1'")
        connection.execute("delete from marts.fct_audit_finding where source_line > 1")
    assert not any(note.startswith("and ") for note in read_notes(published))
