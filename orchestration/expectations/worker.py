"""great-expectations in a process of its own, importing while the rest of a run does other work.

The child reads one line, what to examine, and writes one line, the verdicts; it ends at once when its input
ends, even while it imports, so a killed parent leaves no orphan: hence nothing but the standard library is
imported at its top. Belongs here: both ends of that talk. Does not: examining (`examine`).
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.expectations.examine import Verdict

_MODULE = "orchestration.expectations.worker"


class ExaminationError(RuntimeError):
    """The process that examines the marts ended without an answer. Attribute: `status`, its exit status."""

    def __init__(self, status: int, said: str) -> None:
        self.status = status
        super().__init__(f"examining the marts: expected verdicts, found exit status {status}:\n{said.strip()}")


class Examiner:
    """The parent's end: `start` as early as possible, then `examine` once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> subprocess.Popen[str]:
        """Start the process, which goes on to import great-expectations; again is harmless."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _MODULE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=Path(__file__).resolve().parents[2],
            )
        return self._process

    def examine(self, database: Path, marts: Sequence[str]) -> list[Verdict]:
        """Examine `marts` in `database`, in the order given. Raises ExaminationError."""
        process, self._process = self.start(), None
        answer, said = process.communicate(json.dumps({"database": str(database), "marts": list(marts)}) + "\n")
        if process.returncode != 0:
            raise ExaminationError(process.returncode, said)
        return [_verdict(item) for item in json.loads(answer)]

    def stop(self) -> None:
        """End the process if it was never asked."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _verdict(item: dict[str, object]) -> Verdict:
    from orchestration.expectations.examine import Answer, Verdict

    answers = tuple(Answer(**answer) for answer in item.pop("answers"))  # type: ignore[attr-defined]
    return Verdict(answers=answers, **item)  # type: ignore[arg-type]


def _listen(lines: queue.SimpleQueue[str]) -> None:
    line = sys.stdin.readline()
    if not line:
        # Nobody is left to answer to; the import, which may take a minute on a busy machine, would go on.
        os._exit(0)
    lines.put(line)


def main() -> None:
    """The child's end."""
    # Libraries print as they please; what the parent reads goes past them.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=[lines], daemon=True).start()

    from orchestration.expectations.examine import examine, load_library
    from orchestration.expectations.suites import SUITES

    load_library()
    asked = json.loads(lines.get())
    by_name = {suite.mart: suite for suite in SUITES}
    verdicts = examine(Path(asked["database"]), [by_name[mart] for mart in asked["marts"]])
    json.dump([asdict(verdict) for verdict in verdicts], answers)
    answers.close()


if __name__ == "__main__":
    main()
