"""Runs of a part of the graph through a real Dagster instance, and whether what they leave may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dagster import AssetKey, ExecuteInProcessResult
from dagster._core.definitions.job_base import InMemoryJob
from dagster._core.execution.api import ReexecutionOptions, _reexecute_job

from orchestration.build import build_definitions, run_refresh
from orchestration.defs.instance import open_instance
from orchestration.defs.names import PUBLISHED, REFRESH_JOB, raw_key
from orchestration.storage.warehouse import query
from tests.integration.small_project import OTHER_MEMO, break_seed, mend_seed, small_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow]

TOTALS = AssetKey(["marts", "mart_totals"])
UNITS = AssetKey(["marts", "dim_unit"])
SEED = AssetKey(["seeds", "factors"])
LOADED = [raw_key(name) for name in ("dated_statement", "fact", "memo", "memo_table", "memo_version", "rejected")] + [
    raw_key(name) for name in ("section", "table_cell")
]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose warehouse one refresh has made."""
    settings = small_settings(tmp_path)
    summary = run_refresh(settings)
    assert summary.success, summary.failures
    return settings


def _materialise(settings: Settings, *keys: AssetKey, checks: bool = True) -> ExecuteInProcessResult:
    """Materialise some assets, as the UI does with or without their checks."""
    job = build_definitions(settings).resolve_implicit_global_asset_job_def()
    selected = list(keys)
    if not checks:
        job, selected = job.get_subset(asset_selection=set(keys), asset_check_selection=set()), []
    with open_instance(settings) as instance:
        return job.execute_in_process(instance=instance, asset_selection=selected or None, raise_on_error=False)


def _reason(result: ExecuteInProcessResult) -> str:
    [failure] = [event for event in result.all_events if event.is_step_failure]
    return failure.step_failure_data.error_display_string


def _continue(settings: Settings) -> set[str | None]:
    """Run the refresh that failed last from its failure, as the UI does; returns the steps that were run."""
    job = build_definitions(settings).resolve_job_def(REFRESH_JOB)
    with open_instance(settings) as instance:
        failed = next(run for run in instance.get_runs() if run.job_name == REFRESH_JOB)
        options = ReexecutionOptions.from_failure(failed.run_id, instance)
        again = _reexecute_job(InMemoryJob(job), None, options, None, instance, raise_on_error=False)
    assert again.success
    return {event.step_key for event in again.all_events}


def _model(settings: Settings, name: str) -> Path:
    return settings.dbt_project / "models" / "marts" / "core" / f"{name}.sql"


def _break_model(settings: Settings) -> str:
    """A refresh ends at a mart, when the memos and another mart are new."""
    (settings.raw / "cobalt.md").write_text(OTHER_MEMO)
    _model(settings, "mart_totals").write_text("select no_such_column from {{ ref('stg_memo__facts') }}")
    assert not run_refresh(settings).success
    return "marts/mart_totals"


def _break_check(settings: Settings) -> str:
    break_seed(settings)
    assert not run_refresh(settings).success
    return "marts/mart_totals, check totals_are_small"


def _break_check_of_what_is_made_of_a_part(settings: Settings) -> str:
    """dbt asks what Dagster did not select: the test is a check of the mart, and reads the seed."""
    break_seed(settings)
    test = settings.dbt_project / "tests" / "totals_are_small.sql"
    test.write_text(test.read_text().replace("mart_totals.total > 1000000000000", "factors.factor > 1"))
    assert not _materialise(settings, SEED).success
    return "marts/mart_totals, check totals_are_small"


def _break_expectation(settings: Settings) -> str:
    sql = "select distinct unit as unit_id, cast(null as varchar) as unit from {{ ref('stg_memo__facts') }}"
    _model(settings, "dim_unit").write_text(sql)
    assert not run_refresh(settings).success
    return "marts/dim_unit, check expectations"


def _load_other_memos(settings: Settings) -> str:
    (settings.raw / "cobalt.md").write_text(OTHER_MEMO)
    assert _materialise(settings, *LOADED).success
    return "seeds/factors"


def _leave_out_checks(settings: Settings) -> str:
    assert _materialise(settings, UNITS, checks=False).success
    return "marts/dim_unit, check expectations"


def _remove_the_build(settings: Settings) -> str:
    settings.build_database.unlink()
    _materialise(settings, SEED)
    return "raw/dated_statement"


def _lose_the_note(settings: Settings) -> str:
    (settings.build_folder / "passed.json").write_text("")
    return "raw/dated_statement"


@pytest.mark.parametrize(
    "spoil",
    [
        _break_model,
        _break_check,
        _break_check_of_what_is_made_of_a_part,
        _break_expectation,
        _load_other_memos,
        _leave_out_checks,
        _remove_the_build,
        _lose_the_note,
    ],
)
def test_a_build_that_is_not_whole_is_not_published(settings: Settings, spoil: Callable[[Settings], str]) -> None:
    before = settings.published.read_bytes()
    sources = {name: _model(settings, name).read_text() for name in ("mart_totals", "dim_unit")}
    missing = spoil(settings)
    alone = _materialise(settings, PUBLISHED)
    assert not alone.success
    assert "nothing is published, run `memomart refresh --force`" in _reason(alone)
    assert missing in _reason(alone)
    assert settings.published.read_bytes() == before
    for name, text in sources.items():
        _model(settings, name).write_text(text)
    mend_seed(settings)
    summary = run_refresh(settings, force=True)
    assert summary.success, summary.failures
    assert _materialise(settings, PUBLISHED).success


@pytest.mark.parametrize("spoil", [_break_model, _break_check])
def test_a_failed_run_is_continued_from_failure_once_the_project_is_mended(
    settings: Settings, spoil: Callable[[Settings], str]
) -> None:
    source = _model(settings, "mart_totals").read_text()
    spoil(settings)
    mend_seed(settings)
    _model(settings, "mart_totals").write_text(source)
    memos = len(list(settings.raw.iterdir()))
    assert "raw_tables" not in _continue(settings)
    assert query(settings.published, "select count(*) from marts.mart_totals") == [(memos,)]
    assert run_refresh(settings).unchanged


def test_a_failed_run_that_is_continued_with_what_a_run_of_a_part_has_made_counts_as_no_whole_one(
    settings: Settings,
) -> None:
    source = _model(settings, "dim_unit").read_text()
    _break_expectation(settings)
    _model(settings, "dim_unit").write_text(source)
    assert _materialise(settings, UNITS).success
    assert "dbt_models" not in _continue(settings)
    assert not run_refresh(settings).unchanged


def test_a_mart_that_failed_alone_is_published_once_it_is_built_alone(settings: Settings) -> None:
    source = _model(settings, "mart_totals").read_text()
    _model(settings, "mart_totals").write_text("select no_such_column from {{ ref('stg_memo__facts') }}")
    assert not _materialise(settings, TOTALS).success
    assert "marts/mart_totals" in _reason(_materialise(settings, PUBLISHED))
    _model(settings, "mart_totals").write_text(source.replace("sum(facts.value)", "2 * sum(facts.value)"))
    assert _materialise(settings, TOTALS).success
    assert _materialise(settings, PUBLISHED).success
    [(total, doubled)] = query(
        settings.published, "select (select sum(value) from raw.fact), (select sum(total) from marts.mart_totals)"
    )
    assert doubled == 2 * total
