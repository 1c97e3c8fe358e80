-- Employees by function and year: growth since the last stated year, share of the company, revenue a head.
with

headcounts as (
    select * from {{ ref('fct_headcount') }}
),

years as (
    select * from {{ ref('fct_financial_projection') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

periods as (
    select * from {{ ref('dim_period') }}
),

-- A year may be stated as itself and as a month in it: the year counts first, then the later of the others.
placed as (
    select
        headcounts.*,
        row_number() over (
            partition by
                headcounts.memo_id, headcounts.entity_id, headcounts.job_function, headcounts.scenario_id,
                headcounts.year
            order by
                case when periods.granularity = 'year' then 0 else 1 end asc,
                periods.period_end desc,
                headcounts.headcount_id asc
        ) as choice
    from headcounts
    left join periods on headcounts.period_id = periods.period_id
    where headcounts.year is not null
),

yearly as (
    select
        *,
        lag(year)
            over (partition by memo_id, entity_id, job_function, scenario_id order by year)
            as previous_year,
        lag(headcount) over (
            partition by memo_id, entity_id, job_function, scenario_id order by year
        ) as previous_headcount,
        lag(headcount_low) over (
            partition by memo_id, entity_id, job_function, scenario_id order by year
        ) as previous_headcount_low,
        lag(headcount_high) over (
            partition by memo_id, entity_id, job_function, scenario_id order by year
        ) as previous_headcount_high,
        max(case when is_total then headcount end)
            over (partition by memo_id, entity_id, scenario_id, year) as total_headcount,
        sum(case when not is_total then headcount end)
            over (partition by memo_id, entity_id, scenario_id, year) as sum_of_functions
    from placed
    where choice = 1
)

select
    yearly.headcount_id,
    yearly.memo_id,
    yearly.entity_id,
    entities.entity,
    yearly.job_function,
    yearly.subject_label,
    yearly.is_total,
    scenarios.scenario,
    yearly.year,
    yearly.headcount,
    yearly.headcount_low,
    yearly.headcount_high,
    yearly.previous_year,
    yearly.headcount_growth as stated_growth,
    {{ growth('yearly.headcount', 'yearly.previous_headcount') }} as recomputed_growth,
    {{ growth('yearly.headcount_low', 'yearly.previous_headcount_high') }} as recomputed_growth_low,
    {{ growth('yearly.headcount_high', 'yearly.previous_headcount_low') }} as recomputed_growth_high,
    {{ annual_growth('yearly.headcount', 'yearly.previous_headcount', 'yearly.year - yearly.previous_year') }}
        as implied_annual_growth,
    {{ annual_growth(
        'yearly.headcount_low', 'yearly.previous_headcount_high', 'yearly.year - yearly.previous_year'
    ) }} as implied_annual_growth_low,
    {{ annual_growth(
        'yearly.headcount_high', 'yearly.previous_headcount_low', 'yearly.year - yearly.previous_year'
    ) }} as implied_annual_growth_high,
    {{ ratio('yearly.headcount', 'coalesce(yearly.total_headcount, yearly.sum_of_functions)') }}
        as share_of_total,
    case when yearly.is_total then years.revenue end as revenue,
    case when yearly.is_total then {{ ratio('years.revenue', 'yearly.headcount') }} end as revenue_per_head,
    case
        when yearly.is_total
            then {{ ratio_low('years.revenue_low', 'yearly.headcount_low', 'yearly.headcount_high') }}
    end as revenue_per_head_low,
    case
        when yearly.is_total
            then {{ ratio_high('years.revenue_high', 'yearly.headcount_low', 'yearly.headcount_high') }}
    end as revenue_per_head_high,
    case when yearly.is_total then years.unit end as unit,
    yearly.role,
    yearly.status
from yearly
left join years
    on
        yearly.memo_id = years.memo_id
        and yearly.entity_id = years.entity_id
        and yearly.year = years.year
        and yearly.scenario_id = years.scenario_id
left join entities on yearly.entity_id = entities.entity_id
left join scenarios on yearly.scenario_id = scenarios.scenario_id
