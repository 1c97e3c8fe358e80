-- duplicate, bound, scale, target_vs_projection: the same aspects stated more than once, held against the
-- statement of the group that a reader would take for the source: a table's, else the first.
with

aspects as (
    select * from {{ ref('int_audit_aspects') }}
),

settings as (
    select * from {{ ref('audit_rule_settings') }}
    where rule = 'duplicate'
),

stated as (
    select
        aspects.*,
        settings.severity as setting_severity,
        case when aspects.block_kind = 'table' then 0 else 1 end as place_order
    from aspects
    inner join settings on aspects.aspect = settings.concept
),

grouped as (
    select
        *,
        {{ key(['memo_id', 'aspect', 'aspect_entity', 'aspect_member', 'period_key', 'scenario', 'unit',
            'unit_kind']) }}
            as aspect_key,
        {{ key(['memo_id', 'aspect', 'aspect_entity', 'aspect_member', 'scenario', 'unit',
            'unit_kind']) }} as series_key
    from stated
),

repeated as (
    select aspect_key
    from grouped
    group by aspect_key
    having count(*) > 1
),

ordered as (
    select
        grouped.*,
        row_number() over (
            partition by grouped.aspect_key
            order by
                grouped.place_order,
                case when grouped.is_plain or grouped.place_order = 0 then 0 else 1 end,
                case when grouped.qualifier in ('exact', 'approximate', 'range') then 0 else 1 end,
                grouped.char_start
        ) as choice,
        row_number() over (
            partition by grouped.aspect_key, grouped.value, grouped.qualifier, grouped.place_order
            order by grouped.char_start
        ) as occurrence
    from grouped
    inner join repeated on grouped.aspect_key = repeated.aspect_key
),

-- What a statement is held against: for a table's, the first table; for another, any table's, or else the
-- first of all. Twenty tables are enough: all of them would make pairs of all that a long memo repeats.
candidates as (
    select
        others.*,
        sources.fact_id as source_fact_id,
        sources.value as source_point,
        sources.low as source_low,
        sources.high as source_high,
        sources.value_low as source_value_low,
        sources.value_high as source_value_high,
        sources.shown_value as source_text_value,
        sources.source_line as source_fact_line,
        sources.qualifier as source_qualifier,
        sources.block_kind as source_block_kind,
        sources.is_plain as is_source_plain,
        sources.is_dated as is_source_dated,
        sources.is_of_short_time as is_source_of_short_time,
        coalesce(
            others.block_kind = sources.block_kind
            and others.section_ordinal = sources.section_ordinal
            and others.said_of = sources.said_of,
            false
        ) as is_same_label,
        sources.status as source_status,
        sources.table_ordinal as source_table,
        {{ intervals_meet('others.low', 'others.high', 'sources.low', 'sources.high') }} as is_met,
        -- Of two plain figures one is the other, rounded to its noughts.
        case
            when others.qualifier = 'exact' and sources.qualifier = 'exact'
                then
                    abs(others.value - sources.value)
                    < greatest(
                        others.loose_high - others.loose_low, sources.loose_high - sources.loose_low
                    ) / 2
            else {{ intervals_meet('others.loose_low', 'others.loose_high', 'sources.loose_low',
                'sources.loose_high') }}
        end as is_loosely_met,
        sources.choice as source_choice
    from ordered as others
    inner join ordered as sources
        on
            others.aspect_key = sources.aspect_key
            and others.fact_id <> sources.fact_id
            -- Two figures of one sentence are of two times or two parts, whatever it leaves unsaid.
            and (others.block_kind = 'table' or coalesce(others.source_text <> sources.source_text, true))
            and (
                sources.choice = 1
                or sources.place_order = 0 and others.place_order = 1 and sources.choice <= 20
            )
    where others.choice > 1 and (others.occurrence = 1 or others.block_kind = 'table')
),

ranked as (
    select
        *,
        row_number() over (
            partition by fact_id order by case when is_met then 0 else 1 end, source_choice
        ) as best
    from candidates
),

-- Two tables whose series agree in no year count different things.
pairs as (
    select
        *,
        count(*) over (partition by series_key, table_ordinal, source_table) as compared_count,
        sum(case when is_met then 1 else 0 end) over (
            partition by series_key, table_ordinal, source_table
        ) as met_count,
        abs(value - source_point) / nullif(greatest(abs(value), abs(source_point)), 0) as apart
    from ranked
    where best = 1
),

-- The year of the table at which the figure does stand: evidence that the year is what is wrong.
elsewhere as (
    select
        pairs.fact_id,
        min(series.end_year) as true_year,
        count(distinct series.end_year) as year_count
    from pairs
    inner join grouped as series
        on
            pairs.series_key = series.series_key
            and pairs.period_key <> series.period_key
            and series.block_kind = 'table'
            and pairs.value = series.value
            and series.start_year = series.end_year
    where not pairs.is_met and pairs.block_kind <> 'table'
    group by pairs.fact_id
),

