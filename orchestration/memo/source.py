"""Reading a memo file: which files are memos, limits, decoding, format and hash.

Belongs here: the only I/O of the package. Does not: anything about what the text says.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orchestration.memo.errors import (
    MemoBinaryError,
    MemoEmptyError,
    MemoNotFoundError,
    MemoOutsideRootError,
    MemoTooLargeError,
    MemoUnsupportedError,
)

if TYPE_CHECKING:
    from pathlib import Path

SourceFormat = Literal["text", "markdown", "html"]
FORMATS: dict[str, SourceFormat] = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files of other programs that may be all plain letters, and would be read as a memo of nonsense.
_OFFICE = ((b"%PDF-", "a PDF"), (b"{\\rtf", "rich text (RTF)"), (b"%!PS", "PostScript"))
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CHARSET_REACH = 4096
# What pages declare beside UTF-8, by Python's names; a page that declares Latin-1 means cp1252, as browsers take it.
_DECLARED = re.compile(
    r"cp(?:125[013-8]|874|932|949)|iso8859-(?:[2-9]|1[03-6])|koi8-[ru]|mac-roman|gb2312|gbk|gb18030|big5|big5hkscs"
    r"|euc_jp|euc_kr|shift_jis"
)
# Control characters that no text holds; tab, newlines, form feed and escape are left out.
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a memo may measure. The largest real one has about 60 KB; 20 MB is far beyond any (2026-11)."""

    max_bytes: int = 20_000_000
    max_lines: int = 500_000


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """A memo file as read. `raw` is the decoded file with its newlines, a byte-order mark included."""

    memo_id: str
    path: Path
    format: SourceFormat
    raw: str
    sha256: str
    encoding: str
    notes: tuple[str, ...] = ()


def find_sources(root: Path) -> list[Path]:
    """The memo files below `root`, hidden files and folders skipped, sorted by memo id then path."""
    found = [
        path
        for path in root.rglob("*")
        if path.suffix.lower() in FORMATS
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
        and (path.is_file() or path.is_symlink())
    ]
    return sorted(found, key=lambda path: (memo_id_of(path, root), path.as_posix()))


def memo_id_of(path: Path, root: Path) -> str:
    """The path below `root` without its ending, with `/` between folders."""
    return path.relative_to(root).with_suffix("").as_posix()


def hash_source(path: Path, root: Path, limits: Limits = DEFAULT) -> tuple[SourceFormat, str]:
    """The format and the hash of a memo file, undecoded; raises a MemoError where it cannot be read."""
    _inside(path, root)
    return _format(path), hashlib.sha256(_read_bytes(path, limits)).hexdigest()


def read_source(path: Path, root: Path, limits: Limits = DEFAULT) -> Source:
    """Read one memo file below `root`; raises a MemoError with the reason where it cannot be read."""
    inside = _inside(path, root)
    source_format = _format(path)
    data = _read_bytes(path, limits)
    raw, encoding, notes = _decode(path, data, source_format)
    _check_text(path, raw, limits)
    memo_id = inside.with_suffix("").as_posix()
    return Source(memo_id, path, source_format, raw, hashlib.sha256(data).hexdigest(), encoding, notes)


def _format(path: Path) -> SourceFormat:
    source_format = FORMATS.get(path.suffix.lower())
    if source_format is None:
        raise MemoUnsupportedError(
            path,
            found=f"the ending {path.suffix!r}",
            expected=f"one of {', '.join(FORMATS)}",
            advice="Rename the file, or save it as plain text, Markdown or HTML.",
        )
    return source_format


def _inside(path: Path, root: Path) -> Path:
    """The path relative to `root`; the file it really names must lie below it as well."""
    try:
        inside = path.absolute().relative_to(root.absolute())
        path.resolve().relative_to(root.resolve())
        if ".." not in inside.parts:
            return inside
    except (ValueError, RuntimeError, OSError):
        pass
    raise MemoOutsideRootError(
        path,
        found="a path or symbolic link that leaves the inbox",
        expected=f"a file below {root.name or root}",
        advice="Copy the file into the inbox instead of linking to it.",
    )


def _read_bytes(path: Path, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            raise FileNotFoundError(path.name)
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise MemoNotFoundError(
            path,
            found=f"no readable file ({type(error).__name__})",
            expected="a regular file that may be read",
            advice="Check that it is there and what its permissions are.",
        ) from error
    if len(data) > limits.max_bytes:
        raise MemoTooLargeError(
            path,
            found=f"more than {limits.max_bytes:,} bytes",
            expected=f"at most {limits.max_bytes:,}",
            advice="Split the file, one memo a file.",
        )
    return data


def _decode(path: Path, data: bytes, source_format: SourceFormat) -> tuple[str, str, tuple[str, ...]]:
    """The text, the encoding and what to note. The mark of UTF-8 or UTF-16 stays as first code point."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, (f"byte-order mark: read as {encoding}",)
            except UnicodeDecodeError as error:
                raise _binary(path, f"bytes that are no {encoding} at {error.start}") from error
    return _decode_unmarked(path, data, source_format)


def _decode_unmarked(path: Path, data: bytes, source_format: SourceFormat) -> tuple[str, str, tuple[str, ...]]:
    for mark, what in _OFFICE:
        if data.startswith(mark):
            raise _binary(path, f"{what} file")
    zero = data.find(b"\0")
    if zero >= 0:
        raise _binary(path, f"a NUL byte at {zero}")
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    control = len(data) - len(data.translate(None, _CONTROL))
    if control:
        raise _binary(path, f"{control} control characters and no UTF-8")
    if source_format == "html" and (declared := _declared(data)) is not None:
        try:
            return data.decode(declared), declared, (f"not UTF-8: read as {declared}, which the page declares",)
        except UnicodeDecodeError as error:
            raise _binary(path, f"bytes that are no {declared}, which the page declares, at {error.start}") from error
    try:
        return data.decode("cp1252"), "cp1252", ("not UTF-8: read as cp1252",)
    except UnicodeDecodeError as error:
        raise _binary(path, f"byte 0x{data[error.start]:02x} at {error.start}, neither UTF-8 nor cp1252") from error


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, by Python's name; None where it declares none of a page's own."""
    match = _CHARSET.search(data, 0, _CHARSET_REACH)
    try:
        name = codecs.lookup(match["name"].decode("ascii")).name if match is not None else None
    except LookupError:
        return None
    return name if name is not None and _DECLARED.fullmatch(name) is not None else None


def _binary(path: Path, found: str) -> MemoBinaryError:
    return MemoBinaryError(
        path,
        found=found,
        expected="text in UTF-8",
        advice="Save the memo as UTF-8 text; convert office files first.",
    )


def _check_text(path: Path, raw: str, limits: Limits) -> None:
    if not raw.lstrip("\ufeff").strip():
        raise MemoEmptyError(path, found="no text", expected="a memo", advice="Remove the file or write it again.")
    if "\0" in raw:
        raise _binary(path, f"a NUL character at {raw.index(chr(0))}")
    lines = max(raw.count("\n"), raw.count("\r"))
    if lines > limits.max_lines:
        raise MemoTooLargeError(
            path,
            found=f"{lines:,} lines",
            expected=f"at most {limits.max_lines:,}",
            advice="Split the file, one memo a file.",
        )
