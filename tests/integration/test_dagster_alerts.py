"""Alerts: what is told of a run that failed, and of one that passed with a failed check, to a real address."""

from __future__ import annotations

import errno
import json
import os
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    DagsterEventType,
    DagsterInstance,
    DagsterRunStatus,
    Definitions,
    RetryRequested,
    asset,
    asset_check,
    build_run_status_sensor_context,
)
from dagster._core.test_utils import instance_for_test

from orchestration.build import build_definitions
from orchestration.defs.alerts import Alert, AlertNotSentError, alert_sensors, read_alert, webhook
from orchestration.defs.instance import end_lost_runs
from orchestration.defs.names import PROCESS_TAG
from orchestration.defs.retries import retried_if_passing
from orchestration.settings import Settings
from tests.integration.small_project import small_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dagster import ExecuteInProcessResult

ALERT = Alert("refresh failed", "refresh", "1234", ("marts/x, check y: 2 rows fail it",))


class Receiver(HTTPServer):
    """Takes alerts; the first `refusals` of them with an error."""

    def __init__(self, refusals: int = 0) -> None:
        self.taken: list[dict[str, Any]] = []
        self.refusals = refusals
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/alerts"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:  # the library's name
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.refusals:
            self.server.refusals -= 1
            self.send_error(503)
            return
        self.server.taken.append(json.loads(body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def instance() -> Iterator[DagsterInstance]:
    with instance_for_test() as instance:
        yield instance


@asset
def mart() -> None:
    """A mart."""


@asset
def broken() -> None:
    """A step that fails."""
    raise ValueError("no such column: <b>revenue</b>")


def _run(instance: DagsterInstance, severity: AssetCheckSeverity | None) -> ExecuteInProcessResult:
    """A run that fails, or one that passes with a failed check of `severity`."""

    @asset_check(asset=mart)
    def adds_up() -> AssetCheckResult:
        return AssetCheckResult(passed=False, severity=severity or AssetCheckSeverity.WARN, description="34 is not 43")

    definitions = Definitions(assets=[mart, broken], asset_checks=[adds_up])
    job = definitions.resolve_implicit_global_asset_job_def()
    wanted = [mart.key] if severity else [broken.key]
    return job.execute_in_process(instance=instance, asset_selection=wanted, raise_on_error=False)


def test_a_failed_run_is_told_with_its_reason(instance: DagsterInstance) -> None:
    alert = read_alert(instance, _run(instance, None).dagster_run)
    assert alert is not None
    assert alert.title.endswith(" failed")
    assert "no such column: <b>revenue</b>" in "".join(alert.messages)
    assert alert.run_id in alert.text


def test_a_run_that_was_killed_is_told_with_what_was_noted_of_it(instance: DagsterInstance, receiver: Receiver) -> None:
    job = Definitions(assets=[mart]).resolve_implicit_global_asset_job_def()
    lost = instance.create_run_for_job(job, tags={PROCESS_TAG: "999999999-1"}, status=DagsterRunStatus.STARTED)
    end_lost_runs(instance)
    [record] = instance.all_logs(lost.run_id, of_type=DagsterEventType.RUN_FAILURE)
    run = instance.get_run_by_id(lost.run_id)
    assert run is not None
    failed, _ = alert_sensors([webhook(receiver.url)])
    context = build_run_status_sensor_context(failed.name, record.get_dagster_event(), instance, run)
    failed(context.for_run_failure())
    [taken] = receiver.taken
    assert taken["run_id"] == lost.run_id
    assert taken["messages"] == ["The process of this run ended without a word; it was killed or crashed."]


def test_a_failed_check_of_a_run_that_passed_is_told_and_a_warning_is_not(instance: DagsterInstance) -> None:
    alert = read_alert(instance, _run(instance, AssetCheckSeverity.ERROR).dagster_run)
    assert alert is not None
    assert "checks failed" in alert.title
    assert alert.messages == ("mart, check adds_up: 34 is not 43",)
    assert read_alert(instance, _run(instance, AssetCheckSeverity.WARN).dagster_run) is None


def test_the_sensor_posts_to_the_address(instance: DagsterInstance, receiver: Receiver) -> None:
    failed, _ = alert_sensors([webhook(receiver.url)])
    result = _run(instance, None)
    [event] = [event for event in result.all_events if event.is_run_failure]
    context = build_run_status_sensor_context(failed.name, event, instance, result.dagster_run)
    failed(context.for_run_failure())
    [taken] = receiver.taken
    assert taken["run_id"] == result.run_id
    assert "no such column" in taken["messages"][0]
    assert taken["text"].startswith(taken["title"])


def test_an_address_that_refuses_twice_gets_the_alert_the_third_time(receiver: Receiver) -> None:
    receiver.refusals = 2
    webhook(receiver.url, seconds_between=0)(ALERT)
    assert [taken["title"] for taken in receiver.taken] == ["refresh failed"]


def test_an_address_that_is_not_there_is_named(receiver: Receiver) -> None:
    receiver.refusals = 3
    with pytest.raises(AlertNotSentError, match=r"alerts: found .*503.*MEMOMART_ALERT_WEBHOOK"):
        webhook(receiver.url, seconds_between=0)(ALERT)
    with pytest.raises(ValueError, match="begins with http"):
        webhook("file:///etc/passwd")


def test_the_address_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = small_settings(tmp_path)
    monkeypatch.setenv("MEMOMART_ALERT_WEBHOOK", "http://127.0.0.1:9/alerts")
    assert Settings.from_environment().alert_webhook == "http://127.0.0.1:9/alerts"
    with pytest.raises(ValueError, match="MEMOMART_ALERT_WEBHOOK"):
        build_definitions(replace(settings, alert_webhook="ftp://wrong"))
    names = {sensor.name for sensor in build_definitions(settings).get_repository_def().sensor_defs}
    assert names == {"inbox_sensor", "alert_failed_runs", "alert_failed_checks"}


def test_only_faults_that_pass_are_tried_again() -> None:
    with pytest.raises(RetryRequested), retried_if_passing():
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
    with pytest.raises(PermissionError), retried_if_passing():
        raise PermissionError(errno.EACCES, "denied")
    with pytest.raises(ValueError, match="data"), retried_if_passing():
        raise ValueError("bad data")
