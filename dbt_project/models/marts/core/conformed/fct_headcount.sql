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

-- One growth a function is the growth to the last period; one for each of several periods belongs to its own.
growth as (
    select
        *,
        coalesce(first_period_id, '') = coalesce(last_period_id, '') as is_to_last_period
    from growth_ranked
    where choice = 1
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
            (growth.is_to_last_period and counts.from_last = 1)
            or (not growth.is_to_last_period and counts.period_id = growth.period_id)
        )
left join attributes
    on
        counts.memo_id = attributes.memo_id
        and counts.table_ordinal = attributes.table_ordinal
        and counts.row_ordinal = attributes.row_ordinal
        and attributes.attribute = 'role'
