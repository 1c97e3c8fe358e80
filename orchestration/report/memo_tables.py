"""The tables of a memo's page: which rows make one, which are worth showing, which columns hold anything.

Belongs here: the arrangement of rows for the template. Does not: reading them (`memo_statements`) or markup.
A table of one figure says less than the figure itself, which stands among the facts: such a one is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from orchestration.report.charts import bar, cases, whole
from orchestration.report.figures import Row, kind_of
from orchestration.report.links import entity_page
from orchestration.report.reading import Rows

# A comparison needs two of whatever it compares.
_LEAST = 2
_CASES = ("bear", "base", "bull")
_PROBABILITY = "probability"
_ECONOMICS = (
    ("annual_contract_value", "Annual contract value", None),
    ("customer_acquisition_cost", "Customer acquisition cost", None),
    ("gross_margin", "Gross margin", None),
    ("cac_payback_months", "Payback of acquisition cost", "payback_months_on_revenue"),
    ("customer_lifetime_years", "Customer lifetime", None),
    ("customer_lifetime_value", "Customer lifetime value", "recomputed_lifetime_value"),
    ("ltv_cac_ratio", "LTV to CAC", "recomputed_ltv_cac_ratio"),
    ("net_revenue_retention", "Net revenue retention", None),
    ("customer_retention_rate", "Customer retention", None),
    ("churn_rate", "Churn", None),
)
_WORKINGS = {
    "payback_months_on_revenue": ("month", "duration", "acquisition cost × 12 ÷ contract value"),
    "recomputed_lifetime_value": (None, "money", "contract value × gross margin × lifetime"),
    "recomputed_ltv_cac_ratio": ("pure", "ratio", "lifetime value ÷ acquisition cost"),
}


def finances(rows: Rows) -> list[dict[str, Any]]:
    """Years of revenue, expense and earnings, an entity and scenario at a time."""
    shown = []
    for years in _by(rows, "entity", "scenario", "unit"):
        columns = {
            **_shown(years, "revenue_fact_id", "revenue_growth_fact_id", "operating_expense_fact_id"),
            "has_ebitda": any(row["ebitda_fact_id"] or row["recomputed_ebitda"] is not None for row in years),
            "has_margin": any(row["ebitda_margin_fact_id"] or row["recomputed_margin"] is not None for row in years),
        }
        # One column alone is what its chart shows.
        if sum(columns.values()) < _LEAST:
            continue
        lead = years[0]
        # Who earns from the first year on does not break even in it.
        even = lead["break_even_year"] if lead["year"] and (lead["break_even_year"] or 0) > lead["year"] else None
        has_sum = len(years) >= _LEAST and any(row["cumulative_ebitda"] is not None for row in years)
        shown.append({"lead": lead, "rows": years, "break_even": even, "has_cumulative": has_sum, **columns})
    return shown


def markets(rows: Rows, own: str | None) -> list[dict[str, Any]]:
    """Participants of each market with their shares, the largest first."""
    found = _by(rows, "table_ordinal", "market", "scenario", "period")
    return [_market(group, own) for group in found if len(group) >= _LEAST]


def _market(rows: Rows, own: str | None) -> dict[str, Any]:
    top = max((row["market_share"] or 0 for row in rows), default=0) or 1
    return {
        "title": rows[0]["market"],
        "scenario": rows[0]["scenario"],
        "rows": [
            {
                **row,
                "bar": bar(
                    (row["market_share"] or 0) / top,
                    mark=None if row["implied_share"] is None else row["implied_share"] / top,
                ),
                "is_own": row["entity_id"] == own,
                "page": entity_page(row["entity_id"], row["entity"]),
            }
            for row in rows
        ],
        "hhi": rows[0]["stated_hhi"],
        **_shown(
            rows,
            "market_share_fact_id",
            "implied_share",
            "revenue_per_customer",
            "revenue_fact_id",
            "customers_fact_id",
        ),
    }


def capital(rows: Rows) -> list[dict[str, Any]]:
    """What companies have raised and spend, a year at a time, where there is another to compare with."""
    return [
        {
            "lead": group[0],
            "rows": [{**row, "page": entity_page(row["entity_id"], row["entity"])} for row in group],
            **_shown(
                group,
                "total_funding_fact_id",
                "funding_ratio",
                "capex_fact_id",
                "capex_ratio",
                "primary_infrastructure",
            ),
        }
        for group in _by(rows, "year", "scenario")
        if len(group) >= _LEAST
    ]


def mixes(rows: Rows) -> list[dict[str, Any]]:
    """What revenue is made of."""
    return [_mix(group) for group in _by(rows, "entity", "period", "scenario") if len(_parts(group)) >= _LEAST]


def _mix(rows: Rows) -> dict[str, Any]:
    shares = [(row["stream"], row["recomputed_share"] or row["stated_share"] or 0) for row in _parts(rows)]
    return {
        "entity": rows[0]["entity"],
        "period": rows[0]["period"],
        "scenario": rows[0]["scenario"],
        "rows": rows,
        "whole": whole(shares) if any(share > 0 for _, share in shares) else "",
        **_shown(rows, "amount_fact_id", "share_fact_id", "growth_driver", "recomputed_share"),
    }


def headcounts(rows: Rows) -> list[dict[str, Any]]:
    """Staff by function, a column a year."""
    return [_headcount(group) for group in _by(rows, "entity", "scenario") if _parts(group)]


def _headcount(rows: Rows) -> dict[str, Any]:
    """Functions as rows and years as columns; growth is stated once a function."""
    years = sorted({row["year"] for row in rows if row["year"] is not None and row["headcount_fact_id"]})
    functions: dict[tuple[str, bool], dict[str, Any]] = {}
    for row in rows:
        entry = functions.setdefault(
            (row["job_function"], row["is_total"]),
            {
                "name": row["job_function"],
                "is_total": row["is_total"],
                "years": {},
                "growth": None,
                "role": row["role"],
                "bar": "",
            },
        )
        entry["years"].setdefault(row["year"], row)
        entry["growth"] = entry["growth"] or row["headcount_growth_fact_id"]
    parts = [entry for entry in functions.values() if not entry["is_total"]]
    top = max((row["headcount"] or 0 for entry in parts for row in entry["years"].values()), default=0) or 1
    for entry in parts:
        last = entry["years"].get(years[-1]) if years else None
        entry["bar"] = bar((last["headcount"] or 0) / top) if last else ""
    return {
        "entity": rows[0]["entity"],
        "scenario": rows[0]["scenario"],
        "years": years,
        "functions": list(functions.values()),
        "has_growth": any(entry["growth"] for entry in functions.values()),
        "has_role": any(entry["role"] for entry in functions.values()),
    }


def staffs(rows: Rows) -> dict[str, Any]:
    """The staff of several companies of which only totals are stated, a row each; empty with fewer than two."""
    totals = [
        group
        for group in _by([row for row in rows if row["year"] and row["headcount_fact_id"]], "entity", "scenario")
        if group[0]["scenario"] == "unspecified" and not _parts(group)
    ]
    if len(totals) < _LEAST:
        return {}
    return {
        "years": sorted({row["year"] for group in totals for row in group}),
        "rows": [
            {
                "entity": group[0]["entity"],
                "page": entity_page(group[0]["entity_id"], group[0]["entity"]),
                "years": {row["year"]: row["headcount_fact_id"] for row in group},
            }
            for group in totals
        ],
    }


def economics(rows: Rows) -> list[dict[str, Any]]:
    """What one customer costs and brings."""
    return [shown for shown in map(_economics, rows) if len(shown["measures"]) >= _LEAST]


def _economics(row: Row) -> dict[str, Any]:
    measures = []
    for column, name, derived in _ECONOMICS:
        fact_id = row[f"{column}_fact_id"]
        if fact_id is None:
            continue
        measure: dict[str, Any] = {"name": name, "fact_id": fact_id, "derived": None}
        if derived and row[derived] is not None:
            unit, kind, working = _WORKINGS[derived]
            measure |= {"derived": row[derived], "unit": unit or row["unit"], "kind": kind, "working": working}
        measures.append(measure)
    return {"row": row, "measures": measures}


def scenarios(rows: Rows) -> dict[str, Any]:
    """Bear, base and bull side by side, where at least two of them are stated; what each is given comes first."""
    shown = [_scenario(row) for row in rows if sum(row[f"{name}_value"] is not None for name in _CASES) >= _LEAST]
    if not shown:
        return {}
    shown.sort(key=lambda row: row["concept"] != _PROBABILITY)
    return {"rows": shown, **_shown(shown, "probability_weighted")}


def _scenario(row: Row) -> dict[str, Any]:
    values = [(name, row[f"{name}_value"]) for name in _CASES]
    # How likely the cases are is no outcome to draw on a line.
    plot = "" if row["concept"] == _PROBABILITY else cases(values, row["probability_weighted"])
    return {**row, "kind": kind_of(row["unit"]), "plot": plot}


def _parts(rows: Rows) -> Rows:
    return [row for row in rows if not row["is_total"]]


def _by(rows: Rows, *keys: str) -> list[Rows]:
    groups: dict[tuple[Any, ...], Rows] = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return list(groups.values())


def _shown(rows: Iterable[Row], *columns: str) -> dict[str, bool]:
    """Which columns hold anything; an empty one is left out of its table."""
    held = list(rows)
    return {f"has_{column}": any(row[column] is not None for row in held) for column in columns}
