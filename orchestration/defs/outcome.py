"""What a run came to, in words for a terminal.

Belongs here: reading a run's events. Does not: making the run (`orchestration.build`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dagster import AssetCheckEvaluation, AssetCheckSeverity, DagsterEvent, DagsterEventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dagster_shared.error import SerializableErrorInfo

# Says no more than that a check failed, which its own evaluation says better.
_CHECK_ERROR = "DagsterAssetCheckFailedError"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Checks that passed, warnings, and reasons of failure."""

    checks_passed: int
    warnings: tuple[str, ...]
    failures: tuple[str, ...]


def read_outcome(events: Iterable[DagsterEvent]) -> Outcome:
    """The outcome of a run's events."""
    passed = 0
    warnings: list[str] = []
    failures: list[str] = []
    for event in events:
        if event.event_type == DagsterEventType.ASSET_CHECK_EVALUATION:
            evaluation = event.asset_check_evaluation_data
            if evaluation.passed:
                passed += 1
            elif evaluation.severity == AssetCheckSeverity.WARN:
                warnings.append(_check(evaluation))
            else:
                failures.append(_check(evaluation))
        failures.extend(_errors(event))
    return Outcome(passed, tuple(warnings), tuple(dict.fromkeys(failures)))


def _check(evaluation: AssetCheckEvaluation) -> str:
    # A dbt test counts the rows that fail it; other checks describe what they found.
    rows = evaluation.metadata.get("dagster_dbt/failed_row_count")
    said = evaluation.description or (f"{rows.value} rows fail it" if rows is not None else "failed")
    return f"{evaluation.asset_key.to_user_string()}, check {evaluation.check_name}: {said}"


def _errors(event: DagsterEvent) -> Iterator[str]:
    if event.event_type == DagsterEventType.STEP_FAILURE:
        error = event.step_failure_data.error
    elif event.event_type == DagsterEventType.RUN_FAILURE:
        if event.event_specific_data is None:
            # Told from outside, of a run whose process was killed: the message is all there is.
            yield event.message or "The process of this run ended without a word."
            return
        error = event.job_failure_data.error
    else:
        return
    if error is not None and (cause := _innermost(error)).cls_name != _CHECK_ERROR:
        yield f"{cause.cls_name}: {_message(cause)}"


def _innermost(error: SerializableErrorInfo) -> SerializableErrorInfo:
    while error.cause is not None:
        error = error.cause
    return error


def _message(error: SerializableErrorInfo) -> str:
    # Dagster keeps the class's full name before the message.
    return error.message.strip().partition(": ")[2] or error.message.strip()
