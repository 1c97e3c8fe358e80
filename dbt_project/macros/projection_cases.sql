{#
    What follows from changed drivers. Belongs here: the arithmetic scenarios and sensitivity share. Does not: the
    drivers of a memo (mart_projection_drivers) or what is assumed of them (int_projection_cases).

    A year's revenue is customers × revenue a customer + government funding; its cost is (1 - gross margin) × what
    customers order at the memo's prices + structural cost. A changed driver acts on the memo's own figures as a
    factor, so that what changes nothing gives them back to the last digit. Net revenue retention and cost growth
    act from year to year, so their factors multiply up.
#}

{# A driver held to what it can be; the memo's own value always is. #}
{% macro clipped_driver(driver, value) -%}
    case
        when {{ driver }} = 'gross_margin' then least(greatest({{ value }}, 0), 1)
        when {{ driver }} = 'operating_expense_growth' then greatest({{ value }}, -1)
        else greatest({{ value }}, 0)
    end
{%- endmacro %}

{# Whether a driver's value is none the memo gives: what mart_projection_drivers takes in its place. #}
{% macro is_assumed_driver(source) -%}
    coalesce({{ source }} in ('not_stated', 'index_of_revenue', 'revenue_per_index_point'), false)
{%- endmacro %}

{#
    CTEs from `drivers` (mart_projection_drivers) and `cases` (int_projection_cases of one kind) to `changes`: one row
    a series, year and case with the decimal effect of each driver on revenue (<driver>_revenue) and on operating
    expense (<driver>_cost). The effects are those of changing one driver after the other in the order of
    projection_drivers(), so they sum to the whole change.
#}
{% macro case_changes() %}
{#- Without a cost there is none that could change. -#}
{%- set no_cost = 'cast(case when operating_expense is not null then 0 end as decimal(38, 9))' -%}
-- Drivers a case leaves alone act as a factor of one, and need no rows.
named_drivers as (
    select distinct
        case_name,
        side,
        driver
    from cases
),

driver_values as (
    {% for driver in projection_drivers() -%}
        select
            series_id,
            year,
            first_year,
            '{{ driver }}' as driver,
            {{ as_double('coalesce(' ~ driver ~ ', 0)') }} as value,
            {% if driver in ['customers', 'annual_contract_value'] -%}
                customers_source = 'index_of_revenue'
            {%- else -%}
                1 = 0
            {%- endif %} as is_index,
            {{ is_assumed_driver(driver ~ '_source') }} as is_assumed,
            {% if driver in ['gross_margin', 'operating_expense_growth'] -%}
                operating_expense is null
            {%- else -%}
                1 = 0
            {%- endif %} as is_unknown
        from drivers
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

asked as (
    select
        driver_values.series_id,
        driver_values.year,
        driver_values.first_year,
        driver_values.driver,
        driver_values.value,
        driver_values.is_assumed,
        named_drivers.case_name,
        named_drivers.side,
        cases.amount,
        -- An index has no count or price of its own that could be set, and no cost nothing that could be changed.
        case
            when driver_values.is_unknown or (driver_values.is_index and cases.operation = 'set') then null
            else cases.operation
        end as operation,
        case
            when cases.operation is null then 0
            when driver_values.is_unknown or (driver_values.is_index and cases.operation = 'set') then 1
            else 0
        end as is_left_out,
        case when cases.operation = 'hold' then greatest(cases.from_year - 1, driver_values.first_year) end
            as held_year
    from driver_values
    inner join named_drivers on driver_values.driver = named_drivers.driver
    left join cases
        on
            named_drivers.case_name = cases.case_name
            and named_drivers.side = cases.side
            and driver_values.driver = cases.driver
            and driver_values.year between cases.from_year and cases.to_year
),

assumed as (
    select
        asked.*,
        case asked.operation
            when 'multiply' then {{ clipped_driver('asked.driver', 'asked.value * asked.amount') }}
            when 'add' then {{ clipped_driver('asked.driver', 'asked.value + asked.amount') }}
            when 'set' then {{ clipped_driver('asked.driver', 'asked.amount') }}
            when 'hold' then held.value
            else asked.value
        end as new_value
    from asked
    left join driver_values as held
        on
            asked.series_id = held.series_id
            and asked.driver = held.driver
            and asked.held_year = held.year
),

ratios as (
    select
        *,
        case
            when driver in ('net_revenue_retention', 'operating_expense_growth') and year = first_year then 1
            when driver = 'operating_expense_growth' and value > -1 then (1 + new_value) / (1 + value)
            when driver in ('customers', 'annual_contract_value', 'net_revenue_retention') and value > 0
                then new_value / value
            else 1
        end as ratio
    from assumed
),

factors as (
    select
        *,
        -- The floor stands for nought, whose logarithm there is not.
        exp(
            sum(ln(greatest(ratio, 1e-30))) over (
                partition by series_id, case_name, side, driver
                order by year
                rows between unbounded preceding and current row
            )
        ) as running_factor
    from ratios
),

case_years as (
    select
        series_id,
        year,
        case_name,
        side,
        sum(is_left_out) as left_out_count,
        sum(case when is_assumed and new_value <> value then 1 else 0 end) as assumed_count,
        coalesce(max(case when driver = 'customers' then ratio end), 1) as customers_factor,
        coalesce(max(case when driver = 'annual_contract_value' then ratio end), 1) as price_factor,
        coalesce(max(case when driver = 'net_revenue_retention' then running_factor end), 1) as retention_factor,
        coalesce(max(case when driver = 'operating_expense_growth' then running_factor end), 1) as cost_factor,
        coalesce(max(case when driver = 'government_funding' then new_value - value end), 0) as government_change,
        coalesce(max(case when driver = 'gross_margin' then new_value - value end), 0) as margin_change
    from factors
    group by series_id, year, case_name, side
),

effects as (
    select
        drivers.*,
        case_years.case_name,
        case_years.side,
        case_years.left_out_count,
        case_years.assumed_count,
        {{ as_double('drivers.customer_revenue') }} * (case_years.customers_factor - 1) as customers_revenue_effect,
        {{ as_double('drivers.customer_revenue') }} * case_years.customers_factor * (case_years.price_factor - 1)
            as price_revenue_effect,
        {{ as_double('drivers.customer_revenue') }} * case_years.customers_factor * case_years.price_factor
        * (case_years.retention_factor - 1) as retention_revenue_effect,
        case_years.government_change as government_revenue_effect,
        {{ as_double('drivers.service_cost') }} * (case_years.customers_factor - 1) as customers_cost_effect,
        {{ as_double('drivers.service_cost') }} * case_years.customers_factor * (case_years.retention_factor - 1)
            as retention_cost_effect,
        -- What customers order costs the same to serve whatever they pay for it.
        -case_years.margin_change * {{ as_double('drivers.customer_revenue') }} * case_years.customers_factor
        * case_years.retention_factor as margin_cost_effect,
        {{ as_double('drivers.structural_cost') }} * (case_years.cost_factor - 1) as growth_cost_effect
    from drivers
    inner join case_years
        on
            drivers.series_id = case_years.series_id
            and drivers.year = case_years.year
),

changes as (
    select
        *,
        {{ as_decimal('customers_revenue_effect') }} as customers_revenue,
        {{ as_decimal('customers_cost_effect') }} as customers_cost,
        {{ as_decimal('price_revenue_effect') }} as annual_contract_value_revenue,
        {{ no_cost }} as annual_contract_value_cost,
        {{ as_decimal('retention_revenue_effect') }} as net_revenue_retention_revenue,
        {{ as_decimal('retention_cost_effect') }} as net_revenue_retention_cost,
        {{ as_decimal('government_revenue_effect') }} as government_funding_revenue,
        {{ no_cost }} as government_funding_cost,
        cast(0 as decimal(38, 9)) as gross_margin_revenue,
        case when operating_expense is not null then {{ as_decimal('margin_cost_effect') }} end as gross_margin_cost,
        cast(0 as decimal(38, 9)) as operating_expense_growth_revenue,
        {{ as_decimal('growth_cost_effect') }} as operating_expense_growth_cost
    from effects
),

outcomes as (
    select
        *,
        cast(
            revenue
            {%- for driver in projection_drivers() %} + {{ driver }}_revenue{% endfor %}
            as decimal(38, 9)
        ) as case_revenue,
        cast(
            operating_expense
            {%- for driver in projection_drivers() %} + {{ driver }}_cost{% endfor %}
            as decimal(38, 9)
        ) as case_operating_expense
    from changes
)
{%- endmacro %}
