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

from orchestration.settings import PROJECT_ROOT, Settings

_MODULE = "tests.support.refresher"
_SLOW_COPY_BYTES = 65_536
# Less than the smallest DuckDB file with a few tables.
_FULL_AT_BYTES = 1_500_000


class Refresher:
    """The test's end: `start` a refresh, `kill` it or `wait` for it; one at a time."""

    def __init__(self) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", _MODULE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT_ROOT
        )
        self._pid = 0

    def start(self, settings: Settings, fault: str = "") -> None:
        """Start a refresh that meets `fault`, the name of a function of this module, or none."""
        asked = {"raw": settings.raw, "warehouse": settings.warehouse, "dbt_project": settings.dbt_project}
        assert self._parent.stdin is not None
        self._parent.stdin.write(json.dumps({**{key: str(path) for key, path in asked.items()}, "fault": fault}) + "\n")
        self._parent.stdin.flush()
        self._pid = int(self._line())

    def kill(self) -> None:
        """Kill the refresh and every process it started; harmless if it has ended."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        self._line()

    def wait(self) -> dict[str, object]:
        """What the refresh came to: `success` and `failures`, or `status` if it ended without a word."""
        found: dict[str, object] = json.loads(self._line())
        return found

    def has_ended(self, seconds: float) -> bool:
        """Whether the refresh ends within `seconds`."""
        assert self._parent.stdout is not None
        return bool(select.select([self._parent.stdout], [], [], seconds)[0])

    def stop(self) -> None:
        """End the process all refreshes are forked from."""
        self._parent.communicate()

    def _line(self) -> str:
        assert self._parent.stdout is not None
        return self._parent.stdout.readline()


def serve() -> None:
    """The other end: fork a refresh for each line read."""
    import dagster_dbt  # noqa: F401
    from dbt.cli.main import dbtRunner  # noqa: F401

    import orchestration.build
    import orchestration.defs.assets.models
    import orchestration.defs.dbt_metadata
    import orchestration.defs.sensors  # noqa: F401

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
        with os.fdopen(receive) as said:
            answer = said.read()
        _, status = os.waitpid(pid, 0)
        print(answer or json.dumps({"status": status}), flush=True)


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
    summary = run_refresh(settings, force=True)
    answer = {"success": summary.success, "failures": summary.failures}
    os.write(send, json.dumps(answer).encode())
    os._exit(0)


def slow_publish() -> None:
    """Let the copy of the build take long, so that a kill can meet it half done."""

    def copy(source: Path, target: Path) -> None:
        with Path(source).open("rb") as old, Path(target).open("wb") as new:
            while part := old.read(_SLOW_COPY_BYTES):
                new.write(part)
                new.flush()
                time.sleep(0.1)

    shutil.copyfile = copy  # type: ignore[assignment]


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
