-- What drives each year of a memo's own projection: revenue and cost taken apart into the drivers a planner
-- may change.
with

years as (
    select * from {{ ref('fct_financial_projection') }}
),

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

customer_years as (
    select * from {{ ref('mart_customer_projection') }}
),

labels as (
    select * from {{ ref('int_labels_linked') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

offsets as (
    {{ dbt.generate_series(100) }}
),

statements as (
    select
        {{ key(['years.memo_id', 'years.entity_id', 'years.scenario_id', 'years.unit']) }} as series_id,
        years.memo_id,
        years.entity_id,
        scenarios.scenario,
        years.unit,
        years.year,
        years.status,
        years.revenue,
        years.revenue_low,
        years.revenue_high,
        coalesce(
            years.operating_expense,
            years.revenue - years.ebitda,
            {{ product('years.revenue', '1 - years.ebitda_margin') }}
        ) as operating_expense,
        coalesce(
            years.operating_expense_low,
            case when years.operating_expense is null then years.revenue_low - years.ebitda_high end
        ) as operating_expense_low,
        coalesce(
            years.operating_expense_high,
            case when years.operating_expense is null then years.revenue_high - years.ebitda_low end
        ) as operating_expense_high,
        case
            when years.operating_expense is not null then 'stated'
            when years.ebitda is not null then 'from_ebitda'
            else 'from_margin'
        end as operating_expense_source,
        years.ebitda
    from years
    inner join scenarios on years.scenario_id = scenarios.scenario_id
    where years.revenue >= 0
),

-- A series runs where both revenue and cost lie between two stated years.
spans as (
    select
        series_id,
        memo_id,
        entity_id,
        scenario,
        unit,
        greatest(min(year), min(case when operating_expense >= 0 then year end)) as first_year,
        least(max(year), max(case when operating_expense >= 0 then year end)) as last_year
    from statements
    group by series_id, memo_id, entity_id, scenario, unit
    -- Most memos state revenue and no cost; least and greatest pass over a null.
    having max(operating_expense) >= 0
),

spanned as (
    select * from spans
    where last_year > first_year
),

frame as (
    select
        spanned.*,
        spanned.first_year + offsets.generated_number - 1 as year
    from spanned
    inner join offsets on spanned.last_year - spanned.first_year >= offsets.generated_number - 1
),

-- Each statement a driver may be read from; the lower the rank, the more surely it is that driver.
candidates as (
    select
        series_id,
        'revenue' as measure,
        'revenue' as source,
        1 as source_rank,
        year,
        revenue as value,
        revenue_low as value_low,
        revenue_high as value_high,
        1 as choice_order
    from statements
    union all
    select
        series_id,
        'operating_expense' as measure,
        'operating_expense' as source,
        1 as source_rank,
        year,
        operating_expense as value,
        operating_expense_low as value_low,
        operating_expense_high as value_high,
        1 as choice_order
    from statements
    where operating_expense >= 0
    union all
    select
        spanned.series_id,
        'customers' as measure,
        customer_years.customer_kind as source,
        case customer_years.customer_kind
            when 'customers' then 1
            when 'enterprise_customers' then 2
            when 'subscribers' then 3
            else 4
        end as source_rank,
        customer_years.year,
        customer_years.customers as value,
        customer_years.customers_low as value_low,
        customer_years.customers_high as value_high,
        case when customer_years.scenario = spanned.scenario then 0 else 2 end
        + case when customer_years.is_total then 1 else 0 end as choice_order
    from spanned
    inner join customer_years
        on
            spanned.memo_id = customer_years.memo_id
            and spanned.entity_id = customer_years.entity_id
            and customer_years.scenario in (spanned.scenario, 'unspecified')
    where
        customer_years.customers > 0
        and (customer_years.member is null or customer_years.is_total)
        and customer_years.customer_kind in ('customers', 'enterprise_customers', 'subscribers', 'users')
    union all
    select
        spanned.series_id,
        case
            when facts.concept in ('government_funding', 'government_revenue', 'revenue_by_stream')
                then 'government_funding'
            when facts.concept = 'gross_margin' then 'gross_margin'
            else 'net_revenue_retention'
        end as measure,
        case facts.concept when 'revenue_by_stream' then 'revenue_stream' else facts.concept end as source,
        case facts.concept
            when 'government_funding' then 2
            when 'government_revenue' then 3
            when 'customer_retention_rate' then 2
            when 'churn_rate' then 3
            else 1
        end as source_rank,
        coalesce(facts.year, spanned.first_year) as year,
        case facts.concept when 'churn_rate' then 1 - facts.value else facts.value end as value,
        case facts.concept when 'churn_rate' then 1 - facts.value_high else facts.value_low end as value_low,
        case facts.concept when 'churn_rate' then 1 - facts.value_low else facts.value_high end as value_high,
        case when scenarios.scenario = spanned.scenario then 0 else 10000000 end
        + coalesce({{ yearly_place() }}, 2) * 1000000 + facts.precedence as choice_order
    from spanned
    inner join facts
        on
            spanned.memo_id = facts.memo_id
            and spanned.entity_id = facts.entity_id
    inner join scenarios
        on
            facts.scenario_id = scenarios.scenario_id
            and scenarios.scenario in (spanned.scenario, 'unspecified')
    left join labels
        on
            facts.subject_label = labels.label_text
            and labels.place = 'row'
            and facts.unit_kind = labels.unit_kind
    where
        facts.value >= 0
        and facts.rate_basis in ('total', 'annual')
        and (
            (
                facts.unit_kind = 'percent'
                and facts.member is null
                and (
                    (facts.concept = 'gross_margin' and facts.value <= 1)
                    or (facts.concept = 'net_revenue_retention' and facts.value > 0)
                    or (facts.concept = 'customer_retention_rate' and facts.value > 0 and facts.value <= 1)
                    or (facts.concept = 'churn_rate' and facts.value < 1)
                )
            )
            or (
                facts.unit_kind = 'money'
                and facts.unit = spanned.unit
                and facts.year is not null
                and ({{ yearly_place() }} is not null or facts.rate_basis = 'annual')
                and (
                    (
                        facts.concept in ('government_funding', 'government_revenue')
                        and (facts.member is null or facts.is_total)
                    )
                    -- A stream of revenue that is government money by its label.
                    or (
                        facts.concept = 'revenue_by_stream'
                        and not facts.is_total
                        and labels.concept in ('government_funding', 'government_revenue')
                    )
                )
            )
        )
),

-- One source a driver: of customers the kind stated for most years, of the rest the surest.
sources as (
    select
        series_id,
        measure,
        source,
        row_number() over (
            partition by series_id, measure
            order by case when measure = 'customers' then -count(distinct year) else 0 end, min(source_rank)
        ) as choice
    from candidates
    group by series_id, measure, source
),

ranked as (
    select
        candidates.*,
        row_number() over (
            partition by candidates.series_id, candidates.measure, candidates.year
            order by candidates.choice_order
        ) as choice
    from candidates
    inner join sources
        on
            candidates.series_id = sources.series_id
            and candidates.measure = sources.measure
            and candidates.source = sources.source
            and sources.choice = 1
),

points as (
    select * from ranked
    where choice = 1
),

bracketed as (
    select
        frame.series_id,
        frame.year,
        points.measure,
        points.source,
        max(case when points.year <= frame.year then points.year end) as year_before,
        min(case when points.year >= frame.year then points.year end) as year_after
    from frame
    inner join points on frame.series_id = points.series_id
    group by frame.series_id, frame.year, points.measure, points.source
),

between_points as (
    select
        bracketed.series_id,
        bracketed.year,
        bracketed.measure,
        bracketed.source,
        bracketed.measure not in ('gross_margin', 'net_revenue_retention') as is_amount,
        coalesce(bracketed.year_before, bracketed.year_after) as nearest_year,
        case
            when bracketed.year_before = bracketed.year_after then 'stated'
            when bracketed.year_before is null or bracketed.year_after is null then 'held'
            else 'interpolated'
        end as basis,
        coalesce(
            {{ as_double('bracketed.year - bracketed.year_before') }}
            / nullif(bracketed.year_after - bracketed.year_before, 0),
            0
        ) as fraction,
        coalesce(before.value, after.value) as value_before,
        coalesce(after.value, before.value) as value_after,
        case when before.year is null then after.value_low else before.value_low end as low_before,
        case when after.year is null then before.value_low else after.value_low end as low_after,
        case when before.year is null then after.value_high else before.value_high end as high_before,
        case when after.year is null then before.value_high else after.value_high end as high_after
    from bracketed
    left join points as before
        on
            bracketed.series_id = before.series_id
            and bracketed.measure = before.measure
            and bracketed.year_before = before.year
    left join points as after
        on
            bracketed.series_id = after.series_id
            and bracketed.measure = after.measure
            and bracketed.year_after = after.year
),

filled as (
    select
        series_id,
        year,
        measure,
        source,
        nearest_year,
        basis,
        case
            when basis = 'interpolated'
                then {{ interpolate('value_before', 'value_after', 'fraction', 'is_amount') }}
            else value_before
        end as value,
        case
            when basis = 'interpolated'
                then {{ interpolate('low_before', 'low_after', 'fraction', 'is_amount') }}
            else low_before
        end as value_low,
        case
            when basis = 'interpolated'
                then {{ interpolate('high_before', 'high_after', 'fraction', 'is_amount') }}
            else high_before
        end as value_high
    from between_points
),

wide as (
    select
        frame.series_id,
        frame.memo_id,
        frame.entity_id,
        frame.scenario,
        frame.unit,
        frame.first_year,
        frame.last_year,
        frame.year,
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
    from frame
    inner join filled
        on
            frame.series_id = filled.series_id
            and frame.year = filled.year
    group by
        frame.series_id, frame.memo_id, frame.entity_id, frame.scenario, frame.unit, frame.first_year,
        frame.last_year, frame.year
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
            when {{ product('customer_revenue', '1 - coalesce(gross_margin, 1)') }} <= operating_expense
                then coalesce(gross_margin, 1)
            else 1 - {{ ratio('operating_expense', 'customer_revenue') }}
        end as gross_margin_used
    from followed
),

costed as (
    select
        *,
        least({{ product('customer_revenue', '1 - gross_margin_used') }}, operating_expense) as service_cost,
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
    cast(grown.ebitda as decimal(38, 9)) as ebitda,
    case when grown.stated_ebitda is null then 'recomputed' else 'stated' end as ebitda_source,
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
        when grown.gross_margin is null then 'all_operating_expense'
        else 'operating_expense_less_service_cost'
    end as operating_expense_growth_source
from grown
left join entities on grown.entity_id = entities.entity_id
