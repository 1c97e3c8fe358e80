"""Which memos lie in raw/: their names, formats and hashes, and which of them cannot both be kept.

Belongs here: looking at the folder. Does not: reading a memo's text (`extraction`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from orchestration.memo.errors import MemoError
from orchestration.memo.source import FORMATS, Limits, find_sources, hash_source, memo_id_of

# What stands beside memos and is meant for people or programs: notes on a folder, what editors, office programs,
# browsers and desktops leave there. No one takes it for a memo, so no one need be told that it is none.
_BESIDE = re.compile(
    r"(?:readme|licen[cs]e|makefile)(?:\..*)?|thumbs\.db|desktop\.ini|icon\r|.*~|~\$.*|#.*#"
    r"|.*\.(?:bak|backup|old|orig|save|swp|tmp|temp|lock|part|partial|crdownload|download)",
    re.IGNORECASE,
)
# The pictures and styles of a saved page, in a folder beside it.
_OF_A_PAGE = ("_files", ".files")


@dataclass(frozen=True, slots=True)
class Entry:
    """One memo file that may be read. `key` names its content and format, and so its extract."""

    memo_id: str
    path: str  # below raw/
    format: str
    sha256: str

    @property
    def key(self) -> str:
        """Content hash and format: the same bytes read as text and as HTML are two extracts."""
        return f"{self.sha256}-{self.format}"


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is not read, and why."""

    memo_id: str
    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """Everything found in raw/ at one moment; `entries` have distinct names and distinct contents."""

    entries: tuple[Entry, ...]
    refused: tuple[RefusedFile, ...]

    def fingerprint(self) -> str:
        """A hash that changes when a memo comes, goes, is renamed or changes, or a refusal does."""
        digest = hashlib.sha256()
        for entry in self.entries:
            digest.update(f"{entry.memo_id}\0{entry.key}\n".encode())
        for refusal in self.refused:
            digest.update(f"{refusal.path}\0{refusal.code}\n".encode())
        return digest.hexdigest()


def take_inventory(raw: Path, limits: Limits) -> Inventory:
    """Look at every file below `raw`; raises nothing for a bad file, only for a missing folder."""
    if not raw.is_dir():
        raise FileNotFoundError(f"{raw}: no such folder, expected the memos there; make it, or name another with --raw")
    entries: list[Entry] = []
    refused: list[RefusedFile] = []
    for path in find_sources(raw):
        try:
            entries.append(_entry(path, raw, limits))
        except MemoError as error:
            refused.append(RefusedFile(memo_id_of(path, raw), _below(path, raw), error.code, str(error)))
    for path in find_others(raw):
        try:
            hash_source(path, raw, limits)
        except MemoError as error:
            # Its whole name: the memo it was made from, or a memo made from it, may lie beside it.
            refused.append(RefusedFile(_below(path, raw), _below(path, raw), error.code, str(error)))
    return _distinct(entries, refused)


def find_others(raw: Path) -> list[Path]:
    """The files below `raw` in a form that is not read, sorted: what somebody may have dropped there as a memo.

    Hidden files are left out, and what only stands beside memos, such as a README, a backup or the pictures of
    a saved page.
    """
    return sorted(
        path
        for path in raw.rglob("*")
        if path.suffix.lower() not in FORMATS
        and not _BESIDE.fullmatch(path.name)
        and not any(part.startswith(".") or part == "__MACOSX" for part in path.relative_to(raw).parts)
        and (path.is_file() or path.is_symlink())
        and not any(_is_of_a_page(folder) for folder in path.relative_to(raw).parents)
    )


def _is_of_a_page(folder: Path) -> bool:
    return folder.name.endswith(_OF_A_PAGE)


def _entry(path: Path, raw: Path, limits: Limits) -> Entry:
    source_format, sha256 = hash_source(path, raw, limits)
    return Entry(memo_id_of(path, raw), _below(path, raw), source_format, sha256)


def _below(path: Path, raw: Path) -> str:
    return path.relative_to(raw).as_posix()


def _distinct(entries: Iterable[Entry], refused: list[RefusedFile]) -> Inventory:
    """Keep the first of files with one name or one content: two would count every figure twice."""
    by_name: dict[str, Entry] = {}
    by_content: dict[str, Entry] = {}
    for entry in entries:
        if (first := by_name.get(entry.memo_id)) is not None:
            fault = "duplicate_name", f"a second memo named {entry.memo_id}", f"{first.path} is read, rename this one"
        elif (first := by_content.get(entry.sha256)) is not None:
            fault = "duplicate_content", "the very bytes of another memo", f"{first.path} is read, remove this one"
        else:
            by_name[entry.memo_id] = by_content[entry.sha256] = entry
            continue
        code, found, advice = fault
        message = f"{entry.path}: found {found}, expected one of its own; {advice}"
        refused.append(RefusedFile(entry.memo_id, entry.path, code, message))
    return Inventory(tuple(by_name.values()), tuple(refused))
