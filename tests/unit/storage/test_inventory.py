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
    (raw / ".draft.md").write_text("hidden")
    inventory = take_inventory(raw, LIMITS)
    assert [(entry.memo_id, entry.format) for entry in inventory.entries] == [
        ("acme", "markdown"),
        ("asia/borg", "html"),
    ]
    assert inventory.refused == ()


def test_a_file_of_a_form_that_is_not_read_is_named(raw):
    (raw / "acme.md").write_text("Revenue: $1M")
    (raw / "acme.pdf").write_bytes(b"%PDF-1.7\0")
    (raw / "asia" / "Borg.XLSX").write_bytes(b"PK\0" * 1000)
    (raw / "mistral").write_text("Revenue: $1M")
    (raw / "broken.docx").symlink_to(raw / "gone.docx")
    inventory = take_inventory(raw, LIMITS)
    assert [entry.memo_id for entry in inventory.entries] == ["acme"]
    assert refused(inventory) == dict.fromkeys(
        ("acme.pdf", "asia/Borg.XLSX", "mistral", "broken.docx"), "memo_unsupported"
    )
    [of_pdf] = [refusal for refusal in inventory.refused if refusal.path == "acme.pdf"]
    assert of_pdf.memo_id == "acme.pdf", "acme is another memo"
    assert of_pdf.message.startswith("acme.pdf: found the ending '.pdf', expected one of .txt, .md, .html")


@pytest.mark.parametrize(
    "beside",
    [
        "README", "README.rst", "readme.pdf", "LICENSE", ".DS_Store", ".git/index", "Thumbs.db", "desktop.ini",
        "acme.md~", "#acme.md#", ".acme.md.swp", "acme.md.bak", "~$acme.docx", "acme.pdf.crdownload",
        "page_files/logo.png", "page_files/styles/main.css", "__MACOSX/acme.pdf",
    ],
)  # fmt: skip
def test_what_only_stands_beside_memos_is_not_named(raw, beside):
    (raw / "page.html").write_text("<p>Revenue: $2M</p>")
    path = raw / beside
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\0")
    inventory = take_inventory(raw, LIMITS)
    assert ([entry.memo_id for entry in inventory.entries], inventory.refused) == (["page"], ())


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
    (raw / "d.pdf").write_bytes(b"%PDF")
    assert is_new()


def test_a_missing_folder_says_what_to_do(tmp_path):
    with pytest.raises(FileNotFoundError, match="--raw"):
        take_inventory(tmp_path / "nowhere", LIMITS)
