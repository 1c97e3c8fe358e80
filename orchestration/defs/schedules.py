"""The daily schedule: catches what the sensor could not see, such as a changed program."""

from __future__ import annotations

from dagster import DefaultScheduleStatus, ScheduleDefinition

from orchestration.defs.names import REFRESH_JOB


def daily_schedule() -> ScheduleDefinition:
    """`refresh` every morning at five, UTC."""
    return ScheduleDefinition(
        name="daily_refresh",
        job_name=REFRESH_JOB,
        cron_schedule="0 5 * * *",
        execution_timezone="UTC",
        default_status=DefaultScheduleStatus.RUNNING,
        description="Refreshes the warehouse every morning, whether or not the inbox has changed.",
    )
