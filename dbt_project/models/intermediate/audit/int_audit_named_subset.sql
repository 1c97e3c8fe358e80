-- named_subset: "three vendors (A, B, C) control about 72%" against the shares of A, B and C in one table.
with

claims as (
    select * from {{ ref('int_audit_share_claims') }}
),

shares as (
    select * from {{ ref('int_audit_shares') }}
),

names as (
    select * from {{ ref('int_audit_names') }}
),

-- The names listed, by the commas and the "and" between them; in parentheses if they stand there.
listed as (
    select
        *,
        case
            when {{ regex_matches("before_text", "\\([^()]*(?:,| and )[^()]*\\)") }}
                then {{ regex_replace("before_text", "^.*\\(([^()]*(?:,| and )[^()]*)\\).*$", "\\1") }}
            else {{ regex_replace("before_text", "^.*[;:—]", "") }}
        end as list_text
    from claims
),

counted as (
    select
        *,
        1 + length({{ regex_replace("list_text", ", and |, & | and ", ",") }})
        - length(replace({{ regex_replace("list_text", ", and |, & | and ", ",") }}, ',', '')) as listed_count
    from listed
),

-- The words of each claim, by which its names are found: held against all names of its memo, a long memo
-- would make pairs of all claims and all rows.
claim_words as (
    select distinct
        fact_id,
        memo_id,
        unnest(string_to_array(trim(before_words), ' ')) as word
    from claims
),

names_by_word as (
    select
        *,
        {{ dbt.split_part('name', "' '", 1) }} as first_word
    from names
),

mentioned as (
    select
        counted.fact_id as claim_fact_id,
        names_by_word.table_ordinal,
        names_by_word.place,
        names_by_word.name,
        names_by_word.memo_id
    from claim_words
    inner join names_by_word
        on claim_words.memo_id = names_by_word.memo_id and claim_words.word = names_by_word.first_word
    inner join counted
        on
            claim_words.fact_id = counted.fact_id
            and {{ dbt.position("' ' || names_by_word.name || ' '", "counted.before_words") }} > 0
),

-- A name inside a longer name that is mentioned too is not mentioned itself.
inner_names as (
    select distinct
        mentioned.claim_fact_id,
        mentioned.table_ordinal,
        mentioned.name
    from mentioned
    inner join mentioned as longer
        on
            mentioned.claim_fact_id = longer.claim_fact_id
            and mentioned.table_ordinal = longer.table_ordinal
            and mentioned.name <> longer.name
            and {{ dbt.position("mentioned.name", "longer.name") }} > 0
),

members as (
    select mentioned.*
    from mentioned
    left join inner_names
        on
            mentioned.claim_fact_id = inner_names.claim_fact_id
            and mentioned.table_ordinal = inner_names.table_ordinal
            and mentioned.name = inner_names.name
    where inner_names.name is null
),

summed as (
    select
        members.claim_fact_id,
        shares.table_ordinal,
        shares.vector_ordinal,
        min(shares.source_order) as source_order,
        min(shares.whole_fact_id) as whole_fact_id,
        min(shares.whole_line) as whole_line,
        min(shares.whole_text) as whole_text,
        count(*) as member_count,
        max(shares.table_words) as table_words,
        max(shares.whole_nouns) as whole_nouns,
        max(shares.table_year) as table_year,
        max(case when shares.is_market_share then 1 else 0 end) = 1 as is_market_share,
        {{ dbt.listagg(short_label('shares.place_label'), "', '", 'order by shares.place') }} as member_names,
        sum(shares.share) as outcome,
        sum(shares.share_low) as outcome_low,
        sum(shares.share_high) as outcome_high,
        {{ dbt.listagg('shares.shown_value', "' + '", 'order by shares.place') }} as terms,
        {{ array_of('shares.source_line', 'shares.place') }} as evidence_lines,
        {{ array_of('shares.fact_id', 'shares.place') }} as evidence_fact_ids,
        min(shares.source_line) as first_line,
        max(shares.source_line) as last_line
    from members
    inner join shares
        on
            members.memo_id = shares.memo_id
            and members.table_ordinal = shares.table_ordinal
            and members.place = shares.place
    group by members.claim_fact_id, shares.table_ordinal, shares.vector_ordinal
    having count(*) >= 2
),

