"""Refreshes in processes of their own that a test may kill, forked from one that has imported everything.

A refresh spends half its time importing; a test that kills dozens of them cannot afford that each time.
Belongs here: both ends of the talk, and what may go wrong in a child on demand. Does not: any expectation.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.expectations.examine import load_library
from orchestration.settings import PROJECT_ROOT, Settings
from tests.support.examiner import examine_here

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODULE = "tests.support.refresher"
QUICKLY = examine_here.__name__
SLOW_PUBLISH_SECONDS = 3.0
_SLOW_COPY_PARTS = 30
# Less than the smallest DuckDB file with a few tables.
_FULL_AT_BYTES = 1_500_000


class Refresher:
    """The test's end: `start` a refresh, follow its steps, `kill` it or `wait` for it; one at a time."""

    def __init__(self) -> None:
        # Unbuffered: what waits in a buffer would be hidden from the select below.
        command = [sys.executable, "-m", _MODULE]
        self._parent = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, cwd=PROJECT_ROOT
        )
        self._pid = 0
        self._unread = b""
        self._is_running = False

    def start(self, settings: Settings, fault: str = "") -> None:
        """Start a refresh that meets `fault`, the name of a function of this module, or none.

        One that runs `QUICKLY` examines the marts itself, and starts no process for that.
        """
        if self._is_running:
            # A test that failed left it.
            self.kill()
        asked = {"raw": settings.raw, "warehouse": settings.warehouse, "dbt_project": settings.dbt_project}
        assert self._parent.stdin is not None
        line = json.dumps({**{key: str(path) for key, path in asked.items()}, "fault": fault}) + "\n"
        self._parent.stdin.write(line.encode())
        self._pid = int(self._line())
        self._is_running = True

    def step(self, seconds: float) -> str | None:
        """The step the refresh enters next, "" once it has ended; None if neither happens within `seconds`."""
        line = self._line(seconds)
        if not line:
            return None
        step: str = json.loads(line).get("step", "")
        if not step:
            self._unread = f"{line}\n".encode() + self._unread
        return step

    def kill(self, *, alone: bool = False) -> None:
        """Kill the refresh with every process it started, or `alone`; harmless if it has ended."""
        with contextlib.suppress(ProcessLookupError):
            (os.kill if alone else os.killpg)(self._pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> dict[str, object]:
        """What the refresh came to: `success` and `failures`, or `status` if it ended without a word."""
        while "step" in (found := json.loads(self._line())):
            pass
        self._is_running = False
        return dict(found)

    def left_processes(self, seconds: float) -> list[str]:
        """What the refresh started and is still there after `seconds`: the command line of each."""
        deadline = time.monotonic() + seconds
        while (left := list(self._left())) and time.monotonic() < deadline:
            time.sleep(0.1)
        return left

    def _left(self) -> Iterator[str]:
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                # Behind the name in parentheses: state, parent, group. A zombie is no process any more.
                state, _, group = (process / "stat").read_text().rpartition(")")[2].split()[:3]
                if int(group) == self._pid and state != "Z":
                    yield (process / "cmdline").read_text().replace("\0", " ")

    def stop(self) -> None:
        """End the process all refreshes are forked from."""
        self._parent.communicate()

    def _line(self, seconds: float | None = None) -> str:
        """The next line, or "" if none is whole within `seconds`."""
        assert self._parent.stdout is not None
        deadline = None if seconds is None else time.monotonic() + seconds
        while b"\n" not in self._unread:
            left = None if deadline is None else max(deadline - time.monotonic(), 0.0)
            if not select.select([self._parent.stdout], [], [], left)[0]:
                return ""
            part = os.read(self._parent.stdout.fileno(), 65_536)
            assert part, "the process all refreshes are forked from has ended"
            self._unread += part
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode()


def serve() -> None:
    """The other end: fork a refresh for each line read."""
    import dagster_dbt  # noqa: F401
    from dbt.cli.main import dbtRunner  # noqa: F401

    import orchestration.build
    import orchestration.contracts.validation
    import orchestration.defs.assets.models
    import orchestration.defs.dbt_metadata
    import orchestration.defs.sensors
    import orchestration.exports
    import orchestration.report.site  # noqa: F401

    load_library()
    for line in sys.stdin:
        asked = json.loads(line)
        receive, send = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(receive)
            _refresh(asked, send)
        os.close(send)
        # The group must be there before anybody may kill it.
        _make_group(pid)
        print(pid, flush=True)
        has_answered = False
        with os.fdopen(receive) as said:
            for answer in said:
                has_answered = "step" not in json.loads(answer)
                print(answer, end="", flush=True)
        _, status = os.waitpid(pid, 0)
        if not has_answered:
            print(json.dumps({"status": status}), flush=True)


def _make_group(pid: int) -> None:
    with contextlib.suppress(PermissionError, ProcessLookupError):
        os.setpgid(pid, pid)


def _refresh(asked: dict[str, str], send: int) -> None:
    _make_group(0)
    # Nothing a library prints may reach the talk, and the children must not hold the pipe open.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.set_inheritable(send, False)
    from orchestration.build import run_refresh

    settings = Settings(Path(asked["raw"]), Path(asked["warehouse"]), Path(asked["dbt_project"]))
    if asked["fault"]:
        globals()[asked["fault"]]()
    said = ""

    def tell(step: str, _done: int, _total: int) -> None:
        nonlocal said
        if step != said:
            said = step
            _say(send, {"step": step})

    summary = run_refresh(settings, tell, force=True)
    _say(send, {"success": summary.success, "failures": summary.failures})
    os._exit(0)


def _say(send: int, what: dict[str, object]) -> None:
    os.write(send, (json.dumps(what) + "\n").encode())


def slow_publish() -> None:
    """Let the copy of the build take SLOW_PUBLISH_SECONDS, so that a kill can meet it half done."""

    def copy(source: Path, target: Path) -> None:
        part = Path(source).stat().st_size // _SLOW_COPY_PARTS + 1
        with Path(source).open("rb") as old, Path(target).open("wb") as new:
            while read := old.read(part):
                new.write(read)
                new.flush()
                time.sleep(SLOW_PUBLISH_SECONDS / _SLOW_COPY_PARTS)

    shutil.copyfile = copy  # type: ignore[assignment]


def slow_note() -> None:
    """Let the run wait after it has published and before it notes so."""
    from orchestration.defs.assets import publish

    publish.note_published = lambda *_arguments, **_options: time.sleep(60)


def full_disk() -> None:
    """No file may grow as large as a build, from the first step on."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FULL_AT_BYTES, _FULL_AT_BYTES))


def full_disk_at_publish() -> None:
    """The same, but only once the build is done."""
    from orchestration.defs.assets import publish

    real = publish.publish

    def limited(settings: Settings) -> Path:
        full_disk()
        return real(settings)

    publish.publish = limited


def nobody() -> None:
    """Lose the right to write what belongs to the test's user."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


if __name__ == "__main__":
    serve()
