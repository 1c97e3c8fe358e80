-- cagr: "55-80% annually (2030-2035)" in a sentence or bullet against the levels at both ends of the period,
-- as a table gives them, or else other sentences and bullets. What tells both levels itself is the matter of
-- `sentence_growth`.
with

facts as (
    select * from {{ ref('int_audit_facts') }}
),

clauses as (
    select * from {{ ref('int_audit_clauses') }}
),

-- Sentences and bullets that state in plain words and with its year what the whole came or will come to.
told_plainly as (
    select fact_id from {{ ref('int_audit_aspects') }}
    where
        block_kind <> 'table'
        and is_plain
        and is_dated
        and aspect_member is null
        and not is_of_part
        and not is_of_short_time
),

sentences as (
    select stated_fact_id from {{ ref('int_audit_sentence_growth') }}
),

concepts as (
    select * from {{ ref('concepts') }}
    where growth_concept is not null
),

-- "revenue of $32B by 2035, a CAGR of 7.6% over 2030-2035": growth of what stands right before it.
grown as (
    select
        clauses.fact_id,
        reached.fact_id as reached_fact_id,
        concepts.growth_concept
    from clauses
    inner join facts as rates on clauses.fact_id = rates.fact_id
    inner join facts as reached on clauses.earlier_fact_id = reached.fact_id
    inner join concepts on reached.concept = concepts.concept
    where
        rates.concept = 'growth_rate'
        and (reached.member is null or reached.is_total)
        and extract(year from reached.period_end) = extract(year from rates.period_end)
        and {{ regex_matches("clauses.before_text", "^(?:[^,;.:()]{0,40}[,(–—])?[^\\p{L}\\d]*"
            ~ "(?:(?:which|that|is|implying|implies|representing|equal|equivalent|to|for|at|an?|or|average|"
            ~ "compound(?:ed)?|annual(?:i[sz]ed)?|growth|cagr|rate|of|about)[^\\p{L}\\d]+)*$") }}
),

claims as (
    select
        facts.*,
        coalesce(grown.growth_concept, facts.concept) as claimed_concept,
        coalesce(clauses.is_of_part, false) as is_of_part,
        {{ says_yearly("clauses.before_text", "clauses.after_text") }}
        or facts.rate_basis = 'annual' as is_annual,
        -- "cloud revenue growth" is not the growth of revenue: only words that narrow nothing may stand
        -- beside it.
        {{ bare_label(
            "coalesce(facts.subject_label, '')",
            "growth|grows|growing|grow|cagr|annually|annualised|annualized|compound|rate|yoy|increase|expansion|"
                ~ "substantial|strong|steady|at|s|over|whole|span|\\p{N}+"
        ) }} as bare_label,
        {{ dbt.datediff('facts.period_start', 'facts.period_end', 'month') }}
            as months
    from facts
    left join clauses on facts.fact_id = clauses.fact_id
    left join grown on facts.fact_id = grown.fact_id
    left join sentences on facts.fact_id = sentences.stated_fact_id
    where
        sentences.stated_fact_id is null
        and facts.block_kind in ('prose', 'bullet')
        and facts.unit_kind = 'percent'
        and facts.link_state = 'linked'
        and (grown.fact_id is not null or facts.concept in (select concepts.growth_concept from concepts))
        and (facts.member is null or facts.is_total)
),

spanning as (
    select * from claims
    where months > 18
),

-- Levels at a year: of the whole entity, or a table's total. Text is one more table of a memo.
all_levels as (
    select
        facts.*,
        concepts.growth_concept,
        extract(year from facts.period_end) as level_year,
        row_number() over (
            partition by
                facts.memo_id, facts.concept, facts.entity_slug, facts.scenario, facts.unit,
                extract(year from facts.period_end), facts.is_cell
            order by facts.char_start, facts.fact_id
        ) as statement
    from facts
    inner join concepts on facts.concept = concepts.concept
    left join told_plainly on facts.fact_id = told_plainly.fact_id
    where
        (facts.is_cell or told_plainly.fact_id is not null)
        and (facts.member is null or facts.is_total)
        and (facts.is_total or facts.concept not like '%_by_%')
        and facts.low > 0
        and facts.high < 1e27
        and {{ dbt.datediff('facts.period_start', 'facts.period_end', 'month') }}
        < 12
        and facts.unit_kind in ('money', 'count', 'quantity')
),

-- A level that is stated more often is known by its first statements; all of them would be paired with all.
levels as (
    select * from all_levels
    where statement <= 20
),

-- Where the growth ends: in the table it starts in, or at the figure right before it.
ends as (
    {% set columns = ['fact_id', 'memo_id', 'concept', 'concept_name', 'entity_slug', 'scenario', 'unit',
        'value', 'low', 'high', 'shown_value', 'source_line'] -%}
    select
        cast(null as {{ dbt.type_string() }}) as claim_fact_id,
        coalesce(table_ordinal, -1) as place,
        level_year,
        {{ columns | join(',\n        ') }}
    from levels
    union all
    select
        grown.fact_id as claim_fact_id,
        cast(null as integer) as place,
        extract(year from facts.period_end) as level_year,
        facts.{{ columns | join(',\n        facts.') }}
    from grown
    inner join facts on grown.reached_fact_id = facts.fact_id
    where facts.low > 0 and facts.high < 1e27
),

