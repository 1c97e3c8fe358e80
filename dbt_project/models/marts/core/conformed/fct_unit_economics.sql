-- What one customer costs and brings, by year; durations in the unit the column names.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

measured as (
    select
        *,
        case
            when unit_kind = 'money' and rate_basis in ('total', 'annual', 'per_unit')
                then
                    case
                        when concept in (
                            'annual_contract_value', 'customer_acquisition_cost', 'customer_lifetime_value'
                        ) then concept
                    end
            when unit_kind = 'percent'
                then
                    case
                        when concept in (
                            'gross_margin', 'net_revenue_retention', 'customer_retention_rate', 'churn_rate'
                        ) then concept
                    end
            when unit_kind in ('ratio', 'multiple') and concept = 'ltv_cac_ratio' then concept
            when unit_kind = 'duration' and unit in ('day', 'week', 'month', 'year') then
                case concept
                    when 'cac_payback_period' then 'cac_payback_months'
                    when 'customer_lifetime' then 'customer_lifetime_years'
                end
        end as measure
    from facts
    where not is_total
),

candidates as (
    select
        memo_id,
        entity_id,
        member,
        year,
        scenario_id,
        measure,
        fact_id,
        unit,
        unit_kind,
        status,
        precedence as choice_order,
        {{ duration_in_unit('value') }} as value,
        {{ duration_in_unit('value_low') }} as value_low,
        {{ duration_in_unit('value_high') }} as value_high
    from measured
    where measure is not null
),

{{ choose_statements(['memo_id', 'entity_id', 'member', 'year', 'scenario_id']) }},

economics as (
    select
        memo_id,
        entity_id,
        member,
        year,
        scenario_id,
        max(row_currency) as unit,
        {{ measure_columns('annual_contract_value') }},
        {{ measure_columns('customer_acquisition_cost') }},
        {{ measure_columns('cac_payback_months') }},
        {{ measure_columns('gross_margin') }},
        {{ measure_columns('net_revenue_retention') }},
        {{ measure_columns('customer_retention_rate') }},
        {{ measure_columns('churn_rate') }},
        {{ measure_columns('customer_lifetime_value') }},
        {{ measure_columns('customer_lifetime_years') }},
        {{ measure_columns('ltv_cac_ratio') }},
        {{ from_first_choice('status') }} as status
    from chosen
    group by memo_id, entity_id, member, year, scenario_id
)

select
    {{ key(['memo_id', 'entity_id', 'member', 'year', 'scenario_id']) }} as unit_economics_id,
    memo_id,
    entity_id,
    member,
    year,
    scenario_id,
    annual_contract_value,
    annual_contract_value_low,
    annual_contract_value_high,
    annual_contract_value_fact_id,
    customer_acquisition_cost,
    customer_acquisition_cost_low,
    customer_acquisition_cost_high,
    customer_acquisition_cost_fact_id,
    cac_payback_months,
    cac_payback_months_low,
    cac_payback_months_high,
    cac_payback_months_fact_id,
    gross_margin,
    gross_margin_low,
    gross_margin_high,
    gross_margin_fact_id,
    net_revenue_retention,
    net_revenue_retention_low,
    net_revenue_retention_high,
    net_revenue_retention_fact_id,
    customer_retention_rate,
    customer_retention_rate_low,
    customer_retention_rate_high,
    customer_retention_rate_fact_id,
    churn_rate,
    churn_rate_low,
    churn_rate_high,
    churn_rate_fact_id,
    customer_lifetime_value,
    customer_lifetime_value_low,
    customer_lifetime_value_high,
    customer_lifetime_value_fact_id,
    customer_lifetime_years,
    customer_lifetime_years_low,
    customer_lifetime_years_high,
    customer_lifetime_years_fact_id,
    ltv_cac_ratio,
    ltv_cac_ratio_low,
    ltv_cac_ratio_high,
    ltv_cac_ratio_fact_id,
    unit,
    status
from economics
-- These say that unit economics are meant; a margin, a contract value or a churn alone does not.
where
    customer_acquisition_cost is not null
    or customer_lifetime_value is not null
    or cac_payback_months is not null
    or ltv_cac_ratio is not null
