-- The years of revenue and cost of each series that can be taken apart: as stated, or cost as it follows from
-- the stated earnings or their margin.
{% set kinds = earnings_kinds() %}
with

years as (
    select * from {{ ref('fct_financial_projection') }}
    where revenue >= 0
),

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

earnings as (
    select
        *,
        case concept
            {% for kind in kinds if kind != 'ebitda' -%}
                {% for concept in kinds[kind] -%}
                    when '{{ concept }}' then '{{ kind }}'
                {% endfor -%}
            {% endfor -%}
        end as kind,
        {{ yearly_place() }} as year_place
    from facts
    where (member is null or is_total) and rate_basis in ('total', 'annual')
),

-- Other earnings than EBITDA: of the same year, case and currency as the revenue they are what is left of.
stand_ins as (
    select
        years.financial_projection_id,
        earnings.kind,
        earnings.value,
        earnings.value_low,
        earnings.value_high,
        earnings.unit_kind,
        row_number() over (
            partition by years.financial_projection_id, earnings.concept
            order by earnings.year_place, earnings.precedence
        ) as choice
    from years
    inner join earnings
        on
            years.memo_id = earnings.memo_id
            and years.entity_id = earnings.entity_id
            and years.scenario_id = earnings.scenario_id
            and years.year = earnings.year
    where
        earnings.kind is not null
        and earnings.year_place is not null
        and (
            (
                earnings.unit_kind = 'money'
                and earnings.unit = years.unit
                and earnings.concept not like '%margin'
            )
            or (earnings.unit_kind = 'percent' and earnings.value <= 1 and earnings.concept like '%margin')
        )
),

-- What each kind of earnings says of a year.
stated_earnings as (
    select
        financial_projection_id,
        kind,
        {% for side in ['', '_low', '_high'] -%}
            max(case when unit_kind = 'money' then value{{ side }} end) as earnings{{ side }},
        {% endfor -%}
        max(case when unit_kind = 'percent' then value end) as margin
    from stand_ins
    where choice = 1
    group by financial_projection_id, kind
    union all
    select
        financial_projection_id,
        'ebitda' as kind,
        ebitda as earnings,
        ebitda_low as earnings_low,
        ebitda_high as earnings_high,
        ebitda_margin as margin
    from years
    where ebitda is not null or ebitda_margin is not null
),

keyed as (
    select
        years.*,
        scenarios.scenario,
        {{ key(['years.memo_id', 'years.entity_id', 'years.scenario_id', 'years.unit']) }} as series_id
    from years
    inner join scenarios on years.scenario_id = scenarios.scenario_id
),

-- One kind of earnings a series, the nearest to EBITDA that two years tell of. A cost that is stated comes
-- before earnings after interest or tax: revenue less cost is nearer to EBITDA than they are.
told as (
    select
        keyed.series_id,
        keyed.year,
        stated_earnings.kind,
        case stated_earnings.kind
            {% for kind in kinds -%}
                when '{{ kind }}' then {{ 10 * loop.index }}
            {% endfor -%}
        end as preference
    from keyed
    inner join stated_earnings on keyed.financial_projection_id = stated_earnings.financial_projection_id
    union all
    select
        series_id,
        year,
        'ebitda' as kind,
        {{ 10 * (kinds | list).index('operating_income') + 15 }} as preference
    from keyed
    where operating_expense >= 0
),

told_twice as (
    select
        series_id,
        kind,
        min(preference) as preference
    from told
    group by series_id, kind
    having count(distinct year) > 1
),

chosen_kinds as (
    select
        series_id,
        kind,
        row_number() over (partition by series_id order by preference) as choice
    from told_twice
),

statements as (
    select
        keyed.series_id,
        keyed.memo_id,
        keyed.entity_id,
        keyed.scenario,
        keyed.unit,
        keyed.year,
        keyed.status,
        keyed.revenue,
        keyed.revenue_low,
        keyed.revenue_high,
        chosen_kinds.kind as earnings_kind,
        case
            when chosen_kinds.kind is not null then coalesce(
                keyed.operating_expense,
                keyed.revenue - stated_earnings.earnings,
                {{ product('keyed.revenue', '1 - stated_earnings.margin') }}
            )
        end as operating_expense,
        case
            when chosen_kinds.kind is null then null
            when keyed.operating_expense is null
                then keyed.revenue_low - stated_earnings.earnings_high
            else keyed.operating_expense_low
        end as operating_expense_low,
        case
            when chosen_kinds.kind is null then null
            when keyed.operating_expense is null
                then keyed.revenue_high - stated_earnings.earnings_low
            else keyed.operating_expense_high
        end as operating_expense_high,
        case
            when chosen_kinds.kind is null then null
            when keyed.operating_expense is not null then 'stated'
            when stated_earnings.earnings is not null then 'from_' || chosen_kinds.kind
            when stated_earnings.margin is not null then 'from_margin'
        end as operating_expense_source,
        stated_earnings.earnings as ebitda
    from keyed
    left join chosen_kinds
        on
            keyed.series_id = chosen_kinds.series_id
            and chosen_kinds.choice = 1
    left join stated_earnings
        on
            keyed.financial_projection_id = stated_earnings.financial_projection_id
            and chosen_kinds.kind = stated_earnings.kind
),

-- A series runs where both revenue and cost lie between two stated years; where no cost can be told, over its
-- revenue alone.
spans as (
    select
        series_id,
        min(year) as first_revenue_year,
        max(year) as last_revenue_year,
        min(case when operating_expense >= 0 then year end) as first_cost_year,
        max(case when operating_expense >= 0 then year end) as last_cost_year
    from statements
    group by series_id
),

spanned as (
    select
        series_id,
        coalesce(last_cost_year > first_cost_year, false) as has_cost,
        case when last_cost_year > first_cost_year then first_cost_year else first_revenue_year end
            as first_year,
        case when last_cost_year > first_cost_year then last_cost_year else last_revenue_year end as last_year
    from spans
    where last_revenue_year > first_revenue_year
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
    {% for column in ['operating_expense', 'operating_expense_low', 'operating_expense_high', 'ebitda'] -%}
        case when spanned.has_cost then cast(statements.{{ column }} as decimal(38, 9)) end as {{ column }},
    {% endfor -%}
    case when spanned.has_cost then statements.operating_expense_source end as operating_expense_source,
    case when spanned.has_cost then statements.earnings_kind end as earnings_kind
from statements
inner join spanned on statements.series_id = spanned.series_id
