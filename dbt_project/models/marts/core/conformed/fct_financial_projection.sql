-- The income statement of a year, stated or foreseen.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

attributes as (
    select * from {{ ref('int_row_attributes') }}
),

measured as (
    select
        *,
        case
            when unit_kind = 'money' and rate_basis in ('total', 'annual')
                then
                    case
                        when concept in ('revenue', 'operating_expense', 'ebitda') then concept
                        when concept = 'revenue_by_stream' and is_total then 'revenue'
                        -- What a bank earns before its costs.
                        when concept = 'total_income' then 'revenue'
                    end
            when unit_kind = 'percent' and concept in ('ebitda_margin', 'revenue_growth') then concept
        end as measure,
        {{ yearly_place() }} as year_place
    from facts
    where (member is null or is_total) and year is not null
),

-- A figure of the memo's own date stands for that year only if no figure of the year does, and only for the
-- company the memo is about: of the others a memo gives a snapshot, not a projection.
candidates as (
    select
        *,
        year_place * 1000000
        + case when concept in ('revenue_by_stream', 'total_income') then 500000 else 0 end
        + precedence as choice_order
    from measured
    where measure is not null and (year_place = 0 or (year_place = 1 and entity_id = memo_entity_id))
),

{{ choose_statements(['memo_id', 'entity_id', 'year', 'scenario_id']) }},

years as (
    select
        memo_id,
        entity_id,
        year,
        scenario_id,
        max(row_currency) as unit,
        {{ measure_columns('revenue') }},
        {{ measure_columns('revenue_growth') }},
        {{ measure_columns('operating_expense') }},
        {{ measure_columns('ebitda') }},
        {{ measure_columns('ebitda_margin') }},
        {{ from_first_choice('table_ordinal') }} as table_ordinal,
        {{ from_first_choice('row_ordinal') }} as row_ordinal,
        {{ from_first_choice('status') }} as status
    from chosen
    group by memo_id, entity_id, year, scenario_id
)

select
    {{ key(['years.memo_id', 'years.entity_id', 'years.year', 'years.scenario_id']) }}
        as financial_projection_id,
    years.memo_id,
    years.entity_id,
    years.year,
    years.scenario_id,
    years.revenue,
    years.revenue_low,
    years.revenue_high,
    years.revenue_fact_id,
    years.revenue_growth,
    years.revenue_growth_low,
    years.revenue_growth_high,
    years.revenue_growth_fact_id,
    years.operating_expense,
    years.operating_expense_low,
    years.operating_expense_high,
    years.operating_expense_fact_id,
    years.ebitda,
    years.ebitda_low,
    years.ebitda_high,
    years.ebitda_fact_id,
    years.ebitda_margin,
    years.ebitda_margin_low,
    years.ebitda_margin_high,
    years.ebitda_margin_fact_id,
    years.unit,
    attributes.text as primary_driver,
    years.status
from years
left join attributes
    on
        years.memo_id = attributes.memo_id
        and years.table_ordinal = attributes.table_ordinal
        and years.row_ordinal = attributes.row_ordinal
        and attributes.attribute = 'driver'
