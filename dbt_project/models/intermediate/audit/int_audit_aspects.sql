-- Facts that can be compared with one another because what they state is known: concept, entity, member,
-- year and scenario, of the concepts some rule compares. `is_plain` says that the label names the concept and
-- nothing narrower.
{#- Whose figure or of which time a further one of its sentence is: another's, or one that was given up. #}
{%- set asides = "before|earlier|former(?:ly)?|old|once|prior|previous(?:ly)?|consensus|analysts?|"
    ~ "budget(?:ed)?|plan(?:ned)?|guidance|guided|targets?|forecasts?|estimates?|expectations?|outlook" %}
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where link_state = 'linked'
),

clauses as (
    select * from {{ ref('int_audit_clauses') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

compared_concepts as (
    select concept from {{ ref('audit_rule_settings') }}
    union
    select result as concept from {{ ref('audit_identities') }}
    where scope = 'table'
),

-- What a label says besides the words that narrow nothing; once a label, not once a figure.
labels as (
    select distinct subject_core from facts
),

-- `Monthly Budget` over a table: its amounts are no yearly ones, whatever their period.
captions as (
    select distinct caption from facts
    where block_kind = 'table' and caption is not null
),

read_captions as (
    select
        caption,
        {{ regex_matches("caption", "\\b(?:monthly|weekly|daily|hourly|per (?:month|week|day)|a month|"
            ~ "a week)\\b") }} as is_of_short_time,
        -- `Revenue by Segment` adds up the whole, `European Revenue by Product` a part of it.
        {{ regex_matches("caption", "^(?:(?:fy)? ?(?:20\\d\\d)?|total|annual|group|company|net| )*"
            ~ "(?:revenues?|sales|turnover)(?: (?:streams?|breakdown|split|mix|composition|by [^(:]*))?"
            ~ "(?: *\\(.*\\)|,? (?:in )?(?:fy)?20\\d\\d)* *:?$") }} as is_of_whole
    from captions
),

bare_labels as (
    select
        subject_core,
        {{ bare_label("subject_core", "reaching|generating|achieving|approximately|about|plan|management") }}
            as bare_label,
        {{ regex_matches("subject_core", "\\b(?:weighted|blended|consensus)\\b|expected value") }}
            as is_of_several
    from labels
),

-- A row such as `Government Funding` of a table of revenue streams states that concept too, and its total row
-- the revenue.
restated as (
    select
        facts.fact_id,
        concepts.concept
    from facts
    inner join concepts on facts.member = lower(concepts.name) and facts.unit_kind = concepts.unit_kind
    where facts.concept like '%_by_%' and not facts.is_total
    union all
    select
        facts.fact_id,
        concepts.concept
    from facts
    inner join concepts on {{ dbt.split_part('facts.concept', "'_by_'", 1) }} = concepts.concept
    inner join read_captions on facts.caption = read_captions.caption and read_captions.is_of_whole
    where facts.concept like '%_by_%' and facts.is_total
),

-- Amounts of every concept are held against those in other currencies. Left out before the joins that follow.
compared as (
    select
        facts.*,
        restated.fact_id is not null as is_restated,
        coalesce(restated.concept, facts.concept) as aspect
    from facts
    left join restated on facts.fact_id = restated.fact_id
    left join compared_concepts on coalesce(restated.concept, facts.concept) = compared_concepts.concept
    where compared_concepts.concept is not null or facts.unit_kind = 'money'
),

placed as (
    select
        *,
        is_total
        -- The row `Valdoria` below the regions of the Republic of Valdoria is the whole.
        or coalesce(
            is_own
            and block_kind = 'table'
            and member is not null
            and member = {{ regex_replace("entity_slug",
                "^(?:the )?(?:republic|kingdom|state|city|federation) of (?:the )?", "") }},
            false
        ) as is_whole
    from compared
),

-- Where a sentence first states an aspect. Grouped: a window would sort the texts.
firsts as (
    select
        memo_id,
        source_line,
        source_text,
        aspect,
        unit,
        min(char_start) as first_start
    from compared
    where block_kind in ('prose', 'bullet')
    group by memo_id, source_line, source_text, aspect, unit
),

named as (
    select
        facts.*,
        case when facts.is_whole or facts.is_restated then null else facts.member end as aspect_member,
        -- A comparison with rivals is the memo's own, whichever rival it names.
        case
            when facts.unit_kind = 'multiple' and facts.entity_source in ('mention', 'rivals') then 'own'
            when facts.is_own then 'own'
            else facts.entity_slug
        end as aspect_entity,
        extract(year from facts.period_start) as start_year,
        extract(year from facts.period_end) as end_year,
        {{ dbt.datediff('facts.period_start', 'facts.period_end', 'month') }}
            as months,
        coalesce(clauses.place_in_sentence, 1) as place_in_sentence,
        coalesce(clauses.is_of_part, false) as is_of_part,
        coalesce(clauses.is_of_short_time, read_captions.is_of_short_time, false) as is_of_short_time,
        facts.period_source in ('stated', 'column', 'row') and not coalesce(clauses.is_year_of_later, false)
            as is_dated,
        -- "up from 38.2%", "against 12 last year": a figure of another time than the sentence's.
        coalesce(
            {{ regex_matches("clauses.before_words", " (?:from|versus|vs|against|compared to|compared "
                ~ "with|previously|formerly|originally|initially|instead of|rather than|across|per) $") }}
            -- "Revenue for 2029 was $5B" names its time, "Revenue was $5B" needs none.
            or facts.period_source <> 'stated'
            and (
                clauses.place_in_sentence > 1 and {{ regex_matches("clauses.before_words", " was $") }}
                or {{ regex_matches("clauses.before_words", " (?:when|it|that|which) was $") }}
            )
            -- "$1.9 billion in 2033 (consensus: $2.1 billion)", "against a budget of $2.1 billion", "or $2.1
            -- billion with Norway": what a sentence gives beside its figure for one thing is no second
            -- statement of it, unless a year of its own stands beside it.
            or facts.char_start > firsts.first_start
            and not {{ regex_matches("clauses.before_text",
                "(?:[,;(–—]|\\b(?:and|but|while)\\b)[^()]*\\b(?:fy ?)?(?:19|20)\\d\\d\\b") }}
            and not {{ regex_matches("clauses.after_text", "^[^.;,()]{0,12}\\b(?:fy ?)?(?:19|20)\\d\\d\\b") }}
            and (
                {{ regex_matches("clauses.before_text", "\\([^()]{0,60}$") }}
                or {{ regex_matches("clauses.before_words", " (?:" ~ asides ~ ")(?: \\p{L}+){0,3} $") }}
                or {{ regex_matches("clauses.before_words", " (?:or|and) $") }}
                and {{ regex_matches("clauses.after_words",
                    "^ (?:with|without|including|excluding|counting) ") }}
            ),
            false
        ) as is_aside
    from placed as facts
    left join clauses on facts.fact_id = clauses.fact_id
    left join firsts
        on
            clauses.memo_id = firsts.memo_id
            and clauses.source_line = firsts.source_line
            and clauses.source_text = firsts.source_text
            and facts.aspect = firsts.aspect
            and facts.unit = firsts.unit
    left join read_captions on facts.caption = read_captions.caption
),

keyed as (
    select
        *,
        case
            when period_start is null then null
            when start_year <> end_year
                then {{ dbt.concat(["cast(start_year as " ~ dbt.type_string() ~ ")", "'/'",
                    "cast(end_year as " ~ dbt.type_string() ~ ")"]) }}
            -- A quarter or half stated for the figure itself is no year; the memo's own month is.
            when months < 11 and period_source in ('stated', 'column', 'row') and months > 0 then period
            else cast(end_year as {{ dbt.type_string() }})
        end as period_key,
        coalesce(rate_basis, 'total') in ('total', 'annual') as is_yearly
    from named
),

labelled as (
    select
        keyed.*,
        bare_labels.is_of_several,
        -- "Oakham Mills' revenue" of a memo about Oakham Mills is its revenue.
        case
            when
                keyed.is_own
                and {{ dbt.position("' s '", "bare_labels.bare_label") }} > 1
                and {{ dbt.position("substring(bare_labels.bare_label, 1, "
                    ~ dbt.position("' s '", "bare_labels.bare_label") ~ " - 1)", "keyed.entity_slug") }} = 1
                then substring(
                    bare_labels.bare_label, {{ dbt.position("' s '", "bare_labels.bare_label") }} + 3
                )
            else bare_labels.bare_label
        end as bare_label
    from keyed
    inner join bare_labels on keyed.subject_core = bare_labels.subject_core
),

bare_concepts as (
    select
        concept_name,
        {{ bare_label("concept_name", "reaching") }} as bare_concept
    from (select distinct concept_name from labelled) as named_concepts
),

named_plainly as (
    select
        labelled.*,
        labelled.bare_label = lower(labelled.concept_name)
        -- "Net income" is bare of its "net" as its concept's name must be.
        or labelled.bare_label = bare_concepts.bare_concept
        or labelled.bare_label = replace(labelled.concept, '_', ' ')
        or labelled.bare_label || 's' = replace(labelled.concept, '_', ' ')
        or labelled.bare_label = replace(labelled.concept, '_', ' ') || 's'
        or labelled.bare_label in (
            'revenue', 'sales', 'revenues', 'headcount', 'employees', 'staff', 'workforce', 'team', 'clients'
        )
        or {{ regex_matches("labelled.bare_label", "^\\d*$") }} as is_plain_label
    from labelled
    left join bare_concepts on labelled.concept_name = bare_concepts.concept_name
),

comparable as (
    select * from named_plainly
    where block_kind <> 'table' or is_cell
),

-- A table that states one thing twice tells the two apart by something no dimension holds: neither is
-- comparable. Grouped apart: a window would sort the texts too.
single_in_table as (
    select min(fact_id) as fact_id
    from comparable
    where block_kind = 'table'
    group by
        memo_id, table_ordinal, aspect, aspect_entity, coalesce(aspect_member, ''), period_key,
        coalesce(scenario, ''), unit, unit_kind
    having count(*) = 1
),

-- Beside members of a whole or their total, a row that names neither is a member nobody has taught yet.
columns_of_members as (
    select distinct
        memo_id,
        table_ordinal,
        column_ordinal,
        case when is_total then concept else aspect end as aspect
    from comparable
    where block_kind = 'table' and (is_whole or aspect_member is not null)
),

counted as (
    select
        comparable.*,
        comparable.block_kind <> 'table' or single_in_table.fact_id is not null as is_single,
        not comparable.is_whole
        and comparable.aspect_member is null
        and columns_of_members.memo_id is not null as is_unnamed_member
    from comparable
    left join single_in_table on comparable.fact_id = single_in_table.fact_id
    left join columns_of_members
        on
            comparable.memo_id = columns_of_members.memo_id
            and comparable.table_ordinal = columns_of_members.table_ordinal
            and comparable.column_ordinal = columns_of_members.column_ordinal
            and comparable.aspect = columns_of_members.aspect
)

select
    fact_id,
    memo_id,
    aspect,
    aspect_member,
    aspect_entity,
    entity_slug,
    is_own,
    period_key,
    start_year,
    end_year,
    scenario,
    is_dated,
    lower(concept_name) as concept_name,
    is_plain_label as is_plain,
    is_of_part,
    is_of_short_time,
    block_kind,
    section_ordinal,
    lower(subject_label) as said_of,
    table_ordinal,
    as_of_end,
    status,
    source_line,
    char_start,
    shown_value,
    source_text,
    value,
    low,
    high,
    loose_low,
    loose_high,
    value_low,
    value_high,
    qualifier,
    unit,
    unit_kind
from counted
where
    block_kind in ('table', 'bullet', 'prose')
    and period_key is not null
    and is_yearly
    and is_single
    and not (block_kind = 'table' and is_of_several)
    and not is_unnamed_member
    and not is_aside
    -- Under the heading of a scenario or of one of several options, what the reader gave no scenario is
    -- still of it.
    and (
        scenario is not null
        or not {{ regex_matches("coalesce(section_title, '')",
            "\\bscenarios? [a-e1-9]\\b|\\boptions? [a-e1-9]\\b|\\b(?:bear|bull|base|worst|best|downside|"
                ~ "upside|"
                ~ "stress|optimistic|pessimistic|central)[- ](?:case|scenario)\\b|\\((?:bear|bull|"
                    ~ "base)\\b") }}
    )
    -- "If growth slows, EBITDA would be $55M" states nothing.
    and (
        block_kind = 'table'
        or not {{ regex_matches("source_text", "\\b(?:would|could|might|unless|were to)\\b|^ *if\\b|"
            ~ "[.;:,] if\\b|"
            ~ "\\b(?:bear|bull|downside|upside|stress|worst|best)[- ]case\\b") }}
    )
    -- `Total pharma` adds up a part of what the company sells.
    and (not is_total or block_kind <> 'table' or is_plain_label)
    -- The second figure of a bullet is what its own words say, not what the bullet's label says.
    and (block_kind <> 'bullet' or place_in_sentence = 1 or concept_source in ('own', 'words'))
    -- The 100% of a total row is no share of anything.
    and not (is_total and unit_kind = 'percent' and additivity = 'non_additive' and concept like '%share%')
