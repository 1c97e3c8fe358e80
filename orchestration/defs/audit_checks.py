"""What the audit found, as checks on its findings: one a severity, each only a warning.

A memo that contradicts itself is data and never fails a run. Belongs here: the checks and the summary a
terminal shows. Does not: the rules (the dbt project).
"""

from collections.abc import Collection, Iterator
from typing import Any

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetChecksDefinition,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetKey,
    MetadataValue,
    multi_asset_check,
)

from orchestration.defs.markdown import as_code
from orchestration.defs.resources import BuildSession
from orchestration.storage.warehouse import held_open, query

FINDINGS = AssetKey(["marts", "fct_audit_finding"])
_WORST = 20
_CHECKS = {"error": "audit_errors", "warning": "audit_warnings"}

_COUNTS = """
    select severity, rule, count(*) from marts.fct_audit_finding
    where severity = ? and not coalesce(is_accepted, false) group by all order by 3 desc, 2
"""
_FINDINGS = """
    select memo_id, source_line, rule, message from marts.fct_audit_finding
    where severity = ? and not coalesce(is_accepted, false)
    order by relative_gap desc nulls last, memo_id, source_line, finding_id
    limit ?
"""


def audit_checks(marts: Collection[AssetKey]) -> list[AssetChecksDefinition]:
    """The checks, where the project has an audit."""
    if FINDINGS not in marts:
        return []

    @multi_asset_check(
        name="audit",
        specs=[
            AssetCheckSpec(name, asset=FINDINGS, description=f"No memo holds a contradiction of severity {severity}.")
            for severity, name in _CHECKS.items()
        ],
    )
    def audit(context: AssetCheckExecutionContext, session: BuildSession) -> Iterator[AssetCheckResult]:
        database = session.settings.build_database
        with held_open(database):
            memos = query(database, "select count(*) from raw.memo")[0][0]
            for severity, name in _CHECKS.items():
                by_rule = {rule: count for _, rule, count in query(database, _COUNTS, [severity])}
                found = sum(by_rule.values())
                context.log.info(f"{name}: {found} in {memos} memos")
                yield AssetCheckResult(
                    check_name=name,
                    asset_key=FINDINGS,
                    passed=not found,
                    severity=AssetCheckSeverity.WARN,
                    description=f"{found} found by {len(by_rule)} rules" if found else None,
                    metadata={
                        "findings": found,
                        "memos": memos,
                        "by_rule": MetadataValue.json(by_rule),
                        "worst": MetadataValue.md(_table(query(database, _FINDINGS, [severity, _WORST]))),
                    },
                )

    return [audit]


def _table(rows: list[tuple[Any, ...]]) -> str:
    lines = ["| memo | line | rule | finding |", "|---|---|---|---|"]
    for memo, line, rule, message in rows:
        lines.append(f"| {_cell(memo)} | {line or ''} | {rule} | {_cell(message)} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return as_code(text.replace("|", "/"))
