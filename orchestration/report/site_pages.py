"""The overview, the lists of entities and findings, and the empty frames of search and exploring page.

Belongs here: what these pages are given. Does not: pages of one memo or entity.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from orchestration.report import plots
from orchestration.report.figures import edition, words
from orchestration.report.reading import Rows
from orchestration.report.rendering import write_page

# A longer list is slow to open; search finds the rest.
MAX_LISTED = 3000
MAX_WORST = 500
_MOST_BARS = 12


def write_site_pages(folder: Path, memos: Rows, entities: Rows, rules: Rows, worst: Rows) -> int:
    """Write every page that is not about one memo or entity; returns their bytes."""
    by_memo = {memo["memo_id"]: memo for memo in memos}
    listed = sorted(memos, key=lambda memo: (-memo["errors"], -memo["warnings"], memo["memo_id"]))[:MAX_LISTED]
    contexts: dict[str, dict[str, Any]] = {
        "index.html": {
            "memos": sorted(
                listed, key=lambda memo: ((memo["entity_name"] or memo["memo_id"]).casefold(), memo["memo_id"])
            ),
            "totals": _totals(memos, entities),
            "left": len(memos) - len(listed),
            "plots": overview_plots(memos, rules),
        },
        "entities.html": {"entities": entities[:MAX_LISTED], "left": max(len(entities) - MAX_LISTED, 0)},
        "findings.html": {"findings": worst, "memos": by_memo, "total": sum(row["findings"] for row in rules)},
        "explore.html": {},
        "search.html": {},
    }
    return sum(write_page(folder, name, name, context) for name, context in contexts.items())


def _totals(memos: Rows, entities: Rows) -> list[tuple[str, int, str]]:
    """What the site holds: name, number, and where one sees them."""
    return [
        ("Memos", len(memos), "#memos"),
        ("Entities", len(entities), "entities.html"),
        ("Facts", sum(memo["fact_count"] for memo in memos), "#memos"),
        ("Refused", sum(memo["rejected_count"] for memo in memos), "#memos"),
        ("Errors", sum(memo["errors"] for memo in memos), "findings.html"),
        ("Warnings", sum(memo["warnings"] for memo in memos), "findings.html"),
    ]


def overview_plots(memos: Rows, rules: Rows) -> list[dict[str, Any]]:
    """The overview's plots with their titles; one without data is left out."""
    shown: list[dict[str, Any]] = []
    if rules:
        top = list(dict.fromkeys(row["rule"] for row in rules))[:_MOST_BARS]
        rows = [
            {"rule": words(row["rule"]), "severity": row["severity"], "findings": row["findings"]}
            for row in rules
            if row["rule"] in top
        ]
        shown.append(
            {
                "title": "Contradictions by rule",
                "svg": plots.severities("Contradictions by rule and severity", rows),
                "severities": [
                    name for name in ("error", "warning", "info") if name in {row["severity"] for row in rows}
                ],
            }
        )
    editions = Counter(edition(memo["edition"]) for memo in memos).most_common(_MOST_BARS)
    # One bar, or one memo, says nothing that the figures above do not.
    if len(editions) > 1:
        rows = [{"edition": name, "memos": number} for name, number in editions]
        shown.append(
            {
                "title": "Memos by edition",
                "svg": plots.bars("Memos by edition", rows, "edition", "memos"),
                "severities": [],
            }
        )
    shares = [memo["linked_share"] for memo in memos if memo["linked_share"] is not None]
    if len(shares) > 1:
        title = "Facts linked to a known concept"
        svg = plots.histogram(title, shares, "share of a memo's facts")
        shown.append({"title": title, "svg": svg, "severities": []})
    return shown
