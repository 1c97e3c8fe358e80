-- The statement each driver of a series is read from, one a year: what a memo says of customers, margin,
-- retention and government money, beside its revenue and cost.
with

statements as (
    select * from {{ ref('mart_projection_statements') }}
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

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

spanned as (
    select distinct
        series_id,
        memo_id,
        entity_id,
        memo_scenario as scenario,
        unit,
        first_year
    from statements
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
)

select
    {{ key(['series_id', 'measure', 'year']) }} as projection_driver_point_id,
    series_id,
    measure,
    source,
    cast(year as integer) as year,
    cast(value as decimal(38, 9)) as value,
    cast(value_low as decimal(38, 9)) as value_low,
    cast(value_high as decimal(38, 9)) as value_high
from ranked
where choice = 1
