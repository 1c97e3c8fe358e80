"""Reading files: which are memos, decoding, limits, and each reason to refuse one."""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING

import pytest

from orchestration.memo.errors import (
    MemoBinaryError,
    MemoEmptyError,
    MemoError,
    MemoNotFoundError,
    MemoOutsideRootError,
    MemoTooLargeError,
    MemoUnsupportedError,
)
from orchestration.memo.source import Limits, find_sources, read_source

if TYPE_CHECKING:
    from pathlib import Path

MEMO = "ENTITY: HALD\r\nIt earned €5M.\n"


def put(root: Path, name: str, content: bytes | str = MEMO) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "memo_id", "source_format"),
    [
        ("hald.txt", "hald", "text"),
        ("hald.md", "hald", "markdown"),
        ("coast/north/hald.html", "coast/north/hald", "html"),
        ("hald.v2.HTM", "hald.v2", "html"),
    ],
)
def test_a_memo_file(tmp_path: Path, name: str, memo_id: str, source_format: str) -> None:
    source = read_source(put(tmp_path, name), tmp_path)
    assert (source.memo_id, source.format, source.raw) == (memo_id, source_format, MEMO)
    assert source.sha256 == hashlib.sha256(MEMO.encode()).hexdigest()
    assert (source.encoding, source.notes) == ("utf-8", ())


@pytest.mark.parametrize(
    ("content", "raw", "encoding"),
    [
        (b"\xef\xbb\xbf" + MEMO.encode(), "\ufeff" + MEMO, "utf-8"),
        (("\ufeff" + MEMO).encode("utf-16-le"), "\ufeff" + MEMO, "utf-16-le"),
        (("\ufeff" + MEMO).encode("utf-16-be"), "\ufeff" + MEMO, "utf-16-be"),
        (("\ufeff" + MEMO).encode("utf-32-le"), "\ufeff" + MEMO, "utf-32-le"),
        (MEMO.encode("cp1252"), MEMO, "cp1252"),
    ],
)
def test_encodings(tmp_path: Path, content: bytes, raw: str, encoding: str) -> None:
    source = read_source(put(tmp_path, "hald.txt", content), tmp_path)
    assert (source.raw, source.encoding) == (raw, encoding)
    assert len(source.notes) == 1


def test_a_page_that_is_no_utf8_is_read_as_it_declares(tmp_path: Path) -> None:
    page = "<html><head><meta {}></head><body><p>Sales were €5 million.</p>"
    declared = {
        'charset="iso-8859-15"': "iso8859-15",
        'http-equiv="Content-Type" content="text/html; charset=ISO-8859-15"': "iso8859-15",
        'charset="iso-8859-1"': "cp1252",  # as browsers take it
        'charset="rot13"': "cp1252",
    }
    for number, (meta, encoding) in enumerate(declared.items()):
        content = page.format(meta).encode(encoding)
        source = read_source(put(tmp_path, f"{number}.html", content), tmp_path)
        assert ("€5 million" in source.raw, source.encoding, len(source.notes)) == (True, encoding, 1)
    as_text = read_source(put(tmp_path, "a.txt", page.format('charset="iso-8859-15"').encode("iso8859-15")), tmp_path)
    assert as_text.encoding == "cp1252"
    with pytest.raises(MemoBinaryError, match="which the page declares"):
        read_source(put(tmp_path, "b.html", page.format('charset="euc-kr"').encode("cp1252")), tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("hald.txt", b"", MemoEmptyError),
        ("hald.txt", b"\xef\xbb\xbf \n", MemoEmptyError),
        ("hald.txt", b"PK\x03\x04\0\0", MemoBinaryError),
        ("hald.txt", b"\xff\xd8\x01\x02\x03", MemoBinaryError),
        ("hald.txt", b"It earned \x81.", MemoBinaryError),
        ("hald.txt", b"\xff\xfe\x00", MemoBinaryError),
        ("hald.txt", b"%PDF-1.7\n1 0 obj 4 endobj", MemoBinaryError),
        ("hald.md", b"{\\rtf1 It earned 4%.}", MemoBinaryError),
        ("hald.pdf", MEMO, MemoUnsupportedError),
        ("hald.txt", "x" * 101, MemoTooLargeError),
        ("hald.txt", "\n" * 12 + "x", MemoTooLargeError),
    ],
)
def test_refusals(tmp_path: Path, name: str, content: bytes | str, error: type[MemoError]) -> None:
    path = put(tmp_path, name, content)
    with pytest.raises(error) as caught:
        read_source(path, tmp_path, Limits(max_bytes=100, max_lines=10))
    refusal = caught.value
    assert refusal.path == path
    assert all((refusal.code, refusal.found, refusal.expected, refusal.advice))
    assert str(refusal).startswith(f"{name}: found ")
    copy = pickle.loads(pickle.dumps(refusal))  # noqa: S301 - errors cross the process pool
    assert (type(copy), str(copy)) == (error, str(refusal))


def test_codes_are_stable_and_distinct() -> None:
    codes = {kind.code for kind in MemoError.__subclasses__()}
    assert codes == {
        "memo_not_found", "memo_outside_root", "memo_unsupported", "memo_too_large", "memo_binary", "memo_empty",
    }  # fmt: skip


def test_a_file_that_is_gone_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("gone.txt", "folder.txt"):
        with pytest.raises(MemoNotFoundError):
            read_source(tmp_path / name, tmp_path)


def test_links_that_leave_the_inbox(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside.txt")
    root = tmp_path / "raw"
    inside = put(root, "inside.txt")
    (root / "link.txt").symlink_to(outside)
    (root / "near.txt").symlink_to(inside)
    (root / "loop.txt").symlink_to(root / "loop.txt")
    (root / "dead.txt").symlink_to(root / "nothing.txt")
    for path in (root / "link.txt", root / ".." / "outside.txt", root / "loop.txt"):
        with pytest.raises(MemoOutsideRootError):
            read_source(path, root)
    with pytest.raises(MemoNotFoundError):
        read_source(root / "dead.txt", root)
    assert read_source(root / "near.txt", root).memo_id == "near"


def test_files_that_are_memos(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/d.html", "c/e.htm", ".hidden.txt", ".git/f.txt", "notes.csv", "README"):
        put(tmp_path, name)
    (tmp_path / "folder.md").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in find_sources(tmp_path)]
    assert found == ["a.md", "b.txt", "c/d.html", "c/e.htm"]