pairs as (
    select
        spanning.fact_id,
        spanning.memo_id,
        spanning.source_line,
        spanning.shown_value,
        spanning.low,
        spanning.high,
        spanning.is_annual,
        spanning.is_of_part,
        spanning.bare_label in (
            lower(lasts.concept_name), lower(lasts.concept_name) || 's', 'sales', 'revenues', 'workforce',
            'staff',
            'employee',
            'employees', 'team', 'customer', ''
        ) as is_plain,
        firsts.fact_id as first_fact_id,
        firsts.shown_value as first_text,
        firsts.source_line as first_line,
        firsts.level_year as first_year,
        firsts.is_cell,
        lasts.fact_id as last_fact_id,
        lasts.shown_value as last_text,
        lasts.source_line as last_line,
        lasts.level_year as last_year,
        lasts.concept_name,
        firsts.value as first_value,
        firsts.low as first_low,
        firsts.high as first_high,
        lasts.value as last_value,
        lasts.low as last_low,
        lasts.high as last_high,
        lasts.level_year - firsts.level_year as years
    from spanning
    inner join levels as firsts
        on
            spanning.memo_id = firsts.memo_id
            and spanning.claimed_concept = firsts.growth_concept
            and spanning.entity_slug = firsts.entity_slug
            and extract(year from spanning.period_start) = firsts.level_year
            and coalesce(spanning.scenario, '') = coalesce(firsts.scenario, '')
    inner join ends as lasts
        on
            firsts.memo_id = lasts.memo_id
            and firsts.concept = lasts.concept
            and firsts.unit = lasts.unit
            and firsts.entity_slug = lasts.entity_slug
            and coalesce(
                coalesce(firsts.table_ordinal, -1) = lasts.place, spanning.fact_id = lasts.claim_fact_id
            )
            and extract(year from spanning.period_end) = lasts.level_year
            and coalesce(firsts.scenario, '') = coalesce(lasts.scenario, '')
),

readings as (
    select
        *,
        'a year' as reading,
        cast(years as {{ type_double() }}) as root
    from pairs
    union all
    select
        *,
        'in all' as reading,
        cast(1 as {{ type_double() }}) as root
    from pairs
    where not is_annual
),

recomputed as (
    select
        *,
        {{ growth_point('first_value', 'last_value', 'root') }} as outcome,
        {{ growth_low('first_high', 'last_low', 'first_low', 'root') }} as outcome_low,
        {{ growth_high('first_low', 'last_high', 'last_low', 'root') }} as outcome_high
    from readings
    where years > 0
),

ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by
                case when {{ intervals_meet('low', 'high', 'outcome_low',
                    'outcome_high') }} then 0 else 1 end,
                case when is_cell then 0 else 1 end,
                reading,
                abs(first_line - source_line),
                first_fact_id,
                last_fact_id
        ) as choice
    from recomputed
),

chosen as (
    select * from ranked
    where choice = 1
),

unbound as (
    select
        claims.*,
        case
            when claims.months <= 18 then 'no span of years is stated for it'
            else 'the memo does not give the level at both ends of its period'
        end as why
    from claims
    left join chosen on claims.fact_id = chosen.fact_id
    where chosen.fact_id is null and claims.is_annual
)

select
    'cagr' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    case when is_annual and is_plain and not is_of_part then 'error' else 'warning' end as severity,
    case
        when
            not (is_plain and not is_of_part)
            and not {{ intervals_meet('low', 'high', 'outcome_low', 'outcome_high') }}
            then 'its words may name a part of what the levels count'
    end as reason,
    {{ dbt.concat(["'says that '", "lower(concept_name)", "' grows '", "shown_value",
        "case when is_annual then ' a year' else '' end"]) }} as claim,
    {{ dbt.concat(["first_text", "' in '", "cast(first_year as " ~ dbt.type_string() ~ ")", "' ('",
        line_text('first_line'), "') to '", "last_text", "' in '", "cast(last_year as " ~ dbt.type_string()
            ~ ")",
        "' ('", line_text('last_line'), "') is '", figure_text('outcome', "'pure'", "'percent'"), "' '",
            "reading"]) }}
        as working,
    {{ dbt.array_construct(['first_line', 'last_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['first_fact_id', 'last_fact_id']) }}
        as evidence_fact_ids
from chosen
union all
{{ unbound_checks(
    "'cagr'",
    'error',
    "why",
    dbt.concat(["'says that '", "lower(coalesce(concept_name, 'it'))", "' is '",
        "shown_value", "' a year'"])
) }}
