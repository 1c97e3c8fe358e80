-- The random numbers of the fan: a deviate a path and kind of shock, of mean nought and deviation one.
-- Every memo is put through the same paths, so two memos' fans differ by what the memos say and not by luck.
{% set paths = var('projection_paths', 10000) | int %}
{% set seed = var('projection_seed', 20300601) | int %}
with

paths as (
    {{ dbt.generate_series(paths) }}
),

words as (
    {{ dbt.generate_series(2 * projection_shocks() | length) }}
),

-- Two words for each shock of a path; sixteen places are kept for them.
counters as (
    select
        cast(paths.generated_number as integer) as path,
        cast(words.generated_number - 1 as integer) as place,
        cast(paths.generated_number * 16 + words.generated_number as bigint) as counter
    from paths
    cross join words
),

{{ hash_counters(['path', 'place'], seed) }},

halves as (
    select
        path,
        place,
        {{ high_bits('word') }} + {{ low_bits('word') }} as halves_sum
    from hashed
)

select
    {% for shock in projection_shocks() -%}
        {%- set first = 2 * loop.index0 -%}
        {{ as_double('sum(case when place in (' ~ first ~ ', ' ~ (first + 1) ~ ') then halves_sum end) - '
            ~ shock_mean()) }} / {{ shock_deviation() }} as {{ shock }},
    {% endfor -%}
    path
from halves
group by path
