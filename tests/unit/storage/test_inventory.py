"""What lies in raw/: each memo once, each refusal with its reason."""

from __future__ import annotations

import pytest

from orchestration.memo.source import Limits
from orchestration.storage.inventory import take_inventory

LIMITS = Limits(max_bytes=1000)


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    (folder / "asia").mkdir(parents=True)
    return folder


def refused(inventory):
    return {refusal.path: refusal.code for refusal in inventory.refused}


def test_memos_are_named_by_folder_and_file_without_ending(raw):
    (raw / "acme.md").write_text("Revenue: $1M")
    (raw / "asia" / "borg.html").write_text("<p>Revenue: $2M</p>")
    (raw / "notes.docx").write_text("no memo")
    (raw / ".draft.md").write_text("hidden")
    inventory = take_inventory(raw, LIMITS)
    assert [(entry.memo_id, entry.format) for entry in inventory.entries] == [
        ("acme", "markdown"),
        ("asia/borg", "html"),
    ]
    assert inventory.refused == ()


def test_a_bad_file_is_refused_and_the_others_stay(raw):
    (raw / "good.txt").write_text("Revenue: $1M")
    (raw / "big.txt").write_text("x" * 1001)
    outside = raw.parent / "secret.txt"
    outside.write_text("Revenue: $9M")
    (raw / "link.txt").symlink_to(outside)
    inventory = take_inventory(raw, LIMITS)
    assert [entry.memo_id for entry in inventory.entries] == ["good"]
    assert refused(inventory) == {"big.txt": "memo_too_large", "link.txt": "memo_outside_root"}


def test_a_name_or_a_content_is_taken_once(raw):
    (raw / "acme.md").write_text("Revenue: $1M")
    (raw / "acme.txt").write_text("Revenue: $1.0M")
    (raw / "copy.md").write_text("Revenue: $1M")
    inventory = take_inventory(raw, LIMITS)
    assert [entry.path for entry in inventory.entries] == ["acme.md"]
    assert refused(inventory) == {"acme.txt": "duplicate_name", "copy.md": "duplicate_content"}
    assert all("acme.md" in refusal.message for refusal in inventory.refused)


def test_the_fingerprint_tells_every_change(raw):
    seen = {take_inventory(raw, LIMITS).fingerprint()}

    def is_new():
        fingerprint = take_inventory(raw, LIMITS).fingerprint()
        fresh = fingerprint not in seen
        seen.add(fingerprint)
        return fresh

    (raw / "a.md").write_text("one")
    assert is_new()
    assert not is_new()
    (raw / "a.md").write_text("two")
    assert is_new()
    (raw / "a.md").rename(raw / "b.md")
    assert is_new()
    (raw / "c.md").write_text("x" * 2000)
    assert is_new()


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="--raw"):
        take_inventory(tmp_path / "nowhere", LIMITS)
