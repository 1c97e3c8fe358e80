-- The concepts of the taxonomy and those made from labels it does not know.
with

concepts as (
    select * from {{ ref('concepts') }}
),

linked as (
    select * from {{ ref('int_facts_linked') }}
),

derived as (
    select
        concept,
        min(derived_name) as name,
        min(unit_kind) as unit_kind
    from linked
    where link_state = 'derived'
    group by concept
),

combined as (
    select
        concept,
        name,
        statement,
        unit_kind,
        period_type,
        balance,
        additivity,
        definition,
        growth_concept,
        share_concept,
        true as is_taxonomy
    from concepts
    union all
    select
        concept,
        name,
        'derived' as statement,
        unit_kind,
        cast(null as {{ dbt.type_string() }}) as period_type,
        cast(null as {{ dbt.type_string() }}) as balance,
        -- Nobody has said whether such figures may be summed, so they may not.
        'non_additive' as additivity,
        cast(null as {{ dbt.type_string() }}) as definition,
        cast(null as {{ dbt.type_string() }}) as growth_concept,
        cast(null as {{ dbt.type_string() }}) as share_concept,
        false as is_taxonomy
    from derived
)

select
    {{ key(['concept']) }} as concept_id,
    concept,
    name,
    statement,
    unit_kind,
    period_type,
    balance,
    additivity,
    definition,
    growth_concept,
    share_concept,
    is_taxonomy
from combined
