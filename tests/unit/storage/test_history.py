"""The history tells which content a memo had when."""

from __future__ import annotations

from datetime import UTC, datetime

from orchestration.storage.history import follow, keep_history, read_history
from orchestration.storage.inventory import Entry

MONDAY, TUESDAY, WEDNESDAY = (datetime(2030, 6, day, tzinfo=UTC) for day in (3, 4, 5))


def entry(memo_id, sha256):
    return Entry(memo_id, f"{memo_id}.md", "markdown", sha256)


def record(extracts, entries, now):
    versions = follow(read_history(extracts), entries, now)
    keep_history(extracts, versions)
    return versions


def told(versions):
    return [(v.memo_id, v.sha256, v.version, v.first_seen_at.day, v.last_seen_at.day, v.is_current) for v in versions]


def test_a_changed_memo_is_a_new_version(tmp_path):
    record(tmp_path, [entry("acme", "a1"), entry("borg", "b1")], MONDAY)
    versions = record(tmp_path, [entry("acme", "a2"), entry("borg", "b1")], TUESDAY)
    assert told(versions) == [
        ("acme", "a1", 1, 3, 3, False),
        ("acme", "a2", 2, 4, 4, True),
        ("borg", "b1", 1, 3, 4, True),
    ]
    assert read_history(tmp_path) == versions


def test_a_removed_memo_keeps_its_history_and_returns_as_a_new_version(tmp_path):
    record(tmp_path, [entry("acme", "a1")], MONDAY)
    assert told(record(tmp_path, [], TUESDAY)) == [("acme", "a1", 1, 3, 3, False)]
    assert told(record(tmp_path, [entry("acme", "a1")], WEDNESDAY)) == [
        ("acme", "a1", 1, 3, 3, False),
        ("acme", "a1", 2, 5, 5, True),
    ]
