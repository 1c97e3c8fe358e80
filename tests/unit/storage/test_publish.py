"""Publishing replaces the warehouse whole, and readers notice nothing."""

from __future__ import annotations

import duckdb
import pytest

from orchestration.storage import publish as publishing
from orchestration.storage.publish import publish
from orchestration.storage.warehouse import BadQueryError, NoWarehouseError, ask, query


def test_readers_keep_the_old_file_and_new_ones_see_the_new(inbox):
    inbox.load()
    published = publish(inbox.settings)
    with duckdb.connect(str(published), read_only=True) as reader:
        before = reader.execute("select count(*) from raw.memo").fetchone()
        inbox.write("more.md", "- Revenue: $1M\n")
        inbox.load()
        publish(inbox.settings)
        assert reader.execute("select count(*) from raw.memo").fetchone() == before == (2,)
    assert query(published, "select count(*) from raw.memo") == [(3,)]
    assert [path.name for path in inbox.settings.warehouse.glob("*memo.duckdb*")] == ["memo.duckdb"]


def test_a_copy_that_fails_leaves_the_published_file_as_it_was(inbox, monkeypatch):
    inbox.load()
    published = publish(inbox.settings)
    before = published.read_bytes()

    def full_disk(_source, target):
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    inbox.write("more.md", "- Revenue: $1M\n")
    inbox.load()
    monkeypatch.setattr(publishing.shutil, "copyfile", full_disk)
    with pytest.raises(OSError, match="No space left"):
        publish(inbox.settings)
    assert published.read_bytes() == before
    assert [path.name for path in inbox.settings.warehouse.glob("*memo.duckdb*")] == ["memo.duckdb"]


def test_publishing_nothing_says_what_to_run(inbox):
    with pytest.raises(NoWarehouseError, match="make refresh"):
        publish(inbox.settings)


def test_questions_cannot_write_or_leave_the_warehouse(inbox, tmp_path):
    inbox.load()
    published = publish(inbox.settings)
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for sql in (
        "delete from raw.memo",
        f"select * from '{tmp_path / 'secret.csv'}'",
        f"copy raw.memo to '{tmp_path / 'out.csv'}'",
        "set enable_external_access = true",
        "select nothing from nowhere",
    ):
        with pytest.raises(BadQueryError) as caught:
            ask(published, sql)
        assert caught.value.sql == sql
    assert ask(published, "select memo_id from raw.memo order by 1")["memo_id"].to_pylist() == [
        "acme",
        "borg",
    ]
