-- Every stated amount of money beside what it comes to in US dollars, with the rate that was used.
with

facts as (
    select * from {{ ref('fct_memo_fact') }}
    where unit_kind = 'money'
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

rates as (
    select * from {{ ref('int_fx_rates_dated') }}
)

select
    facts.fact_id,
    facts.memo_id,
    facts.entity_id,
    facts.entity,
    facts.concept_id,
    facts.concept,
    facts.member,
    facts.is_total,
    facts.period_id,
    facts.period,
    facts.period_start,
    facts.period_end,
    scenarios.scenario,
    facts.status,
    facts.rate_basis,
    facts.qualifier,
    facts.source_line,
    facts.source_value,
    facts.value,
    facts.value_low,
    facts.value_high,
    facts.unit,
    {{ at_rate('facts.value', 'rates.usd_per_unit') }} as value_usd,
    {{ at_rate('facts.value_low', 'rates.usd_per_unit') }} as value_low_usd,
    {{ at_rate('facts.value_high', 'rates.usd_per_unit') }} as value_high_usd,
    rates.fx_rate_id,
    rates.usd_per_unit,
    rates.as_of as fx_as_of,
    rates.source as fx_source
from facts
left join scenarios on facts.scenario_id = scenarios.scenario_id
-- A figure without a period goes by the last rate.
left join rates
    on
        facts.unit = rates.currency
        and coalesce(facts.period_end, cast('9999-12-31' as date)) between rates.holds_from and rates.holds_to
