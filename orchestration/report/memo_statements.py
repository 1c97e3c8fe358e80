"""The statements that read what memos' pages show, one a part of the page.

Belongs here: SQL and the marts each statement needs. Does not: running it (`memo_data`).
"""

from __future__ import annotations

# For each part of the page: the marts it needs and the statement; `$memos` are the memos wanted.
# Figures are shown, not summed, so a double holds every digit a page prints.
PARTS: dict[str, tuple[tuple[str, ...], str]] = {
    "facts": (
        ("fct_memo_fact", "dim_section", "dim_concept"),
        """
        select facts.memo_id, facts.fact_id, facts.entity_id, facts.memo_entity_id, facts.entity, facts.concept,
            concepts.name as concept_name, concepts.unit_kind as concept_kind, facts.member, facts.is_total,
            facts.subject_label, facts.label, facts.column_label, facts.caption, facts.block_kind, facts.source_line,
            facts.source_value, facts.source_text, facts.table_ordinal, facts.value::double as value,
            facts.value_low::double as value_low, facts.value_high::double as value_high, facts.qualifier,
            facts.unit, facts.unit_kind, facts.rate_basis, facts.period, facts.period_source, facts.status,
            facts.scenario, facts.link_state, sections.number as section_number, sections.title as section_title,
            facts.section_id
        from marts.fct_memo_fact as facts
        left join marts.dim_section as sections on facts.section_id = sections.section_id
        left join marts.dim_concept as concepts on facts.concept_id = concepts.concept_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, facts.char_start, facts.char_end, facts.fact_id
        """,
    ),
    "rejected": (
        ("fct_rejected",),
        """
        select memo_id, source_line, source_text, code, message
        from marts.fct_rejected
        where list_contains($memos, memo_id)
        order by memo_id, source_line, code, source_text
        """,
    ),
    "findings": (
        ("fct_audit_finding",),
        """
        select memo_id, finding_id, rule, severity, other_memo_id, stated_fact_id, relative_gap::double as relative_gap,
            evidence_fact_ids, message, is_accepted, accepted_reason, accepted_by
        from marts.fct_audit_finding
        where list_contains($memos, memo_id) and verdict = 'inconsistent'
        order by memo_id, case severity when 'error' then 0 when 'warning' then 1 else 2 end,
            abs(relative_gap) desc nulls last, rule, finding_id
        """,
    ),
    "checks": (
        ("fct_audit_finding",),
        """
        select memo_id, rule, verdict, count(*) as checks
        from marts.fct_audit_finding
        where list_contains($memos, memo_id)
        group by memo_id, rule, verdict
        order by memo_id, rule, verdict
        """,
    ),
    "series": (
        ("mart_projection_series", "dim_concept"),
        """
        select series.memo_id, series.series_id, series.entity_id, series.entity, series.concept,
            concepts.name as concept_name, concepts.statement, series.member, series.is_total, series.scenario,
            series.unit, series.unit_kind, series.basis, series.year, series.value::double as value,
            series.value_low::double as value_low, series.value_high::double as value_high, series.value_source,
            series.from_fact_id, series.cagr_to_horizon::double as cagr
        from marts.mart_projection_series as series
        left join marts.dim_concept as concepts on series.concept = concepts.concept
        where list_contains($memos, series.memo_id) and series.value_source <> 'extrapolated'
        order by series.memo_id, series.concept, series.is_total desc, series.member nulls first, series.scenario,
            series.unit, series.series_id, series.year
        """,
    ),
    "market": (
        ("fct_market_position", "mart_competitive_landscape"),
        """
        select facts.memo_id, facts.market, facts.table_ordinal, facts.period_id, ranks.scenario, ranks.period,
            ranks.entity, facts.entity_id, facts.subject_label, ranks.is_residual, facts.unit,
            facts.market_share::double as market_share, facts.market_share_fact_id, facts.revenue_fact_id,
            facts.customers_fact_id, facts.customer_kind, ranks.implied_share::double as implied_share,
            ranks.share_rank, ranks.gap_to_leader::double as gap_to_leader,
            ranks.revenue_per_customer::double as revenue_per_customer, ranks.stated_hhi::double as stated_hhi
        from marts.fct_market_position as facts
        inner join marts.mart_competitive_landscape as ranks
            on facts.market_position_id = ranks.market_position_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, facts.table_ordinal, facts.market, ranks.scenario, ranks.period, ranks.is_residual,
            facts.market_share desc nulls last, facts.subject_label
        """,
    ),
    "mix": (
        ("fct_revenue_stream", "mart_revenue_mix"),
        """
        select facts.memo_id, mix.entity, mix.stream, facts.subject_label, facts.is_total, mix.period, mix.scenario,
            facts.amount_fact_id, facts.share_fact_id, mix.amount::double as amount, facts.unit,
            mix.stated_share::double as stated_share, mix.recomputed_share::double as recomputed_share,
            facts.growth_driver
        from marts.fct_revenue_stream as facts
        inner join marts.mart_revenue_mix as mix on facts.revenue_stream_id = mix.revenue_stream_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, mix.entity, mix.period, mix.scenario, facts.is_total,
            mix.amount desc nulls last, mix.stated_share desc nulls last, mix.stream
        """,
    ),
    "finance": (
        ("fct_financial_projection", "dim_scenario", "dim_entity", "mart_profitability_projection"),
        """
        select facts.memo_id, facts.entity_id, entities.entity, scenarios.scenario, facts.year, facts.unit,
            facts.revenue_fact_id, facts.revenue_growth_fact_id, facts.operating_expense_fact_id,
            facts.ebitda_fact_id, facts.ebitda_margin_fact_id,
            profits.recomputed_ebitda::double as recomputed_ebitda,
            profits.recomputed_margin::double as recomputed_margin,
            profits.cumulative_ebitda::double as cumulative_ebitda, profits.break_even_year, facts.primary_driver
        from marts.fct_financial_projection as facts
        inner join marts.dim_scenario as scenarios on facts.scenario_id = scenarios.scenario_id
        inner join marts.dim_entity as entities on facts.entity_id = entities.entity_id
        left join marts.mart_profitability_projection as profits
            on facts.financial_projection_id = profits.financial_projection_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, entities.entity, scenarios.sort_order, facts.unit, facts.year
        """,
    ),
    "headcount": (
        ("fct_headcount", "fct_memo_fact", "dim_scenario", "dim_entity"),
        """
        select facts.memo_id, facts.entity_id, entities.entity, facts.job_function, facts.subject_label, facts.is_total,
            facts.year, scenarios.scenario, facts.headcount::double as headcount, facts.headcount_fact_id,
            facts.headcount_growth_fact_id, facts.role
        from marts.fct_headcount as facts
        inner join marts.dim_scenario as scenarios on facts.scenario_id = scenarios.scenario_id
        inner join marts.dim_entity as entities on facts.entity_id = entities.entity_id
        left join marts.fct_memo_fact as counted on facts.headcount_fact_id = counted.fact_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, entities.entity, scenarios.sort_order, facts.is_total, counted.char_start,
            facts.headcount_id
        """,
    ),
    "economics": (
        ("fct_unit_economics", "mart_unit_economics"),
        """
        select facts.* exclude (memo_id), facts.memo_id, derived.entity,
            derived.payback_months_on_revenue::double as payback_months_on_revenue,
            derived.payback_months_on_margin::double as payback_months_on_margin,
            derived.recomputed_lifetime_value::double as recomputed_lifetime_value,
            derived.recomputed_ltv_cac_ratio::double as recomputed_ltv_cac_ratio,
            derived.gross_profit_per_customer::double as gross_profit_per_customer, derived.scenario
        from marts.fct_unit_economics as facts
        inner join marts.mart_unit_economics as derived
            on facts.unit_economics_id = derived.unit_economics_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, derived.entity, facts.member nulls first, facts.year, derived.scenario
        """,
    ),
    "scenarios": (
        ("mart_scenario_comparison", "dim_concept"),
        """
        select cases.memo_id, cases.entity, cases.concept, concepts.name as concept_name, cases.member,
            cases.is_total, cases.period, cases.unit, cases.bear_fact_id, cases.base_fact_id, cases.bull_fact_id,
            cases.bear_value::double as bear_value, cases.base_value::double as base_value,
            cases.bull_value::double as bull_value, cases.bear_probability::double as bear_probability,
            cases.base_probability::double as base_probability, cases.bull_probability::double as bull_probability,
            cases.probability_weighted::double as probability_weighted
        from marts.mart_scenario_comparison as cases
        left join marts.dim_concept as concepts on cases.concept = concepts.concept
        where list_contains($memos, cases.memo_id)
        order by cases.memo_id, cases.entity, cases.concept, cases.member nulls first, cases.year, cases.unit
        """,
    ),
    "targets": (
        ("mart_target_tracking", "dim_concept"),
        """
        select targets.memo_id, targets.entity, targets.concept, concepts.name as concept_name, targets.member,
            targets.is_total, targets.year, targets.scenario, targets.unit, targets.target_fact_id,
            targets.projection_fact_id, targets.relative_gap::double as relative_gap, targets.verdict
        from marts.mart_target_tracking as targets
        left join marts.dim_concept as concepts on targets.concept = concepts.concept
        where list_contains($memos, targets.memo_id) and targets.verdict <> 'no_projection'
        order by targets.memo_id, targets.entity, targets.concept, targets.member nulls first, targets.year,
            targets.target_fact_id
        """,
    ),
    "capital": (
        ("fct_capital_resources", "mart_capital_asymmetry"),
        """
        select facts.memo_id, facts.entity_id, ratios.entity, ratios.is_own, facts.year, ratios.scenario,
            facts.total_funding_fact_id, facts.capex_fact_id, ratios.funding_ratio::double as funding_ratio,
            ratios.capex_ratio::double as capex_ratio, facts.primary_infrastructure
        from marts.fct_capital_resources as facts
        inner join marts.mart_capital_asymmetry as ratios
            on facts.capital_resources_id = ratios.capital_resources_id
        where list_contains($memos, facts.memo_id)
        order by facts.memo_id, facts.year, ratios.scenario, ratios.is_own desc, facts.total_funding desc nulls last,
            ratios.entity
        """,
    ),
    "what_if": (
        ("mart_projection_scenarios",),
        """
        select memo_id, series_id, entity, memo_scenario, scenario, year, unit, revenue::double as revenue,
            base_revenue::double as base_revenue, ebitda::double as ebitda, base_ebitda::double as base_ebitda,
            cash_need::double as cash_need, earnings_kind, break_even_year, assumed_count > 0 as is_assumed,
            min(year) over (partition by series_id) as first_year
        from marts.mart_projection_scenarios
        where list_contains($memos, memo_id)
        qualify row_number() over (partition by series_id, scenario order by year desc) = 1
            -- Half of the public money a memo says nothing of changes nothing.
            and (
                scenario = 'base'
                or bool_or(revenue <> base_revenue or operating_expense <> base_operating_expense)
                    over (partition by series_id, scenario)
            )
        order by memo_id, entity, memo_scenario, series_id, scenario <> 'base', ebitda desc nulls last,
            revenue desc, scenario
        """,
    ),
    "sensitivities": (
        ("mart_projection_sensitivity",),
        """
        select memo_id, series_id, driver, driver_source, is_assumed, year, unit, low_effect::double as low_effect,
            high_effect::double as high_effect
        from marts.mart_projection_sensitivity
        where list_contains($memos, memo_id) and (low_effect <> 0 or high_effect <> 0)
        order by memo_id, series_id, is_assumed, swing_rank, driver
        """,
    ),
    "fans": (
        ("mart_projection_fan",),
        """
        select memo_id, series_id, measure, year, unit, earnings_kind, memo_value::double as memo_value,
            p05::double as p05,
            p25::double as p25, p50::double as p50, p75::double as p75,
            p95::double as p95, probability_of_profit::double as probability_of_profit
        from marts.mart_projection_fan
        where list_contains($memos, memo_id)
        order by memo_id, series_id, measure desc, year
        """,
    ),
}
NEEDED = frozenset(name for needs, _ in PARTS.values() for name in needs)
