{{ config(tags=['names_problems']) }}
with

axes as (
    select * from {{ ref('axes') }}
),

problems as (
    select
        pattern,
        'not a regular expression; put a backslash before a bracket, plus or dot meant as such' as reason
    from axes
    where not {{ regex_is_valid('pattern') }}
    union all
    select
        pattern,
        'axis is ' || coalesce(axis, '(empty)')
        || '; use entity, concept, period, scenario, member or generic' as reason
    from axes
    where coalesce(axis, '') not in ('entity', 'concept', 'period', 'scenario', 'member', 'generic')
    union all
    select
        pattern,
        'stands twice; keep one row' as reason
    from axes
    group by pattern
    having count(*) > 1
)

select 'axes.csv, pattern ' || coalesce(pattern, '(empty)') || ': ' || reason as problem
from problems
