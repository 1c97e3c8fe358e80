-- Customers of each kind by stated year, and the growth that lies between two of them.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

placed as (
    select
        *,
        {{ yearly_place() }} as year_place
    from facts
    where
        concept in ('customers', 'enterprise_customers', 'government_customers', 'users', 'subscribers')
        and unit_kind = 'count'
        and year is not null
),

ranked as (
    select
        *,
        row_number() over (
            partition by memo_id, entity_id, concept, member, is_total, scenario_id, year
            order by year_place, precedence
        ) as choice
    from placed
    where year_place is not null
),

yearly as (
    select
        *,
        lag(year) over (
            partition by memo_id, entity_id, concept, member, is_total, scenario_id order by year
        ) as previous_year,
        lag(value) over (
            partition by memo_id, entity_id, concept, member, is_total, scenario_id order by year
        ) as previous_value,
        lag(value_low) over (
            partition by memo_id, entity_id, concept, member, is_total, scenario_id order by year
        ) as previous_low,
        lag(value_high) over (
            partition by memo_id, entity_id, concept, member, is_total, scenario_id order by year
        ) as previous_high
    from ranked
    where choice = 1
)

select
    {{ key([
        'yearly.memo_id', 'yearly.entity_id', 'yearly.concept', 'yearly.member', 'yearly.is_total',
        'yearly.scenario_id', 'yearly.year'
    ]) }} as customer_projection_id,
    yearly.memo_id,
    yearly.entity_id,
    entities.entity,
    yearly.concept as customer_kind,
    yearly.member,
    yearly.is_total,
    scenarios.scenario,
    yearly.year,
    yearly.value as customers,
    yearly.value_low as customers_low,
    yearly.value_high as customers_high,
    yearly.previous_year,
    {{ ratio('yearly.value - yearly.previous_value', 'yearly.year - yearly.previous_year') }}
        as yearly_net_additions,
    {{ annual_growth('yearly.value', 'yearly.previous_value', 'yearly.year - yearly.previous_year') }}
        as implied_annual_growth,
    {{ annual_growth('yearly.value_low', 'yearly.previous_high', 'yearly.year - yearly.previous_year') }}
        as implied_annual_growth_low,
    {{ annual_growth('yearly.value_high', 'yearly.previous_low', 'yearly.year - yearly.previous_year') }}
        as implied_annual_growth_high,
    yearly.fact_id,
    yearly.status
from yearly
left join entities on yearly.entity_id = entities.entity_id
left join scenarios on yearly.scenario_id = scenarios.scenario_id
