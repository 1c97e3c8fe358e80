"""Names that several definitions share: asset keys, groups, owners, tags.

Belongs here: constants. Does not: any definition.
"""

from __future__ import annotations

from datetime import timedelta

from dagster import AssetKey, FreshnessPolicy

OWNER = "team:memomart"
DOMAIN_TAG = {"domain": "memos"}

# A refresh runs every morning: one that was missed is a warning, a second one a fault.
FRESHNESS = FreshnessPolicy.time_window(fail_window=timedelta(hours=49), warn_window=timedelta(hours=25))

INBOX = AssetKey("raw_memos")
PUBLISHED = AssetKey("published_warehouse")
REPORT = AssetKey("report")
EXPORTS = AssetKey("exports")

REFRESH_JOB = "refresh"
REREAD_JOB = "reread"
HOUSEKEEPING_JOB = "housekeeping"
EXPECTATIONS_OP = "expectations"

# On a run that reads every memo anew.
REREAD_TAG = "memomart/reread"
# Set by run_refresh on its runs, so that a later run can tell that the process of this one is gone.
PROCESS_TAG = "memomart/process"


def raw_key(table: str) -> AssetKey:
    """The asset of one table of the schema `raw`."""
    return AssetKey(["raw", table])


# What Dagster puts on runs it launches itself: by it the UI finds the runs of the job.
REPOSITORY_TAGS = {".dagster/repository": "__repository__@memomart"}
