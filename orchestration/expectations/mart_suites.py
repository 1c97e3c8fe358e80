"""What analysts may expect of the marts built for one question each.

Belongs here: their suites. Does not: the facts they are built on (`core_suites`, `conformed_suites`).
Keys are errors; how a memo's figures look only warns, for a memo may well state what is odd.
"""

from __future__ import annotations

from orchestration.expectations.phrases import (
    at_most,
    between,
    fraction,
    never_empty,
    not_negative,
    one_of,
    statements,
    unique,
    within_bounds,
)
from orchestration.expectations.suite import Suite

_VERDICTS = ("exact", "consistent_rounding", "consistent_interval", "inconsistent", "not_checkable")
_SEVERITIES = ("error", "warning", "info")

MARKET_SUITES = (
    Suite(
        *statements(
            "mart_competitive_landscape",
            "market_position_id",
            "The participants of each market side by side: stated and implied share, rank, gap.",
            never_empty("entity", "Every participant has a name.", "warning"),
            fraction("stated_share", "stated share"),
            fraction("implied_share", "share implied by revenue"),
            between("stated_hhi", "A Herfindahl index lies between 0 and 10,000.", 0, 10_000),
            between("share_rank", "Ranks count from 1.", 1),
            not_negative("gap_to_leader", "gap to the leader"),
            between("market_total", "The stated shares of one market add up to about one.", 0.9, 1.1),
        ),
        derived={"market_total": "sum(stated_share) over (partition by memo_id, table_ordinal, period)"},
    ),
    Suite(
        *statements(
            "mart_capital_asymmetry",
            "capital_resources_id",
            "What rivals have raised and invest, as multiples of the memo's own company.",
            not_negative("funding_ratio", "multiple of funding"),
            not_negative("capex_ratio", "multiple of investment"),
            *within_bounds("capex_ratio", "multiple of investment"),
        )
    ),
    Suite(
        *statements(
            "mart_revenue_mix",
            "revenue_stream_id",
            "The streams of revenue: stated share beside the share recomputed from the amounts.",
            fraction("stated_share", "stated share"),
            fraction("recomputed_share", "recomputed share"),
            between("share_gap", "A stated share is within five points of the recomputed one.", -0.05, 0.05),
        )
    ),
    Suite(
        *statements(
            "mart_unit_economics",
            "unit_economics_id",
            "What a customer brings and costs, stated beside recomputed.",
            not_negative("payback_months_on_revenue", "payback period"),
            not_negative("recomputed_ltv_cac_ratio", "ratio of lifetime value to acquisition cost"),
        )
    ),
)