-- A figure that names no year of its own may be of the year before or after the memo's, as in `FY2029` of a
-- memo of June 2030.
neighbours as (
    select
        pairs.fact_id,
        min(series.end_year) as neighbour_year
    from pairs
    inner join grouped as series
        on
            pairs.series_key = series.series_key
            and abs(pairs.end_year - series.end_year) = 1
            and pairs.fact_id <> series.fact_id
            and {{ intervals_meet('pairs.low', 'pairs.high', 'series.low', 'series.high') }}
    where not pairs.is_met and not pairs.is_dated
    group by pairs.fact_id
),

judged as (
    select
        pairs.*,
        case
            when pairs.value * pairs.source_point > 0
                then {{ as_double('pairs.value') }} / {{ as_double('pairs.source_point') }}
            else 1
        end as times_apart,
        elsewhere.true_year,
        neighbours.neighbour_year,
        case
            when pairs.is_met then null
            when
                pairs.is_dated and least(abs(pairs.value), abs(pairs.source_point)) > 0
                and greatest(abs(pairs.value), abs(pairs.source_point))
                >= 100 * least(abs(pairs.value), abs(pairs.source_point))
                then 'scale'
            when
                pairs.status = 'target'
                and pairs.is_dated
                and pairs.source_status <> 'target'
                and pairs.block_kind <> 'table'
                and elsewhere.true_year is null
                then 'target_vs_projection'
        end as other_rule
    from pairs
    left join elsewhere on pairs.fact_id = elsewhere.fact_id
    left join neighbours on pairs.fact_id = neighbours.fact_id
)

select
    case
        when other_rule is not null then other_rule
        when
            qualifier in ('at_least', 'at_most', 'range_at_least')
            or source_qualifier in ('at_least', 'at_most', 'range_at_least') then 'bound'
        else 'duplicate'
    end as rule,
    memo_id,
    fact_id as stated_fact_id,
    source_point as recomputed_value,
    source_low as recomputed_low,
    source_high as recomputed_high,
    case
        when
            other_rule is not null or setting_severity = 'warning' or is_loosely_met or is_of_part
            then 'warning'
        when true_year is not null and is_dated then 'error'
        -- What is said of today, of at least so many, may leave out its year.
        when
            status = 'actual' and source_status = 'actual'
            and qualifier in ('at_least', 'at_most', 'range_at_least')
            and block_kind <> 'table' and source_block_kind = 'table'
            and is_source_dated and is_plain and is_source_plain
            and apart <= 0.5
            then 'error'
        when
            is_dated and is_source_dated and is_plain and is_source_plain
            and apart <= 0.5
            and case
                when block_kind = 'table' then met_count > 0
                when source_block_kind = 'table' then true
                -- One list says it twice, in the same words.
                else block_kind = 'bullet' and is_same_label and status = source_status
            end
            then 'error'
        else 'warning'
    end as severity,
    case
        when is_met then null
        when block_kind = 'table' and met_count = 0 and (compared_count > 1 or apart > 0.25)
            then 'the two tables may count different things'
        when not is_plain and not is_dated and block_kind <> 'table' and unit_kind <> 'multiple'
            then 'it states neither its year nor, in plain words, what it counts'
        when neighbour_year is not null
            then {{ dbt.concat(["'it agrees with the figure for '", "cast(neighbour_year as "
                ~ dbt.type_string()
                ~ ")", "', and no year is stated beside it'"]) }}
        when not is_dated and block_kind <> 'table' and true_year is not null
            then {{ dbt.concat(["'it agrees with the figure for '", "cast(true_year as " ~ dbt.type_string()
                ~ ")", "', and no year is stated beside it'"]) }}
        when is_of_short_time <> is_source_of_short_time or is_of_short_time and block_kind <> 'table'
            then 'one of the two speaks of a shorter time than a year'
        when is_of_part and apart > 0.25 and true_year is null
            then 'its words may name a part of what the other statement counts'
        -- "A firm with $200 million in sales" beside the whole industry's; a slip of the scale is 10 or 1,000
        -- times.
        when
            not is_dated and block_kind <> 'table' and true_year is null
            and apart > 0.9
            and abs(log10(times_apart) - round(log10(times_apart))) > 0.01
            then 'it states no year, and is not of the size of what the table counts'
        when
            not is_plain and block_kind <> 'table' and true_year is null
            and apart > 0.5
            then 'its words may name a part of what the table counts'
    end as reason,
    -- Two ranges that share no more than an end say different things, although their ends meet.
    case
        when
            qualifier = 'range'
            and source_qualifier = 'range'
            and value_high > value_low
            and source_value_high > source_value_low
            then {{ as_double('value_high - value_low + source_value_high - source_value_low') }} * 0.4995
    end as plausible_gap,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "concept_name", "' for '",
        "period_key"]) }} as claim,
    {{ dbt.concat([line_text('source_fact_line'), "' gives '", "source_text_value",
        "case when true_year is not null then " ~ dbt.concat(["', and '", "shown_value", "' for '",
            "cast(true_year as " ~ dbt.type_string() ~ ")"]) ~ " else '' end"]) }} as working,
    {{ dbt.array_construct(['source_fact_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['source_fact_id']) }}
        as evidence_fact_ids
from judged
