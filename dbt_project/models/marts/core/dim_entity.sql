-- Whom facts and memos are about: the entities of the seed and those made from headers and rows.
with

entities as (
    select * from {{ ref('entities') }}
),

entity_aliases as (
    select * from {{ ref('entity_aliases') }}
),

linked as (
    select * from {{ ref('int_facts_linked') }}
),

memo_entities as (
    select * from {{ ref('int_memos_entities') }}
),

aliases as (
    select
        entity,
        {{ dbt.listagg('alias', "', '", 'order by alias') }} as aliases
    from entity_aliases
    group by entity
),

named as (
    select
        entity,
        kind,
        country,
        {{ normalise_label('entity') }} as core
    from entities
),

known as (
    select
        {{ normalise_entity('named.core') }} as entity_slug,
        named.entity,
        named.kind,
        named.country,
        aliases.aliases
    from named
    left join aliases on named.entity = aliases.entity
),

mentioned as (
    select
        entity_slug,
        entity,
        made_entity_kind as kind,
        1 as is_row
    from linked
    where made_entity_kind is not null
    union all
    select
        entity_slug,
        entity,
        entity_kind as kind,
        0 as is_row
    from memo_entities
    where not is_taxonomy
),

-- A memo knows better than a row of another one what it is about.
ordered as (
    select
        entity_slug,
        entity,
        kind,
        row_number() over (partition by entity_slug order by is_row, entity, kind) as choice
    from mentioned
),

made as (
    select
        ordered.entity_slug,
        ordered.entity,
        ordered.kind
    from ordered
    left join known on ordered.entity_slug = known.entity_slug
    where ordered.choice = 1 and known.entity_slug is null
),

combined as (
    select
        entity_slug,
        entity,
        kind,
        country,
        aliases,
        true as is_taxonomy
    from known
    union all
    select
        entity_slug,
        entity,
        kind,
        cast(null as {{ dbt.type_string() }}) as country,
        cast(null as {{ dbt.type_string() }}) as aliases,
        false as is_taxonomy
    from made
)

select
    {{ key(['entity_slug']) }} as entity_id,
    entity,
    kind,
    country,
    aliases,
    is_taxonomy
from combined
