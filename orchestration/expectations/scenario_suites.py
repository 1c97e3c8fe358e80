"""What analysts may expect of the what-if marts and of amounts in one currency.

Belongs here: suites of the simulated, the what-if and the converted figures. Does not: what the memos
project themselves (`mart_suites`). Here the figures are ours, so an impossible one is an error.
"""

from __future__ import annotations

from itertools import pairwise

from orchestration.expectations.phrases import at_most, between, fraction, never_empty, not_negative, statements, unique
from orchestration.expectations.suite import Suite

_PERCENTILES = ("p05", "p10", "p25", "p50", "p75", "p90", "p95")

WHAT_IF_SUITES = (
    Suite(
        *statements(
            "mart_projection_statements",
            "projection_statement_id",
            "The stated years of revenue and cost that can be taken apart into drivers.",
            unique("A series has one row a year.", "series_id", "year"),
            not_negative("revenue", "revenue"),
            at_most("revenue_low", "revenue_high", "No interval of revenue is turned round."),
        )
    ),
    Suite(
        "mart_projection_driver_points",
        "The statements the drivers are read from.",
        (
            unique("Every row has a key of its own.", "projection_driver_point_id"),
            at_most("value_low", "value_high", "No interval is turned round."),
        ),
    ),
    Suite(
        "mart_projection_driver_values",
        "Each driver in every year of its series.",
        (
            unique("Every row has a key of its own.", "projection_driver_value_id"),
            at_most("value_low", "value_high", "No interval is turned round."),
        ),
    ),
    Suite(
        *statements(
            "mart_projection_drivers",
            "projection_driver_id",
            "What drives each year of a memo's own projection.",
            unique("A series has one row a year.", "series_id", "year"),
            at_most("first_year", "last_year", "No series ends before it begins."),
            not_negative("customers", "number of customers"),
        )
    ),
    Suite(
        *statements(
            "mart_projection_scenarios",
            "projection_scenario_id",
            "Revenue, cost, EBITDA and cash need by year under each what-if scenario.",
            unique("A series has one row a scenario and year.", "series_id", "scenario", "year"),
            never_empty("scenario", "Every row names its scenario."),
            not_negative("cash_need", "need of cash"),
        )
    ),
    Suite(
        *statements(
            "mart_projection_sensitivity",
            "projection_sensitivity_id",
            "What a step in one driver does to the EBITDA of the last year.",
            unique("A series has one row a driver.", "series_id", "driver"),
            not_negative("swing", "swing"),
            between("swing_rank", "Ranks count from 1.", 1),
        )
    ),
    Suite(
        *statements(
            "mart_projection_fan_terms",
            "projection_fan_id",
            "What one deviation of each shock adds to a year of the fan.",
            unique("A series has one row a measure and year.", "series_id", "measure", "year"),
            between("scale", "No year has a size below nought.", 0),
            between("margin", "No margin shock moves more than all there is.", 0, 1),
        )
    ),
    Suite(
        *statements(
            "mart_projection_fan",
            "projection_fan_id",
            "How far a memo's own path may be missed: percentiles of simulated paths.",
            unique("A series has one row a measure and year.", "series_id", "measure", "year"),
            fraction("probability_of_profit", "probability of profit"),
            *(
                at_most(lower, upper, f"Percentile {lower[1:]} does not exceed percentile {upper[1:]}.")
                for lower, upper in pairwise(_PERCENTILES)
            ),
        )
    ),
)

CURRENCY_SUITES = (
    Suite(
        *statements(
            "mart_amount_in_usd",
            "fact_id",
            "Every stated amount of money beside what it comes to in US dollars.",
            never_empty("value", "Every row has the amount as stated."),
            between("usd_per_unit", "No rate of exchange is negative.", 0, severity="error"),
            at_most("value_low_usd", "value_high_usd", "No converted interval is turned round."),
        )
    ),
    Suite(
        *statements(
            "mart_financials_in_usd",
            "financial_projection_id",
            "The yearly income statements of all companies in one currency.",
            between("usd_per_unit", "No rate of exchange is negative.", 0, severity="error"),
            at_most("revenue_low_usd", "revenue_high_usd", "No converted interval is turned round."),
        )
    ),
)

CALENDAR = Suite(
    "dim_date",
    "Every day of every year the statements speak of.",
    (
        unique("Every day stands here once.", "date_day"),
        between("month_of_year", "Months count from 1 to 12.", 1, 12, severity="error"),
    ),
)

SCENARIO_SUITES = (*WHAT_IF_SUITES, *CURRENCY_SUITES, CALENDAR)
