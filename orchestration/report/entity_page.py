"""An entity's page: what every memo says of it, side by side.

Belongs here: the choice and arrangement of rows for the template. Does not: reading them.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from orchestration.report.entity_data import EntityData
from orchestration.report.figures import Row, edition
from orchestration.report.headlines import place_of
from orchestration.report.links import memo_page
from orchestration.report.trends import Trend, compare

# More lines than the style sheet has colours are told apart by nobody; the exploring page picks among all.
MAX_LINES = 5
MAX_CHARTS = 4
MAX_MEMOS = 300
MAX_DISAGREEMENTS = 25


def entity_context(data: EntityData, memos: Mapping[str, Row]) -> dict[str, Any]:
    """Everything the template `entity.html` shows; `memos` are the site's, by id."""
    return {
        "entity": data.entity,
        "memos": [{**row, **memos[row["memo_id"]]} for row in data.memos[:MAX_MEMOS]],
        "memos_left": max(len(data.memos) - MAX_MEMOS, 0),
        "trends": _charts(data, memos),
        "figures": [(name, list(rows)) for name, rows in groupby(data.figures, key=lambda row: row["concept_name"])],
        "facts": {row["fact_id"]: row for row in data.figures},
        "figures_left": max(data.figures[0]["figure_count"] - len(data.figures), 0) if data.figures else 0,
        "disagreements": data.disagreements[:MAX_DISAGREEMENTS],
        "disagreements_left": max(len(data.disagreements) - MAX_DISAGREEMENTS, 0),
        "by_id": memos,
        "has_many_memos": len(data.memos) > 1,
    }


def _charts(data: EntityData, memos: Mapping[str, Row]) -> list[Trend]:
    """A chart a measure and unit, the measures that most memos follow first."""
    is_compared = len({row["memo_id"] for row in data.series}) > 1

    def name_of(row: dict[str, Any]) -> str:
        memo = memos[row["memo_id"]]
        parts = [edition(memo["edition"]) if memo["edition"] else row["memo_id"]] if is_compared else []
        if row["scenario"] != "unspecified":
            parts.append(row["scenario"])
        return " · ".join(parts) or "as stated"

    def page_of(row: dict[str, Any]) -> str:
        return f"../{memo_page(row['memo_id'])}"

    groups = [
        list(rows) for _, rows in groupby(data.series, key=lambda row: (row["concept"], row["unit"], row["basis"]))
    ]
    groups.sort(key=lambda rows: (-len({row["memo_id"] for row in rows}), place_of(rows[0]["concept"])))
    charts = []
    for rows in groups[:MAX_CHARTS]:
        kept = list(dict.fromkeys(row["series_id"] for row in rows))[:MAX_LINES]
        charts.append(compare([row for row in rows if row["series_id"] in kept], name_of, page_of))
    return charts
