"""What a refresh makes beside the warehouse, its audit summary, and reading everything again."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from dagster import DagsterRunStatus, MetadataValue, ScheduleEvaluationContext, build_schedule_context

from orchestration.build import build_definitions, run_refresh
from orchestration.defs.figures import read_figures, read_worst
from orchestration.defs.instance import open_instance
from orchestration.defs.names import EXPORTS, PUBLISHED, REPORT, REREAD_JOB, raw_key
from orchestration.defs.schedules import daily_schedule
from orchestration.storage.extracts import ExtractStore
from orchestration.storage.warehouse import query
from tests.integration.small_project import OTHER_MEMO, small_settings

if TYPE_CHECKING:
    from pathlib import Path

    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow]

# What the audit's mart looks like; the rules have tests of their own.
_AUDIT = """
select 'f' || fact_id as finding_id, 'summation' as rule, 'inconsistent' as verdict, 'error' as severity, memo_id,
    cast(null as varchar) as other_memo_id, cast(null as varchar) as entity_id, cast(null as varchar) as concept_id,
    cast(null as varchar) as period, fact_id as stated_fact_id, value as stated_low, value as stated_high,
    value as recomputed_low, value as recomputed_high, cast(0.5 as decimal(38, 9)) as relative_gap,
    [3] as source_lines, [fact_id] as evidence_fact_ids, memo_id || ' | says <b>34</b>, the table 43' as message,
    cast(3 as integer) as source_line, '34' as source_value, value as stated_value, value as recomputed_value,
    false as is_accepted, cast(null as varchar) as accepted_reason, cast(null as varchar) as accepted_by,
    cast(null as date) as accepted_until
