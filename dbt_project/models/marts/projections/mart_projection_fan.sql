-- How far revenue and EBITDA may fall from the memo's own path: percentiles over simulated paths, by year.
{% set fractions = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] %}
{% set factors = [
    'volume', 'price', 'volume_price', 'margin', 'volume_margin', 'government', 'structural_cost'
] %}
{# Whole parts of the scale a path is measured in. #}
{% set parts = '1e6' %}
{% set names = ['p05', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'] %}
with

drivers as (
    select * from {{ ref('mart_projection_drivers') }}
),

terms as (
    select * from {{ ref('mart_projection_fan_terms') }}
),

shocks as (
    select * from {{ ref('int_projection_shocks') }}
),

paths as (
    select
        *,
        volume * price as volume_price,
        volume * margin as volume_margin
    from shocks
),

-- The gate is what a path must pass for EBITDA to be above nought.
gated as (
    select
        *,
        case when measure = 'ebitda' then -middle / nullif(scale, 0) end as gate
    from terms
),

-- Years of the same shape, in whatever currency and size, are simulated once.
shaped as (
    select
        *,
        dense_rank() over (order by {{ factors | join(', ') }}, gate) as shape
    from gated
),

shapes as (
    select distinct
        shape,
        gate,
        {{ factors | join(', ') }}
    from shaped
),

-- In whole millionths of the scale: engines find percentiles of whole numbers several times as fast, and
-- ten thousand paths tell no more than two digits of a miss.
simulated as (
    select
        shapes.shape,
        shapes.gate * {{ parts }} as gate,
        cast(
            (
                {% for factor in factors -%}
                    shapes.{{ factor }} * paths.{{ factor }}{% if not loop.last %} + {% endif %}
                {% endfor %}
            ) * {{ parts }} as integer
        ) as miss
    from shapes
    cross join paths
),

summed as (
    select
        shape,
        count(*) as path_count,
        sum(case when miss > gate then 1 else 0 end) as profit_count,
        {{ percentiles_of('miss', fractions) }} as percentiles
    from simulated
    group by shape
),

measured as (
    select
        shaped.series_id,
        shaped.year,
        shaped.measure,
        shaped.middle,
        shaped.scale / {{ parts }} as part,
        -- Revenue cannot be less than nothing.
        case when shaped.measure = 'revenue' then 0e0 else -1e30 end as floor_value,
        summed.path_count,
        summed.profit_count,
        summed.percentiles
    from shaped
    inner join summed on shaped.shape = summed.shape
)

select
    {{ key(['measured.series_id', 'measured.measure', 'measured.year']) }} as projection_fan_id,
    drivers.projection_driver_id,
    measured.series_id,
    drivers.memo_id,
    drivers.entity_id,
    drivers.entity,
    drivers.memo_scenario,
    measured.measure,
    measured.year,
    drivers.unit,
    case measured.measure when 'revenue' then drivers.revenue else drivers.ebitda end as memo_value,
    {% for name in names -%}
        cast(
            round(
                greatest(
                    measured.middle
                    + {{ as_double(element_of('measured.percentiles', loop.index0)) }} * measured.part,
                    measured.floor_value
                ),
                2
            ) as decimal(38, 9)
        ) as {{ name }},
    {% endfor -%}
    case
        when measured.measure = 'ebitda' then {{ ratio('measured.profit_count', 'measured.path_count') }}
    end as probability_of_profit,
    cast(measured.path_count as integer) as path_count
from measured
inner join drivers
    on
        measured.series_id = drivers.series_id
        and measured.year = drivers.year
