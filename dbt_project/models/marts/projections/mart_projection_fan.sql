-- How far revenue and EBITDA may fall from the memo's own path: percentiles over simulated paths, by year.
{% set fractions = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] %}
{% set names = ['p05', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95'] %}
with

drivers as (
    select * from {{ ref('mart_projection_drivers') }}
),

shocks as (
    select * from {{ ref('int_projection_shocks') }}
),

seeded as (
    select * from {{ ref('simulation_spreads') }}
),

spreads as (
    select
        {% for driver in projection_drivers() -%}
            max(case when driver = '{{ driver }}' then {{ as_double('spread') }} end) as {{ driver }},
        {% endfor -%}
        count(*) as driver_count
    from seeded
),

-- Where both bounds of a year are stated they are taken for the 5th and the 95th percentile of that year.
years as (
    select
        drivers.series_id,
        drivers.year,
        drivers.year - drivers.first_year as years_on,
        case when drivers.status = 'actual' then 0 else 1 end / {{ shock_deviation() }} as shock_unit,
        greatest(
            0.01e0, {{ as_double('greatest(drivers.revenue, drivers.operating_expense)') }} / 1e15
        ) as value_unit,
        1 / (2 * 1.6448536e0 * sqrt({{ as_double('drivers.year - drivers.first_year + 1') }})) as bound_unit,
        {% for amount in [
            'customer_revenue', 'structural_cost', 'government_funding', 'gross_margin', 'unexplained_ebitda'
        ] -%}
            {{ as_double('drivers.' ~ amount) }} as {{ amount }},
        {% endfor -%}
        {% for bounded in ['revenue', 'operating_expense', 'customers', 'government_funding'] -%}
            case
                when drivers.{{ bounded }}_low < drivers.{{ bounded }}_high and drivers.{{ bounded }} > 0
                    then
                        {{ as_double('drivers.' ~ bounded ~ '_high - drivers.' ~ bounded ~ '_low') }}
                        / {{ as_double('drivers.' ~ bounded) }}
            end as {{ bounded }}_width,
        {% endfor -%}
        {{ as_double('drivers.net_revenue_retention') }} as net_revenue_retention,
        spreads.customers as customers_spread,
        spreads.annual_contract_value as price_spread,
        spreads.net_revenue_retention as retention_spread,
        spreads.government_funding as government_spread,
        spreads.gross_margin as margin_spread,
        spreads.operating_expense_growth as cost_spread
    from drivers
    cross join spreads
),

-- What one unit of a driver's shock moves: its factor, or points of margin.
moved as (
    select
        *,
        shock_unit * case
            when revenue_width is not null then revenue_width * bound_unit
            when customers_width is not null then customers_width * bound_unit
            else customers_spread
        end as customers_unit,
        shock_unit * case when revenue_width is not null then 0 else price_spread end as price_unit,
        shock_unit * case
            when revenue_width is not null or years_on = 0 or net_revenue_retention <= 0 then 0
            else retention_spread / net_revenue_retention
        end as retention_unit,
        shock_unit * coalesce(government_funding_width * bound_unit, government_spread) as government_unit,
        shock_unit * margin_spread as margin_unit,
        shock_unit * coalesce(operating_expense_width * bound_unit, cost_spread) as cost_unit
    from years
),

driven as (
    select
        moved.series_id,
        moved.year,
        moved.value_unit,
        moved.customer_revenue,
        moved.structural_cost,
        moved.unexplained_ebitda,
        greatest(1 + moved.customers_unit * shocks.customers, 0)
        * greatest(1 + moved.retention_unit * shocks.net_revenue_retention, 0) as volume_factor,
        greatest(1 + moved.price_unit * shocks.annual_contract_value, 0) as price_factor,
        moved.government_funding * greatest(1 + moved.government_unit * shocks.government_funding, 0)
            as government,
        least(
            greatest(moved.gross_margin + moved.margin_unit * shocks.gross_margin, 0),
            1
        ) as margin,
        greatest(1 + moved.cost_unit * shocks.operating_expense_growth, 0) as cost_factor
    from moved
    inner join shocks on moved.years_on = shocks.years_on
),

simulated as (
    select
        series_id,
        year,
        value_unit,
        customer_revenue * volume_factor * price_factor + government as revenue,
        customer_revenue * volume_factor * (price_factor - 1 + margin) + government + unexplained_ebitda
        - structural_cost * cost_factor as ebitda
    from driven
),

-- Whole cents (more where a bigint would not hold them): engines find the percentiles of whole numbers four
-- times as fast, and what lies below a cent is where one machine's arithmetic may differ from another's.
whole as (
    select
        series_id,
        year,
        value_unit,
        cast(round(revenue / value_unit) as bigint) as revenue,
        cast(round(ebitda / value_unit) as bigint) as ebitda
    from simulated
),

summed as (
    select
        series_id,
        year,
        value_unit,
        count(*) as path_count,
        sum(case when ebitda > 0 then 1 else 0 end) as profit_count,
        {{ percentiles_of('revenue', fractions) }} as revenue_percentiles,
        {{ percentiles_of('ebitda', fractions) }} as ebitda_percentiles
    from whole
    group by series_id, year, value_unit
),

measured as (
    {% for measure in ['revenue', 'ebitda'] -%}
        select
            series_id,
            year,
            value_unit,
            '{{ measure }}' as measure,
            path_count,
            case when '{{ measure }}' = 'ebitda' then profit_count end as profits,
            {{ measure }}_percentiles as percentiles
        from summed
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
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
            round({{ as_double(element_of('measured.percentiles', loop.index0)) }} * measured.value_unit, 2)
            as decimal(38, 9)
        ) as {{ name }},
    {% endfor -%}
    case
        when measured.measure = 'ebitda' then {{ ratio('measured.profits', 'measured.path_count') }}
    end as probability_of_profit,
    cast(measured.path_count as integer) as path_count
from measured
inner join drivers
    on
        measured.series_id = drivers.series_id
        and measured.year = drivers.year
