"""What people open who do not open the warehouse: the report's pages and the exports, made of what is published.

Belongs here: those assets. Does not: any page (`report`) or form of export (`exports`). One that fails
fails the run and is told; the warehouse was published before it and stays, and so does the old folder.
"""

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    MaterializeResult,
    MetadataValue,
    multi_asset,
)

from orchestration.defs.names import DOMAIN_TAG, EXPORTS, FRESHNESS, OWNER, PUBLISHED, REPORT
from orchestration.defs.progress import reporter
from orchestration.defs.resources import BuildSession
from orchestration.defs.state import note_output
from orchestration.storage.warehouse import held_open

GROUP = "report"


def report_asset() -> AssetsDefinition:
    """The static pages."""

    @multi_asset(
        name="report",
        specs=[
            _spec(
                REPORT,
                "The report: a page for each memo and company, every figure beside the words it was read from. "
                "A folder of pages that needs no server: `memomart open`, or paste the path of `report` below into "
                "a browser.",
                "html",
            )
        ],
    )
    def report(context: AssetExecutionContext, session: BuildSession) -> MaterializeResult[None]:
        from orchestration.report import build_report

        settings = session.settings
        with held_open(settings.published):
            made = build_report(settings.published, settings.report, reporter(context.log.info, "writing the report"))
        note_output(settings, settings.report)
        return MaterializeResult(
            asset_key=REPORT,
            metadata={
                # No link: a browser opens no local file from a page of a server.
                "report": MetadataValue.path(str(made.index)),
                "memo_pages": made.memos,
                "entity_pages": made.entities,
                "size_bytes": made.bytes,
                "marts_missing": MetadataValue.json(list(made.absent)),
            },
        )

    return report


def exports_asset() -> AssetsDefinition:
    """The marts as files."""

    @multi_asset(
        name="exports",
        specs=[_spec(EXPORTS, "Every mart as Parquet, one workbook, and a descriptor of both.", "parquet", "excel")],
    )
    def exports(context: AssetExecutionContext, session: BuildSession) -> MaterializeResult[None]:
        from orchestration.exports import export_marts

        settings = session.settings
        with held_open(settings.published):
            made = export_marts(
                settings.published,
                settings.exports,
                reporter(context.log.info, "exporting marts"),
                settings.dbt_project,
            )
        note_output(settings, settings.exports)
        return MaterializeResult(
            asset_key=EXPORTS,
            metadata={
                "folder": MetadataValue.path(str(made.folder)),
                "marts": len(made.rows),
                "rows": sum(made.rows.values()),
                "cut_in_the_workbook": MetadataValue.json(list(made.cut)),
            },
        )

    return exports


def _spec(key: AssetKey, description: str, *kinds: str) -> AssetSpec:
    return AssetSpec(
        key,
        deps=[PUBLISHED],
        description=description,
        group_name=GROUP,
        owners=[OWNER],
        tags=DOMAIN_TAG,
        kinds=set(kinds),
        freshness_policy=FRESHNESS,
    )
