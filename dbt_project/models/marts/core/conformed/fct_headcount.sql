-- Employees by function and period; the whole company is the function Total.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

attributes as (
    select * from {{ ref('int_row_attributes') }}
),

staffed as (
    select
        *,
        case when is_total or member is null then 'Total' else member end as job_function
    from facts
    where
        (concept = 'headcount' and unit_kind = 'count')
        or (concept = 'headcount_growth' and unit_kind = 'percent')
),

counts_ranked as (
    select
        *,
        row_number() over (
            partition by memo_id, entity_id, job_function, period_id, scenario_id order by precedence
        ) as choice
    from staffed
    where concept = 'headcount'
),

counts as (
    select
        *,
        row_number() over (
            partition by memo_id, entity_id, job_function, scenario_id
            order by coalesce(year, 0) desc, precedence desc
        ) as from_last
    from counts_ranked
    where choice = 1
),

growth_ranked as (
    select
        *,
        row_number() over (
            partition by memo_id, entity_id, job_function, scenario_id, period_id order by precedence
        ) as choice,
        min(period_id) over (partition by memo_id, entity_id, job_function, scenario_id) as first_period_id,
        max(period_id) over (partition by memo_id, entity_id, job_function, scenario_id) as last_period_id
    from staffed
    where concept = 'headcount_growth' and block_kind = 'table'
),

-- Several growths of a function belong each to its own period. A single one does so where its cell, row or
-- column tells the period and a count is stated of it; else it is the growth to the last period.
growth as (
    select
        growth_ranked.*,
        coalesce(growth_ranked.period_source in ('stated', 'column', 'row'), false) as is_of_told_period,
        coalesce(growth_ranked.first_period_id, '') = coalesce(growth_ranked.last_period_id, '')
        and not (
            coalesce(growth_ranked.period_source in ('stated', 'column', 'row'), false)
            and counts.fact_id is not null
        ) as is_to_last_period
    from growth_ranked
    left join counts
        on
            growth_ranked.memo_id = counts.memo_id
            and growth_ranked.entity_id = counts.entity_id
            and growth_ranked.job_function = counts.job_function
            and growth_ranked.scenario_id = counts.scenario_id
            and growth_ranked.period_id = counts.period_id
    where growth_ranked.choice = 1
)

select
    {{ key([
        'counts.memo_id', 'counts.entity_id', 'counts.job_function', 'counts.period_id', 'counts.scenario_id'
    ]) }} as headcount_id,
    counts.memo_id,
    counts.entity_id,
    counts.job_function,
    counts.subject_label,
    counts.member_kind,
    counts.job_function = 'Total' as is_total,
    counts.period_id,
    counts.year,
    counts.scenario_id,
    counts.value as headcount,
    counts.value_low as headcount_low,
    counts.value_high as headcount_high,
    counts.fact_id as headcount_fact_id,
    growth.value as headcount_growth,
    growth.value_low as headcount_growth_low,
    growth.value_high as headcount_growth_high,
    growth.fact_id as headcount_growth_fact_id,
    counts.unit,
    attributes.text as role,
    counts.status
from counts
left join growth
    on
        counts.memo_id = growth.memo_id
        and counts.entity_id = growth.entity_id
        and counts.job_function = growth.job_function
        and counts.scenario_id = growth.scenario_id
        and (
            -- "Growth 2030-2035" leads to the count of 2035, and to none where another year is the last.
            (
                growth.is_to_last_period
                and counts.from_last = 1
                and (not growth.is_of_told_period or counts.year = growth.year)
            )
            or (not growth.is_to_last_period and counts.period_id = growth.period_id)
        )
left join attributes
    on
        counts.memo_id = attributes.memo_id
        and counts.table_ordinal = attributes.table_ordinal
        and counts.row_ordinal = attributes.row_ordinal
        and attributes.attribute = 'role'