ranked as (
    select
        counted.*,
        summed.member_count,
        summed.member_names,
        summed.table_words,
        summed.whole_nouns,
        summed.table_year,
        summed.is_market_share,
        summed.whole_fact_id,
        summed.whole_line,
        summed.whole_text,
        summed.outcome,
        summed.outcome_low,
        summed.outcome_high,
        summed.terms,
        summed.evidence_lines,
        summed.evidence_fact_ids,
        summed.first_line,
        summed.last_line,
        row_number() over (
            partition by counted.fact_id
            order by
                summed.member_count desc,
                case
                    when {{ intervals_meet('counted.low', 'counted.high', 'summed.outcome_low',
                        'summed.outcome_high') }}
                        then 0
                    else 1
                end,
                summed.source_order,
                abs(summed.first_line - counted.source_line)
        ) as choice
    from counted
    inner join summed on counted.fact_id = summed.claim_fact_id
),

chosen as (
    select * from ranked
    where choice = 1
),

unbound as (
    select counted.*
    from counted
    left join chosen on counted.fact_id = chosen.fact_id
    where
        chosen.fact_id is null and (counted.said_count is not null or counted.listed_count between 2 and 6)
        and {{ regex_matches("counted.before_words", " (?:together|combined|collectively|jointly) ") }}
        -- What the largest hold is checked without their names.
        and counted.top_count is null
)

select
    'named_subset' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    case when member_count in (said_count, listed_count) then 'error' else 'warning' end as severity,
    case
        when said_count <> member_count and not {{ intervals_meet('low', 'high', 'outcome_low',
            'outcome_high') }}
            then 'not all of the members it counts stand in the table'
        when said_year <> table_year and not {{ intervals_meet('low', 'high', 'outcome_low',
            'outcome_high') }}
            then 'the table gives their shares for another year'
        -- A share of patents says nothing against a table of market shares.
        when
            not (
                is_of_whole
                or coalesce({{ dbt.position('matter', 'table_words') }} > 0, false)
                or coalesce({{ dbt.position("'|' || plain_matter || '|'", 'whole_nouns') }} > 0, false)
                or is_market_share and coalesce(matter in ('market', 'spend', 'revenue', 'sales'), false)
            )
            and not {{ intervals_meet('low', 'high', 'outcome_low', 'outcome_high') }}
            then 'the table gives their shares of something else'
    end as reason,
    {{ dbt.concat(["'says that '", "member_names", "' together hold '", "shown_value"]) }} as claim,
    {{ dbt.concat([
        "terms", "' (lines '", "cast(first_line as " ~ dbt.type_string() ~ ")", "'–'",
        "cast(last_line as " ~ dbt.type_string() ~ ")", "')'",
        "coalesce(" ~ dbt.concat(["' of '", "whole_text", "' ('", line_text('whole_line'), "')'"])
            ~ ", '')", "' is '", figure_text('outcome', "'pure'", "'percent'")
    ]) }} as working,
    case
        when whole_line is null then evidence_lines
        else {{ dbt.array_append('evidence_lines', 'whole_line') }}
    end as evidence_lines,
    case
        when whole_fact_id is null then evidence_fact_ids
        else {{ dbt.array_append('evidence_fact_ids', 'whole_fact_id') }}
    end as evidence_fact_ids
from chosen
union all
{{ unbound_checks(
    "'named_subset'",
    'error',
    "'no table of the memo gives shares for two of those it names'",
    dbt.concat(["'says that several together hold '", "shown_value"])
) }}
