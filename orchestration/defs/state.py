"""From what the published warehouse was made, so that a refresh can tell that nothing has changed.

Belongs here: the small files that say so. Does not: Dagster (a refresh asks before it is imported).
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import orchestration
from orchestration.storage.files import replace_file

if TYPE_CHECKING:
    from orchestration.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    """What went into a warehouse: the memos and the program; and the identity of the file that came out."""

    fingerprint: str
    program: str
    size: int
    modified_ns: int


def note_inbox(settings: Settings, fingerprint: str) -> None:
    """Note which memos the build database holds, and from which folder: relative, so that both may be moved."""
    replace_file(_inbox(settings), lambda path: path.write_text(fingerprint))
    folder = os.path.relpath(settings.raw, settings.warehouse)
    replace_file(_inbox_folder(settings), lambda path: path.write_text(folder))


def other_inbox(settings: Settings) -> Path | None:
    """The folder whose memos the warehouse holds, where that is there and another than `settings.raw`."""
    try:
        text = _published_folder(settings).read_text()
        noted = (settings.warehouse / text).resolve()
    except (OSError, ValueError):
        return None  # a warehouse not yet published, or published before this was noted
    # Empty is what a loss of power may leave, or a build of memos read before this was noted.
    if not text or not settings.published.exists():
        return None
    return noted if noted != settings.raw.resolve() and noted.is_dir() else None


def note_published(settings: Settings, *, is_whole: bool) -> None:
    """Note what was published; a partial build may mix old and new models, so of one only its inbox is said."""
    # Of the memos in the build, not of `settings`: a run of a part publishes what an earlier one has read.
    read = _inbox_folder(settings)
    folder = read.read_text() if read.exists() else ""
    replace_file(_published_folder(settings), lambda fresh: fresh.write_text(folder))
    path = _published(settings)
    if not is_whole:
        path.unlink(missing_ok=True)
        return
    status = settings.published.stat()
    state = State(_inbox(settings).read_text(), program_hash(settings), status.st_size, status.st_mtime_ns)
    replace_file(path, lambda fresh: fresh.write_text(json.dumps(asdict(state))))


def published_fingerprint(settings: Settings) -> str | None:
    """The fingerprint of the memos in the published warehouse; None if unknown or of another program."""
    path = _published(settings)
    if not path.exists() or not settings.published.exists():
        return None
    try:
        state = State(**json.loads(path.read_text()))
    except (ValueError, TypeError):
        # Empty or no JSON of ours, as a loss of power may leave it: nothing is known, and the next run notes it anew.
        return None
    status = settings.published.stat()
    is_ours = (state.size, state.modified_ns) == (status.st_size, status.st_mtime_ns)
    return state.fingerprint if is_ours and state.program == program_hash(settings) else None


def note_output(settings: Settings, folder: Path) -> None:
    """Note the files just made in `folder`, so that one that is deleted or cut short later is missed."""
    made = {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    text = json.dumps({"folder": folder.relative_to(settings.warehouse).as_posix(), "files": made})
    replace_file(_outputs(settings) / f"{folder.name}.json", lambda fresh: fresh.write_text(text))


def has_current_outputs(settings: Settings) -> bool:
    """Whether the build, and every file made of it, is there, and report and exports show what is published."""
    made = (settings.report / "index.html", settings.exports / "datapackage.json")
    if not all(path.exists() for path in (*made, settings.published, settings.build_database)):
        return False
    published = settings.published.stat().st_mtime_ns
    if any(path.stat().st_mtime_ns < published for path in made):
        return False
    notes = list(_outputs(settings).glob("*.json"))
    return bool(notes) and all(_is_whole(settings, note) for note in notes)


def _is_whole(settings: Settings, note: Path) -> bool:
    try:
        noted = json.loads(note.read_text())
        folder = settings.warehouse / noted["folder"]
        return all((folder / name).stat().st_size == size for name, size in noted["files"].items())
    except (OSError, ValueError, TypeError, KeyError):
        # A file is gone, or the note is not one of ours.
        return False


def program_hash(settings: Settings) -> str:
    """A hash of this package (its templates and styles too) and of the dbt project: a changed one makes other files."""
    return hashlib.sha256(f"{_package_hash()}{folder_hash(settings.dbt_project)}".encode()).hexdigest()


@cache
def _package_hash() -> str:
    # Once a process: modules already imported do not change when their files do.
    return folder_hash(Path(orchestration.__path__[0]))


def folder_hash(folder: Path) -> str:
    """A hash of the names and contents of the files below `folder`, but for what tools leave there."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        is_generated = below.parts[0] in ("target", "logs") or any(
            part.startswith(".") or part == "__pycache__" for part in below.parts
        )
        if path.is_file() and not is_generated:
            digest.update(f"{below.as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _published_folder(settings: Settings) -> Path:
    return settings.build_folder / "published.folder"


def _inbox_folder(settings: Settings) -> Path:
    return settings.build_folder / "inbox.folder"


def _inbox(settings: Settings) -> Path:
    return settings.build_folder / "inbox.sha256"


def _outputs(settings: Settings) -> Path:
    return settings.build_folder / "outputs"


def _published(settings: Settings) -> Path:
    return settings.build_folder / "published.json"
