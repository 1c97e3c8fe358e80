-- growth: a vector of growth rates beside a vector of levels by period, read year on year or since the
-- first period. Which levels a rate column grows from is the pair of column and reading that most of its
-- cells agree with.
{%- set level_name = "coalesce(nullif(trim("
    ~ regex_replace("readings.vector_words", "\\(.*\\)|[^\\p{L} ]", "") ~ "), ''), ' ')" %}
{%- set yearly = "(?:yoy|y/y|y-o-y|year[- ](?:on|over)[- ]year|annual|yearly)" %}
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where place_start is not null
),

-- What an economy grows by is told at constant prices, whatever its amounts are told at.
economies as (
    select concept from {{ ref('concepts') }}
    where statement = 'economy' and unit_kind = 'money'
),

rates as (
    select * from vectors
    where unit_kind in ('percent', 'percentage_point') and is_growth_vector
),

tables_with_rates as (
    select distinct
        memo_id,
        table_ordinal,
        direction
    from rates
),

candidates as (
    select vectors.*
    from vectors
    inner join tables_with_rates
        on
            vectors.memo_id = tables_with_rates.memo_id
            and vectors.table_ordinal = tables_with_rates.table_ordinal
            and vectors.direction = tables_with_rates.direction
    where
        vectors.unit_kind in ('money', 'count', 'quantity')
        and not vectors.is_growth_vector
        and vectors.is_bounded
),

-- Each level with the one before it and the first of its series.
levels as (
    select
        *,
        lag(value) over series as earlier_value,
        lag(low) over series as earlier_low,
        lag(high) over series as earlier_high,
        lag(fact_id) over series as earlier_fact_id,
        lag(shown_value) over series as earlier_text,
        lag(source_line) over series as earlier_line,
        lag(place_start) over series as earlier_start,
        lag(place_end) over series as earlier_end,
        first_value(value) over series as first_value,
        first_value(low) over series as first_low,
        first_value(high) over series as first_high,
        first_value(fact_id) over series as first_fact_id,
        first_value(shown_value) over series as first_text,
        first_value(source_line) over series as first_line,
        first_value(place_start) over series as first_start,
        first_value(place_end) over series as first_end,
        row_number() over series as series_place,
        count(*) over (
            partition by
                memo_id, table_ordinal, direction, vector_ordinal, unit, place_group, coalesce(scenario, ''),
                place_start
        ) as same_period_count
    from candidates
    window series as (
        partition by
            memo_id, table_ordinal, direction, vector_ordinal, unit, place_group, coalesce(scenario, '')
        order by place_start, place
    )
),

spans as (
    select
        *,
        {{ dbt.datediff('earlier_start', 'place_start', 'month') }}
        / 12.0 as years_since_earlier,
        {{ dbt.datediff('first_start', 'place_start', 'month') }}
        / 12.0 as years_since_first
    from levels
    where earlier_value is not null and same_period_count = 1
),

