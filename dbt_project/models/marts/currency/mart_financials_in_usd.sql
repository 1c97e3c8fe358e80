-- The yearly income statements of all companies in one currency, so that they can stand side by side.
with

years as (
    select * from {{ ref('fct_financial_projection') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

memos as (
    select * from {{ ref('dim_memo') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

rates as (
    select * from {{ ref('int_fx_rates_dated') }}
),

dated as (
    select
        *,
        cast(
            {{ dbt.concat(["cast(year as " ~ dbt.type_string() ~ ")", "'-12-31'"]) }} as date
        ) as year_end
    from years
)

select
    dated.financial_projection_id,
    dated.memo_id,
    dated.entity_id,
    entities.entity,
    coalesce(dated.entity_id = memos.entity_id, false) as is_own,
    dated.year,
    dated.year_end,
    scenarios.scenario,
    dated.status,
    dated.unit,
    dated.revenue,
    dated.operating_expense,
    dated.ebitda,
    dated.ebitda_margin,
    dated.revenue_growth,
    {{ at_rate('dated.revenue', 'rates.usd_per_unit') }} as revenue_usd,
    {{ at_rate('dated.revenue_low', 'rates.usd_per_unit') }} as revenue_low_usd,
    {{ at_rate('dated.revenue_high', 'rates.usd_per_unit') }} as revenue_high_usd,
    {{ at_rate('dated.operating_expense', 'rates.usd_per_unit') }} as operating_expense_usd,
    {{ at_rate('dated.ebitda', 'rates.usd_per_unit') }} as ebitda_usd,
    rates.fx_rate_id,
    rates.usd_per_unit
from dated
left join entities on dated.entity_id = entities.entity_id
left join memos on dated.memo_id = memos.memo_id
left join scenarios on dated.scenario_id = scenarios.scenario_id
left join rates
    on
        dated.unit = rates.currency
        and dated.year_end between rates.holds_from and rates.holds_to
