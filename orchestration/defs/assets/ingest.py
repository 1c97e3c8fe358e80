"""The inbox and the tables of the schema `raw` read from it.

Belongs here: those assets and the checks that hold as soon as they are loaded. Does not: the reading
(`memo`), the files (`storage`) or what the checks ask (`defs.raw_checks`).
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from dagster import (
    AssetCheckResult,
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    DataVersion,
    MaterializeResult,
    MetadataValue,
    ObserveResult,
    TableColumn,
    TableColumnConstraints,
    TableConstraints,
    TableSchema,
    multi_asset,
    multi_observable_source_asset,
)
from dagster._core.definitions.metadata import TableMetadataSet

from orchestration.contracts.columns import Column, TableContract
from orchestration.contracts.raw_tables import RAW_TABLES
from orchestration.defs.emptied_inbox import FORCED_TAG, EmptiedInboxError, why_not_emptied
from orchestration.defs.names import DOMAIN_TAG, INBOX, OWNER, REREAD_TAG, raw_key
from orchestration.defs.passed import answers, forget_all, note_passed
from orchestration.defs.progress import reporter
from orchestration.defs.raw_checks import check_specs, run_checks
from orchestration.defs.resources import BuildSession
from orchestration.defs.retries import retried_if_passing
from orchestration.defs.state import note_inbox
from orchestration.memo.source import Limits
from orchestration.storage.extracts import ExtractStore
from orchestration.storage.files import remove_folder
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import load_raw

if TYPE_CHECKING:
    from orchestration.storage.extraction import ExtractionReport

GROUP = "ingest"


def inbox_asset() -> AssetsDefinition:
    """The folder of memos: outside our hands, so observed and never materialised.

    A step of its own before the raw tables: what they were made of is known to Dagster when their step begins,
    so that the UI shows them in step with the inbox, or not.
    """

    @multi_observable_source_asset(  # type: ignore[untyped-decorator]  # Dagster leaves it without types
        name="inbox",
        specs=[
            AssetSpec(
                INBOX,
                description="The inbox: one memo a file (.txt, .md, .html), subfolders are collections. "
                "Nothing in it is changed.",
                group_name=GROUP,
                owners=[OWNER],
                tags=DOMAIN_TAG,
                kinds={"file", "text"},
            )
        ],
    )
    def inbox(context: AssetExecutionContext, session: BuildSession) -> ObserveResult:
        settings = session.settings
        with retried_if_passing():
            inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
        context.log.info(f"{settings.raw}: {len(inventory.entries)} memos, {len(inventory.refused)} files refused")
        return ObserveResult(
            asset_key=INBOX,
            data_version=DataVersion(inventory.fingerprint()),
            metadata={
                "memos": len(inventory.entries),
                "files_refused": len(inventory.refused),
                "folder": MetadataValue.path(str(settings.raw)),
            },
        )

    made: AssetsDefinition = inbox
    return made


def raw_assets(models: Collection[AssetKey]) -> AssetsDefinition:
    """The raw tables, read and loaded together: they come out of one pass over each memo.

    `models` are what is built on them, in the same file.
    """

    @multi_asset(
        name="raw_tables",
        specs=[_spec(contract) for contract in RAW_TABLES],
        check_specs=check_specs(),
        can_subset=False,
    )
    def raw_tables(
        context: AssetExecutionContext, session: BuildSession
    ) -> Iterator[MaterializeResult[None] | AssetCheckResult]:
        # The reader's grammars take a third of a second to compile, which the UI need not wait for.
        from orchestration.storage.extraction import extract_new

        settings = session.settings
        if REREAD_TAG in context.run.tags:
            remove_folder(ExtractStore(settings.extracts).folder)
        with retried_if_passing():
            inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
        emptied = why_not_emptied(settings, inventory)
        if emptied is not None and FORCED_TAG not in context.run.tags:
            raise EmptiedInboxError(emptied)
        fingerprint = inventory.fingerprint()
        with retried_if_passing():
            report = extract_new(settings, inventory, reporter(context.log.info, "reading memos"))
        context.log.info(f"{report.read} memos read, {report.reused} known from before, {len(report.refused)} refused")
        # A whole run selects nothing (an empty set): it makes a new file, whatever a kill or a fault of the disk has
        # left of the old one. Models that a run of a part does not build again would be gone with the old file.
        selected = context.run.asset_selection or frozenset(models)
        keep_models = not frozenset(models) <= selected
        forget_all(settings)
        rows = load_raw(settings, inventory, report, keep_models=keep_models)
        note_inbox(settings, fingerprint)
        for contract in RAW_TABLES:
            yield _loaded(contract, rows[contract.name], report, fingerprint)
        checked = list(run_checks(settings))
        note_passed(settings, [raw_key(contract.name) for contract in RAW_TABLES], answers(checked))
        yield from checked

    return raw_tables


def _spec(contract: TableContract) -> AssetSpec:
    return AssetSpec(
        raw_key(contract.name),
        deps=[INBOX],
        description=contract.description,
        group_name=GROUP,
        owners=[OWNER],
        tags={**DOMAIN_TAG, "layer": "raw"},
        kinds={"python", "parquet", "duckdb"},
        metadata=dict(TableMetadataSet(column_schema=_schema(contract), table_name=f"memo.raw.{contract.name}")),
    )


def _schema(contract: TableContract) -> TableSchema:
    return TableSchema(
        columns=[_column(column, contract) for column in contract.columns],
        constraints=TableConstraints(
            other=[
                *([f"one row for each {', '.join(contract.grain)}"] if contract.grain else []),
                *(order.text for order in contract.orders),
            ]
        ),
    )


def _column(column: Column, contract: TableContract) -> TableColumn:
    ranges = [
        *([f"one of {', '.join(column.allowed)}"] if column.allowed else []),
        *([f"at least {column.at_least}"] if column.at_least is not None else []),
    ]
    return TableColumn(
        name=column.name,
        type=str(column.type),
        description=column.description,
        constraints=TableColumnConstraints(
            nullable=column.nullable, unique=contract.grain == (column.name,), other=ranges
        ),
    )


def _loaded(
    contract: TableContract, rows: int, report: "ExtractionReport", fingerprint: str
) -> MaterializeResult[None]:
    return MaterializeResult(
        asset_key=raw_key(contract.name),
        data_version=DataVersion(fingerprint),
        metadata={
            **TableMetadataSet(row_count=rows),
            "memos_read": report.read,
            "memos_known": report.reused,
            "files_refused": len(report.refused),
        },
    )
