-- What drives each year of a memo's own projection: revenue and cost taken apart into the drivers a planner
-- may change.
with

statements as (
    select * from {{ ref('mart_projection_statements') }}
),

filled as (
    select * from {{ ref('mart_projection_driver_values') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

series as (
    select distinct
        series_id,
        memo_id,
        entity_id,
        memo_scenario as scenario,
        unit,
        earnings_kind,
        first_year,
        last_year
    from statements
),

wide as (
    select
        series.series_id,
        series.memo_id,
        series.entity_id,
        series.scenario,
        series.unit,
        series.earnings_kind,
        series.first_year,
        series.last_year,
        filled.year,
        {% for measure in [
            'revenue', 'operating_expense', 'customers', 'net_revenue_retention', 'government_funding', 'gross_margin'
        ] -%}
            max(case when filled.measure = '{{ measure }}' then filled.value end) as {{ measure }},
            max(case when filled.measure = '{{ measure }}' then filled.value_low end) as {{ measure }}_low,
            max(case when filled.measure = '{{ measure }}' then filled.value_high end) as {{ measure }}_high,
            max(case when filled.measure = '{{ measure }}' then filled.basis end) as {{ measure }}_basis,
            max(case when filled.measure = '{{ measure }}' then filled.source end) as {{ measure }}_origin,
        {% endfor -%}
        max(case when filled.measure = 'customers' then filled.nearest_year end) as customers_year
    from series
    inner join filled on series.series_id = filled.series_id
    group by
        series.series_id, series.memo_id, series.entity_id, series.scenario, series.unit,
        series.earnings_kind, series.first_year, series.last_year, filled.year
),

-- Government money is a part of revenue; what a memo states beyond revenue is no part of it.
split as (
    select
        wide.*,
        least(coalesce(wide.government_funding, 0), wide.revenue) as government_part,
        wide.revenue - least(coalesce(wide.government_funding, 0), wide.revenue) as customer_revenue,
        statements.status,
        statements.ebitda as stated_ebitda,
        statements.operating_expense_source
    from wide
    left join statements
        on
            wide.series_id = statements.series_id
            and wide.year = statements.year
),

-- Outside the years customers are stated for, and where they never are, they follow the revenue they bring.
followed as (
    select
        split.*,
        nearest.customer_revenue as nearest_revenue,
        initial.customer_revenue as initial_revenue
    from split
    left join split as nearest
        on
            split.series_id = nearest.series_id
            and split.customers_basis = 'held'
            and nearest.year = greatest(least(split.customers_year, split.last_year), split.first_year)
    left join split as initial
        on
            split.series_id = initial.series_id
            and split.first_year = initial.year
),

driven as (
    select
        *,
        case
            when customers_basis in ('stated', 'interpolated') then customers
            when customers_basis = 'held' and nearest_revenue > 0
                then {{ as_decimal(as_double('customers') ~ ' * ' ~ as_double('customer_revenue')
                    ~ ' / ' ~ as_double('nearest_revenue')) }}
            when customers_basis = 'held' then customers
            when initial_revenue > 0 then {{ ratio('customer_revenue', 'initial_revenue') }}
            else cast(1 as decimal(38, 9))
        end as customers_used,
        case
            when customers_basis = 'held' then 'follows_revenue'
            else coalesce(customers_basis, 'index_of_revenue')
        end as customers_source,
        coalesce(net_revenue_retention, 1) as net_revenue_retention_used,
        -- Direct cost cannot be more than all cost: a margin that says so is of another kind of cost.
        case
            when operating_expense is null then gross_margin
            when {{ product('customer_revenue', '1 - coalesce(gross_margin, 1)') }} <= operating_expense
                then coalesce(gross_margin, 1)
            else 1 - {{ ratio('operating_expense', 'customer_revenue') }}
        end as gross_margin_used
    from followed
),

costed as (
    select
        *,
        case
            when operating_expense is not null
                then least({{ product('customer_revenue', '1 - gross_margin_used') }}, operating_expense)
        end as service_cost,
        coalesce(stated_ebitda, revenue - operating_expense) as ebitda
    from driven
),

grown as (
    select
        *,
        operating_expense - service_cost as structural_cost,
        lag(operating_expense - service_cost) over (partition by series_id order by year)
            as previous_structural_cost
    from costed
)

select
    {{ key(['grown.series_id', 'grown.year']) }} as projection_driver_id,
    grown.series_id,
    grown.memo_id,
    grown.entity_id,
    entities.entity,
    grown.scenario as memo_scenario,
    cast(grown.year as integer) as year,
    cast(grown.first_year as integer) as first_year,
    cast(grown.last_year as integer) as last_year,
    grown.unit,
    coalesce(grown.status, 'projection') as status,
    cast(grown.revenue as decimal(38, 9)) as revenue,
    cast(grown.revenue_low as decimal(38, 9)) as revenue_low,
    cast(grown.revenue_high as decimal(38, 9)) as revenue_high,
    grown.revenue_basis as revenue_source,
    cast(grown.operating_expense as decimal(38, 9)) as operating_expense,
    cast(grown.operating_expense_low as decimal(38, 9)) as operating_expense_low,
    cast(grown.operating_expense_high as decimal(38, 9)) as operating_expense_high,
    case grown.operating_expense_basis
        when 'stated' then grown.operating_expense_source
        else grown.operating_expense_basis
    end as operating_expense_source,
    grown.earnings_kind,
    cast(grown.ebitda as decimal(38, 9)) as ebitda,
    case
        when grown.stated_ebitda is not null then 'stated'
        when grown.ebitda is not null then 'recomputed'
    end as ebitda_source,
    cast(grown.ebitda - (grown.revenue - grown.operating_expense) as decimal(38, 9)) as unexplained_ebitda,
    cast(grown.customers_used as decimal(38, 9)) as customers,
    case when grown.customers_source in ('stated', 'interpolated') then grown.customers_low end
        as customers_low,
    case when grown.customers_source in ('stated', 'interpolated') then grown.customers_high end
        as customers_high,
    grown.customers_source,
    grown.customers_origin as customer_kind,
    cast(grown.customer_revenue as decimal(38, 9)) as customer_revenue,
    {{ ratio('grown.customer_revenue', 'grown.customers_used') }} as annual_contract_value,
    case grown.customers_source
        when 'index_of_revenue' then 'revenue_per_index_point'
        else 'revenue_per_customer'
    end as annual_contract_value_source,
    cast(grown.net_revenue_retention_used as decimal(38, 9)) as net_revenue_retention,
    case
        when grown.net_revenue_retention is null then 'not_stated'
        when grown.net_revenue_retention_origin <> 'net_revenue_retention'
            then grown.net_revenue_retention_origin
        else grown.net_revenue_retention_basis
    end as net_revenue_retention_source,
    cast(grown.government_part as decimal(38, 9)) as government_funding,
    case
        when grown.government_funding_low > grown.revenue then cast(grown.revenue as decimal(38, 9))
        else cast(grown.government_funding_low as decimal(38, 9))
    end as government_funding_low,
    case
        when grown.government_funding_high > grown.revenue then cast(grown.revenue as decimal(38, 9))
        else cast(grown.government_funding_high as decimal(38, 9))
    end as government_funding_high,
    case
        when grown.government_funding is null then 'not_stated'
        when grown.government_funding > grown.revenue then 'capped_by_revenue'
        else grown.government_funding_basis
    end as government_funding_source,
    grown.government_funding_origin as government_kind,
    cast(grown.gross_margin_used as decimal(38, 9)) as gross_margin,
    case
        when grown.gross_margin is null then 'not_stated'
        when grown.gross_margin_used <> grown.gross_margin then 'capped_by_cost'
        else grown.gross_margin_basis
    end as gross_margin_source,
    cast(grown.service_cost as decimal(38, 9)) as service_cost,
    cast(grown.structural_cost as decimal(38, 9)) as structural_cost,
    {{ growth('grown.structural_cost', 'grown.previous_structural_cost') }} as operating_expense_growth,
    case
        when grown.operating_expense is null then null
        when grown.gross_margin is null then 'all_operating_expense'
        else 'operating_expense_less_service_cost'
    end as operating_expense_growth_source
from grown
left join entities on grown.entity_id = entities.entity_id
