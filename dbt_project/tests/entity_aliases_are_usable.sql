{{ config(tags=['names_problems']) }}
with

aliases as (
    select
        alias,
        entity,
        scope,
        {{ normalise_label('alias') }} as read_as
    from {{ ref('entity_aliases') }}
),

entities as (
    select * from {{ ref('entities') }}
),

problems as (
    select
        aliases.alias,
        'unknown entity ' || coalesce(aliases.entity, '(empty)')
        || '; use one of entities.csv or add it there' as reason
    from aliases
    left join entities on aliases.entity = entities.entity
    where entities.entity is null
    union all
    select
        alias,
        'scope is ' || coalesce(scope, '(empty)') || '; use any or whole' as reason
    from aliases
    where coalesce(scope, '') not in ('any', 'whole')
    union all
    select
        alias,
        'names ' || cast(count(*) as {{ dbt.type_string() }}) || ' entities; keep one row' as reason
    from aliases
    group by alias
    having count(*) > 1
    union all
    select
        alias,
        'no label reads so; write it as ' || read_as as reason
    from aliases
    where alias <> read_as
)

select 'entity_aliases.csv, alias ' || coalesce(alias, '(empty)') || ': ' || reason as problem
from problems
