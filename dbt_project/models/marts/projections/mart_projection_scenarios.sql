-- Revenue, cost, EBITDA and cash need by year under each what-if scenario, and what each driver adds to them.
with

drivers as (
    select * from {{ ref('mart_projection_drivers') }}
),

cases as (
    select * from {{ ref('int_projection_cases') }}
    where case_kind = 'scenario'
),

{{ case_changes() }},

earned as (
    select
        *,
        cast(unexplained_ebitda + case_revenue - case_operating_expense as decimal(38, 9)) as case_ebitda
    from outcomes
),

running as (
    select
        *,
        sum(case_ebitda) over (
            partition by series_id, case_name
            order by year
            rows between unbounded preceding and current row
        ) as cumulative_ebitda,
        max(case when case_ebitda <= 0 then year end) over (partition by series_id, case_name)
            as last_loss_year
    from earned
),

needed as (
    select
        *,
        min(cumulative_ebitda) over (
            partition by series_id, case_name
            order by year
            rows between unbounded preceding and current row
        ) as lowest_ebitda,
        -- A profit that a later loss follows is none to rest on.
        min(case when case_ebitda > 0 and year > coalesce(last_loss_year, 0) then year end)
            over (partition by series_id, case_name) as break_even_year
    from running
)

select
    {{ key(['series_id', 'case_name', 'year']) }} as projection_scenario_id,
    projection_driver_id,
    series_id,
    memo_id,
    entity_id,
    entity,
    memo_scenario,
    case_name as scenario,
    year,
    unit,
    earnings_kind,
    case_revenue as revenue,
    case_operating_expense as operating_expense,
    case_ebitda as ebitda,
    cast(
        customer_revenue + customers_revenue + annual_contract_value_revenue + net_revenue_retention_revenue
        as decimal(38, 9)
    ) as customer_revenue,
    cast(government_funding + government_funding_revenue as decimal(38, 9)) as government_funding,
    cast(
        service_cost + customers_cost + net_revenue_retention_cost + gross_margin_cost as decimal(38, 9)
    ) as service_cost,
    cast(structural_cost + operating_expense_growth_cost as decimal(38, 9)) as structural_cost,
    case when case_revenue > 0 then {{ ratio('case_ebitda', 'case_revenue') }} end as ebitda_margin,
    cast(cumulative_ebitda as decimal(38, 9)) as cumulative_ebitda,
    cast(
        case when lowest_ebitda < 0 then -lowest_ebitda else lowest_ebitda * 0 end as decimal(38, 9)
    ) as cash_need,
    cast(break_even_year as integer) as break_even_year,
    revenue as base_revenue,
    operating_expense as base_operating_expense,
    ebitda as base_ebitda,
    {% for driver in projection_drivers() -%}
        cast({{ driver }}_revenue as decimal(38, 9)) as {{ driver }}_revenue_contribution,
        cast({{ driver }}_cost as decimal(38, 9)) as {{ driver }}_cost_contribution,
        cast({{ driver }}_revenue - {{ driver }}_cost as decimal(38, 9)) as {{ driver }}_contribution,
    {% endfor -%}
    cast(left_out_count as integer) as left_out_count,
    cast(assumed_count as integer) as assumed_count
from needed
