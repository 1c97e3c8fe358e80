"""Telling somebody when a run failed, or passed with a check that did not.

Belongs here: what is told, when, and the two places it can go. Does not: warnings, which are data (the
audit's among them) and shown in the UI; alerts on each would soon be read by nobody.
"""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from dagster import (
    DagsterEventType,
    DagsterInstance,
    DagsterRun,
    DagsterRunStatus,
    DefaultSensorStatus,
    RunStatusSensorContext,
    SensorDefinition,
    run_status_sensor,
)

from orchestration.defs.outcome import read_outcome

_TRIES = 3
_SECONDS_BETWEEN = 2.0
_TIMEOUT_SECONDS = 10.0
_SHOWN = 20
_TOLD = {
    DagsterEventType.ASSET_CHECK_EVALUATION,
    DagsterEventType.STEP_FAILURE,
    DagsterEventType.RUN_FAILURE,
}


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told: `title` in one line, each of `messages` a reason."""

    title: str
    job: str
    run_id: str
    messages: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, for a log."""
        return "\n".join((f"{self.title} (run {self.run_id})", *(f"- {message}" for message in self.messages)))


Target = Callable[[Alert], None]


class AlertNotSentError(RuntimeError):
    """The address of alerts did not take one. Attribute: `url`."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        super().__init__(
            f"{url}: found {reason}, expected it to take an alert; see that it is reachable, "
            "or unset MEMOMART_ALERT_WEBHOOK to have alerts in the log only"
        )


def webhook(url: str, seconds_between: float = _SECONDS_BETWEEN) -> Target:
    """A target that posts an alert as JSON (title, job, run_id, messages, text) to `url`, three times at most."""
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"MEMOMART_ALERT_WEBHOOK: found {url!r}, expected an address that begins with http")

    def send(alert: Alert) -> None:
        body = json.dumps({**asdict(alert), "text": alert.text}).encode()
        request = urllib.request.Request(url, body, {"Content-Type": "application/json"})  # noqa: S310  # checked above
        for left in reversed(range(_TRIES)):
            try:
                with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS):  # noqa: S310  # the same
                    return
            except (urllib.error.URLError, OSError) as error:
                if not left:
                    raise AlertNotSentError(url, str(error)) from error
            time.sleep(seconds_between)

    return send


def alert_sensors(targets: Sequence[Target]) -> list[SensorDefinition]:
    """One sensor for failed runs, one for checks that failed in a run that passed; the log is always told."""
    return [
        _sensor(DagsterRunStatus.FAILURE, "alert_failed_runs", "Tells of every run that failed.", targets),
        _sensor(
            DagsterRunStatus.SUCCESS,
            "alert_failed_checks",
            "Tells of checks of severity error that failed in a run that passed; warnings are not told.",
            targets,
        ),
    ]


def _sensor(status: DagsterRunStatus, name: str, description: str, targets: Sequence[Target]) -> SensorDefinition:
    @run_status_sensor(
        run_status=status,
        name=name,
        description=description,
        # Runs of `make refresh` name no code location.
        monitor_all_code_locations=True,
        default_status=DefaultSensorStatus.RUNNING,
    )
    def tell(context: RunStatusSensorContext) -> None:
        alert = read_alert(context.instance, context.dagster_run)
        if alert is None:
            return
        context.log.error(alert.text)
        for target in targets:
            target(alert)

    return tell


def read_alert(instance: DagsterInstance, run: DagsterRun) -> Alert | None:
    """What is to be told of a finished run; None if nothing is."""
    entries = instance.all_logs(run.run_id, of_type=_TOLD)
    events = [entry.get_dagster_event() for entry in entries if entry.is_dagster_event]
    failures = read_outcome(events).failures[:_SHOWN]
    if run.status == DagsterRunStatus.FAILURE:
        return Alert(f"{run.job_name} failed", run.job_name, run.run_id, failures or ("the run's log says why",))
    if not failures:
        return None
    return Alert(f"{run.job_name}: checks failed", run.job_name, run.run_id, failures)
