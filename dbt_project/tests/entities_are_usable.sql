{{ config(tags=['names_problems']) }}
with

entities as (
    select
        entity,
        {{ normalise_label('entity') }} as core
    from {{ ref('entities') }}
),

slugs as (
    select
        entity,
        {{ normalise_entity('core') }} as entity_slug
    from entities
),

problems as (
    select
        min(entity) as entity,
        'reads the same as ' || max(entity) || '; keep one and make the other an alias' as reason
    from slugs
    group by entity_slug
    having count(*) > 1
    union all
    select
        entity,
        'names nothing once periods and units are taken off; write the name in full' as reason
    from slugs
    where entity_slug = ''
)

select 'entities.csv, entity ' || coalesce(entity, '(empty)') || ': ' || reason as problem
from problems
