"""What the audit found, as a table for the terminal, JSON, CSV or SARIF.

Belongs here: the forms of `memomart audit`. Does not: building the audit (the dbt project), or where
the warehouse lies that holds it (`storage`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from orchestration.output import to_csv, to_json
from orchestration.storage.warehouse import query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.table import Table

# Worst first: what a reader must look at before what may have an explanation. A claim on another line than the figure
# it is reported at (a year a profit is expected in) has no place of its own in it; a byte-order mark is no character.
_FINDINGS = """
    select
        f.severity, f.rule, f.verdict, f.memo_id, f.other_memo_id, f.source_line, f.source_lines, f.source_value,
        f.stated_value, f.stated_low, f.stated_high, f.recomputed_value, f.recomputed_low, f.recomputed_high,
        f.relative_gap, f.is_accepted, f.accepted_reason, f.accepted_by, f.accepted_until, f.message, f.finding_id,
        case when s.source_line = f.source_line then s.char_start - m.marks end as char_start,
        case when s.source_line = f.source_line then s.char_end - m.marks end as char_end
    from marts.fct_audit_finding as f
    inner join raw.fact as s on f.stated_fact_id = s.fact_id
    inner join (
        select memo_id, cast(coalesce(notes, '') like '%byte-order mark%' as integer) as marks from raw.memo
    ) as m on f.memo_id = m.memo_id
    order by
        case f.severity when 'error' then 0 when 'warning' then 1 else 2 end,
        case f.verdict when 'inconsistent' then 0 when 'not_checkable' then 1 else 2 end,
        f.relative_gap desc nulls last, f.memo_id, f.source_line, f.finding_id
"""
_NAMES = (
    "severity",
    "rule",
    "verdict",
    "memo_id",
    "other_memo_id",
    "source_line",
    "source_lines",
    "source_value",
    "stated_value",
    "stated_low",
    "stated_high",
    "recomputed_value",
    "recomputed_low",
    "recomputed_high",
    "relative_gap",
    "is_accepted",
    "accepted_reason",
    "accepted_by",
    "accepted_until",
    "message",
    "finding_id",
    "char_start",
    "char_end",
)
_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Every check of some memos, the worst first; `rows` have the columns of `names`."""

    rows: tuple[tuple[Any, ...], ...]
    names: tuple[str, ...] = _NAMES

    @classmethod
    def of(cls, warehouse: Path) -> AuditReport:
        """The checks in the DuckDB file `warehouse`; raises NoWarehouseError where there is none."""
        return cls(tuple(query(warehouse, _FINDINGS)))

    def count(self, severity: str) -> int:
        """How many checks are of a severity."""
        return sum(row[0] == severity for row in self.rows)

    @property
    def has_errors(self) -> bool:
        """Whether `memomart audit` ends with status 1."""
        return self.count("error") > 0

    @property
    def shown(self) -> tuple[tuple[Any, ...], ...]:
        """What a person reads: contradictions, the accepted ones among them."""
        verdict = self.names.index("verdict")
        return tuple(row for row in self.rows if row[verdict] == "inconsistent")

    def summary(self) -> str:
        """One line: checks made, and what came of them."""
        verdict, accepted = self.names.index("verdict"), self.names.index("is_accepted")
        unchecked = sum(row[verdict] == "not_checkable" for row in self.rows)
        parts = [
            f"{len(self.rows):,} checks",
            _counted(self.count("error"), "error"),
            _counted(self.count("warning"), "warning"),
            f"{sum(bool(row[accepted]) for row in self.rows):,} accepted",
            f"{unchecked:,} not checkable",
        ]
        return ", ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def as_table(report: AuditReport, *, is_folded: bool = True) -> Table:
    """The contradictions as a rich table, the worst first; without folding one line each, however long."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("severity", no_wrap=True)
    table.add_column("memo", overflow="fold", max_width=28 if is_folded else None)
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("rule", no_wrap=True)
    table.add_column("finding", overflow="fold")
    for row in report.shown:
        finding = dict(zip(report.names, row, strict=True))
        style = _STYLES[finding["severity"]]
        severity = "accepted" if finding["is_accepted"] else finding["severity"]
        message = finding["message"]
        if finding["is_accepted"]:
            until = finding["accepted_until"]
            message += f" (accepted by {finding['accepted_by']} until {until}: {finding['accepted_reason']})"
        # Text, not markup: a memo may write brackets.
        table.add_row(
            Text(severity, style=style),
            Text(finding["memo_id"]),
            Text(str(finding["source_line"])),
            Text(finding["rule"]),
            Text(message),
        )
    return table


def as_csv(report: AuditReport) -> str:
    """Every check, one a line; lines of evidence are apart by spaces."""
    return to_csv(report.names, (_flat(row) for row in report.rows))


def _flat(row: Sequence[Any]) -> list[Any]:
    return [" ".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row]


def as_json(report: AuditReport) -> str:
    """Every check, a JSON list of objects."""
    return to_json(report.names, report.rows)


def as_sarif(report: AuditReport, paths: Mapping[str, str]) -> str:
    """The contradictions as SARIF 2.1.0; `paths` gives the file of each memo_id as editors should open it."""
    findings = [dict(zip(report.names, row, strict=True)) for row in report.shown]
    rules = sorted({finding["rule"] for finding in findings})
    run = {
        "tool": {"driver": {"name": "memomart", "rules": [{"id": rule} for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, rules, paths) for finding in findings],
    }
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _sarif_result(finding: Mapping[str, Any], rules: Sequence[str], paths: Mapping[str, str]) -> dict[str, Any]:
    uri = _uri(Path(paths.get(finding["memo_id"], finding["memo_id"])))
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": rules.index(finding["rule"]),
        "level": _LEVELS[finding["severity"]],
        "message": {"text": finding["message"]},
        "locations": [_sarif_location(uri, _region(finding))],
        "partialFingerprints": {"findingId/v1": finding["finding_id"]},
    }
    others = [line for line in finding["source_lines"] if line != finding["source_line"]]
    if others and finding["other_memo_id"] is None:
        result["relatedLocations"] = _related(uri, others)
    if finding["is_accepted"]:
        result["suppressions"] = [{"kind": "external", "justification": finding["accepted_reason"]}]
    return result


def _uri(path: Path) -> str:
    # A space or a `#` would end it; an absolute path needs the scheme, a relative one is what the reader opened.
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _related(uri: str, lines: Iterable[int]) -> list[dict[str, Any]]:
    return [{"id": number, **_sarif_location(uri, {"startLine": line})} for number, line in enumerate(lines)]


def _region(finding: Mapping[str, Any]) -> dict[str, int]:
    """The line, and the characters of the figure where it stands in that line."""
    region = {"startLine": finding["source_line"]}
    if finding["char_start"] is not None:
        region["charOffset"] = finding["char_start"]
        region["charLength"] = finding["char_end"] - finding["char_start"]
    return region


def _sarif_location(uri: str, region: Mapping[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": dict(region)}}
