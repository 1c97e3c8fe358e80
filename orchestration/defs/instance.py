"""The Dagster instance under the warehouse folder.

Belongs here: its configuration file, opening it, and runs that a kill left open. Does not: running a job.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter
from dagster._core.instance.ref import InstanceRef

from orchestration.defs.names import PROCESS_TAG
from orchestration.settings import PROJECT_ROOT, Settings
from orchestration.storage.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONFIGURATION = "dagster.yaml"
_OPEN = [
    DagsterRunStatus.NOT_STARTED,
    DagsterRunStatus.STARTING,
    DagsterRunStatus.STARTED,
    DagsterRunStatus.CANCELING,
]


def prepare_home(settings: Settings) -> Path:
    """Make DAGSTER_HOME with the project's configuration in it; returns its path."""
    settings.export()
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    wanted = (PROJECT_ROOT / _CONFIGURATION).read_bytes()
    present = home / _CONFIGURATION
    if not present.exists() or present.read_bytes() != wanted:
        replace_file(present, lambda path: path.write_bytes(wanted))
    return home


# Capturing would send the terminal's progress display through a file; the event log is kept all the same.
_NO_CAPTURE = {
    "compute_logs": {
        "module": "dagster._core.storage.noop_compute_log_manager",
        "class": "NoOpComputeLogManager",
    }
}


@contextmanager
def open_instance(settings: Settings) -> Iterator[DagsterInstance]:
    """The instance for a run at a terminal, with the runs of killed processes ended."""
    home = str(prepare_home(settings))
    with DagsterInstance.from_ref(InstanceRef.from_dir(home, overrides=_NO_CAPTURE)) as instance:
        end_lost_runs(instance)
        _close_left_logs(Path(instance.root_directory))
        yield instance


def _close_left_logs(home: Path) -> None:
    """Fold in the write-ahead logs of runs that were killed when they had just ended.

    Nothing else opens the events of a finished run unless somebody looks at it. Whoever has it open
    now keeps it: SQLite removes a log when its last reader leaves.
    """
    for log in (home / "events").glob("*.db-wal"):
        address = f"{log.with_suffix('.db').as_uri()}?mode=rw"
        # A folder that may not be written, or a run that was removed meanwhile, is no fault of this run.
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(address, uri=True)) as database:
            database.execute("select count(*) from sqlite_master")


def this_process() -> str:
    """The value of PROCESS_TAG for runs of this process."""
    return f"{os.getpid()}-{_started(os.getpid())}"


def end_lost_runs(instance: DagsterInstance) -> None:
    """Mark runs as failed whose process is gone.

    Dagster watches the runs it launched itself; one that run_refresh made would stay open after a
    kill and hold its place in the queue.
    """
    for run in instance.get_runs(RunsFilter(statuses=_OPEN)):
        process = run.tags.get(PROCESS_TAG)
        if process is not None and not _is_alive(process):
            instance.report_run_failed(run, "The process of this run ended without a word; it was killed or crashed.")


def _is_alive(process: str) -> bool:
    number, _, started = process.partition("-")
    return _started(int(number)) == started


def _started(number: int) -> str:
    """When process `number` started, in clock ticks since boot: a reused number is another process."""
    try:
        # The name in parentheses may hold spaces; the fields behind it do not. Field 22 is the start.
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""