PROJECTION_SUITES = (
    Suite(
        *statements(
            "mart_revenue_projection",
            "financial_projection_id",
            "Revenue year by year with stated and recomputed growth.",
            unique(
                "An entity has one revenue a year under one scenario in one memo and currency.",
                *("memo_id", "entity_id", "scenario", "year", "unit"),
                severity="warning",
            ),
            not_negative("revenue", "revenue"),
            between("cagr_to_horizon", "No growth to the horizon is below -100% a year.", -1),
        )
    ),
    Suite(
        *statements(
            "mart_profitability_projection",
            "financial_projection_id",
            "EBITDA and margin year by year, stated beside recomputed.",
            between("stated_margin", "A margin does not exceed 1 (100% of revenue).", high=1),
            between("margin_gap", "A stated margin is within two points of the recomputed one.", -0.02, 0.02),
            *within_bounds("ebitda", "EBITDA"),
        )
    ),
    Suite(
        *statements(
            "mart_headcount_projection",
            "headcount_id",
            "Headcount by function and year, and revenue per head.",
            not_negative("headcount", "headcount"),
            between("share_of_total", "No function is more than the whole.", 0, 1),
        )
    ),
    Suite(
        *statements(
            "mart_customer_projection",
            "customer_projection_id",
            "Customers by kind and year.",
            not_negative("customers", "number of customers"),
            *within_bounds("customers", "number of customers"),
        )
    ),
    Suite(
        *statements(
            "mart_government_projection",
            "government_projection_id",
            "Government customers, revenue and funding by year.",
            not_negative("government_customers", "number of government customers"),
            between("share_of_revenue", "Government revenue is at most the whole.", 0, 1),
        )
    ),
    Suite(
        *statements(
            "mart_projection_series",
            "projection_series_id",
            "Every projected concept as a yearly series; value_source says which values were stated.",
            unique("A series has one value a year.", "series_id", "year"),
            never_empty("value", "Every year of a series has a value."),
            never_empty("value_source", "Every value says whether it was stated or computed, and how."),
            at_most("first_year", "last_year", "No series ends before it begins."),
        )
    ),
    Suite(
        *statements(
            "mart_scenario_comparison",
            "scenario_comparison_id",
            "Bear, base and bull case of one figure side by side.",
            between("scenario_count", "A comparison has one to three cases.", 1, 3),
            between("probability_sum", "The probabilities of all cases add up to at most about one.", 0, 1.01),
        )
    ),
    Suite(
        *statements(
            "mart_target_tracking",
            "target_fact_id",
            "Each target beside the projection for the same year.",
            never_empty("target", "Every row states a target."),
            never_empty("verdict", "Every row says how the projection stands to the target."),
        )
    ),
)

QUALITY_SUITES = (
    Suite(
        "mart_memo_quality",
        "How well each memo could be read: facts, refusals, and how many are tied to concepts.",
        (
            unique("Every memo stands here once.", "memo_id"),
            fraction("rejected_share", "refused share"),
            fraction("linked_share", "linked share"),
            between("rejected_share_small", "Of what a memo states, at most a tenth was refused.", high=0.1),
        ),
        derived={"rejected_share_small": "rejected_share"},
    ),
    Suite(
        "mart_unlinked_labels",
        "Labels no concept of the taxonomy was found for, the most frequent first.",
        (
            unique("Every label stands here once.", "unlinked_label_id"),
            one_of(
                "link_state",
                ("derived", "unlinked"),
                "Only labels without a concept of the taxonomy stand here.",
            ),
            between("fact_count", "Every label was read at least once.", 1),
        ),
    ),
)

AUDIT_SUITES = (
    Suite(
        *statements(
            "fct_audit_finding",
            "finding_id",
            "What each audit rule found when it held a memo against itself or against another one.",
            one_of("verdict", _VERDICTS, "A verdict is one of the five agreed words."),
            one_of("severity", _SEVERITIES, "A severity is one of the agreed words.", "warning"),
            never_empty("rule", "Every finding names the rule that made it."),
            never_empty("message", "Every finding says in one sentence what was found.", "warning"),
            at_most("stated_low", "stated_high", "No stated interval is turned round.", "warning"),
            at_most("recomputed_low", "recomputed_high", "No recomputed interval is turned round.", "warning"),
        )
    ),
    Suite(
        "mart_memo_audit",
        "How many checks each memo passed and failed, and its worst findings.",
        (
            unique("Every memo stands here once.", "memo_id"),
            not_negative("error_count", "number of errors"),
            at_most("inconsistent_count", "check_count", "No memo has more contradictions than checks."),
        ),
    ),
    Suite(
        *statements(
            "mart_cross_memo_disagreement",
            "finding_id",
            "Where two memos state different values of one figure.",
            never_empty("other_memo_id", "Every disagreement names both memos."),
            between("memos_apart", "A disagreement is between two memos, never within one.", 1, severity="error"),
        ),
        derived={"memos_apart": "case when memo_id = other_memo_id then 0 else 1 end"},
    ),
)

MART_SUITES = (*MARKET_SUITES, *PROJECTION_SUITES, *QUALITY_SUITES, *AUDIT_SUITES)
