"""A memo's page: which of its figures are shown, and in which order.

Belongs here: the choice and arrangement of rows for the template. Does not: reading them (`memo_data`),
markup (the template) or how a figure is written (`figures`).
"""

from __future__ import annotations

from typing import Any

from orchestration.report.headlines import headlines, importance
from orchestration.report.memo_data import MemoData
from orchestration.report.memo_facts import fact_groups
from orchestration.report.memo_tables import (
    capital,
    economics,
    finances,
    headcounts,
    markets,
    mixes,
    scenarios,
    staffs,
)
from orchestration.report.reading import Rows
from orchestration.report.trends import Trend, trends
from orchestration.report.what_if import what_if

# A page shows this many trends as charts; every figure stands in the facts below all the same.
MAX_TRENDS = 6
MAX_OTHERS = 12
# Of one memo's findings the page lists so many; a memo with more has one cause that repeats.
MAX_FINDINGS = 40
_VERDICTS = ("exact", "consistent_rounding", "consistent_interval", "inconsistent", "not_checkable")


def memo_context(data: MemoData) -> dict[str, Any]:
    """Everything the template `memo.html` shows of one memo."""
    facts = {fact["fact_id"]: fact for fact in data["facts"]}
    own = _own(data)
    followed = sorted(trends(data["series"], own, facts), key=importance)
    return {
        "memo": data.memo,
        "facts": facts,
        "headlines": headlines(data["facts"], followed, own),
        "trends": followed[:MAX_TRENDS],
        "trends_left": _others(followed[MAX_TRENDS:]),
        "finance": finances(data["finance"]),
        "markets": markets(data["market"], own),
        "mixes": mixes(data["mix"]),
        "headcounts": headcounts(data["headcount"]),
        "staffs": staffs(data["headcount"]),
        "economics": economics(data["economics"]),
        "scenarios": scenarios(data["scenarios"]),
        "targets": data["targets"],
        "capital": capital(data["capital"]),
        "what_if": what_if(data["what_if"], data["sensitivities"], data["fans"]),
        "findings": data["findings"][:MAX_FINDINGS],
        "findings_left": max(len(data["findings"]) - MAX_FINDINGS, 0),
        "checks": _checks(data["checks"]),
        "groups": fact_groups(data["facts"]),
        "rejected": data["rejected"],
    }


def _others(followed: list[Trend]) -> list[tuple[str, str]]:
    """Name and concept of the measures that are left to the exploring page, each once."""
    return list({trend.concept: (trend.name, trend.concept) for trend in followed}.values())[:MAX_OTHERS]


def _own(data: MemoData) -> str | None:
    return data["facts"][0]["memo_entity_id"] if data["facts"] else None


def _checks(rows: Rows) -> dict[str, int]:
    """How many checks ended with each verdict."""
    counts = dict.fromkeys(_VERDICTS, 0)
    for row in rows:
        counts[row["verdict"]] += row["checks"]
    return counts if rows else {}
