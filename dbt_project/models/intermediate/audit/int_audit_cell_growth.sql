-- growth: a change that stands in the cell of what it led to, as in `40,000 (+14%)`, against the figure of an
-- earlier period in the same row or column. One row a change.
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where block_kind = 'table'
),

-- The series a cell is of: its row where the columns are periods, else its column.
levels as (
    select
        *,
        case when period_source = 'row' then column_ordinal else row_ordinal end as vector_ordinal
    from facts
    where
        is_cell
        and unit_kind in ('money', 'count', 'quantity')
        and period_source in ('row', 'column')
        and low > 0
        and high < 1e27
),

changes as (
    select *
    from facts
    where not is_cell and unit_kind = 'percent' and {{ regex_matches("source_value", "^[+−–-] ?[0-9]") }}
),

series as (
    select
        *,
        {% for column in ['value', 'low', 'high', 'fact_id', 'shown_value', 'source_line', 'period_start'] -%}
            lag({{ column }}) over series as earlier_{{ column }},
            first_value({{ column }}) over series as first_{{ column }},
        {% endfor -%}
        row_number() over series as place,
        count(*) over (
            partition by
                memo_id, table_ordinal, period_source, vector_ordinal, unit, scenario, concept, row_group
        ) as period_count,
        count(*) over (
            partition by
                memo_id, table_ordinal, period_source, vector_ordinal, unit, scenario, concept, row_group,
                period_start
        ) as same_period_count
    from levels
    window series as (
        partition by memo_id, table_ordinal, period_source, vector_ordinal, unit, scenario, concept, row_group
        order by period_start, char_start
    )
),

claims as (
    select
        changes.fact_id,
        changes.memo_id,
        changes.source_line,
        changes.shown_value,
        changes.low as change_low,
        changes.high as change_high,
        {{ regex_matches("changes.source_text || ' ' || coalesce(changes.column_label, '') || ' ' || "
            ~ "coalesce(changes.subject_label, '') || ' ' || coalesce(changes.caption, '')",
            "\\b(?:real|constant|organic|underlying|comparable|like-for-like|lfl|plan|budget|forecast|peers?)\\b") }}
            as is_of_another,
        series.fact_id as level_fact_id,
        series.shown_value as level_text,
        series.source_line as level_line,
        series.value,
        series.low,
        series.high,
        series.place,
        series.period_count,
        series.same_period_count,
        {% for base in ['earlier', 'first'] -%}
            {% for column in ['value', 'low', 'high', 'fact_id', 'shown_value', 'source_line'] -%}
                series.{{ base }}_{{ column }},
            {% endfor -%}
            {{ dbt.datediff('series.' ~ base ~ '_period_start', 'series.period_start', 'month') }}
            / 12.0 as years_since_{{ base }}{% if not loop.last %},{% endif %}
        {% endfor %}
    from changes
    inner join series
        on
            changes.memo_id = series.memo_id
            and changes.table_ordinal = series.table_ordinal
            and changes.row_ordinal = series.row_ordinal
            and changes.column_ordinal = series.column_ordinal
),

-- Since the period before or the first, in all or a year.
readings as (
    {% for reading, base, years, condition in [
        (1, 'earlier', '1', 'place > 1'),
        (2, 'earlier', 'years_since_earlier', 'place > 1 and years_since_earlier > 1.5'),
        (3, 'first', '1', 'place > 2'),
        (4, 'first', 'years_since_first', 'place > 2 and years_since_first > 1.5')
    ] -%}
        select
            *,
            {{ reading }} as reading,
            {{ base }}_value as base_value,
            {{ base }}_low as base_low,
            {{ base }}_high as base_high,
            {{ base }}_fact_id as base_fact_id,
            {{ base }}_shown_value as base_text,
            {{ base }}_source_line as base_line,
            cast({{ years }} as {{ type_double() }}) as years
        from claims
        where {{ condition }} and same_period_count = 1
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

recomputed as (
    select
        *,
        {{ growth_point('base_value', 'value', 'years') }} as outcome,
        {{ growth_low('base_high', 'low', 'base_low', 'years') }} as outcome_low,
        {{ growth_high('base_low', 'high', 'low', 'years') }} as outcome_high
    from readings
),

fitted as (
    select
        *,
        {{ intervals_meet('change_low', 'change_high', 'outcome_low', 'outcome_high') }} as is_met
    from recomputed
),

best as (
    select
        *,
        row_number() over (
            partition by fact_id order by case when is_met then 0 else 1 end, reading
        ) as choice
    from fitted
),

chosen as (
    select * from best
    where choice = 1
),

unbound as (
    select claims.*
    from claims
    left join chosen on claims.fact_id = chosen.fact_id
    where chosen.fact_id is null
)

select
    'growth' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    case when years_since_earlier between 0.9 and 1.1 or period_count = 2 then 'error' else 'warning' end
        as severity,
    case
        when is_met then null
        when is_of_another then 'it may be the change from something else than the period before'
        when years_since_earlier < 0.9 then 'it may be the change from the same time of the year before'
    end as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' beside '", "level_text"]) }} as claim,
    {{ dbt.concat(["base_text", "' ('", line_text('base_line'), "') to '", "level_text", "' ('",
        line_text('level_line'), "') is '", figure_text('outcome', "'pure'", "'percent'"),
        "case when years <> 1 then ' a year' else '' end"]) }} as working,
    {{ dbt.array_construct(['base_line', 'level_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['base_fact_id', 'level_fact_id']) }}
        as evidence_fact_ids
from chosen
union all
{{ unbound_checks(
    "'growth'",
    'warning',
    "'the table gives no level of an earlier period to grow from'",
    dbt.concat(["'gives '", "shown_value", "' beside '", "level_text"])
) }}
