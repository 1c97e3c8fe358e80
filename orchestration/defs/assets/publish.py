"""The published warehouse: what analysts open.

Belongs here: the asset. Does not: the replacement itself (`storage.publish`) or the checks that must
pass before it runs (blocking checks on the marts).
"""

from collections.abc import Collection

from dagster import AssetExecutionContext, AssetKey, AssetsDefinition, MaterializeResult, MetadataValue, asset

from orchestration.defs.names import DOMAIN_TAG, FRESHNESS, OWNER, PUBLISHED, REFRESH_JOB, REREAD_JOB
from orchestration.defs.passed import is_plain, require_whole
from orchestration.defs.resources import BuildSession
from orchestration.defs.retries import retried_if_passing
from orchestration.defs.state import note_published
from orchestration.storage.publish import publish
from orchestration.storage.warehouse import query

_ROWS_BY_MART = """
    select table_name, estimated_size from duckdb_tables() where schema_name = 'marts' order by table_name
"""


def published_asset(marts: Collection[AssetKey], wanted: Collection[str]) -> AssetsDefinition:
    """The asset that depends on every mart, so that a blocking check on any of them stops it in a run of the whole.

    `wanted` is what must hold of the build: a run of this asset alone finds what other runs have left.
    """

    @asset(
        key=PUBLISHED,
        deps=sorted(marts),
        group_name="publish",
        owners=[OWNER],
        tags=DOMAIN_TAG,
        kinds={"duckdb"},
        freshness_policy=FRESHNESS,
        description="The warehouse analysts open: a copy of the build, put in place whole and only if every "
        "blocking check passed. Readers that have the old file open keep it. The report made of it is opened by "
        "`memomart open`, or by pasting its path into a browser.",
    )
    def published_warehouse(context: AssetExecutionContext, session: BuildSession) -> MaterializeResult[None]:
        settings = session.settings
        require_whole(settings, wanted)
        rows = dict(query(settings.build_database, _ROWS_BY_MART))
        with retried_if_passing():
            path = publish(settings)
        is_whole = context.run.job_name in (REFRESH_JOB, REREAD_JOB) and not context.run.asset_selection
        # What one run assumes must not stand until the inbox changes, nor what a run of a part has made.
        note_published(settings, is_whole=is_whole and is_plain(settings))
        return MaterializeResult(
            metadata={
                "path": MetadataValue.path(str(path)),
                "report": MetadataValue.path(str(settings.report / "index.html")),
                "size_bytes": path.stat().st_size,
                "rows_by_mart": MetadataValue.json(rows),
            }
        )

    return published_warehouse
