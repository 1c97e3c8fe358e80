-- The stated unit economics beside what their own identities give.
with

economics as (
    select * from {{ ref('fct_unit_economics') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

margins as (
    select
        *,
        {{ product('annual_contract_value', 'gross_margin') }} as gross_profit_per_customer
    from economics
)

select
    margins.unit_economics_id,
    margins.memo_id,
    margins.entity_id,
    entities.entity,
    margins.member,
    margins.year,
    scenarios.scenario,
    margins.annual_contract_value,
    margins.customer_acquisition_cost,
    margins.gross_margin,
    margins.net_revenue_retention,
    margins.customer_retention_rate,
    margins.churn_rate,
    margins.customer_lifetime_years,
    margins.gross_profit_per_customer,
    margins.cac_payback_months as stated_payback_months,
    {{ ratio('margins.customer_acquisition_cost * 12', 'margins.annual_contract_value') }}
        as payback_months_on_revenue,
    {{ ratio('margins.customer_acquisition_cost * 12', 'margins.gross_profit_per_customer') }}
        as payback_months_on_margin,
    margins.customer_lifetime_value as stated_lifetime_value,
    {{ product('margins.annual_contract_value', 'margins.customer_lifetime_years') }} as lifetime_revenue,
    {{ product('margins.gross_profit_per_customer', 'margins.customer_lifetime_years') }}
        as recomputed_lifetime_value,
    margins.customer_lifetime_value
    - {{ product('margins.gross_profit_per_customer', 'margins.customer_lifetime_years') }}
        as lifetime_value_gap,
    margins.ltv_cac_ratio as stated_ltv_cac_ratio,
    {{ ratio('margins.customer_lifetime_value', 'margins.customer_acquisition_cost') }}
        as recomputed_ltv_cac_ratio,
    margins.ltv_cac_ratio
    - {{ ratio('margins.customer_lifetime_value', 'margins.customer_acquisition_cost') }} as ltv_cac_gap,
    1 - margins.churn_rate as retention_from_churn,
    margins.unit,
    margins.status
from margins
left join entities on margins.entity_id = entities.entity_id
left join scenarios on margins.scenario_id = scenarios.scenario_id
