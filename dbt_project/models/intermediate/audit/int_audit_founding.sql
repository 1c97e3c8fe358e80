-- sanity: the year a memo says its entity was founded in, against another such year in it, against that of
-- another memo about the entity, and against the figures it states as actual of years before.
{%- set founded = "(?:founded|established|incorporated|founding|foundation|set up|created)" %}
{%- set in_year = founded ~ "(?: (?:back|originally|first))?(?::| in| \\(in)? ?((?:1[6-9]|20)\\d\\d)\\b" %}
with

facts as (
    select * from {{ ref('int_audit_facts') }}
),

names as (
    select
        memo_id,
        min(entity_slug) as entity_slug,
        min(trim({{ regex_replace(
            regex_replace("lower(entity)", "[^\\p{L}\\p{N}]+", " "), "^ ?the ", ""
        ) }})) as name
    from facts
    where is_own
    group by memo_id
),

-- "Quorra" for Quorra Foods, but "Bank of Oakham", for its rivals are banks too.
owners as (
    select
        memo_id,
        entity_slug,
        {{ regex_replace("name", "^((?:(?:of|and|" ~ common_name_words() ~ ") )*\\S+).*$", "\\1") }}
            as own_name
    from names
),

sentences as (
    select distinct
        memo_id,
        source_line,
        source_text
    from facts
    where block_kind in ('prose', 'bullet')
    union
    select
        memo_id,
        source_line,
        source_text
    from {{ ref('stg_memo__dated_statements') }}
),

years as (
    select
        sentences.memo_id,
        sentences.source_line,
        owners.entity_slug,
        owners.own_name,
        lower({{ regex_replace("sentences.source_text", "(?i)" ~ in_year ~ ".*$", "") }}) as before_words,
        {{ number_or_null(regex_replace("sentences.source_text", "(?i)^.*?" ~ in_year ~ ".*$", "\\1"),
            'integer') }}
            as founding_year
    from sentences
    left join owners on sentences.memo_id = owners.memo_id
    where {{ regex_matches("sentences.source_text", in_year) }}
),

-- "Anthropic, founded in 2021" in a memo about another company says nothing of that one.
own_years as (
    select
        *,
        row_number() over (partition by memo_id order by source_line, founding_year) as place,
        min(source_line) over (partition by memo_id) as first_line
    from years
    where
        founding_year is not null
        and (
            {{ dbt.position("' ' || own_name || ' '", "' ' || " ~ regex_replace("right(before_words, 40)",
                "[^\\p{L}\\p{N}]+", " ") ~ " || ' '") }} > 0
            or {{ regex_matches("right(before_words, 60)", "^[^\\p{L}]*$|\\b(?:its|it(?: was| is)?|"
                ~ "the (?:company|group|bank|"
                ~ "firm|airline|business|agency|institution)(?: was|,| has been)?)[ ,(]*$") }}
        )
),

firsts as (
    select * from own_years
    where place = 1
),

-- Of all memos about an entity, the first that says when it was founded.
ranked_memos as (
    select
        *,
        row_number() over (partition by entity_slug order by memo_id) as memo_place
    from firsts
    where entity_slug is not null
),

-- The first figure of each line that has one.
figure_lines as (
    select
        memo_id,
        source_line,
        fact_id,
        row_number() over (partition by memo_id, source_line order by char_start, fact_id) as choice
    from facts
),

years_and_lines as (
    select
        memo_id,
        source_line,
        cast(null as integer) as founding_year,
        cast(null as integer) as place,
        source_line as figure_line
    from figure_lines
    where choice = 1
    union all
    select
        memo_id,
        source_line,
        founding_year,
        cast(place as integer) as place,
        cast(null as integer) as figure_line
    from own_years
),

between_figures as (
    select
        *,
        max(figure_line) over (
            partition by memo_id order by source_line
            range between unbounded preceding and current row
        ) as line_before,
        min(figure_line) over (
            partition by memo_id order by source_line
            range between current row and unbounded following
        ) as line_after
    from years_and_lines
),