from {{ ref('stg_memo__facts') }}
"""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a project with an audit, run whole but for the report, which would need the real dimensions."""
    settings = small_settings(tmp_path_factory.mktemp("audited"))
    (settings.dbt_project / "models" / "marts" / "core" / "fct_audit_finding.sql").write_text(_AUDIT)
    definitions = build_definitions(settings)
    wanted = definitions.resolve_asset_graph().materializable_asset_keys - {REPORT}
    job = definitions.resolve_implicit_global_asset_job_def()
    with open_instance(settings) as instance:
        assert job.execute_in_process(instance=instance, asset_selection=sorted(wanted)).success
    return settings


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose warehouse, report and exports one refresh has made."""
    settings = small_settings(tmp_path_factory.mktemp("outputs"))
    summary = run_refresh(settings)
    assert summary.success, summary.failures
    assert summary.is_published
    return settings


def test_the_audit_is_counted_and_its_worst_findings_are_told(audited: Settings) -> None:
    figures = read_figures(audited.published)
    assert (figures["audit errors"], figures["audit warnings"]) == (3, 0)
    worst = read_worst(audited.published)
    assert (
        worst == ("audit error: lumina_2030-06_investor: lumina_2030-06_investor | says <b>34</b>, the table 43",) * 3
    )


def test_the_audit_is_a_warning_with_counts_and_the_worst_findings(audited: Settings) -> None:
    with open_instance(audited) as instance:
        graph = build_definitions(audited).resolve_asset_graph()
        [key] = [key for key in graph.asset_check_keys if key.name == "audit_errors"]
        [record] = instance.event_log_storage.get_latest_asset_check_execution_by_key([key]).values()
        assert record.event is not None
        evaluation = record.event.dagster_event.asset_check_evaluation_data  # type: ignore[union-attr]
        assert (evaluation.passed, evaluation.severity.value) == (False, "WARN")
        assert evaluation.metadata["findings"].value == 3
        # A cell of the table is code: a memo's bars and markup stay text.
        assert "`lumina_2030-06_investor / says <b>34</b>, the table 43`" in evaluation.metadata["worst"].value


def test_a_refresh_leaves_report_and_exports_and_then_finds_nothing_to_do(refreshed: Settings) -> None:
    assert (refreshed.report / "index.html").exists()
    assert (refreshed.exports / "mart_totals.parquet").exists()
    assert run_refresh(refreshed).unchanged


@pytest.mark.parametrize(
    "lost",
    [
        "exports/mart_totals.parquet",
        "report/data/*.js",
        "docs/expectations/index.html",
        "build/memo.duckdb",
    ],
)
def test_a_file_that_was_deleted_is_made_again(refreshed: Settings, lost: str) -> None:
    path = min(refreshed.warehouse.glob(lost))
    path.unlink()
    summary = run_refresh(refreshed)
    assert (summary.success, summary.unchanged) == (True, False), summary.failures
    assert path.exists()
    assert run_refresh(refreshed).unchanged


def test_a_file_that_was_cut_short_is_made_again_and_one_that_was_added_is_left(refreshed: Settings) -> None:
    workbook, added = refreshed.exports / "memomart.xlsx", refreshed.exports / "~$memomart.xlsx"
    whole = workbook.stat().st_size
    added.write_text("as Excel leaves it while the workbook is open")
    assert run_refresh(refreshed).unchanged
    with workbook.open("r+b") as opened:
        opened.truncate(whole // 2)
    assert not run_refresh(refreshed).unchanged
    assert workbook.stat().st_size > whole // 2


def test_data_docs_ask_for_nothing_and_the_check_says_where_they_are(refreshed: Settings) -> None:
    page = refreshed.data_docs / "index.html"
    html = page.read_text(encoding="utf-8")
    assert "default-src 'none'" in html
    assert "Every unit stands here once." in html
    assert not any(mark in html for mark in ("http://", "https://", "src=", "<script", "@import", "url("))
    with open_instance(refreshed) as instance:
        graph = build_definitions(refreshed).resolve_asset_graph()
        keys = [key for key in graph.asset_check_keys if key.name == "expectations"]
        records = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
        for key, record in records.items():
            assert record.event is not None
            metadata = record.event.dagster_event.asset_check_evaluation_data.metadata  # type: ignore[union-attr]
            # A path, as it is of the report: a link to a local file opens nothing from a page of a server.
            assert metadata["data_docs"] == MetadataValue.path(str(page))
            assert f'id="{key.asset_key.path[-1]}"' in html


def test_where_the_report_lies_is_told_as_a_path_to_copy(refreshed: Settings) -> None:
    with open_instance(refreshed) as instance:
        for key in (REPORT, PUBLISHED):
            made = instance.get_latest_materialization_event(key)
            assert made is not None
            assert made.asset_materialization is not None
            told = made.asset_materialization.metadata["report"]
            assert told == MetadataValue.path(str(refreshed.report / "index.html"))


def test_a_report_that_fails_fails_the_run_and_leaves_the_new_warehouse_and_the_old_report(
    refreshed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (refreshed.raw / "cobalt.md").write_text(OTHER_MEMO)
    before = (refreshed.report / "index.html").stat().st_mtime_ns

    def fail(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr("orchestration.report.build_report", fail)
        failed = run_refresh(refreshed)
    assert (failed.success, failed.is_published) == (False, True)
    assert any("No space left" in reason for reason in failed.failures)
    assert query(refreshed.published, "select count(*) from marts.mart_totals") == [(2,)]
    assert (refreshed.report / "index.html").stat().st_mtime_ns == before
    # The warehouse is current, the report is not: the next run is made all the same.
    mended = run_refresh(refreshed)
    assert mended.success, mended.failures
    assert not mended.unchanged
    assert (refreshed.report / "index.html").stat().st_mtime_ns > before


def test_rereading_forgets_the_extracts_and_publishes(refreshed: Settings) -> None:
    store = ExtractStore(refreshed.extracts)
    old = {path.stat().st_ino for path in store.batches()}
    assert old
    job = build_definitions(refreshed).resolve_job_def(REREAD_JOB)
    with open_instance(refreshed) as instance:
        result = job.execute_in_process(instance=instance)
    assert result.success
    [event] = [event for event in result.get_asset_materialization_events() if event.asset_key == raw_key("fact")]
    metadata = event.step_materialization_data.materialization.metadata
    assert (metadata["memos_read"].value, metadata["memos_known"].value) == (len(list(refreshed.raw.iterdir())), 0)
    assert {event.asset_key for event in result.get_asset_materialization_events()} >= {PUBLISHED, REPORT, EXPORTS}
    assert run_refresh(refreshed).unchanged


def test_the_morning_refresh_is_left_out_while_another_run_builds(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    schedule = daily_schedule()
    job = build_definitions(settings).resolve_job_def(REREAD_JOB)

    def tick(context: ScheduleEvaluationContext) -> tuple[int, str]:
        data = schedule.evaluate_tick(context)
        return len(data.run_requests or []), data.skip_message or ""

    with open_instance(settings) as instance:
        assert tick(build_schedule_context(instance)) == (1, "")
        run = instance.create_run_for_job(job, status=DagsterRunStatus.STARTED)
        requested, said = tick(build_schedule_context(instance))
        assert requested == 0
        assert said == f"a reread is under way (run {run.run_id}); this morning's refresh is left out"
        instance.delete_run(run.run_id)
