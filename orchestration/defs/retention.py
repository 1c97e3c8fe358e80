"""How long the record of runs is kept: a refresh of the whole project writes several megabytes of events.

Belongs here: which runs go, and everything that goes with one. Does not: ticks of schedules and sensors,
which Dagster prunes itself (`retention` in dagster.yaml).
"""

import shutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dagster import DagsterInstance, JobDefinition, OpExecutionContext, RunsFilter, job, op
from dagster._core.storage.dagster_run import FINISHED_STATUSES

from orchestration.defs.names import DOMAIN_TAG, HOUSEKEEPING_JOB

KEEP_DAYS = 90


def prune_runs(instance: DagsterInstance, keep_runs: int, keep_days: int = KEEP_DAYS) -> int:
    """Remove finished runs beyond the newest `keep_runs` or older than `keep_days`; returns how many went.

    The newest run always stays, however old: it says what the warehouse is.
    """
    oldest = datetime.now(UTC) - timedelta(days=keep_days)
    finished = instance.get_run_records(RunsFilter(statuses=list(FINISHED_STATUSES)))
    gone = [
        record.dagster_run.run_id
        for place, record in enumerate(finished)
        if place >= keep_runs or (place > 0 and record.create_timestamp < oldest)
    ]
    for run_id in gone:
        instance.delete_run(run_id)
    _remove_files(Path(instance.root_directory), gone)
    return len(gone)


def _remove_files(home: Path, run_ids: Iterable[str]) -> None:
    """What Dagster leaves of a deleted run: its emptied event file and what its steps printed."""
    for run_id in run_ids:
        for path in (home / "events").glob(f"{run_id}.db*"):
            path.unlink(missing_ok=True)
        shutil.rmtree(home / "storage" / run_id, ignore_errors=True)


def housekeeping_job(keep_runs: int) -> JobDefinition:
    """The daily job that prunes the record, for where no refresh does it at a terminal."""

    @op(description="Remove the record of old runs.")
    def prune_record(context: OpExecutionContext) -> None:
        context.log.info(f"{prune_runs(context.instance, keep_runs)} old runs removed")

    @job(name=HOUSEKEEPING_JOB, tags=DOMAIN_TAG, description="Removes the record of old runs, every night.")
    def housekeeping() -> None:
        prune_record()

    return housekeeping
