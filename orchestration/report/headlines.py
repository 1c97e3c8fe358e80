"""The figures a memo's page opens with, and the order in which its measures are shown.

Belongs here: which measures one asks for first. Does not: joining yearly rows to lines (`trends`).
"""

from __future__ import annotations

from typing import Any

from orchestration.report.figures import Row
from orchestration.report.reading import Rows
from orchestration.report.trends import Trend

MAX_HEADLINES = 8
# What a reader asks of a company, a bank, an insurer, a country or a sector first, where the memo states it.
_CONCEPTS = (
    "revenue",
    "ebitda",
    "ebitda_margin",
    "operating_income",
    "net_income",
    "gdp",
    "gdp_growth",
    "inflation_rate",
    "unemployment_rate",
    "youth_unemployment_rate",
    "headcount",
    "employment",
    "net_interest_margin",
    "return_on_equity",
    "capital_ratio",
    "combined_ratio",
    "cost_income_ratio",
    "loans",
    "deposits",
    "premiums",
    "free_cash_flow",
    "earnings_per_share",
    "enterprise_customers",
    "customers",
    "market_share",
    "gross_margin",
    "net_revenue_retention",
    "government_customers",
    "government_revenue",
    "government_funding",
    "public_debt_ratio",
    "fiscal_balance",
    "population",
    "house_price",
    "rent",
    "enrolment",
    "tuition",
    "market_size",
    "investment",
    "capex",
    "assets",
    "debt",
)
_PLACES = {concept: place for place, concept in enumerate(_CONCEPTS)}


def importance(trend: Trend) -> tuple[bool, bool, int, bool, int]:
    """A sort key: the memo's own wholes first, what the taxonomy knows before what a label named.

    Of two trends of one measure the first is the one that a single table states, then the longer one.
    """
    place = place_of(trend.concept)
    return (not trend.is_whole, trend.is_derived, place, trend.is_gathered, -len(trend.lead.points))


def place_of(concept: str) -> int:
    """Where a measure stands among those one asks for; all others share the place behind them."""
    return _PLACES.get(concept, len(_CONCEPTS))


def headlines(facts: Rows, followed: list[Trend], own: str | None) -> list[dict[str, Any]]:
    """Trends of the memo's own entity, and single statements of the measures one asks for, a card each."""
    cards: dict[str, dict[str, Any]] = {}
    for trend in followed:
        if trend.is_whole and len(trend.lead.points) > 1:
            cards.setdefault(trend.concept, {"trend": trend, "place": _place_of_trend(trend)})
    singles = [fact for fact in facts if fact["entity_id"] == own and _is_headline(fact)]
    for fact in sorted(singles, key=lambda fact: fact["block_kind"] != "table"):
        cards.setdefault(fact["concept"], {"fact": fact, "place": place_of(fact["concept"]) + len(_CONCEPTS)})
    return sorted(cards.values(), key=lambda card: card["place"])[:MAX_HEADLINES]


def _is_headline(fact: Row) -> bool:
    """A whole of a measure one asks for, in the kind of unit the measure has: 6,120 is nobody's revenue."""
    is_whole = fact["concept"] in _PLACES and not fact["member"] and not fact["scenario"]
    is_change = fact["unit_kind"] == "count" and (fact["value"] or 0) < 0
    return is_whole and fact["unit_kind"] == fact["concept_kind"] and not is_change


def _place_of_trend(trend: Trend) -> int:
    """A measure that a label made comes behind everything the taxonomy knows."""
    return 2 * len(_CONCEPTS) + 1 if trend.is_derived else place_of(trend.concept)
