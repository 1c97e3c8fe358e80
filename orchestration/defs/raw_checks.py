"""The checks on the raw tables: the contracts of the Python boundary, and that nothing got lost.

Belongs here: what is asked of `raw`, and how an answer reads. Does not: the contracts (`contracts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dagster import AssetCheckResult, AssetCheckSeverity, AssetCheckSpec, MetadataValue

from orchestration.contracts.raw_tables import FACT, RAW_TABLES, REJECTED
from orchestration.defs.markdown import listing
from orchestration.defs.names import raw_key
from orchestration.storage.warehouse import arrow, held_open, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.contracts.columns import TableContract
    from orchestration.settings import Settings

CONTRACT = "contract"
KEPT_BY_CONTRACT = "rows_refused_by_contract"
ACCOUNTING = "found_is_kept_and_rejected"

# `found` counts what a memo was seen to state, so a file that was refused unread (no line) is no part of it.
_UNACCOUNTED = """
    select memo.memo_id, memo.found_count, coalesce(kept.facts, 0), coalesce(refused.facts, 0)
    from raw.memo as memo
    left join (select memo_id, count(*) as facts from raw.fact group by memo_id) as kept
        on memo.memo_id = kept.memo_id
    left join (
        select memo_id, count(*) as facts from raw.rejected where source_line is not null group by memo_id
    ) as refused on memo.memo_id = refused.memo_id
    where memo.found_count <> coalesce(kept.facts, 0) + coalesce(refused.facts, 0)
    order by memo.memo_id
"""


def check_specs() -> list[AssetCheckSpec]:
    """One contract check a raw table; beside them what the contract refused, and the accounting."""
    return [
        *(
            AssetCheckSpec(
                CONTRACT,
                asset=raw_key(contract.name),
                description=f"Every row of raw.{contract.name} keeps its contract (types, ranges, grain).",
            )
            for contract in RAW_TABLES
        ),
        AssetCheckSpec(
            KEPT_BY_CONTRACT,
            asset=raw_key(FACT.name),
            description="No statement was kept out of the facts because it broke their contract.",
        ),
        AssetCheckSpec(
            ACCOUNTING,
            asset=raw_key(REJECTED.name),
            blocking=True,
            description="For every memo, facts found = facts kept + facts rejected: nothing is lost.",
        ),
    ]


def run_checks(settings: Settings) -> Iterator[AssetCheckResult]:
    """The results of all checks on the build database."""
    with held_open(settings.build_database):
        for contract in RAW_TABLES:
            yield _contract(settings, contract)
        yield _refused_by_contract(settings)
        yield _accounting(settings)


def _contract(settings: Settings, contract: TableContract) -> AssetCheckResult:
    from orchestration.contracts.validation import validate

    table = arrow(settings.build_database, f"from raw.{contract.name}").cast(contract.arrow_schema)
    reasons = validate(table, contract).reasons
    return AssetCheckResult(
        check_name=CONTRACT,
        asset_key=raw_key(contract.name),
        passed=not reasons,
        severity=AssetCheckSeverity.WARN,
        metadata={
            "rows": table.num_rows,
            "rows_breaking_it": len(reasons),
            "reasons": MetadataValue.md(listing(f"row {row}: {reason}" for row, reason in sorted(reasons.items()))),
        },
    )


def _refused_by_contract(settings: Settings) -> AssetCheckResult:
    rows = query(
        settings.build_database,
        "select memo_id, source_line, message from raw.rejected where stage = 'validate' order by memo_id, source_line",
    )
    return AssetCheckResult(
        check_name=KEPT_BY_CONTRACT,
        asset_key=raw_key(FACT.name),
        passed=not rows,
        severity=AssetCheckSeverity.WARN,
        metadata={
            "rows_refused": len(rows),
            "refused": MetadataValue.md(listing(f"{memo}, line {line}: {message}" for memo, line, message in rows)),
        },
    )


def _accounting(settings: Settings) -> AssetCheckResult:
    rows = query(settings.build_database, _UNACCOUNTED)
    by_code = query(
        settings.build_database,
        "select stage, code, count(*) from raw.rejected group by all order by 3 desc, 1, 2",
    )
    return AssetCheckResult(
        check_name=ACCOUNTING,
        asset_key=raw_key(REJECTED.name),
        passed=not rows,
        severity=AssetCheckSeverity.ERROR,
        metadata={
            "memos_that_do_not_add_up": len(rows),
            "memos": MetadataValue.md(
                listing(
                    f"{memo}: found {found}, expected {kept} kept + {refused} rejected = {kept + refused}"
                    for memo, found, kept, refused in rows
                )
            ),
            "rejected_by_code": MetadataValue.json({f"{stage}/{code}": count for stage, code, count in by_code}),
        },
    )