-- 1 and 2: since the period before, in all or a year. 3 and 4: since the first period, likewise.
readings as (
    {% for reading, base, years, condition in [
        (1, 'earlier', '1', 'true'),
        (2, 'earlier', 'years_since_earlier', 'years_since_earlier > 1.5'),
        (3, 'first', '1', 'series_place > 2'),
        (4, 'first', 'years_since_first', 'series_place > 2 and years_since_first > 1.5')
    ] -%}
        select
            *,
            {{ reading }} as reading,
            '{{ base }}' as base_is,
            {{ base }}_value as base_value,
            {{ base }}_low as base_low,
            {{ base }}_high as base_high,
            {{ base }}_fact_id as base_fact_id,
            {{ base }}_text as base_text,
            {{ base }}_line as base_line,
            cast({{ years }} as {{ type_double() }}) as years
        from spans
        where {{ condition }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

recomputed as (
    select
        rates.fact_id,
        rates.memo_id,
        rates.table_ordinal,
        rates.direction,
        rates.vector_ordinal as rate_ordinal,
        rates.vector_words as rate_words,
        rates.vector_label as rate_label,
        rates.is_restated_growth_vector
        or coalesce(
            {{ regex_matches("rates.caption", "\\bconstant (?:currenc|price|exchange)|\\breal terms\\b|"
                ~ "\\borganic\\b|like[- ]for[- ]like|\\bcomparable\\b") }},
            false
        ) as is_restated,
        rates.shown_value,
        rates.value,
        rates.low,
        rates.high,
        rates.is_decline_vector and rates.value > 0 and readings.value < readings.base_value as is_turned,
        readings.vector_ordinal as level_ordinal,
        readings.vector_label as level_label,
        economies.concept is not null as is_of_economy,
        -- `Revenue Growth` beside `Revenue ($M)` is `growth`.
        trim(replace(rates.vector_words, {{ level_name }}, '')) as rate_name,
        rates.vector_words <> replace(rates.vector_words, {{ level_name }}, '') as is_rate_of_level,
        readings.fact_id as level_fact_id,
        readings.shown_value as level_text,
        readings.source_line as level_line,
        readings.base_fact_id,
        readings.base_text,
        readings.base_line,
        readings.reading,
        readings.base_is,
        readings.years,
        readings.years_since_earlier,
        {{ dbt.datediff('readings.place_start', 'readings.place_end', 'month') }}
            as months,
        {{ growth_point('readings.base_value', 'readings.value', 'readings.years') }} as rate,
        {{ growth_low('readings.base_high', 'readings.low', 'readings.base_low',
            'readings.years') }} as rate_low,
        {{ growth_high('readings.base_low', 'readings.high', 'readings.low', 'readings.years') }} as rate_high
    from rates
    inner join readings
        on
            rates.memo_id = readings.memo_id
            and rates.table_ordinal = readings.table_ordinal
            and rates.direction = readings.direction
            and rates.place = readings.place
    left join economies on readings.concept = economies.concept
),

-- A decline stated without its sign.
turned as (
    select
        *,
        case when is_turned then -rate else rate end as turned_rate,
        case when is_turned then -rate_high else rate_low end as turned_low,
        case when is_turned then -rate_low else rate_high end as turned_high
    from recomputed
    where rate_low is not null
),

-- Whether a rate over several years is one of all of them or a year, its own cell tells: `2030 | 2032` beside
-- `2029 | 2030` in a column of yearly growth.
read as (
    select
        *,
        {{ intervals_meet('low', 'high', 'turned_low', 'turned_high') }} as is_met,
        row_number() over (
            partition by fact_id, level_ordinal, base_is
            order by
                case when {{ intervals_meet('low', 'high', 'turned_low', 'turned_high') }} then 0 else 1 end,
                reading
        ) as likelihood
    from turned
),

fitted as (
    select
        *,
        count(*) over pair as row_count,
        sum(case when is_met then 1 else 0 end) over pair as met_count,
        min(years_since_earlier) over pair as years_between,
        -- A year after a year, and its name says that it is growth: of the only level there is, or of this.
        coalesce(
            base_is = 'earlier'
            and not is_of_economy
            and months between 11 and 12
            and years_since_earlier between 0.9 and 1.1
            and {{ regex_matches("rate_name", "^(?:" ~ yearly ~ " )?(?:growth|change)(?: rate)?(?: "
                ~ yearly ~ ")?(?: ?\\(?%\\)?)?$") }}
            and (
                is_rate_of_level
                or min(level_ordinal) over (partition by fact_id)
                = max(level_ordinal) over (partition by fact_id)
            ),
            false
        ) as is_named_plainly
    from read
    where likelihood = 1
    window pair as (partition by memo_id, table_ordinal, direction, rate_ordinal, level_ordinal, base_is)
),

best as (
    select
        *,
        min(abs(level_ordinal - rate_ordinal)) over (partition by fact_id) as nearest,
        row_number() over (
            partition by fact_id
            order by
                -met_count,
                case when is_named_plainly then 0 else 1 end,
                base_is,
                reading,
                case when level_ordinal < rate_ordinal then 0 else 1 end,
                abs(level_ordinal - rate_ordinal)
        ) as choice
    from fitted
),

-- That two rates of many follow from a column far away may be chance.
chosen as (
    select
        *,
        met_count >= 2 and met_count * 2 >= row_count
        -- A few wrong figures do not excuse one another where the name leaves no doubt.
        or is_named_plainly and (row_count <= 3 or met_count * 3 >= row_count) as is_bound,
        met_count >= 3 or abs(level_ordinal - rate_ordinal) = nearest as is_sure
    from best
    where choice = 1
),

unbound as (
    select rates.*
    from rates
    left join chosen on rates.fact_id = chosen.fact_id
    where chosen.fact_id is null
)

select
    'growth' as rule,
    memo_id,
    fact_id as stated_fact_id,
    turned_rate as recomputed_value,
    turned_low as recomputed_low,
    turned_high as recomputed_high,
    case when is_bound and is_sure then 'error' else 'warning' end as severity,
    case
        when is_met then null
        -- 2028 right below 2026, where the other rows are a year apart: its growth is that since 2027.
        when
            base_is = 'earlier'
            and years_since_earlier > 1.5 * years_between
            and years_since_earlier < 2.5 * years_between
            then 'the table leaves out the period it grows from'
        when is_restated
            then 'growth at constant prices or currencies is not that of the amounts stated'
        when not is_bound and row_count > 1 and met_count * 2 < row_count
            then 'no column beside it grows at these rates'
        when not is_bound and row_count = 1
            then 'one pair of periods does not say which column grows at this rate'
    end as reason,
    {{ key(['memo_id', 'table_ordinal', 'direction', 'rate_ordinal', "'growth'"]) }} as peer_group,
    {{ dbt.concat(["'gives '", "shown_value", "' as '",
        "coalesce(nullif(trim(rate_label), ''), 'growth')"]) }} as claim,
    {{ dbt.concat([
        "base_text", "' ('", line_text('base_line'), "') to '", "level_text", "' ('",
            line_text('level_line'), "') is '",
        figure_text('turned_rate', "'pure'", "'percent'"), "case when years <> 1 then ' a year' else '' end"
    ]) }} as working,
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
    dbt.concat(["'gives '", "shown_value", "' as '",
        "coalesce(nullif(trim(vector_label), ''), 'growth')"]),
    with_peers=true
) }}
