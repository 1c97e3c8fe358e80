-- The years of revenue and cost of each series that can be taken apart: as stated, or cost as it follows from
-- stated EBITDA or margin.
with

years as (
    select * from {{ ref('fct_financial_projection') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
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
        greatest(min(year), min(case when operating_expense >= 0 then year end)) as first_year,
        least(max(year), max(case when operating_expense >= 0 then year end)) as last_year
    from statements
    group by series_id
    -- Most memos state revenue and no cost; least and greatest pass over a null.
    having max(operating_expense) >= 0
),

spanned as (
    select * from spans
    where last_year > first_year
)

select
    {{ key(['statements.series_id', 'statements.year']) }} as projection_statement_id,
    statements.series_id,
    statements.memo_id,
    statements.entity_id,
    statements.scenario as memo_scenario,
    statements.unit,
    cast(statements.year as integer) as year,
    cast(spanned.first_year as integer) as first_year,
    cast(spanned.last_year as integer) as last_year,
    statements.status,
    statements.revenue,
    statements.revenue_low,
    statements.revenue_high,
    cast(statements.operating_expense as decimal(38, 9)) as operating_expense,
    cast(statements.operating_expense_low as decimal(38, 9)) as operating_expense_low,
    cast(statements.operating_expense_high as decimal(38, 9)) as operating_expense_high,
    statements.operating_expense_source,
    statements.ebitda
from statements
inner join spanned on statements.series_id = spanned.series_id
