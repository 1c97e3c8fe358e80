-- ratio_of_facts: a discount or premium between two amounts in the same sentence, end by end: €120K-€200K
-- against €150K-€280K is 20% below at the low end and 28.6% at the high one.
{%- set rivals = "rivals?|competitors?|competition|peers?|incumbents?|industry|market" %}
with

clauses as (
    select * from {{ ref('int_audit_clauses') }}
),

facts as (
    select * from {{ ref('int_audit_facts') }}
),

claims as (
    select
        facts.*,
        clauses.place_in_sentence,
        case
            when {{ regex_matches("clauses.after_words",
                "^ (?:discount|lower|below|less|cheaper|under) ") }} then -1
            else 1
        end as direction
    from clauses
    inner join facts on clauses.fact_id = facts.fact_id
    where
        facts.unit_kind = 'percent'
        and {{ regex_matches("clauses.after_words",
            "^ (?:discount|lower|below|less|cheaper|under|premium|higher|above|more) ") }}
),

amounts as (
    select
        facts.*,
        clauses.place_in_sentence,
        {{ regex_matches("clauses.before_words",
            " (?:vs|versus|against|compared|than|relative|competitors|market) ") }}
            as is_compared,
        {{ regex_matches("clauses.before_words", " (?:our|ours|us|we) ") }} as is_ours,
        {{ regex_matches("clauses.before_words", " (?:" ~ rivals ~ "|average|elsewhere) ") }}
        or {{ regex_matches("clauses.after_words",
            "^ (?:at|for|from|by|with|of|among) (?:the |its |our |most |many )*(?:" ~ rivals ~ ") ") }}
            as is_rivals
    from clauses
    inner join facts on clauses.fact_id = facts.fact_id
    where facts.unit_kind = 'money' and facts.value_low > 0 and facts.value_high > 0 and facts.high < 1e27
),

pairs as (
    select
        claims.fact_id,
        claims.memo_id,
        claims.shown_value,
        claims.direction,
        claims.low,
        claims.high,
        owns.fact_id as own_fact_id,
        owns.shown_value as own_text,
        others.fact_id as other_fact_id,
        others.shown_value as other_text,
        owns.source_line,
        {{ as_double('owns.value_low') }} as own_low,
        {{ as_double('owns.value_high') }} as own_high,
        owns.slack as own_slack,
        {{ as_double('others.value_low') }} as other_low,
        {{ as_double('others.value_high') }} as other_high,
        others.slack as other_slack,
        case
            when owns.is_ours or others.is_rivals and not others.is_ours then 'own first'
            when others.is_ours or owns.is_rivals then 'own last'
        end as order_told
    from claims
    inner join amounts as owns
        on
            claims.memo_id = owns.memo_id
            and claims.source_line = owns.source_line
            and claims.source_text = owns.source_text
            and claims.place_in_sentence = owns.place_in_sentence + 2
    inner join amounts as others
        on
            claims.memo_id = others.memo_id
            and claims.source_line = others.source_line
            and claims.source_text = others.source_text
            and claims.place_in_sentence = others.place_in_sentence + 1
            and owns.unit = others.unit
            and others.is_compared
),

-- "Rivals charge $150 against our $100, a 33% discount": a discount is of the lower amount, a premium of the
-- higher one, unless the sentence says that it is of the other.
ordered as (
    select
        *,
        case
            when direction * (own_low - other_low) >= 0 or direction * (own_high - other_high) >= 0
                then 'as told'
            when order_told = 'own last' then 'turned'
            when order_told = 'own first' then 'as told'
            else 'unknown'
        end as reading
    from pairs
),

sided as (
    select
        fact_id,
        memo_id,
        source_line,
        shown_value,
        direction,
        low,
        high,
        reading,
        {% for column in ['fact_id', 'text', 'low', 'high', 'slack'] -%}
            case when reading = 'turned' then other_{{ column }} else own_{{ column }} end
                as own_{{ column }},
            case when reading = 'turned' then own_{{ column }} else other_{{ column }} end
                as other_{{ column }}{% if not loop.last %},{% endif %}
        {% endfor %}
    from ordered
),

ends as (
    select
        *,
        'low' as end_is,
        direction * (own_low / other_low - 1) as outcome,
        direction * (own_low / other_low - 1)
        - (own_slack / other_low + own_low * other_slack / (other_low * other_low)) as outcome_low,
        direction * (own_low / other_low - 1)
        + (own_slack / other_low + own_low * other_slack / (other_low * other_low)) as outcome_high
    from sided
    union all
    select
        *,
        'high' as end_is,
        direction * (own_high / other_high - 1) as outcome,
        direction * (own_high / other_high - 1)
        - (own_slack / other_high + own_high * other_slack / (other_high * other_high)) as outcome_low,
        direction * (own_high / other_high - 1)
        + (own_slack / other_high + own_high * other_slack / (other_high * other_high)) as outcome_high
    from sided
),

-- The end that lies furthest out speaks for both.
ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by greatest(low - outcome_high, outcome_low - high) desc, end_is
        ) as choice
    from ends
)

select
    'ratio_of_facts' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    'warning' as severity,
    case when reading = 'unknown' then 'the sentence does not say which of the two amounts it is of' end
        as reason,
    {{ dbt.concat(["'gives the gap between '", "own_text", "' and '", "other_text", "' as '",
        "shown_value"]) }} as claim,
    {{ dbt.concat(["'at the '", "end_is", "' end it is '", figure_text('outcome', "'pure'",
        "'percent'")]) }} as working,
    {{ dbt.array_construct(['source_line']) }} as evidence_lines,
    {{ dbt.array_construct(['own_fact_id', 'other_fact_id']) }}
        as evidence_fact_ids
from ranked
where choice = 1
