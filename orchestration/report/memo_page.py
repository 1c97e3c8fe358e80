"""A memo's page: which of its figures are shown, and in which order.

Belongs here: the choice and arrangement of rows for the template. Does not: reading them (`memo_data`),
markup (the template) or how a figure is written (`figures`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from orchestration.report.charts import bar, cases, whole
from orchestration.report.figures import Row, kind_of
from orchestration.report.memo_data import MemoData
from orchestration.report.memo_facts import fact_groups
from orchestration.report.reading import Rows
from orchestration.report.trends import Trend, trends
from orchestration.report.what_if import what_if

# A page shows this many trends as charts; every figure stands in the facts below all the same.
MAX_TRENDS = 6
MAX_HEADLINES = 8
MAX_OTHERS = 12
# Of one memo's findings the page lists so many; a memo with more has one cause that repeats.
MAX_FINDINGS = 40
# What a reader asks of a company first, where the memo states it; then whatever it follows over years.
_HEADLINE_CONCEPTS = (
    "revenue",
    "ebitda",
    "ebitda_margin",
    "headcount",
    "enterprise_customers",
    "customers",
    "market_share",
    "gross_margin",
    "net_revenue_retention",
    "government_funding",
    "market_size",
    "gdp",
    "gdp_growth",
    "unemployment_rate",
    "population",
    "investment",
    "capex",
)
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
_VERDICTS = ("exact", "consistent_rounding", "consistent_interval", "inconsistent", "not_checkable")
_WORKINGS = {
    "payback_months_on_revenue": ("month", "duration", "acquisition cost × 12 ÷ contract value"),
    "recomputed_lifetime_value": (None, "money", "contract value × gross margin × lifetime"),
    "recomputed_ltv_cac_ratio": ("pure", "ratio", "lifetime value ÷ acquisition cost"),
}


def memo_context(data: MemoData) -> dict[str, Any]:
    """Everything the template `memo.html` shows of one memo."""
    facts = {fact["fact_id"]: fact for fact in data["facts"]}
    own = _own(data)
    followed = sorted(trends(data["series"], own), key=lambda trend: (not trend.is_whole, _priority(trend.concept)))
    return {
        "memo": data.memo,
        "facts": facts,
        "headlines": _headlines(data["facts"], followed, own),
        "trends": followed[:MAX_TRENDS],
        "trends_left": _others(followed[MAX_TRENDS:]),
        "finance": _by(data["finance"], "entity", "scenario", "unit"),
        "markets": [
            _market(rows, own) for rows in _by(data["market"], "table_ordinal", "market", "scenario", "period")
        ],
        "mixes": [_mix(rows) for rows in _by(data["mix"], "entity", "period", "scenario")],
        "headcounts": [_headcount(rows) for rows in _by(data["headcount"], "entity", "scenario")],
        "economics": [_economics(row) for row in data["economics"]],
        "scenarios": [_scenario(row) for row in data["scenarios"]],
        "targets": data["targets"],
        "capital": _by(data["capital"], "year", "scenario"),
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


def _by(rows: Rows, *keys: str) -> list[Rows]:
    groups: dict[tuple[Any, ...], Rows] = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row)
    return list(groups.values())


def _headlines(facts: Rows, followed: list[Trend], own: str | None) -> list[dict[str, Any]]:
    """Trends of the memo's own entity first, then single statements of the concepts one asks for first."""
    cards: list[dict[str, Any]] = []
    seen: set[str] = set()
    wholes = [trend for trend in followed if trend.is_whole]
    for trend in wholes:
        if trend.concept not in seen and len(trend.lead.points) > 1:
            seen.add(trend.concept)
            cards.append({"trend": trend})
    singles = [
        fact
        for fact in facts
        if fact["entity_id"] == own
        and fact["concept"] in _HEADLINE_CONCEPTS
        and not fact["member"]
        and not fact["scenario"]
    ]
    for fact in sorted(singles, key=lambda fact: (_priority(fact["concept"]), fact["block_kind"] != "table")):
        if fact["concept"] not in seen:
            seen.add(fact["concept"])
            cards.append({"fact": fact})
    return cards[:MAX_HEADLINES]


def _priority(concept: str) -> int:
    return _HEADLINE_CONCEPTS.index(concept) if concept in _HEADLINE_CONCEPTS else len(_HEADLINE_CONCEPTS)


def _market(rows: Rows, own: str | None) -> dict[str, Any]:
    top = max((row["market_share"] or 0 for row in rows), default=0) or 1
    shown = [
        {**row, "bar": _share_bar(row["market_share"], row["implied_share"], top), "is_own": row["entity_id"] == own}
        for row in rows
    ]
    return {
        "title": rows[0]["market"],
        "scenario": rows[0]["scenario"],
        "period": rows[0]["period"],
        "rows": shown,
        "hhi": rows[0]["stated_hhi"],
        **_shown(rows, "implied_share", "revenue_per_customer", "revenue_fact_id", "customers_fact_id"),
    }


def _share_bar(stated: float | None, implied: float | None, top: float) -> Markup:
    return bar((stated or 0) / top, 1, None if implied is None else implied / top)


def _mix(rows: Rows) -> dict[str, Any]:
    parts = [row for row in rows if not row["is_total"]]
    shares = [(row["stream"], row["recomputed_share"] or row["stated_share"] or 0) for row in parts]
    return {
        "entity": rows[0]["entity"],
        "period": rows[0]["period"],
        "scenario": rows[0]["scenario"],
        "rows": rows,
        "whole": whole(shares),
        **_shown(rows, "amount_fact_id", "share_fact_id", "growth_driver", "recomputed_share"),
    }


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


def _scenario(row: Row) -> dict[str, Any]:
    values = [(name, row[f"{name}_value"]) for name in ("bear", "base", "bull")]
    return {**row, "kind": kind_of(row["unit"]), "plot": cases(values, row["probability_weighted"])}


def _checks(rows: Rows) -> dict[str, int]:
    """How many checks ended with each verdict."""
    counts = dict.fromkeys(_VERDICTS, 0)
    for row in rows:
        counts[row["verdict"]] += row["checks"]
    return counts if rows else {}


def _shown(rows: Iterable[Row], *columns: str) -> dict[str, bool]:
    """Which columns hold anything; an empty one is left out of its table."""
    held = list(rows)
    return {f"has_{column}": any(row[column] is not None for row in held) for column in columns}
