{{ config(tags=['names_problems']) }}
with

spreads as (
    select
        driver,
        spread,
        reason,
        {{ seed_line() }} as place,
        {{ written_number('spread') }} as number
    from {{ ref('simulation_spreads') }}
),

drivers as (
    {% for driver in projection_drivers() -%}
        select '{{ driver }}' as driver
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

problems as (
    select
        spreads.place,
        spreads.driver,
        'unknown driver; use {{ projection_drivers() | join(", ") }}' as reason
    from spreads
    left join drivers on spreads.driver = drivers.driver
    where drivers.driver is null
    union all
    select
        place,
        driver,
        'spread is ' || coalesce(spread, '(empty)') || '; use a fraction from 0 to 1' as reason
    from spreads
    where not coalesce(number between 0 and 1, false)
    union all
    select
        place,
        driver,
        'no reason; say what the spread rests on' as reason
    from spreads
    where coalesce(trim(reason), '') = ''
    union all
    select
        max(place) as place,
        driver,
        'stands twice; keep one row' as reason
    from spreads
    group by driver
    having count(*) > 1
    union all
    select
        cast(null as integer) as place,
        drivers.driver,
        'has no spread; add a row' as reason
    from drivers
    left join spreads on drivers.driver = spreads.driver
    where spreads.driver is null
)

select
    'simulation_spreads.csv' || coalesce(', line ' || cast(place as {{ dbt.type_string() }}), '')
    || ' (' || coalesce(driver, 'no driver') || '): ' || reason as problem
from problems
