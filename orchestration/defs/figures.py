"""What a refresh tells at its end: counts of what is published and the worst the audit found in it.

Belongs here: reading them from the published file. Does not: Dagster (an unchanged refresh tells them too),
or printing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.storage.warehouse import query

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN_FINDINGS, _SHOWN_FILES = 3, 5
_HAS_AUDIT = "select count(*) from duckdb_tables() where schema_name = 'marts' and table_name = 'fct_audit_finding'"


def read_figures(published: Path) -> dict[str, int]:
    """Memos, tables, facts and rejections; errors and warnings of the audit where there is one."""
    [row] = query(
        published,
        "select count(*), coalesce(sum(table_count), 0), (select count(*) from raw.fact), "
        "(select count(*) from raw.rejected) from raw.memo",
    )
    figures = dict(zip(("memos", "tables", "facts", "rejected"), map(int, row), strict=True))
    if not _has_audit(published):
        return figures
    [(errors, warnings)] = query(
        published,
        "select count(*) filter (severity = 'error'), count(*) filter (severity = 'warning') "
        "from marts.fct_audit_finding where not coalesce(is_accepted, false)",
    )
    return {**figures, "audit errors": errors, "audit warnings": warnings}


def read_notes(published: Path) -> tuple[str, ...]:
    """What a person should hear of besides the counts: the files that were refused, and the worst findings."""
    return (*read_refused(published), *read_worst(published))


def read_refused(published: Path) -> tuple[str, ...]:
    """The files of the inbox that could not be read, each with the reason; of many the first, and how many more."""
    rows = query(
        published,
        "select message, count(*) over () from raw.rejected where stage = 'read' and char_start is null "
        "order by memo_id, message limit ?",
        [_SHOWN_FILES],
    )
    told = tuple(f"refused: {message}" for message, _ in rows)
    return (*told, *_more(rows[0][1] - len(rows) if rows else 0, "refused files: query marts.fct_rejected"))


def _more(count: int, what: str) -> tuple[str, ...]:
    return (f"and {count:,} more {what}",) if count > 0 else ()


def read_worst(published: Path) -> tuple[str, ...]:
    """The worst findings of the audit in its own words, each with its memo."""
    if not _has_audit(published):
        return ()
    rows = query(
        published,
        "select memo_id, severity, message, count(*) over () from marts.fct_audit_finding "
        "where severity in ('error', 'warning') and not coalesce(is_accepted, false) "
        "order by severity, relative_gap desc nulls last, memo_id, source_line, finding_id limit ?",
        [_SHOWN_FINDINGS],
    )
    told = tuple(f"audit {severity}: {memo}: {message}" for memo, severity, message, _ in rows)
    left = rows[0][3] - len(rows) if rows else 0
    return (*told, *_more(left, "audit findings: the report's page Audit, or query marts.fct_audit_finding"))


def _has_audit(published: Path) -> bool:
    return bool(query(published, _HAS_AUDIT)[0][0])
