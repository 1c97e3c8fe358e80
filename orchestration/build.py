"""Puts the definitions together, and runs the job `refresh` or the UI over them.

Belongs here: assembly and the two ways in (`memomart refresh`, `memomart ui`). Does not: any single
definition (`defs`). What is imported in functions is heavy: an unchanged refresh needs none of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orchestration.settings import PROJECT_ROOT, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from dagster import Definitions, EventLogEntry

Progress = Callable[[str, int, int], None]

# How long a run waits for another one to end before it gives up.
LOCK_WAIT_SECONDS = 120.0
_POLL_SECONDS = 0.5
# `dagster dev` tells of the command that is to follow it.
_UNTOLD = ("-W", "ignore:Function `dev_command` is superseded")


# The event log keeps every message; a terminal shows progress and the summary.
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def _silent(_step: str, _done: int, _total: int) -> None:
    pass


def build_definitions(settings: Settings | None = None, lock_wait_seconds: float = LOCK_WAIT_SECONDS) -> Definitions:
    """The definitions over `settings` (the environment's by default).

    Parses the dbt project first if it has changed. Raises DbtParseError where it cannot be parsed.
    """
    from dagster import Definitions, in_process_executor
    from dagster._utils.warnings import disable_dagster_warnings

    from orchestration.defs.alerts import alert_sensors, webhook
    from orchestration.defs.assets.ingest import inbox_asset, raw_assets
    from orchestration.defs.assets.models import model_assets
    from orchestration.defs.assets.outputs import exports_asset, report_asset
    from orchestration.defs.assets.plots import PLOTTED, plots_asset
    from orchestration.defs.assets.publish import published_asset
    from orchestration.defs.audit_checks import audit_checks
    from orchestration.defs.checks import expectation_checks
    from orchestration.defs.dbt_project import open_project
    from orchestration.defs.jobs import refresh_job, reread_job
    from orchestration.defs.passed import wanted_of
    from orchestration.defs.resources import BuildSession
    from orchestration.defs.retention import housekeeping_job
    from orchestration.defs.schedules import daily_schedule, nightly_housekeeping
    from orchestration.defs.sensors import inbox_sensor

    settings = settings or Settings.from_environment()
    settings.export()
    session = BuildSession.of(settings, lock_wait_seconds)
    opened = open_project(settings)
    targets = [webhook(settings.alert_webhook)] if settings.alert_webhook else []
    # dagster-dbt warns once a model that code references are in beta.
    with disable_dagster_warnings():
        models = model_assets(opened)
        marts = {key for key in models.keys if key.path[0] == "marts"}
        raw, expectations = raw_assets(models.keys), expectation_checks(marts)
        return Definitions(
            assets=[
                inbox_asset(),
                raw,
                models,
                published_asset(marts, wanted_of(raw, models, expectations)),
                report_asset(),
                exports_asset(),
                *([plots_asset()] if marts.issuperset(PLOTTED) else []),
            ],
            asset_checks=[expectations, *audit_checks(marts)],
            jobs=[refresh_job(), reread_job(), housekeeping_job(settings.keep_runs)],
            schedules=[daily_schedule(), nightly_housekeeping()],
            sensors=[inbox_sensor(settings), *alert_sensors(targets)],
            resources={"session": session},
            # One run is one process here; steps of their own would each import everything again.
            executor=in_process_executor,
        )


@dataclass(frozen=True, slots=True)
class RunSummary:
    """How a refresh ended.

    `figures` counts what is published, `notes` are the files that were refused, the worst the audit found
    and warnings of checks, `failures` say what went wrong. `unchanged` means that the warehouse held these
    very memos already and no run was made; `is_published` that this run replaced it, even if a later step
    (the report, the exports) failed.
    """

    success: bool
    run_id: str = ""
    figures: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    unchanged: bool = False
    is_published: bool = False


def run_refresh(settings: Settings, on_progress: Progress = _silent, *, force: bool = False) -> RunSummary:
    """Run the job `refresh` in this process, on the instance the UI shows.

    Unless `force` is set nothing is run where the published warehouse holds the memos of the inbox as
    this program makes them. `on_progress(step, done, total)` is called as the run goes on. Raises
    BuildBusyError if another run does not end in time, FileNotFoundError where there is no inbox.
    """
    from orchestration.defs.figures import read_figures, read_notes
    from orchestration.defs.state import has_current_outputs, published_fingerprint
    from orchestration.memo.source import Limits
    from orchestration.storage.inventory import take_inventory
    from orchestration.storage.lock import build_lock

    settings.export()
    on_progress("looking at the inbox", 0, 0)
    inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
    is_current = published_fingerprint(settings) == inventory.fingerprint() and has_current_outputs(settings)
    if is_current and not force:
        figures, notes = read_figures(settings.published), read_notes(settings.published)
        return RunSummary(success=True, figures=figures, notes=notes, unchanged=True)
    on_progress("waiting for the run that is building", 0, 0)
    try:
        with build_lock(settings.lock, LOCK_WAIT_SECONDS):
            # The run takes the lock itself; waiting for it here needs no run record that may have to be failed.
            pass
        on_progress("starting", 0, 0)
        return _run(settings, on_progress, is_forced=force)
    except Exception as error:
        if not _is_of_the_disk(error):
            raise
        return RunSummary(success=False, failures=(_cannot_write(settings.warehouse, error),))


def _is_of_the_disk(error: Exception) -> bool:
    """Whether the disk is full or may not be written: then there is no run record to tell it either."""
    from sqlalchemy.exc import OperationalError

    return isinstance(error, OSError | OperationalError)


def _cannot_write(warehouse: Path, error: Exception) -> str:
    # What follows the first line is the statement that met it.
    reason = str(error).partition("\n")[0]
    place = next(folder for folder in (warehouse, *warehouse.parents) if folder.exists())
    free = shutil.disk_usage(place).free // 1_000_000
    return f"{warehouse} cannot be written: {reason}; {free} MB are free on its disk"


def _run(settings: Settings, on_progress: Progress, *, is_forced: bool) -> RunSummary:
    import uuid

    from orchestration.defs.emptied_inbox import FORCED_TAG
    from orchestration.defs.figures import read_figures, read_notes
    from orchestration.defs.instance import open_instance, this_process
    from orchestration.defs.names import PROCESS_TAG, PUBLISHED, REFRESH_JOB, REPOSITORY_TAGS
    from orchestration.defs.outcome import read_outcome
    from orchestration.defs.progress import read_progress
    from orchestration.defs.retention import prune_runs

    run_id = str(uuid.uuid4())

    def watch(entry: EventLogEntry) -> None:
        if (step := read_progress(entry.user_message)) is not None:
            on_progress(*step)
        elif entry.is_dagster_event and entry.get_dagster_event().is_step_start:
            on_progress(str(entry.step_key).replace("_", " "), 0, 0)

    job = build_definitions(settings).resolve_job_def(REFRESH_JOB)
    with open_instance(settings) as instance:
        instance.add_event_listener(run_id, watch)
        result = job.execute_in_process(
            instance=instance,
            raise_on_error=False,
            run_id=run_id,
            run_config=_QUIET,
            tags={**REPOSITORY_TAGS, PROCESS_TAG: this_process(), **({FORCED_TAG: "yes"} if is_forced else {})},
        )
        prune_runs(instance, settings.keep_runs)
    outcome = read_outcome(result.all_events)
    is_published = any(event.asset_key == PUBLISHED for event in result.get_asset_materialization_events())
    if not result.success:
        return RunSummary(False, run_id, {}, outcome.warnings, outcome.failures, is_published=is_published)
    figures = {
        **read_figures(settings.published),
        "checks passed": outcome.checks_passed,
        "warnings": len(outcome.warnings),
    }
    return RunSummary(True, run_id, figures, (*read_notes(settings.published), *outcome.warnings), is_published=True)


class PortTakenError(OSError):
    """Nothing can be served on a port of 127.0.0.1. Attribute: `port`."""

    def __init__(self, port: int, reason: str) -> None:
        self.port = port
        super().__init__(
            f"127.0.0.1:{port}: found a port that cannot be served on ({reason}), expected a free one; "
            "stop what listens there, or name another with --port"
        )


def require_port(port: int) -> None:
    """Raise PortTakenError unless something may be served on 127.0.0.1:`port`; Dagster itself would only log it."""
    import socket

    with socket.socket() as probe:
        # As servers do: what was served there a moment ago is no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise PortTakenError(port, error.strerror or str(error)) from error


def serve_ui(settings: Settings, port: int, on_serving: Callable[[], None] = lambda: None) -> int:
    """Serve the Dagster UI and its daemon on 127.0.0.1:`port` until stopped; returns the exit status.

    `on_serving` is called once, when the UI answers.
    """
    import signal
    import subprocess
    import sys
    import threading

    from orchestration.defs.instance import prepare_home

    workspace = PROJECT_ROOT / "workspace.yaml"
    command = [sys.executable, *_UNTOLD, "-m", "dagster", "dev", "--host", "127.0.0.1", "--port", str(port)]
    # Each tick of each sensor is two lines otherwise; the UI shows them.
    command += ["--log-level", "warning", "--code-server-log-level", "warning", "--workspace", str(workspace)]
    stop = threading.Event()
    # Before the child starts: a shell lets what it starts in the background ignore interrupts, and the
    # child would inherit that. It has a group of its own, so that a terminal interrupts it only once.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop.set())
    # From its home, for Dagster warns of a dagster.yaml in the folder it is started in.
    process = subprocess.Popen(command, cwd=prepare_home(settings), process_group=0)
    is_told = False
    while process.poll() is None:
        if not is_told and _answers(port):
            is_told = True
            on_serving()
        if stop.wait(_POLL_SECONDS):
            process.send_signal(signal.SIGINT)
            return process.wait()
    return process.returncode


def _answers(port: int) -> bool:
    import socket

    try:
        socket.create_connection(("127.0.0.1", port), _POLL_SECONDS).close()
    except OSError:
        return False
    return True
