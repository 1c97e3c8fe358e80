"""What of the record of runs stays, and that partial runs keep what they do not build."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from dagster import AssetKey, DagsterInstance, DagsterRunStatus

from orchestration.build import build_definitions, run_refresh
from orchestration.contracts.raw_tables import RAW_TABLES
from orchestration.defs.instance import open_instance
from orchestration.defs.names import HOUSEKEEPING_JOB, PUBLISHED, REFRESH_JOB, raw_key
from orchestration.defs.retention import prune_runs
from orchestration.storage.warehouse import query
from tests.integration.small_project import OTHER_MEMO, small_settings

pytestmark = [pytest.mark.slow]


def _record(instance: DagsterInstance, count: int, status: DagsterRunStatus = DagsterRunStatus.SUCCESS) -> list[str]:
    """Runs that left events, oldest first."""
    made = []
    for _ in range(count):
        run = instance.create_run(
            job_name=REFRESH_JOB, run_id=None, run_config=None, status=status, tags={}, root_run_id=None,
            parent_run_id=None, step_keys_to_execute=None, execution_plan_snapshot=None, job_snapshot=None,
            parent_job_snapshot=None, asset_selection=None, asset_check_selection=None, resolved_op_selection=None,
            op_selection=None, remote_job_origin=None, job_code_origin=None, asset_graph=None,
        )  # fmt: skip
        instance.report_engine_event("something happened", run)
        made.append(run.run_id)
    return made


def test_the_newest_runs_stay_and_the_files_of_the_others_go(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    with open_instance(settings) as instance:
        made = _record(instance, 5)
        under_way = _record(instance, 1, DagsterRunStatus.STARTED)
        events = Path(instance.root_directory, "events")
        assert (events / f"{made[0]}.db").exists()
        assert prune_runs(instance, keep_runs=2) == 3
        kept = {run.run_id for run in instance.get_runs()}
        assert kept == {*made[3:], *under_way}
        assert {path.stem for path in events.glob("*.db")} == {*kept, "index"}
        assert prune_runs(instance, keep_runs=2) == 0
        # The clock: all are too old, and one stays to say what the warehouse is.
        assert prune_runs(instance, keep_runs=2, keep_days=-1) == 1


def test_the_log_of_a_run_that_was_killed_when_it_had_just_ended_is_folded_in(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    with open_instance(settings) as instance:
        [ended] = _record(instance, 1)
        events = Path(instance.root_directory, "events")
    left = (
        "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1]);"
        "database.execute('update event_logs set step_key = 1'); database.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", left, events / f"{ended}.db"], check=True)
    assert (events / f"{ended}.db-wal").exists()
    with open_instance(settings):
        assert not (events / f"{ended}.db-wal").exists()
    with closing(sqlite3.connect(events / f"{ended}.db")) as database:
        assert database.execute("select step_key from event_logs").fetchall() == [("1",)]


def test_the_nightly_job_prunes_on_the_instance_it_runs_on(tmp_path: Path) -> None:
    settings = replace(small_settings(tmp_path), keep_runs=2)
    job = build_definitions(settings).resolve_job_def(HOUSEKEEPING_JOB)
    with open_instance(settings) as instance:
        _record(instance, 4)
        assert job.execute_in_process(instance=instance).success
        # Its own run was not finished when it looked.
        assert instance.get_runs_count() == 3


def test_loading_alone_keeps_the_models(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    assert run_refresh(settings).success
    (settings.raw / "cobalt.md").write_text(OTHER_MEMO)
    job = build_definitions(settings).resolve_implicit_global_asset_job_def()
    raw = [raw_key(contract.name) for contract in RAW_TABLES]
    with open_instance(settings) as instance:
        assert job.execute_in_process(instance=instance, asset_selection=raw).success
        assert query(settings.build_database, "select count(*) from raw.memo") == [(2,)]
        assert query(settings.build_database, "select count(*) from marts.mart_totals") == [(1,)]
        # Raw and one mart: the other mart stays as it was.
        selection = [*raw, AssetKey(["staging", "stg_memo__facts"]), AssetKey(["marts", "mart_totals"])]
        assert job.execute_in_process(instance=instance, asset_selection=selection).success
        assert query(settings.build_database, "select count(*) from marts.mart_totals") == [(2,)]
        assert query(settings.build_database, "select count(*) > 0 from marts.dim_unit") == [(True,)]
        # Analysts would see two inboxes in one warehouse, until what was left out is built too.
        assert not job.execute_in_process(instance=instance, asset_selection=[PUBLISHED], raise_on_error=False).success
        assert query(settings.published, "select count(*) from marts.mart_totals") == [(1,)]
        rest = [AssetKey(["seeds", "factors"]), AssetKey(["marts", "dim_unit"])]
        assert job.execute_in_process(instance=instance, asset_selection=rest).success
        assert job.execute_in_process(instance=instance, asset_selection=[PUBLISHED]).success
        assert query(settings.published, "select count(*) from marts.mart_totals") == [(2,)]
