"""Which faults are worth another try: those of the disk or the network beneath it that pass by themselves.

Belongs here: telling them apart. Does not: runs whose process died, which Dagster starts again itself
(`run_retries` in dagster.yaml). Data that fails a check fails it again, and is never retried.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dagster import RetryRequested

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIES = 3
_SECONDS_BETWEEN = 5
# A network folder that is away for a moment, a file that is locked, a call that was interrupted.
_PASSING = frozenset({errno.EAGAIN, errno.EBUSY, errno.EINTR, errno.EIO, errno.ESTALE, errno.ETIMEDOUT})


@contextmanager
def retried_if_passing() -> Iterator[None]:
    """Let Dagster try the step again where the block met a fault that passes; any other goes through."""
    try:
        yield
    except OSError as error:
        if error.errno in _PASSING:
            raise RetryRequested(max_retries=TRIES, seconds_to_wait=_SECONDS_BETWEEN) from error
        raise
