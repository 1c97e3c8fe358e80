"""When a refresh starts by itself: the sensor on the inbox, and the schedule."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from dagster import (
    DagsterInstance,
    DagsterRunStatus,
    Definitions,
    RunRequest,
    SensorDefinition,
    build_sensor_context,
)
from dagster._core.test_utils import instance_for_test

from orchestration.build import build_definitions
from orchestration.defs.names import REFRESH_JOB
from orchestration.defs.sensors import inbox_sensor
from tests.integration.small_project import MEMO, OTHER_MEMO, small_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dagster._core.definitions.sensor_definition import SensorExecutionData

    from orchestration.settings import Settings

LONG_AGO = time.time() - 3600


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = small_settings(tmp_path)
    _age(settings)
    return settings


@pytest.fixture
def instance() -> Iterator[DagsterInstance]:
    with instance_for_test() as instance:
        yield instance


@pytest.fixture
def look(settings: Settings) -> SensorDefinition:
    return inbox_sensor(settings)


def _age(settings: Settings) -> None:
    for path in settings.raw.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))


def _tick(look: SensorDefinition, instance: DagsterInstance, cursor: str | None) -> SensorExecutionData:
    with build_sensor_context(instance, cursor=cursor) as context:
        return look.evaluate_tick(context)


def _requests(tick: SensorExecutionData) -> list[RunRequest]:
    return list(tick.run_requests or [])


def test_memos_found_for_the_first_time_ask_for_one_run(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings
) -> None:
    for number in range(5):
        (settings.raw / f"memo_{number}.md").write_text(f"{OTHER_MEMO}\n- Offices: {number + 2} towns\n")
    _age(settings)
    assert len(_requests(_tick(look, instance, None))) == 1


def test_an_untouched_inbox_asks_for_nothing(look: SensorDefinition, instance: DagsterInstance) -> None:
    first = _tick(look, instance, None)
    second = _tick(look, instance, first.cursor)
    assert _requests(second) == []
    assert second.skip_message == "nothing in the inbox was touched"


def test_a_file_that_is_not_read_asks_for_the_run_that_names_it(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings
) -> None:
    first = _tick(look, instance, None)
    (settings.raw / "dropped.pdf").write_bytes(b"%PDF-1.7")
    _age(settings)
    assert len(_requests(_tick(look, instance, first.cursor))) == 1


def test_a_file_that_is_only_touched_asks_for_nothing(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings
) -> None:
    first = _tick(look, instance, None)
    for path in settings.raw.iterdir():
        os.utime(path, (LONG_AGO + 60, LONG_AGO + 60))
    second = _tick(look, instance, first.cursor)
    assert _requests(second) == []
    assert second.cursor != first.cursor


@pytest.mark.parametrize(
    ("status", "asks"),
    [(DagsterRunStatus.FAILURE, 1), (DagsterRunStatus.CANCELED, 1), (DagsterRunStatus.SUCCESS, 0)],
)
def test_memos_whose_run_failed_are_tried_again_when_touched(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings, status: DagsterRunStatus, asks: int
) -> None:
    first = _tick(look, instance, None)
    [request] = _requests(first)
    job = build_definitions(settings).resolve_job_def(REFRESH_JOB)
    run = instance.create_run_for_job(job, status=status, tags=request.tags)
    for path in settings.raw.iterdir():
        os.utime(path, (LONG_AGO + 60, LONG_AGO + 60))
    second = _tick(look, instance, first.cursor)
    assert len(_requests(second)) == asks
    assert request.run_key not in {again.run_key for again in _requests(second)}
    # Nothing was published: the sensor may not say so.
    told = f"a refresh of these very memos was asked for (run {run.run_id})"
    assert second.skip_message == (None if asks else told)


def test_new_changed_removed_and_restored_memos_ask_for_a_run_each(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings
) -> None:
    memo = settings.raw / "lumina_2030-06_investor.md"
    other = settings.raw / "cobalt.md"
    tick = _tick(look, instance, None)
    keys = [request.run_key for request in _requests(tick)]
    for change in (
        lambda: other.write_text(OTHER_MEMO),
        lambda: memo.write_text(MEMO.replace("$55M", "$58M")),
        other.unlink,
        lambda: memo.write_text(MEMO),
    ):
        change()
        _age(settings)
        tick = _tick(look, instance, tick.cursor)
        keys += [request.run_key for request in _requests(tick)]
    # The last state is the first one again; a run key used twice would start nothing.
    assert len(keys) == len(set(keys)) == 5


def test_a_file_that_is_still_being_written_is_waited_for(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings
) -> None:
    first = _tick(look, instance, None)
    fresh = settings.raw / "fresh.md"
    fresh.write_text(OTHER_MEMO)
    waiting = _tick(look, instance, first.cursor)
    assert _requests(waiting) == []
    assert "fresh.md may still be being written" in str(waiting.skip_message)
    _age(settings)
    assert len(_requests(_tick(look, instance, waiting.cursor or first.cursor))) == 1


def test_a_refresh_under_way_is_waited_for(
    look: SensorDefinition, instance: DagsterInstance, settings: Settings
) -> None:
    job = build_definitions(settings).resolve_job_def(REFRESH_JOB)
    run = instance.create_run_for_job(job, status=DagsterRunStatus.STARTED)
    waiting = _tick(look, instance, None)
    assert "a refresh is under way" in str(waiting.skip_message)
    instance.delete_run(run.run_id)
    assert len(_requests(_tick(look, instance, waiting.cursor))) == 1


def test_a_missing_inbox_is_told(look: SensorDefinition, instance: DagsterInstance, settings: Settings) -> None:
    for path in settings.raw.iterdir():
        path.unlink()
    settings.raw.rmdir()
    assert "no such folder" in str(_tick(look, instance, None).skip_message)


def test_the_schedule_runs_refresh_every_morning_and_both_triggers_are_on(settings: Settings) -> None:
    definitions = build_definitions(settings)
    Definitions.validate_loadable(definitions)
    repository = definitions.get_repository_def()
    schedule = repository.get_schedule_def("daily_refresh")
    assert (schedule.cron_schedule, schedule.job_name) == ("0 5 * * *", REFRESH_JOB)
    assert schedule.default_status.value == "RUNNING"
    assert repository.get_sensor_def("inbox_sensor").default_status.value == "RUNNING"
