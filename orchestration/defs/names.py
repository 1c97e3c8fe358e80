"""Names that several definitions share: asset keys, groups, owners, tags.

Belongs here: constants. Does not: any definition.
"""

from __future__ import annotations

from dagster import AssetKey

OWNER = "team:memomart"
DOMAIN_TAG = {"domain": "memos"}

INBOX = AssetKey("raw_memos")
PUBLISHED = AssetKey("published_warehouse")

REFRESH_JOB = "refresh"
EXPECTATIONS_OP = "expectations"

# Set by run_refresh on its runs, so that a later run can tell that the process of this one is gone.
PROCESS_TAG = "memomart/process"


def raw_key(table: str) -> AssetKey:
    """The asset of one table of the schema `raw`."""
    return AssetKey(["raw", table])


# What Dagster puts on runs it launches itself: by it the UI finds the runs of the job.
REPOSITORY_TAGS = {".dagster/repository": "__repository__@memomart"}
