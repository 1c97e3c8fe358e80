"""The part of a memo's page that goes beyond the memo: what if a driver changes, and how sure is a projection.

Belongs here: arranging the rows of the what-if marts. Does not: their figures, which are all worked out in
the warehouse from the assumptions in its seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from orchestration.report.fans import fan, tornado
from orchestration.report.figures import words
from orchestration.report.reading import Rows

_MEASURES = ("revenue", "ebitda")
_LEAST_YEARS = 2


def what_if(scenarios: Rows, sensitivities: Rows, fans: Rows) -> list[dict[str, Any]]:
    """One block a projection: its last year under each scenario, its drivers, its fans."""
    blocks: dict[str, dict[str, Any]] = {}
    for series, rows in groupby(scenarios, key=lambda row: row["series_id"]):
        held = list(rows)
        blocks[series] = {
            "row": held[0],
            "scenarios": held,
            "drivers": [],
            "fans": [],
            "has_cash_need": any(row["cash_need"] for row in held),
            "has_assumed": any(row["is_assumed"] for row in held),
            # Which earnings the memo states; none where it states neither earnings nor cost.
            "earnings": words(held[0]["earnings_kind"]),
            # Who earns in every year of every scenario breaks even in none.
            "has_break_even": any(row["earnings_kind"] and row["break_even_year"] != row["first_year"] for row in held),
        }
    for series, rows in groupby(sensitivities, key=lambda row: row["series_id"]):
        if series in blocks:
            changed = list(rows)
            blocks[series]["drivers"] = tornado(changed)
            blocks[series]["has_assumed"] |= any(row["is_assumed"] for row in changed)
    for series, chart in _fans(fans):
        if series in blocks:
            blocks[series]["fans"].append(chart)
    return list(blocks.values())


def _fans(fans: Rows) -> Iterator[tuple[str, dict[str, Any]]]:
    for (series, measure), rows in groupby(fans, key=lambda row: (row["series_id"], row["measure"])):
        held = list(rows)
        if measure in _MEASURES and len(held) >= _LEAST_YEARS:
            title = words(held[0]["earnings_kind"] if measure == "ebitda" else measure)
            label = f"{title}: percentiles of the simulation from {held[0]['year']} to {held[-1]['year']}"
            last = held[-1]
            yield series, {"title": title, "svg": fan(label, held), "last": last}
