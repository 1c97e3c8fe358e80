-- Revenue year by year: as stated, as it grows, and against the first year of its series.
with

years as (
    select * from {{ ref('fct_financial_projection') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

series as (
    select
        years.*,
        lag(years.year) over (
            partition by years.memo_id, years.entity_id, years.scenario_id, years.unit order by years.year
        ) as previous_year,
        lag(years.revenue) over (
            partition by years.memo_id, years.entity_id, years.scenario_id, years.unit order by years.year
        ) as previous_revenue,
        lag(years.revenue_low) over (
            partition by years.memo_id, years.entity_id, years.scenario_id, years.unit order by years.year
        ) as previous_revenue_low,
        lag(years.revenue_high) over (
            partition by years.memo_id, years.entity_id, years.scenario_id, years.unit order by years.year
        ) as previous_revenue_high,
        min(years.year) over (
            partition by years.memo_id, years.entity_id, years.scenario_id, years.unit
        ) as first_year,
        max(years.year) over (
            partition by years.memo_id, years.entity_id, years.scenario_id, years.unit
        ) as last_year
    from years
    where years.revenue is not null
),

ends as (
    select
        *,
        max(case when year = first_year then revenue end)
            over (partition by memo_id, entity_id, scenario_id, unit) as first_revenue,
        max(case when year = last_year then revenue end)
            over (partition by memo_id, entity_id, scenario_id, unit) as last_revenue
    from series
),

growing as (
    select
        *,
        {{ annual_growth('revenue', 'previous_revenue', 'year - previous_year') }} as recomputed_growth,
        {{ annual_growth('revenue_low', 'previous_revenue_high', 'year - previous_year') }}
            as recomputed_growth_low,
        {{ annual_growth('revenue_high', 'previous_revenue_low', 'year - previous_year') }}
            as recomputed_growth_high
    from ends
)

select
    growing.financial_projection_id,
    growing.memo_id,
    growing.entity_id,
    entities.entity,
    coalesce(entities.kind = 'aggregate', false) as is_aggregate,
    scenarios.scenario,
    growing.year,
    growing.revenue,
    growing.revenue_low,
    growing.revenue_high,
    growing.unit,
    growing.previous_year,
    growing.revenue_growth as stated_growth,
    growing.revenue_growth_low as stated_growth_low,
    growing.revenue_growth_high as stated_growth_high,
    growing.recomputed_growth,
    growing.recomputed_growth_low,
    growing.recomputed_growth_high,
    growing.recomputed_growth - growing.revenue_growth as growth_gap,
    {{ annual_growth('growing.revenue', 'growing.first_revenue', 'growing.year - growing.first_year') }}
        as cagr_to_date,
    {{ annual_growth(
        'growing.last_revenue', 'growing.first_revenue', 'growing.last_year - growing.first_year'
    ) }} as cagr_to_horizon,
    case
        when growing.first_revenue > 0 then {{ ratio('growing.revenue * 100', 'growing.first_revenue') }}
    end as revenue_index,
    growing.first_year,
    growing.last_year,
    growing.primary_driver,
    growing.status
from growing
left join entities on growing.entity_id = entities.entity_id
left join scenarios on growing.scenario_id = scenarios.scenario_id
