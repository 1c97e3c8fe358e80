"""Every model and seed of the dbt project as an asset, every dbt test as a check on one.

Belongs here: the one `@dbt_assets`. Does not: keys and groups (`dbt_translator`), running (`dbt_runner`).
"""

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from dagster import AssetCheckResult, AssetExecutionContext, AssetsDefinition, Output
from dagster_dbt import dbt_assets
from dagster_dbt.asset_utils import get_asset_check_key_for_test, get_subset_selection_for_context

from orchestration.defs.dbt_metadata import table_metadata, with_failing_rows
from orchestration.defs.dbt_project import RUN_FOLDER, OpenedProject
from orchestration.defs.dbt_runner import DbtBuildError, DbtOutcome, dagster_events, run_dbt
from orchestration.defs.dbt_translator import MemoTranslator
from orchestration.defs.names import EXPECTATIONS_OP
from orchestration.defs.passed import forget, note_passed, note_plain
from orchestration.defs.prepared_audit import keep_audit_beside_audits
from orchestration.defs.progress import reporter
from orchestration.defs.resources import BuildSession
from orchestration.defs.what_if import MODELS_OP, WhatIf
from orchestration.settings import Settings


def model_assets(opened: OpenedProject) -> AssetsDefinition:
    """The assets of the dbt project."""
    translator = MemoTranslator()

    @dbt_assets(manifest=opened.manifest, project=opened.project, dagster_dbt_translator=translator, name=MODELS_OP)
    def dbt_models(context: AssetExecutionContext, session: BuildSession, config: WhatIf) -> Iterator[Any]:
        if context.job_def.has_node_named(EXPECTATIONS_OP):
            session.examiner.start()
        settings = session.settings
        forget(settings, context.selected_asset_keys, context.selected_asset_check_keys)
        outcome = _build(context, settings, opened, translator, config)
        _note(settings, outcome, opened, translator)
        if context.selected_asset_keys == dbt_models.keys and not config.variables():
            note_plain(settings)
        metadata = table_metadata(settings, opened, outcome.built)
        for event in dagster_events(outcome, opened.manifest, context, translator, opened.project):
            if isinstance(event, Output):
                yield _with_metadata(event, metadata)
            elif isinstance(event, AssetCheckResult):
                yield with_failing_rows(settings, opened, event)
            else:
                yield event
        if not outcome.succeeded:
            raise DbtBuildError("build", outcome.problems)

    return dbt_models


def _note(settings: Settings, outcome: DbtOutcome, opened: OpenedProject, translator: MemoTranslator) -> None:
    """Note what may be published: also by tests that dbt asks because of what was built, and Dagster did not select."""
    built = [translator.get_asset_key(opened.manifest["nodes"][unique_id]) for unique_id in outcome.built]
    checks = {
        key: is_good
        for unique_id, is_good in outcome.tested.items()
        if (key := get_asset_check_key_for_test(opened.manifest, translator, unique_id, opened.project)) is not None
    }
    note_passed(settings, built, checks)


def _with_metadata(output: Output[Any], metadata: Mapping[str, Mapping[str, Any]]) -> Output[Any]:
    unique_id = str(output.metadata["unique_id"].value)
    return output.with_metadata({**output.metadata, **metadata[unique_id]})


def _build(
    context: AssetExecutionContext,
    settings: Settings,
    opened: OpenedProject,
    translator: MemoTranslator,
    what_if: WhatIf,
) -> DbtOutcome:
    selection, indirect = get_subset_selection_for_context(
        context=context,
        manifest=opened.manifest,
        select=None,
        exclude=None,
        selector=None,
        dagster_dbt_translator=translator,
        current_dbt_indirect_selection_env=None,
    )
    total = len(context.selected_asset_keys) + len(context.selected_asset_check_keys)
    report = reporter(context.log.info, "building and testing models")
    done = count(1)
    arguments = [
        "build",
        *selection,
        *([f"--indirect-selection={indirect}"] if indirect else []),
        # Unit tests test the SQL and not the data: the test suite runs them, a refresh need not.
        "--exclude-resource-type=unit_test",
        "--no-write-json",
        f"--vars={json.dumps(what_if.variables())}",
    ]
    manifest = opened.parsed()
    outcome = run_dbt(
        settings,
        arguments,
        settings.dbt_target / RUN_FOLDER,
        manifest,
        lambda: report(min(next(done), total), total),
    )
    if outcome.succeeded and (reason := keep_audit_beside_audits(settings, manifest, settings.build_database)):
        context.log.warning(reason)
    return outcome
