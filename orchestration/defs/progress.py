"""Progress of a run as log messages, and read back from them.

A log message reaches the UI and a terminal alike, whichever started the run. Belongs here: its form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# So many messages a step: enough for a bar that moves, few enough to be kept for ever.
_PARTS = 20
_MESSAGE = re.compile(r"(?P<step>.+): (?P<done>\d+) of (?P<total>\d+)")


def reporter(log: Callable[[str], None], step: str) -> Callable[[int, int], None]:
    """A function of (done, total) that logs about twenty messages over the whole step."""
    shown = -1

    def report(done: int, total: int) -> None:
        nonlocal shown
        part = _PARTS * done // total if total else shown
        if part > shown:
            shown = part
            log(f"{step}: {done} of {total}")

    return report


def read_progress(message: str) -> tuple[str, int, int] | None:
    """Step, done and total of a message made by a reporter; None for any other message."""
    found = _MESSAGE.fullmatch(message)
    return (found["step"], int(found["done"]), int(found["total"])) if found else None
