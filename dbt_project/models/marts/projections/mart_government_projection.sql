-- Government as customer and as funder, by stated year.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

periods as (
    select * from {{ ref('dim_period') }}
),

financials as (
    select * from {{ ref('fct_financial_projection') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

placed as (
    select
        *,
        concept as measure,
        {{ yearly_place() }} as year_place
    from facts
    where
        year is not null
        and (member is null or is_total)
        and (
            (concept = 'government_customers' and unit_kind = 'count')
            or (
                concept in ('government_revenue', 'government_funding')
                and unit_kind = 'money'
                and rate_basis in ('total', 'annual')
            )
        )
),

candidates as (
    select
        *,
        -- A year of funding alone has a row; beside revenue it sets neither currency nor status.
        year_place * 1000000
        + case when concept = 'government_funding' then 500000 else 0 end
        + precedence as choice_order
    from placed
    where year_place = 0 or (year_place is not null and concept <> 'government_funding')
),

{{ choose_statements(['memo_id', 'entity_id', 'year', 'scenario_id']) }},

years as (
    select
        memo_id,
        entity_id,
        year,
        scenario_id,
        max(case when measure = 'government_revenue' then row_currency end) as unit,
        {{ measure_columns('government_customers') }},
        {{ measure_columns('government_revenue') }},
        {{ from_first_choice('status') }} as status
    from chosen
    group by memo_id, entity_id, year, scenario_id
),

-- Funding stated as a yearly amount over a span of years holds for each year of the span.
funding as (
    select
        facts.memo_id,
        facts.entity_id,
        facts.scenario_id,
        facts.value,
        facts.value_low,
        facts.value_high,
        facts.unit,
        facts.fact_id,
        facts.precedence,
        periods.start_year,
        periods.end_year
    from facts
    inner join periods on facts.period_id = periods.period_id
    where
        facts.concept = 'government_funding'
        and facts.unit_kind = 'money'
        and (facts.member is null or facts.is_total)
        and (facts.rate_basis = 'annual' or periods.granularity = 'year')
),

funded as (
    select
        years.*,
        years.government_customers is not null as has_customers,
        funding.value as government_funding,
        funding.value_low as government_funding_low,
        funding.value_high as government_funding_high,
        funding.fact_id as government_funding_fact_id,
        funding.unit as funding_unit,
        row_number() over (
            partition by years.memo_id, years.entity_id, years.year, years.scenario_id
            order by funding.end_year - funding.start_year, funding.precedence
        ) as funding_choice
    from years
    left join funding
        on
            years.memo_id = funding.memo_id
            and years.entity_id = funding.entity_id
            and years.scenario_id = funding.scenario_id
            and years.year between funding.start_year and funding.end_year
),

yearly as (
    select
        *,
        -- Growth is against the year before that states the same; a year without it stands in no one's way.
        lag(year) over (
            partition by memo_id, entity_id, scenario_id, has_customers order by year
        ) as previous_year,
        lag(government_customers) over (
            partition by memo_id, entity_id, scenario_id, has_customers order by year
        ) as previous_customers,
        lag(government_revenue) over (
            partition by memo_id, entity_id, scenario_id, unit order by year
        ) as previous_revenue,
        lag(year)
            over (partition by memo_id, entity_id, scenario_id, unit order by year)
            as previous_revenue_year
    from funded
    where funding_choice = 1
)

select
    {{ key(['yearly.memo_id', 'yearly.entity_id', 'yearly.year', 'yearly.scenario_id']) }}
        as government_projection_id,
    yearly.memo_id,
    yearly.entity_id,
    entities.entity,
    scenarios.scenario,
    yearly.year,
    yearly.government_customers,
    yearly.government_customers_low,
    yearly.government_customers_high,
    yearly.government_customers_fact_id,
    {{ annual_growth(
        'yearly.government_customers', 'yearly.previous_customers', 'yearly.year - yearly.previous_year'
    ) }} as customers_annual_growth,
    yearly.government_revenue,
    yearly.government_revenue_low,
    yearly.government_revenue_high,
    yearly.government_revenue_fact_id,
    yearly.unit,
    {{ annual_growth(
        'yearly.government_revenue', 'yearly.previous_revenue', 'yearly.year - yearly.previous_revenue_year'
    ) }} as revenue_annual_growth,
    {{ ratio('yearly.government_revenue', 'yearly.government_customers') }} as revenue_per_customer,
    {{ ratio_low(
        'yearly.government_revenue_low', 'yearly.government_customers_low', 'yearly.government_customers_high'
    ) }} as revenue_per_customer_low,
    {{ ratio_high(
        'yearly.government_revenue_high', 'yearly.government_customers_low', 'yearly.government_customers_high'
    ) }} as revenue_per_customer_high,
    case when financials.revenue > 0 then {{ ratio('yearly.government_revenue', 'financials.revenue') }} end
        as share_of_revenue,
    yearly.government_funding,
    yearly.government_funding_low,
    yearly.government_funding_high,
    yearly.government_funding_fact_id,
    yearly.funding_unit,
    yearly.status
from yearly
left join financials
    on
        yearly.memo_id = financials.memo_id
        and yearly.entity_id = financials.entity_id
        and yearly.year = financials.year
        and yearly.scenario_id = financials.scenario_id
        and yearly.unit = financials.unit
left join entities on yearly.entity_id = entities.entity_id
left join scenarios on yearly.scenario_id = scenarios.scenario_id
