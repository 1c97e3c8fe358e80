-- The random numbers of the fan: for each path, year and driver the sum of the shocks so far, in whole units.
-- Every memo is put through the same paths, so two memos' fans differ by what the memos say and not by luck.
{% set paths = var('projection_paths', 10000) | int %}
{% set seed = var('projection_seed', 20300601) | int %}
{% set years = 31 %}
with

paths as (
    {{ dbt.generate_series(paths) }}
),

years as (
    {{ dbt.generate_series(years) }}
),

words as (
    {{ dbt.generate_series(12) }}
),

-- Twelve words a path and year, two for each driver; sixteen places are kept for them.
counters as (
    select
        cast(paths.generated_number as integer) as path,
        cast(years.generated_number - 1 as integer) as years_on,
        cast(words.generated_number - 1 as integer) as place,
        cast(
            (paths.generated_number * {{ years }} + years.generated_number) * 16 + words.generated_number
            as bigint
        ) as counter
    from paths
    cross join years
    cross join words
),

{{ hash_counters(['path', 'years_on', 'place'], seed) }},

halves as (
    select
        path,
        years_on,
        place,
        {{ high_bits('word') }} + {{ low_bits('word') }} as halves_sum
    from hashed
),

drawn as (
    select
        {% for driver in projection_drivers() -%}
            {%- set first = 2 * loop.index0 -%}
            sum(case when place in ({{ first }}, {{ first + 1 }}) then halves_sum end) - {{ shock_mean() }}
                as {{ driver }},
        {% endfor -%}
        path,
        years_on
    from halves
    group by path, years_on
),

added_up as (
    select
        {% for driver in projection_drivers() -%}
            sum({{ driver }}) over (
                partition by path order by years_on rows between unbounded preceding and current row
            ) as {{ driver }},
        {% endfor -%}
        path,
        years_on
    from drawn
)

select
    {% for driver in projection_drivers() -%}
        cast({{ driver }} as integer) as {{ driver }},
    {% endfor -%}
    path,
    years_on
from added_up
