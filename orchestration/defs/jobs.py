"""The job `refresh`: from the inbox to the published warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dagster import AssetSelection, define_asset_job, in_process_executor

from orchestration.defs.names import DOMAIN_TAG, REFRESH_JOB

if TYPE_CHECKING:
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition


def refresh_job() -> UnresolvedAssetJobDefinition:
    """Every asset and every check, in one process: a process a step costs about five seconds each."""
    return define_asset_job(
        REFRESH_JOB,
        selection=AssetSelection.all(),
        executor_def=in_process_executor,
        tags=DOMAIN_TAG,
        description="Read the inbox, build and test the warehouse, publish it if blocking checks passed.",
    )
