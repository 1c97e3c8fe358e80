-- ratio_of_facts: "capex of $180M represents 2-3% of OpenAI's" against the two rows of the table that holds
-- the amount; "a budget of $45M (12% of revenue)" against the revenue of that year.
{%- set measures = "\\b(?:revenues?|sales|turnover|profits?|ebitda|valuation|market cap|headcount|"
    ~ "workforce|assets|debt|"
    ~ "funding|gdp|exports|budget)\\b" %}
with

clauses as (
    select * from {{ ref('int_audit_clauses') }}
),

facts as (
    select * from {{ ref('int_audit_facts') }}
),

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column' and is_bounded and unit_kind = 'money' and total_kind is null
),

names as (
    select * from {{ ref('int_audit_names') }}
),

-- What states in plain words and with its year what the whole came or will come to.
told_plainly as (
    select fact_id from {{ ref('int_audit_aspects') }}
    where
        is_plain
        and is_dated
        and aspect_member is null
        and not is_of_part
        and not is_of_short_time
),

-- A percentage of something right behind an amount.
claims as (
    select
        clauses.*,
        shares.shown_value,
        shares.low,
        shares.high,
        {{ regex_matches("clauses.before_text", "represent|equal|equivalent|amount|\\bis\\b|\\bonly\\b|"
            ~ "\\bjust\\b|\\bor\\b") }} as is_said_to_be,
        amounts.fact_id as amount_fact_id,
        amounts.shown_value as amount_text,
        amounts.unit,
        amounts.value as amount,
        amounts.low as amount_low,
        amounts.high as amount_high,
        amounts.period_start as amount_period_start,
        amounts.period_end as amount_period_end,
        amounts.period_source as amount_period_source,
        amounts.as_of_end,
        amounts.scenario,
        amounts.is_own
    from clauses
    inner join facts as shares on clauses.fact_id = shares.fact_id
    inner join facts as amounts on clauses.earlier_fact_id = amounts.fact_id
    where
        shares.unit_kind = 'percent'
        and amounts.unit_kind = 'money'
        and amounts.low > -1e27
        and amounts.high < 1e27
        and {{ regex_matches("clauses.after_text", "^[^.;]{0,12}\\bof\\b") }}
        and not {{ regex_matches("clauses.before_words",
            " (?:growth|growing|grew|up|down|increase|margin|cagr|discount|and|plus) ") }}
        -- "Net cash is $280M, R&D is 9.5% of revenue" tells of two things.
        and not (
            {{ regex_matches(
                "clauses.before_text", "^[,;] ?[^,;]*[^,; ] (?:is|are|was|were|takes?|makes?) "
            ) }}
            and not {{ regex_matches("clauses.before_text", "^[,;] ?(?:which|that|this|it|these|they)\\b") }}
        )
),

-- The amount stands in a column of the memo's tables, and a row of it is named behind the percentage.
rivals as (
    select
        claims.fact_id,
        owners.fact_id as numerator_fact_id,
        owners.shown_value as numerator_text,
        owners.source_line as numerator_line,
        wholes.fact_id as whole_fact_id,
        wholes.shown_value as whole_text,
        wholes.source_line as whole_line,
        wholes.place_label as whole_label,
        claims.amount / nullif(wholes.value, 0) as outcome,
        {{ quotient_low('claims.amount_low', 'claims.amount_high', 'wholes.low',
            'wholes.high') }} as outcome_low,
        {{ quotient_high('claims.amount_low', 'claims.amount_high', 'wholes.low',
            'wholes.high') }} as outcome_high,
        -- A percentage of the rival's revenue says nothing against a column of its spending, nor one of
        -- "an entry-level take-home" against the "Take-home" of somebody else.
        case
            when
                claims.is_said_to_be
                and {{ dbt.position("' ' || names.name || ' '", "claims.after_words") }} <= 8
                and not (
                    {{ regex_matches("claims.after_words", measures) }}
                    and not {{ regex_matches("owners.vector_label", measures) }}
                )
                then 'error'
            else 'warning'
        end as severity,
        0 as years_apart
    from claims
    inner join vectors as owners
        on
            claims.memo_id = owners.memo_id
            and claims.unit = owners.unit
            and {{ intervals_meet('claims.amount_low', 'claims.amount_high', 'owners.low', 'owners.high') }}
            and abs(claims.amount - owners.value) <= 0.02 * abs(owners.value)
    inner join vectors as wholes
        on
            owners.memo_id = wholes.memo_id
            and owners.table_ordinal = wholes.table_ordinal
            and owners.vector_ordinal = wholes.vector_ordinal
            and owners.unit = wholes.unit
            and owners.place <> wholes.place
    inner join names
        on
            wholes.memo_id = names.memo_id
            and wholes.table_ordinal = names.table_ordinal
            and wholes.place = names.place
            and {{ dbt.position("' ' || names.name || ' '", "claims.after_words") }} between 1 and 40
),

wholes_stated as (
    select
        facts.*,
        row_number() over (
            partition by
                facts.memo_id, facts.concept, facts.unit, facts.scenario, extract(year from facts.period_end),
                facts.is_cell
            order by facts.char_start, facts.fact_id
        ) as statement
    from facts
    left join told_plainly on facts.fact_id = told_plainly.fact_id
    where
        facts.concept in ('revenue', 'gdp', 'cost', 'operating_expense')
        and facts.is_own
        and (facts.member is null or facts.is_total)
        -- Many a row of a table is a cost.
        and (facts.is_cell and facts.concept in ('revenue', 'gdp') or told_plainly.fact_id is not null)
        and facts.low > 0
        and facts.high < 1e27
),

