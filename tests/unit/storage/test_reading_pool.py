"""Processes that read memos: one that is killed loses nothing but the memo that kills it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from orchestration.memo.source import DEFAULT
from orchestration.storage.inventory import Entry
from orchestration.storage.reading_pool import Portion, read_in_pool


def read_or_die(entries, folder, raw, _limits):
    """Stands for the reader in a process of its own: dies of every `killer`, and of `once` the first time."""
    for entry in entries:
        once = entry.memo_id.startswith("once") and not (raw / entry.memo_id).exists()
        if once:
            (raw / entry.memo_id).touch()
        if once or entry.memo_id.startswith("killer"):
            os.kill(os.getpid(), signal.SIGKILL)
    if folder is not None:
        folder.mkdir(exist_ok=True)
        (folder / "read").write_text(",".join(entry.memo_id for entry in entries))
    return len(entries), []


def entries(*names: str) -> tuple[Entry, ...]:
    return tuple(Entry(name, f"{name}.md", "markdown", f"{name:0>64}") for name in names)


def read(tmp_path: Path, *portions: tuple[str, ...]) -> dict[int, tuple[int, list[str], str]]:
    cut = [Portion(number, entries(*names), tmp_path / str(number)) for number, names in enumerate(portions)]
    found = read_in_pool(cut, tmp_path, DEFAULT, workers=2, read=read_or_die)
    return {
        portion.number: (
            count,
            [f"{one.memo_id} {one.code}" for one in refused],
            (portion.folder / "read").read_text() if portion.folder.exists() else "",
        )
        for portion, count, refused in found
    }


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, ("a", "once"), ("b",)) == {0: (2, [], "a,once"), 1: (1, [], "b")}


def test_only_the_memo_that_kills_its_process_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, ("a", "killer", "b"), ("c",), ("killer-alone",))
    assert found == {
        0: (2, ["killer memo_reader_killed"], "a,b"),
        1: (1, [], "c"),
        2: (0, ["killer-alone memo_reader_killed"], ""),
    }
