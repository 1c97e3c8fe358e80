-- summation: the four quarters of a year make the year, in one table or told one by one. One row a year
-- stated beside its quarters.
-- A row below the quarters that says which year it is of by its words: its date is the table's.
{%- set is_whole_year -%}
    ^(?:(?:full|whole|entire)[- ]year|fy|(?:full[- ]year|annual|year|fy) total|total (?:for the )?(?:full |whole )?year)$
{%- endset %}
with

plain as (
    select fact_id from {{ ref('int_audit_aspects') }}
    where block_kind <> 'table' and is_plain and is_dated and not is_of_part
),

-- What comes in over a time and adds up.
flows as (
    select concept from {{ ref('concepts') }}
    where period_type = 'duration' and additivity = 'additive'
),

totals as (
    select stated_fact_id from {{ ref('int_audit_summation') }}
),

facts as (
    select
        facts.fact_id,
        facts.memo_id,
        facts.concept_name,
        facts.source_line,
        facts.shown_value,
        facts.value,
        facts.low,
        facts.high,
        facts.unit,
        facts.unit_kind,
        facts.period,
        facts.period_start,
        facts.period_end,
        {{ dbt.datediff('facts.period_start', 'facts.period_end', 'month') }}
        + 1 as months,
        {{ key(['facts.memo_id', 'facts.table_ordinal', 'facts.concept', 'facts.entity_slug', 'facts.member',
            'facts.scenario', 'facts.unit',
            "case facts.period_source when 'column' then facts.row_ordinal else facts.column_ordinal end"]) }}
            as series_key
    from {{ ref('int_audit_facts') }} as facts
    inner join flows on facts.concept = flows.concept
    left join plain on facts.fact_id = plain.fact_id
    where
        (facts.is_cell or plain.fact_id is not null)
        and facts.link_state = 'linked'
        and facts.unit_kind in ('money', 'count', 'quantity')
        and (
            facts.period_source in ('stated', 'row', 'column')
            or facts.period_source = 'caption'
            and facts.is_cell
            and {{ regex_matches("trim(coalesce(facts.subject_label, ''))", is_whole_year) }}
        )
        and coalesce(facts.rate_basis, 'total') = 'total'
        and facts.low > -1e27
        and facts.high < 1e27
        and not {{ regex_matches(
            dbt.concat(["coalesce(facts.subject_label, '')", "' '", "coalesce(facts.column_label, '')", "' '",
                "coalesce(facts.caption, '')"]),
            "cumulative|\\bytd\\b|to date|annuali[sz]ed|run[- ]rate|trailing|\\b[lt]tm\\b"
        ) }}
),

-- What stands twice for one time does not say which of the two is meant.
single_periods as (
    select min(fact_id) as fact_id
    from facts
    where months in (3, 12)
    group by series_key, period_start, period_end
    having count(*) = 1
),

single as (
    select facts.*
    from facts
    inner join single_periods on facts.fact_id = single_periods.fact_id
),

summed as (
    select
        years.fact_id,
        sum(quarters.value) as outcome,
        sum(quarters.low) as outcome_low,
        sum(quarters.high) as outcome_high,
        max(
            case
                when {{ intervals_meet('years.low', 'years.high', 'quarters.low', 'quarters.high') }} then 1
                else 0
            end
        ) as year_like_count,
        {{ dbt.listagg('quarters.shown_value', "' + '", 'order by quarters.period_start') }} as terms,
        {{ array_of('quarters.source_line', 'quarters.period_start') }} as evidence_lines,
        {{ array_of('quarters.fact_id', 'quarters.period_start') }} as evidence_fact_ids,
        min(quarters.source_line) as first_line,
        max(quarters.source_line) as last_line
    from single as years
    inner join single as quarters
        on
            years.series_key = quarters.series_key
            and years.period_start <= quarters.period_start
            and years.period_end >= quarters.period_end
    where years.months = 12 and quarters.months = 3
    group by years.fact_id
    having count(*) = 4
)

select
    'summation' as rule,
    single.memo_id,
    single.fact_id as stated_fact_id,
    summed.outcome as recomputed_value,
    summed.outcome_low as recomputed_low,
    summed.outcome_high as recomputed_high,
    'error' as severity,
    case
        when
            summed.year_like_count > 0
            and not {{ intervals_meet('single.low', 'single.high', 'summed.outcome_low',
                'summed.outcome_high') }}
            then 'the quarters may be counted from the start of the year'
    end as reason,
    {{ dbt.concat(["'gives '", "single.shown_value", "' as '", "lower(single.concept_name)", "' for '",
        "single.period"]) }} as claim,
    {{ dbt.concat(["summed.terms", "' of its quarters '",
        "case when summed.first_line = summed.last_line then 'in the same line' else "
            ~ dbt.concat(["'(lines '", "cast(summed.first_line as " ~ dbt.type_string() ~ ")", "'–'",
                "cast(summed.last_line as " ~ dbt.type_string() ~ ")", "')'"]) ~ " end",
        "' make '",
        figure_text('summed.outcome', 'single.unit', 'single.unit_kind')]) }} as working,
    summed.evidence_lines,
    summed.evidence_fact_ids
from single
inner join summed on single.fact_id = summed.fact_id
left join totals on single.fact_id = totals.stated_fact_id
where totals.stated_fact_id is null
