"""The schedules. The daily one catches what the sensor could not see, such as a changed program."""

from dagster import (
    DefaultScheduleStatus,
    RunRequest,
    ScheduleDefinition,
    ScheduleEvaluationContext,
    SkipReason,
    schedule,
)

from orchestration.defs.jobs import under_way
from orchestration.defs.names import HOUSEKEEPING_JOB, REFRESH_JOB


def daily_schedule() -> ScheduleDefinition:
    """`refresh` every morning at five, UTC, unless a run is building already."""

    @schedule(
        name="daily_refresh",
        job_name=REFRESH_JOB,
        cron_schedule="0 5 * * *",
        execution_timezone="UTC",
        default_status=DefaultScheduleStatus.RUNNING,
        description="Refreshes the warehouse every morning, whether or not the inbox has changed.",
    )
    def daily_refresh(context: ScheduleEvaluationContext) -> RunRequest | SkipReason:
        if building := under_way(context.instance):
            return SkipReason(f"{building}; this morning's refresh is left out")
        return RunRequest()

    return daily_refresh


def nightly_housekeeping() -> ScheduleDefinition:
    """`housekeeping` every night at three, UTC."""
    return ScheduleDefinition(
        name="nightly_housekeeping",
        job_name=HOUSEKEEPING_JOB,
        cron_schedule="0 3 * * *",
        execution_timezone="UTC",
        default_status=DefaultScheduleStatus.RUNNING,
        description="Removes the record of old runs.",
    )
