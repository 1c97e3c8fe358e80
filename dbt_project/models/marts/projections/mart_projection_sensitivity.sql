-- The tornado: what EBITDA of the last year comes to when one driver is a step lower or higher in every year.
with

drivers as (
    select * from {{ ref('mart_projection_drivers') }}
    -- Of revenue alone nothing follows for earnings.
    where ebitda is not null
),

cases as (
    select * from {{ ref('int_projection_cases') }}
    where case_kind = 'sensitivity'
),

{{ case_changes() }},

horizon as (
    select
        *,
        cast(unexplained_ebitda + case_revenue - case_operating_expense as decimal(38, 9)) as case_ebitda
    from outcomes
    where year = last_year
),

sides as (
    select
        series_id,
        memo_id,
        entity_id,
        entity,
        memo_scenario,
        case_name as driver,
        year,
        unit,
        earnings_kind,
        ebitda as base_ebitda,
        max(
            case case_name
                {% for driver in projection_drivers() -%}
                    when '{{ driver }}' then {{ driver }}
                {% endfor -%}
            end
        ) as driver_value,
        max(
            case case_name
                {% for driver in projection_drivers() -%}
                    when '{{ driver }}' then {{ driver }}_source
                {% endfor -%}
            end
        ) as driver_source,
        max(case when side = 'low' then case_ebitda end) as low_ebitda,
        max(case when side = 'high' then case_ebitda end) as high_ebitda
    from horizon
    group by
        series_id, memo_id, entity_id, entity, memo_scenario, case_name, year, unit, earnings_kind, ebitda
)

select
    {{ key(['series_id', 'driver']) }} as projection_sensitivity_id,
    series_id,
    memo_id,
    entity_id,
    entity,
    memo_scenario,
    driver,
    driver_value,
    driver_source,
    {{ is_assumed_driver('driver_source') }} as is_assumed,
    year,
    unit,
    earnings_kind,
    base_ebitda,
    low_ebitda,
    high_ebitda,
    cast(low_ebitda - base_ebitda as decimal(38, 9)) as low_effect,
    cast(high_ebitda - base_ebitda as decimal(38, 9)) as high_effect,
    cast(abs(high_ebitda - low_ebitda) as decimal(38, 9)) as swing,
    cast(
        row_number() over (partition by series_id order by abs(high_ebitda - low_ebitda) desc, driver asc)
        as integer
    ) as swing_rank
from sides
