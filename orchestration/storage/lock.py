"""One run at a time: a kernel lock on a file, freed by the kernel when its holder ends, however it ends.

Belongs here: taking and naming the lock. Does not: what is done under it.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_SECONDS = 0.2


class BuildBusyError(RuntimeError):
    """Another run holds the build lock. Attributes: `path`, `holder` (its process id as text, or '')."""

    def __init__(self, path: Path, holder: str, waited_seconds: float) -> None:
        self.path = path
        self.holder = holder
        super().__init__(
            f"{path}: held by {f'process {holder}' if holder else 'another run'}, expected it free within "
            f"{waited_seconds:.0f} s; let that run end, or end it, then start again"
        )


@contextmanager
def build_lock(path: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold the lock at `path` while the block runs; raises BuildBusyError if it is not free in time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(descriptor, path, wait_seconds)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        # Closing frees the lock; the file stays, since unlinking it would let two holders in.
        os.close(descriptor)


def _acquire(descriptor: int, path: Path, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 32, 0).decode(errors="replace").strip()
                raise BuildBusyError(path, holder, wait_seconds) from None
            time.sleep(_POLL_SECONDS)
        else:
            return
