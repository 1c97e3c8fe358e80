-- duplicate: "licensing revenue of $2-5M" in a sentence against the rows of a table of revenue streams
-- whose names hold that word. The amount has to part from every such row, and from their sum, before it is
-- said to contradict one.
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where unit_kind = 'money' and scenario is null and period_end is not null
),

-- "licensing revenue", "cloud sales": one or two words before the word for income.
claims as (
    select
        *,
        trim({{ regex_replace("subject_core", "(?: (?:revenues?|sales|income))$", "") }}) as part_words
    from facts
    where
        block_kind in ('prose', 'bullet')
        and is_own
        and {{ regex_matches("subject_core", "^[\\p{L}]+(?: [\\p{L}]+)? (?:revenues?|sales|income)$") }}
        and not {{ regex_matches("subject_core", "\\b(?:total|annual|net|gross|company|group|recurring|"
            ~ "enterprise|government|customer|new|projected|annual recurring|estimated|operating|"
            ~ "quarterly|monthly|its|the|of|overall|global|per)\\b") }}
),

rows_of_streams as (
    select * from facts
    where
        block_kind = 'table'
        and is_cell
        and not is_total
        and concept in ('revenue_by_stream', 'revenue')
        and member is not null
        and low > -1e27
        and high < 1e27
),

candidates as (
    select
        claims.fact_id,
        claims.memo_id,
        claims.shown_value,
        claims.low,
        claims.high,
        claims.part_words,
        claims.section_title,
        claims.subject_label,
        rows_of_streams.fact_id as row_fact_id,
        rows_of_streams.table_ordinal,
        rows_of_streams.subject_core as row_words,
        rows_of_streams.subject_label as row_label,
        rows_of_streams.shown_value as row_text,
        rows_of_streams.source_line as row_line,
        rows_of_streams.value as row_value,
        rows_of_streams.low as row_low,
        rows_of_streams.high as row_high,
        count(*) over (partition by claims.fact_id, rows_of_streams.table_ordinal) as row_count,
        sum(rows_of_streams.low) over (partition by claims.fact_id, rows_of_streams.table_ordinal) as all_low,
        sum(rows_of_streams.high) over (
            partition by claims.fact_id, rows_of_streams.table_ordinal
        ) as all_high
    from claims
    inner join rows_of_streams
        on
            claims.memo_id = rows_of_streams.memo_id
            and claims.unit = rows_of_streams.unit
            and extract(year from claims.period_start) = extract(year from rows_of_streams.period_start)
            and extract(year from claims.period_end) = extract(year from rows_of_streams.period_end)
            and {{ dbt.position("' ' || claims.part_words || ' '",
                "' ' || rows_of_streams.subject_core || ' '") }} > 0
),

-- Which row is meant: the one that has just these words, else the one the section is headed by, else the
-- nearest.
weighed as (
    select
        *,
        row_words = part_words as is_same_name,
        {{ dbt.position("row_words", "lower(coalesce(section_title, ''))") }} > 0 as is_in_title,
        max(case
            when
                {{ intervals_meet('low', 'high', 'row_low', 'row_high') }}
                or {{ intervals_meet('low', 'high', 'all_low', 'all_high') }}
                then 1
            else 0
        end) over (partition by fact_id) = 1 as is_met_somehow,
        greatest(low - row_high, row_low - high) as distance
    from candidates
),

ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by
                case when is_met_somehow then distance end,
                case when is_same_name then 0 when is_in_title then 1 else 2 end,
                distance,
                row_line
        ) as choice
    from weighed
)

select
    'duplicate' as rule,
    memo_id,
    fact_id as stated_fact_id,
    row_value as recomputed_value,
    row_low as recomputed_low,
    row_high as recomputed_high,
    -- Several rows and their sum leave no reading under which the sentence holds.
    case when is_same_name or is_in_title or row_count > 1 then 'error' else 'warning' end as severity,
    case
        when is_met_somehow and not {{ intervals_meet('low', 'high', 'row_low', 'row_high') }}
            then 'it agrees with the sum of the rows it may mean'
    end as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "lower(subject_label)"]) }} as claim,
    {{ dbt.concat([line_text('row_line'), "' gives '", "row_text", "' for '", "row_label"]) }} as working,
    {{ dbt.array_construct(['row_line']) }} as evidence_lines,
    {{ dbt.array_construct(['row_fact_id']) }} as evidence_fact_ids
from ranked
where choice = 1