-- One that is stated more often is known by its first statements; all would be paired with all claims.
wholes_of_memo as (
    select * from wholes_stated
    where statement <= 20
),

own_shares as (
    select
        claims.fact_id,
        claims.amount_fact_id as numerator_fact_id,
        claims.amount_text as numerator_text,
        claims.source_line as numerator_line,
        wholes_of_memo.fact_id as whole_fact_id,
        wholes_of_memo.shown_value as whole_text,
        wholes_of_memo.source_line as whole_line,
        case wholes_of_memo.concept when 'gdp' then 'GDP' when 'revenue' then 'revenue' else 'costs' end
            as whole_label,
        claims.amount / nullif(wholes_of_memo.value, 0) as outcome,
        {{ quotient_low('claims.amount_low', 'claims.amount_high', 'wholes_of_memo.low',
            'wholes_of_memo.high') }} as outcome_low,
        {{ quotient_high('claims.amount_low', 'claims.amount_high', 'wholes_of_memo.low',
            'wholes_of_memo.high') }} as outcome_high,
        -- Where no year is stated, the share may be of another; and costs are counted in more than one way.
        case
            when
                claims.is_said_to_be
                and wholes_of_memo.concept in ('revenue', 'gdp')
                and claims.amount_period_source = 'stated'
                and wholes_of_memo.period_source in ('stated', 'row', 'column')
                then 'error'
            else 'warning'
        end as severity,
        extract(year from claims.amount_period_end) - extract(year from wholes_of_memo.period_end)
            as years_apart
    from claims
    inner join wholes_of_memo
        on
            claims.memo_id = wholes_of_memo.memo_id
            and claims.unit = wholes_of_memo.unit
            and coalesce(claims.scenario, '') = coalesce(wholes_of_memo.scenario, '')
            -- Of the same year; where the sentence names none, the year before is as likely the one it means.
            and extract(year from claims.amount_period_end) - extract(year from wholes_of_memo.period_end)
            between 0 and case
                when claims.amount_period_source in ('stated', 'row', 'column') then 0
                else 1
            end
    where
        claims.is_own
        -- What is spent from 2031 to 2035 is no share of one year's GDP.
        and coalesce(
            extract(year from claims.amount_period_start) = extract(year from claims.amount_period_end), true
        )
        -- "caps deals at $25M and commits to R&D of 16% of sales" is no share of the first amount.
        and not {{ regex_matches("claims.before_text", "\\b(?:of|to|on|at|with|for|and)\\b") }}
        and (
            wholes_of_memo.concept = 'gdp' and {{ regex_matches("claims.after_text",
                "^[^.;]{0,4}\\bof (?:the |its |national )*gdp\\b") }}
            or wholes_of_memo.concept = 'revenue' and {{ regex_matches("claims.after_text",
                "^[^.;]{0,4}\\bof (?:total |annual |its |company |group |net |the )*(?:revenues?|sales)\\b")
            }}
            -- "60% of costs", but not "of the costs of the plant".
            or wholes_of_memo.concept in ('cost', 'operating_expense')
            and {{ regex_matches("claims.after_text", "^[^.;]{0,4}\\bof "
                ~ "(?:total |annual |its |company |group |the |all |operating )*"
                ~ "(?:costs?|expenses?|expenditures?)\\b") }}
            and not {{ regex_matches("claims.after_text",
                "\\b(?:costs?|expenses?|expenditures?) (?:of|for|on|from|per|at|related|associated)\\b") }}
        )
),

bound as (
    select * from rivals
    union all
    select * from own_shares
),

ranked as (
    select
        claims.memo_id,
        claims.shown_value,
        claims.low,
        claims.high,
        claims.amount_text,
        bound.*,
        row_number() over (
            partition by bound.fact_id
            order by
                case
                    when {{ intervals_meet('claims.low', 'claims.high', 'bound.outcome_low',
                        'bound.outcome_high') }}
                        then 0
                    else 1
                end,
                bound.severity,
                abs(bound.whole_line - claims.source_line),
                bound.years_apart,
                bound.whole_fact_id
        ) as choice
    from claims
    inner join bound on claims.fact_id = bound.fact_id
    where bound.outcome_low is not null
),

chosen as (
    select * from ranked
    where choice = 1
),

unbound as (
    select claims.*
    from claims
    left join chosen on claims.fact_id = chosen.fact_id
    where chosen.fact_id is null
)

select
    'ratio_of_facts' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'says that '", "amount_text", "' is '", "shown_value",
        "case when whole_label in ('revenue', 'GDP', 'costs') then ' of ' || whole_label else " ~ dbt.concat(["' of what '",
            "whole_label",
            "' has'"]) ~ " end"]) }}
        as claim,
    {{ dbt.concat(["numerator_text", "' ('", line_text('numerator_line'), "') over '", "whole_text", "' ('",
        line_text('whole_line'), "') is '", figure_text('outcome', "'pure'", "'percent'")]) }} as working,
    {{ dbt.array_construct(['numerator_line', 'whole_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['numerator_fact_id', 'whole_fact_id']) }}
        as evidence_fact_ids
from chosen
union all
{{ unbound_checks(
    "'ratio_of_facts'",
    'warning',
    "'no plain statement of the whole it is a share of was found for its year'",
    dbt.concat(["'says that '", "amount_text", "' is '", "shown_value", "' of a whole'"])
) }}
