"""The jobs from the inbox to the published warehouse, and whether one of them is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dagster import AssetSelection, DagsterRunStatus, RunsFilter, define_asset_job, in_process_executor

from orchestration.defs.names import DOMAIN_TAG, INBOX, REFRESH_JOB, REREAD_JOB, REREAD_TAG

if TYPE_CHECKING:
    from dagster import DagsterInstance
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

_UNDER_WAY = [
    DagsterRunStatus.QUEUED,
    DagsterRunStatus.NOT_STARTED,
    DagsterRunStatus.STARTING,
    DagsterRunStatus.STARTED,
]


# The inbox is observed, which Dagster does not count among all assets.
_EVERYTHING = AssetSelection.all() | AssetSelection.assets(INBOX)


def refresh_job() -> UnresolvedAssetJobDefinition:
    """Every asset and every check, in one process: a process a step costs about five seconds each."""
    return define_asset_job(
        REFRESH_JOB,
        selection=_EVERYTHING,
        executor_def=in_process_executor,
        tags=DOMAIN_TAG,
        description="Read the inbox, build and test the warehouse, publish it if blocking checks passed.",
    )


def reread_job() -> UnresolvedAssetJobDefinition:
    """The same with every memo read anew, in batches that each count as soon as they are done.

    A changed reader needs it not: extracts are filed under its version. It is for extracts one has
    reason to doubt; one that is killed is finished by the next refresh.
    """
    return define_asset_job(
        REREAD_JOB,
        selection=_EVERYTHING,
        executor_def=in_process_executor,
        tags={**DOMAIN_TAG, REREAD_TAG: "all"},
        description="Forget what was read from the memos, read them all again in batches, then as refresh.",
    )


def under_way(instance: DagsterInstance) -> str | None:
    """A sentence on the run that is building or waits to, if there is one."""
    for job in (REFRESH_JOB, REREAD_JOB):
        if runs := instance.get_runs(RunsFilter(job_name=job, statuses=_UNDER_WAY), limit=1):
            return f"a {job} is under way (run {runs[0].run_id})"
    return None
