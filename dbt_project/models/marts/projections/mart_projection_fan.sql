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
    select {{ vector([
        'volume', 'price', 'volume * price', 'margin', 'volume * margin', 'government', 'structural_cost'
    ]) }} as misses
    from shocks
),

counted as (
    select count(*) as path_count from paths
),

-- In whole millionths of the scale: engines find percentiles of whole numbers several times as fast, and
-- ten thousand paths tell no more than two digits of a miss.
shapes as (
    select distinct
        shape,
        shape_block,
        gate * {{ parts }} as gate,
        {% for factor in factors -%}
            {{ factor }} * {{ parts }} as {{ factor }}{% if not loop.last %},{% endif %}
        {% endfor %}
    from terms
),

-- A block at a time: its paths fit the memory, and blocks may be worked on side by side.
summed as (
    {% for block in range(fan_blocks()) -%}
        select
            simulated.shape,
            sum(case when simulated.miss > simulated.gate then 1 else 0 end) as profit_count,
            {{ percentiles_of('simulated.miss', fractions) }} as percentiles
        from (
            select
                block_shapes.shape,
                block_shapes.gate,
                cast(
                    {{ inner_product('block_shapes.factors', 'paths.misses', factors | length) }} as integer
                ) as miss
            from paths
            cross join (
                select
                    shape,
                    gate,
                    {{ vector(factors) }} as factors
                from shapes
                where shape_block = {{ block }}
            ) as block_shapes
        ) as simulated
        group by simulated.shape
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

measured as (
    select
        terms.series_id,
        terms.year,
        terms.measure,
        terms.middle,
        terms.scale / {{ parts }} as part,
        -- Revenue cannot be less than nothing.
        case when terms.measure = 'revenue' then 0e0 else -1e30 end as floor_value,
        counted.path_count,
        summed.profit_count,
        summed.percentiles
    from terms
    inner join summed on terms.shape = summed.shape
    cross join counted
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
    drivers.earnings_kind,
    case measured.measure when 'revenue' then drivers.revenue else drivers.ebitda end as memo_value,
    {% for name in names -%}
        cast(
            -- Cents: nine places of a double of many millions would show its noise.
            cast(
                greatest(
                    measured.middle
                    + {{ as_double(element_of('measured.percentiles', loop.index0)) }} * measured.part,
                    measured.floor_value
                ) as decimal(38, 2)
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
