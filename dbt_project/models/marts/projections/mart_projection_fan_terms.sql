-- What one unit of each shock adds to a year's revenue and EBITDA, so that a path is a sum of products.
--
-- A year is what customers pay × (1 + volume) × (1 + price), and government money × (1 + government),
-- less the cost of that volume, less structural cost × (1 + cost). Multiplied out, each product of shocks
-- has one factor a year, and the simulation need know nothing else of the year.
with

drivers as (
    select * from {{ ref('mart_projection_drivers') }}
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

-- Yearly misses that do not know of each other add up with the root of the years. Where both bounds of a year
-- are stated they are taken for its 5th and 95th percentile instead.
years as (
    select
        drivers.series_id,
        drivers.memo_id,
        drivers.year,
        case when drivers.status = 'actual' then 0 else 1 end as is_open,
        {% for amount in [
            'revenue', 'operating_expense', 'ebitda', 'customer_revenue', 'structural_cost', 'government_funding',
            'unexplained_ebitda'
        ] -%}
            {{ as_double('drivers.' ~ amount) }} as {{ amount }},
        {% endfor -%}
        {{ as_double('coalesce(drivers.gross_margin, 1)') }} as gross_margin,
        {% for bounded in ['revenue', 'operating_expense', 'customers', 'government_funding'] -%}
            case
                when drivers.{{ bounded }}_low < drivers.{{ bounded }}_high and drivers.{{ bounded }} > 0
                    then
                        {{ as_double('drivers.' ~ bounded ~ '_high - drivers.' ~ bounded ~ '_low') }}
                        / {{ as_double('drivers.' ~ bounded) }} / {{ width_in_deviations() }}
            end as {{ bounded }}_stated,
        {% endfor -%}
        {% for driver in projection_drivers() -%}
            spreads.{{ driver }} * sqrt({{ as_double(
                'drivers.year - drivers.first_year' if driver == 'net_revenue_retention'
                else 'drivers.year - drivers.first_year + 1'
            ) }}) as {{ driver }}_spread
            {%- if not loop.last %},{% endif %}
        {% endfor %}
    from drivers
    cross join spreads
),

-- Customers and what each keeps ordering both move the volume: one shock, their spreads added as squares.
-- Stated bounds of revenue say all there is to say of volume and price. A spread above four times the value
-- is a slip.
units as (
    select
        *,
        is_open * least(
            coalesce(
                revenue_stated,
                sqrt(
                    power(coalesce(customers_stated, customers_spread), 2)
                    + power(net_revenue_retention_spread, 2)
                )
            ),
            4
        ) as volume_unit,
        is_open * case
            when revenue_stated is null then least(annual_contract_value_spread, 4)
            else 0
        end as price_unit,
        is_open * least(coalesce(government_funding_stated, government_funding_spread), 4) as government_unit,
        -- A margin stops at nought and at one, even on the farthest path.
        is_open * least(
            gross_margin_spread,
            gross_margin / {{ farthest_shock() }},
            (1 - gross_margin) / {{ farthest_shock() }}
        ) as margin_unit,
        is_open * least(coalesce(operating_expense_stated, operating_expense_growth_spread), 4) as cost_unit
    from years
),

-- Without government money the shape of a year's revenue does not hang on its size, and many years share
-- one.
revenues as (
    select
        *,
        'revenue' as measure,
        revenue as middle,
        case when government_funding > 0 then revenue else customer_revenue end as scale,
        1e0 as kept_of_volume,
        0 as has_cost
    from units
),

-- Of more volume the gross margin is kept, of a better price all.
earnings as (
    select
        *,
        'ebitda' as measure,
        ebitda as middle,
        greatest(revenue, operating_expense, abs(unexplained_ebitda)) as scale,
        gross_margin as kept_of_volume,
        1 as has_cost
    from units
    where ebitda is not null
),

measures as (
    select * from revenues
    union all
    select * from earnings
),

-- In parts of the scale; where that is nought there is no money that could be missed.
parts as (
    select
        *,
        coalesce(customer_revenue / nullif(scale, 0), 0) as customer_part,
        coalesce(government_funding / nullif(scale, 0), 0) as government_part,
        coalesce(structural_cost / nullif(scale, 0), 0) as cost_part
    from measures
),

factored as (
    select
        series_id,
        memo_id,
        year,
        measure,
        middle,
        scale,
        -- What a path must pass for EBITDA to be above nought.
        case when measure = 'ebitda' then -middle / nullif(scale, 0) end as gate,
        round(customer_part * kept_of_volume * volume_unit, 9) as volume,
        round(customer_part * price_unit, 9) as price,
        round(customer_part * volume_unit * price_unit, 9) as volume_price,
        round(has_cost * customer_part * margin_unit, 9) as margin,
        round(has_cost * customer_part * volume_unit * margin_unit, 9) as volume_margin,
        round(government_part * government_unit, 9) as government,
        round(0 - has_cost * cost_part * cost_unit, 9) as structural_cost
    from parts
),

-- Years of the same shape, in whatever currency and size, are simulated once.
shaped as (
    select
        *,
        dense_rank() over (
            order by volume, price, volume_price, margin, volume_margin, government, structural_cost, gate
        ) as shape
    from factored
)

select
    {{ key(['series_id', 'measure', 'year']) }} as projection_fan_id,
    series_id,
    memo_id,
    year,
    measure,
    middle,
    scale,
    gate,
    volume,
    price,
    volume_price,
    margin,
    volume_margin,
    government,
    structural_cost,
    cast(shape as integer) as shape,
    cast(shape % {{ fan_blocks() }} as integer) as shape_block
from shaped