held_against as (
    select
        memo_id,
        founding_year,
        source_line,
        cast(null as {{ dbt.type_string() }}) as other_memo_id
    from firsts
    union all
    select
        later.memo_id,
        others.founding_year,
        others.source_line,
        others.memo_id as other_memo_id
    from ranked_memos as later
    inner join ranked_memos as others
        on later.entity_slug = others.entity_slug and later.memo_place > 1 and others.memo_place = 1
),

-- Another such year, held against the first of the memo, and the first against that of another memo; it is
-- reported at the figure nearest to it.
restated as (
    select
        between_figures.memo_id,
        between_figures.source_line,
        between_figures.founding_year,
        held_against.founding_year as other_year,
        held_against.source_line as other_line,
        held_against.other_memo_id,
        figure_lines.fact_id
    from between_figures
    inner join held_against
        on
            between_figures.memo_id = held_against.memo_id
            and (between_figures.place = 1) = (held_against.other_memo_id is not null)
    inner join figure_lines
        on
            between_figures.memo_id = figure_lines.memo_id
            and figure_lines.source_line = case
                when
                    between_figures.line_after is null
                    or between_figures.source_line - between_figures.line_before
                    <= between_figures.line_after - between_figures.source_line
                    then between_figures.line_before
                else between_figures.line_after
            end
            and figure_lines.choice = 1
),

earliest as (
    select
        firsts.memo_id,
        firsts.founding_year,
        firsts.source_line,
        facts.fact_id,
        facts.shown_value,
        facts.source_line as other_line,
        extract(year from facts.period_end) as other_year,
        coalesce(lower(facts.concept_name), lower(facts.subject_label)) as what,
        row_number() over (partition by firsts.memo_id order by facts.period_end, facts.char_start) as choice
    from firsts
    inner join facts on firsts.memo_id = facts.memo_id
    where
        facts.is_own
        and facts.status = 'actual'
        and facts.link_state = 'linked'
        and facts.period_source in ('stated', 'row', 'column')
        and facts.concept in (
            'revenue', 'headcount', 'customers', 'ebitda', 'net_income', 'operating_income', 'total_funding'
        )
),

compared as (
    select
        memo_id,
        fact_id,
        source_line,
        founding_year,
        other_line,
        other_year,
        other_year as other_low,
        other_memo_id,
        {{ dbt.concat(["case when other_memo_id is null then '' else ' of ' || other_memo_id end", "' says '",
            "cast(other_year as " ~ dbt.type_string() ~ ")"]) }} as said,
        {{ dbt.array_construct([], dbt.type_string()) }}
            as evidence_fact_ids
    from restated
    union all
    select
        memo_id,
        fact_id,
        source_line,
        founding_year,
        other_line,
        other_year,
        -{{ unbounded() }} as other_low,
        cast(null as {{ dbt.type_string() }}) as other_memo_id,
        {{ dbt.concat(["' gives '", "shown_value", "' as its '", "what", "' of '",
            "cast(other_year as " ~ dbt.type_string() ~ ")"]) }} as said,
        {{ dbt.array_construct(['fact_id']) }} as evidence_fact_ids
    from earliest
    where choice = 1
)

select
    'sanity' as rule,
    memo_id,
    other_memo_id,
    fact_id as stated_fact_id,
    source_line as claim_line,
    founding_year as stated_as,
    founding_year as stated_as_low,
    founding_year as stated_as_high,
    other_year as recomputed_value,
    other_low as recomputed_low,
    other_year as recomputed_high,
    founding_year not between other_low and other_year as is_certain,
    'warning' as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'says it was founded in '", "cast(founding_year as " ~ dbt.type_string() ~ ")"]) }}
        as claim,
    {{ dbt.concat([line_text('other_line'), "said"]) }} as working,
    case
        when other_memo_id is null then {{ dbt.array_construct(['other_line']) }}
        else {{ dbt.array_construct([], 'integer') }}
    end as evidence_lines,
    evidence_fact_ids
from compared
