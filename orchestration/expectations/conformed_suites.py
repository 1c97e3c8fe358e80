"""What analysts may expect of the conformed facts: one grain and one kind of figure each.

Belongs here: their suites. Does not: `fct_memo_fact` and the dimensions (`core_suites`) or the marts
built on these (`mart_suites`). Keys are errors; how a memo's figures look only warns, for a memo may
well state what is odd.
"""

from __future__ import annotations

from orchestration.expectations.phrases import between, fraction, not_negative, statements, within_bounds
from orchestration.expectations.suite import Expectation, Suite


def _metrics(mart: str, key: str, says: str, *expectations: Expectation) -> Suite:
    """A table of named metrics with one value a row."""
    return Suite(*statements(mart, key, says, *within_bounds("value", "value"), *expectations))


CONFORMED_SUITES = (
    _metrics(
        "fct_ranked_fact",
        "fact_id",
        "The statements the conformed facts choose from, in order of precedence.",
    ),
    Suite(
        *statements(
            "fct_market_position",
            "market_position_id",
            "Who holds which share of a market, with revenue and customers where the same row states them.",
            fraction("market_share", "market share"),
            not_negative("revenue", "revenue"),
            not_negative("customers", "number of customers"),
            *within_bounds("market_share", "market share"),
        )
    ),
    Suite(
        *statements(
            "fct_capital_resources",
            "capital_resources_id",
            "What each company has raised and what it invests in a year.",
            not_negative("total_funding", "funding"),
            not_negative("capex", "capital expenditure"),
            *within_bounds("capex", "capital expenditure"),
        )
    ),
    Suite(
        *statements(
            "fct_model_release",
            "model_release_id",
            "Which models were released, how large they are and how they perform.",
            between("parameters", "A model has at least a million parameters.", 1e6),
            *within_bounds("parameters", "number of parameters"),
        )
    ),
    _metrics(
        "fct_adoption_metric",
        "adoption_metric_id",
        "How widely a product is used: downloads, developers, instances.",
        not_negative("value", "measure of use"),
    ),
    Suite(
        *statements(
            "fct_revenue_stream",
            "revenue_stream_id",
            "What each stream brings in and which part of the whole it is.",
            fraction("share", "stream's share"),
            *within_bounds("amount", "amount"),
        )
    ),
    Suite(
        *statements(
            "fct_financial_projection",
            "financial_projection_id",
            "Revenue, cost, EBITDA, margin and growth of an entity in one year under one scenario.",
            not_negative("revenue", "revenue"),
            between("ebitda_margin", "An EBITDA margin does not exceed 1 (100% of revenue).", high=1),
            between("year", "Years lie between 1990 and 2100; others are more likely misread.", 1990, 2100),
            *within_bounds("revenue", "revenue"),
            *within_bounds("ebitda", "EBITDA"),
        )
    ),
    Suite(
        *statements(
            "fct_headcount",
            "headcount_id",
            "How many people work in each function.",
            not_negative("headcount", "headcount"),
            *within_bounds("headcount", "headcount"),
        )
    ),
    Suite(
        *statements(
            "fct_unit_economics",
            "unit_economics_id",
            "What a customer brings and costs.",
            not_negative("customer_acquisition_cost", "acquisition cost"),
            fraction("customer_retention_rate", "retention rate"),
            fraction("churn_rate", "churn rate"),
            between("gross_margin", "A gross margin does not exceed 1 (100% of revenue).", high=1),
        )
    ),
    _metrics("fct_customer_metric", "customer_metric_id", "How many customers there are and what they do."),
    _metrics("fct_government_funding", "government_funding_id", "What governments give and buy."),
    _metrics("fct_partner_contribution", "partner_contribution_id", "What partners bring in."),
    _metrics("fct_compensation", "compensation_id", "What people are paid."),
)
