-- The units of the seed and every other one a memo states a figure in.
with

units as (
    select * from {{ ref('units') }}
),

stated as (
    select * from {{ ref('int_units_stated') }}
),

found as (
    select
        stated.unit,
        replace(stated.unit, 'other:', '') as name,
        stated.unit_kind,
        cast(null as {{ dbt.type_string() }}) as symbol,
        false as is_taxonomy
    from stated
    left join units on stated.unit = units.unit
    where units.unit is null
),

combined as (
    select
        unit,
        name,
        unit_kind,
        symbol,
        true as is_taxonomy
    from units
    union all
    select
        unit,
        name,
        unit_kind,
        symbol,
        is_taxonomy
    from found
)

select
    {{ key(['unit']) }} as unit_id,
    unit,
    name,
    unit_kind,
    symbol,
    unit_kind = 'money' as is_currency,
    is_taxonomy
from combined
