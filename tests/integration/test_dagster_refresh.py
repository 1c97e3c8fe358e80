"""The job `refresh` through a real Dagster instance, on a small dbt project."""

from __future__ import annotations

import errno
import logging
from typing import TYPE_CHECKING

import duckdb
import pytest
from dagster import AssetCheckKey, AssetKey, DagsterInstance, DagsterRunStatus, RunsFilter, build_sensor_context

from orchestration.build import build_definitions, run_refresh
from orchestration.defs import prepared_audit
from orchestration.defs.instance import open_instance
from orchestration.defs.names import INBOX, PROCESS_TAG, PUBLISHED, REFRESH_JOB, raw_key
from orchestration.defs.sensors import inbox_sensor
from orchestration.storage.lock import BuildBusyError, build_lock
from orchestration.storage.warehouse import query
from tests.integration.small_project import OTHER_MEMO, break_seed, mend_seed, small_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose warehouse one refresh has made."""
    settings = small_settings(tmp_path_factory.mktemp("refreshed"))
    summary = run_refresh(settings)
    assert summary.success, summary.failures
    return settings


@pytest.fixture
def instance(refreshed: Settings) -> Iterator[DagsterInstance]:
    with open_instance(refreshed) as instance:
        yield instance


def test_a_refresh_publishes_what_the_inbox_holds(refreshed: Settings) -> None:
    rows = query(refreshed.published, "select memo_id from marts.mart_totals")
    assert rows == [("lumina_2030-06_investor",)]


def test_every_asset_is_materialised_in_one_run(refreshed: Settings, instance: DagsterInstance) -> None:
    keys = build_definitions(refreshed).resolve_asset_graph().materializable_asset_keys
    runs = {key: instance.get_latest_materialization_event(key) for key in keys}
    assert {event.run_id for event in runs.values() if event} == {instance.get_runs(limit=1)[0].run_id}
    assert all(runs.values())


def test_a_model_tells_its_rows_columns_and_where_they_come_from(instance: DagsterInstance) -> None:
    event = instance.get_latest_materialization_event(AssetKey(["marts", "mart_totals"]))
    assert event is not None
    assert event.asset_materialization is not None
    metadata = event.asset_materialization.metadata
    assert metadata["dagster/row_count"].value == 1
    assert [column.name for column in metadata["dagster/column_schema"].value.columns] == ["memo_id", "total"]
    lineage = metadata["dagster/column_lineage"].value.deps_by_column
    assert {(dep.asset_key.to_user_string(), dep.column_name) for dep in lineage["total"]} == {
        ("staging/stg_memo__facts", "value"),
        ("seeds/factors", "factor"),
    }


def test_raw_tables_carry_row_counts_and_the_inbox_its_fingerprint(
    refreshed: Settings, instance: DagsterInstance
) -> None:
    event = instance.get_latest_materialization_event(raw_key("fact"))
    assert event is not None
    assert event.asset_materialization is not None
    [(count,)] = query(refreshed.published, "select count(*) from raw.fact")
    assert event.asset_materialization.metadata["dagster/row_count"].value == count > 0
    [observed] = instance.fetch_observations(INBOX, limit=1).records
    assert observed.asset_observation is not None
    seen = observed.asset_observation.tags["dagster/data_version"]
    tags = event.asset_materialization.tags or {}
    # What they hold, and what Dagster noted that they were made of: the UI shows them in step with the inbox.
    assert (tags["dagster/data_version"], tags[f"dagster/input_data_version/{INBOX.path[0]}"]) == (seen, seen)


def test_every_check_of_the_graph_was_evaluated_and_passed(refreshed: Settings, instance: DagsterInstance) -> None:
    keys = build_definitions(refreshed).resolve_asset_graph().asset_check_keys
    assert {key.name for key in keys} >= {
        "contract",
        "rows_refused_by_contract",
        "found_is_kept_and_rejected",
        "expectations",
        "units_are_known",
        "totals_are_small",
    }
    records = instance.event_log_storage.get_latest_asset_check_execution_by_key(list(keys))
    assert set(records) == set(keys)
    evaluations = [record.event.dagster_event.asset_check_evaluation_data for record in records.values()]
    assert [evaluation.check_name for evaluation in evaluations if not evaluation.passed] == []


def test_nothing_is_run_again_where_nothing_changed(refreshed: Settings, instance: DagsterInstance) -> None:
    before = instance.get_runs_count()
    summary = run_refresh(refreshed)
    assert (summary.success, summary.unchanged, summary.run_id) == (True, True, "")
    assert summary.figures["memos"] == 1
    assert instance.get_runs_count() == before


def test_progress_is_told_as_steps(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    run_refresh(small_settings(tmp_path), lambda *step: told.append(step))
    assert ("reading memos", 1, 1) in told
    assert [step for step, _, _ in told].index("raw tables") < [step for step, _, _ in told].index(
        "published warehouse"
    )


def test_a_failed_blocking_check_leaves_the_published_file_as_it_was(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    assert run_refresh(settings).success
    before = settings.published.read_bytes()
    break_seed(settings)
    (settings.raw / "cobalt.md").write_text(OTHER_MEMO)
    failed = run_refresh(settings)
    assert not failed.success
    told = "marts/mart_totals, check totals_are_small: 2 rows fail it, the first: memo_id `"
    assert any(told in reason for reason in failed.failures), failed.failures
    assert settings.published.read_bytes() == before
    mend_seed(settings)
    assert run_refresh(settings).success
    assert query(settings.published, "select count(*) from marts.mart_totals") == [(2,)]


def test_a_row_that_lacks_something_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    (settings.raw / "cobalt.md").write_text(OTHER_MEMO)
    model = settings.dbt_project / "models" / "marts" / "core" / "mart_totals.sql"
    model.write_text(f"select memo_id, nullif(memo_id, 'cobalt') as total from ({model.read_text()}) as totals")
    failed = run_refresh(settings)
    assert any(
        "marts/mart_totals, check no_nulls: 1 rows fail it, the first: lacks `total`, memo_id `cobalt`" in reason
        for reason in failed.failures
    ), failed.failures
    with open_instance(settings) as instance:
        check = AssetCheckKey(AssetKey(["marts", "mart_totals"]), "no_nulls")
        [record] = instance.event_log_storage.get_latest_asset_check_execution_by_key([check]).values()
        assert record.event is not None
        evaluation = record.event.dagster_event.asset_check_evaluation_data  # type: ignore[union-attr]
    assert evaluation.metadata["failing_rows"].value.splitlines()[2] == "| `total` | `cobalt` |  |"


def test_a_broken_expectation_leaves_the_published_file_as_it_was(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    assert run_refresh(settings).success
    before = settings.published.read_bytes()
    model = settings.dbt_project / "models" / "marts" / "core" / "dim_unit.sql"
    # Unknown to any dbt test: the key stays unique, the code goes.
    model.write_text("select distinct unit as unit_id, cast(null as varchar) as unit from {{ ref('stg_memo__facts') }}")
    failed = run_refresh(settings)
    assert not failed.success
    assert any("Every unit has its code." in reason for reason in failed.failures)
    assert settings.published.read_bytes() == before


def test_an_error_in_a_step_is_told_and_leaves_the_published_file_as_it_was(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    assert run_refresh(settings).success
    before = settings.published.read_bytes()
    model = settings.dbt_project / "models" / "marts" / "core" / "mart_totals.sql"
    model.write_text("select no_such_column from {{ ref('stg_memo__facts') }}")
    failed = run_refresh(settings)
    assert not failed.success
    assert any("no_such_column" in reason for reason in failed.failures)
    assert settings.published.read_bytes() == before


def test_one_mart_can_be_materialised_alone(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    assert run_refresh(settings).success
    key = AssetKey(["marts", "mart_totals"])
    definitions = build_definitions(settings)
    job = definitions.resolve_implicit_global_asset_job_def()
    with open_instance(settings) as instance:
        result = job.execute_in_process(instance=instance, asset_selection=[key])
    assert result.success
    assert [event.asset_key for event in result.get_asset_materialization_events()] == [key]
    # A partial build may be published, but a refresh may not take it for a whole one.
    with open_instance(settings) as instance:
        assert job.execute_in_process(instance=instance, asset_selection=[PUBLISHED]).success
    assert not run_refresh(settings).unchanged


def test_a_memo_that_goes_leaves_the_warehouse(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    other = settings.raw / "cobalt.md"
    other.write_text(OTHER_MEMO)
    assert run_refresh(settings).figures["memos"] == 2
    other.unlink()
    assert run_refresh(settings).figures["memos"] == 1


def test_a_run_that_finds_another_one_building_ends_with_a_clear_message(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    job = build_definitions(settings, lock_wait_seconds=0.3).resolve_job_def(REFRESH_JOB)
    with open_instance(settings) as instance:
        with build_lock(settings.lock):
            result = job.execute_in_process(instance=instance, raise_on_error=False)
        assert not result.success
        [failure] = [event for event in result.all_events if event.is_failure and event.job_failure_data.error]
        assert "let that run end" in failure.job_failure_data.error.to_string()
        assert not settings.build_database.exists()
        # The lock is free again, and the same run goes through.
        assert job.execute_in_process(instance=instance).success


def test_the_command_waits_for_the_lock_before_it_makes_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = small_settings(tmp_path)
    monkeypatch.setattr("orchestration.build.LOCK_WAIT_SECONDS", 0.3)
    with build_lock(settings.lock), pytest.raises(BuildBusyError):
        run_refresh(settings)
    assert not settings.dagster_home.exists()


def _warnings(settings: Settings, run_id: str) -> list[str]:
    with open_instance(settings) as instance:
        return [entry.user_message for entry in instance.all_logs(run_id) if entry.level == logging.WARNING]


def test_a_refresh_leaves_the_folder_of_audits_to_the_one_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = small_settings(tmp_path)
    monkeypatch.setattr(prepared_audit, "_WAIT_SECONDS", 0.1)
    with build_lock(prepared_audit.audit_lock(settings)):
        summary = run_refresh(settings)
        assert summary.success, summary.failures
        assert prepared_audit.prepared_audit(settings) is None
    assert any("held by process" in told and "audit.lock" in told for told in _warnings(settings, summary.run_id))
    assert run_refresh(settings, force=True).success
    assert prepared_audit.prepared_audit(settings) is not None
    # What is kept is of this very project: nobody need wait for an audit that reads it.
    with build_lock(prepared_audit.audit_lock(settings)):
        summary = run_refresh(settings, force=True)
    assert not any("audit.lock" in told for told in _warnings(settings, summary.run_id))


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), duckdb.IOException("locked")])
def test_models_that_cannot_be_kept_for_audits_do_not_fail_a_refresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(prepared_audit, "keep_models", fail)
    settings = small_settings(tmp_path)
    summary = run_refresh(settings)
    assert summary.success, summary.failures
    assert any("the audit's models were not kept" in told for told in _warnings(settings, summary.run_id))


def test_a_run_whose_process_is_gone_is_ended_by_the_next_one(refreshed: Settings, instance: DagsterInstance) -> None:
    job = build_definitions(refreshed).resolve_job_def(REFRESH_JOB)
    lost = instance.create_run_for_job(job, tags={PROCESS_TAG: "999999999-1"}, status=DagsterRunStatus.STARTED)
    with open_instance(refreshed) as reopened:
        run = reopened.get_run_by_id(lost.run_id)
        assert run is not None
        assert run.status == DagsterRunStatus.FAILURE
        assert reopened.get_runs_count(RunsFilter(statuses=[DagsterRunStatus.STARTED])) == 0


def test_what_a_kill_or_a_fault_of_the_disk_leaves_of_a_build_is_made_anew(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    assert run_refresh(settings).success
    spilled = settings.build_folder / "memo.duckdb.tmp" / "duckdb_temp_storage_DEFAULT-0.tmp"
    spilled.parent.mkdir(exist_ok=True)
    spilled.write_bytes(b"spilled")
    settings.build_database.write_bytes(b"no database" * 1000)
    noted = settings.build_folder / "published.json"
    noted.write_text("")
    summary = run_refresh(settings)
    assert summary.success, summary.failures
    assert not summary.unchanged
    assert not spilled.exists()
    assert run_refresh(settings).unchanged
    noted.write_text("[1]")
    assert not run_refresh(settings).unchanged


def test_an_empty_inbox_makes_an_empty_warehouse(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    for memo in settings.raw.iterdir():
        memo.unlink()
    summary = run_refresh(settings)
    assert summary.success, summary.failures
    assert summary.figures["memos"] == 0


def test_an_emptied_inbox_leaves_the_warehouse_until_somebody_means_it(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    memos = run_refresh(settings).figures["memos"]
    for memo in settings.raw.iterdir():
        memo.unlink()
    summary = run_refresh(settings)
    assert (summary.success, summary.is_published) == (False, False)
    assert "is the folder mounted? Where all memos are gone for good, `memomart refresh --force`" in summary.failures[0]
    assert query(settings.published, "select count(*) from raw.memo") == [(memos,)]
    with open_instance(settings) as instance, build_sensor_context(instance) as context:
        tick = inbox_sensor(settings).evaluate_tick(context)
        assert f"the {memos} of the published warehouse" in str(tick.skip_message)
    assert run_refresh(settings, force=True).figures["memos"] == 0
