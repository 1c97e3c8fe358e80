"""Portions of memos read in a pool of processes, and what becomes of those whose process was killed.

Belongs here: the processes, and finding the memo that ends them. Does not: what a portion is or holds (`extraction`).
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from orchestration.memo.source import Limits
from orchestration.storage.inventory import Entry, RefusedFile

# Returns how many memos a portion gave, and the files that were refused; writes nothing where the folder is None.
Reader = Callable[[Sequence[Entry], Path | None, Path, Limits], tuple[int, list[RefusedFile]]]

_KILLED = "memo_reader_killed"


@dataclass(frozen=True, slots=True)
class Portion:
    """The memos that one process reads at a time, and the folder it writes them to."""

    number: int
    entries: tuple[Entry, ...]
    folder: Path


def read_in_pool(
    portions: Sequence[Portion], raw: Path, limits: Limits, *, workers: int, read: Reader
) -> Iterator[tuple[Portion, int, list[RefusedFile]]]:
    """Each portion as it is read, with how many memos it gave and what was refused.

    Where a process is killed, the portions that are left are read one after the other, for most are killed for want of
    memory; a memo that ends the process by itself is refused.
    """
    left: list[Portion] = []
    with _pool(workers) as pool:
        waiting = {pool.submit(read, one.entries, one.folder, raw, limits): one for one in portions}
        for future in as_completed(waiting):
            if (result := _result(future)) is None:
                left.append(waiting[future])
            else:
                yield waiting[future], *result
    for portion in sorted(left, key=lambda one: one.number):
        yield portion, *_read_alone(portion, raw, limits, read)


def _read_alone(portion: Portion, raw: Path, limits: Limits, read: Reader) -> tuple[int, list[RefusedFile]]:
    if (result := _in_own_process(portion.entries, portion.folder, raw, limits, read)) is not None:
        return result
    lost = set(_killers(portion.entries, raw, limits, read))
    others = [entry for entry in portion.entries if entry not in lost]
    result = _in_own_process(others, portion.folder, raw, limits, read) if others else (0, [])
    if result is None:
        result, lost = (0, []), set(portion.entries)
    count, refused = result
    return count, [*refused, *(_refused(entry) for entry in portion.entries if entry in lost)]


def _killers(entries: Sequence[Entry], raw: Path, limits: Limits, read: Reader) -> list[Entry]:
    """The memos that end the process that reads them, found by halves."""
    if not entries or _in_own_process(entries, None, raw, limits, read) is not None:
        return []
    if len(entries) == 1:
        return list(entries)
    half = len(entries) // 2
    return _killers(entries[:half], raw, limits, read) + _killers(entries[half:], raw, limits, read)


def _in_own_process(
    entries: Sequence[Entry], folder: Path | None, raw: Path, limits: Limits, read: Reader
) -> tuple[int, list[RefusedFile]] | None:
    """What a process of its own gives, None where it is killed."""
    with _pool(1) as pool:
        return _result(pool.submit(read, entries, folder, raw, limits))


def _result(future: Future[tuple[int, list[RefusedFile]]]) -> tuple[int, list[RefusedFile]] | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _refused(entry: Entry) -> RefusedFile:
    message = (
        f"{entry.path}: found that the process that reads it is killed, expected facts; most often memory ran out. "
        "Split the memo, give the machine more memory, or set MEMOMART_WORKERS=1; the next refresh tries it again."
    )
    return RefusedFile(entry.memo_id, entry.path, _KILLED, message)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the caller (Dagster) runs threads, and a fork would copy their locks held.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let this worker end when its parent is killed: it would wait for work on its own queue for ever."""
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
