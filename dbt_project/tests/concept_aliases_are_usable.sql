{{ config(tags=['names_problems']) }}
with

aliases as (
    select * from {{ ref('concept_aliases') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

problems as (
    select
        aliases.pattern,
        'unknown concept ' || coalesce(aliases.concept, '(empty)')
        || '; use one of concepts.csv or add it there, or none for a label that names no concept' as reason
    from aliases
    left join concepts on aliases.concept = concepts.concept
    where concepts.concept is null and coalesce(aliases.concept, '') <> 'none'
    union all
    select
        pattern,
        'not a regular expression; put a backslash before a bracket, plus or dot meant as such' as reason
    from aliases
    where not {{ regex_is_valid('pattern') }}
    union all
    select
        pattern,
        'matches an empty label, so it would match every label; name at least one letter' as reason
    from aliases
    where {{ regex_matches_empty('pattern') }}
    union all
    select
        pattern,
        'applies_to is ' || coalesce(applies_to, '(empty)')
        || '; use row, column, bullet, prose, caption, label, pay or any' as reason
    from aliases
    where
        coalesce(applies_to, '')
        not in ('row', 'column', 'bullet', 'prose', 'caption', 'label', 'pay', 'any')
    union all
    select
        pattern,
        'priority is ' || coalesce(cast(priority as {{ dbt.type_string() }}), '(empty)')
        || '; use 1 to 100' as reason
    from aliases
    where coalesce(priority, 0) not between 1 and 100
    union all
    select
        pattern,
        'stands twice for ' || applies_to || '; keep one row' as reason
    from aliases
    group by pattern, applies_to
    having count(*) > 1
)

select 'concept_aliases.csv, pattern ' || coalesce(pattern, '(empty)') || ': ' || reason as problem
from problems
