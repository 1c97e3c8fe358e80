-- difference, margin: identities between the metrics of one table, in one row or one column of it. Where
-- several identities lead to one metric, the one that most cells of the table agree with is judged.
{%- set adjusted = "\\b(?:adjusted|adj|underlying|core|normali[sz]ed|recurring|pro forma|reported|gaap|"
    ~ "statutory|organic)\\b" %}
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where is_bounded
),

identities as (
    select * from {{ ref('audit_identities') }}
    where scope = 'table'
),

-- A metric that stands twice for the same period and scenario does not say which one the identity means.
metrics as (
    select
        *,
        count(*) over (
            partition by
                memo_id, table_ordinal, direction, vector_ordinal, concept, coalesce(scenario, ''),
                coalesce(cast(period_end as {{ dbt.type_string() }}), ''), entity_slug
        ) as same_count
    from vectors
    where concept is not null and total_kind is distinct from 'subtotal'
),

single as (
    select * from metrics
    where same_count = 1 and not is_growth_place and not is_growth_vector
),

recomputed as (
    select
        results.fact_id,
        results.memo_id,
        results.table_ordinal,
        results.direction,
        results.concept,
        results.shown_value,
        results.source_line,
        results.value,
        results.low,
        results.high,
        results.slack,
        results.unit,
        results.unit_kind,
        identities.identity,
        identities.rule,
        identities.formula,
        identities.severity,
        identities.priority,
        identities.meaning,
        firsts.fact_id as first_fact_id,
        firsts.shown_value as first_text,
        firsts.source_line as first_line,
        seconds.fact_id as second_fact_id,
        seconds.shown_value as second_text,
        seconds.source_line as second_line,
        case identities.formula
            when 'difference' then firsts.value - seconds.value
            when 'quotient' then firsts.value / nullif(seconds.value, 0)
        end * identities.factor as outcome,
        case identities.formula
            when 'difference'
                then {{ difference_low('firsts.low', 'firsts.high', 'seconds.low', 'seconds.high') }}
            when 'quotient' then {{ quotient_low('firsts.low', 'firsts.high', 'seconds.low',
                'seconds.high') }}
        end * identities.factor as closest_low,
        case identities.formula
            when 'difference'
                then {{ difference_high('firsts.low', 'firsts.high', 'seconds.low', 'seconds.high') }}
            when 'quotient' then {{ quotient_high('firsts.low', 'firsts.high', 'seconds.low',
                'seconds.high') }}
        end * identities.factor as closest_high,
        -- Adjusted profit over reported profit's revenue, or the other way round, is another margin.
        coalesce({{ regex_matches("results.vector_words || ' ' || results.place_words", adjusted) }}, false)
        <> coalesce({{ regex_matches("firsts.vector_words || ' ' || firsts.place_words", adjusted) }}, false)
            as is_adjusted_apart,
        identities.tolerance
    from single as results
    inner join identities on results.concept = identities.result
    inner join single as firsts
        on
            results.memo_id = firsts.memo_id
            and results.table_ordinal = firsts.table_ordinal
            and results.direction = firsts.direction
            and results.vector_ordinal = firsts.vector_ordinal
            and identities.operand_1 = firsts.concept
            and results.entity_slug = firsts.entity_slug
            and coalesce(results.scenario, '') = coalesce(firsts.scenario, '')
            and (results.unit_kind <> 'money' or results.unit = firsts.unit)
    inner join single as seconds
        on
            results.memo_id = seconds.memo_id
            and results.table_ordinal = seconds.table_ordinal
            and results.direction = seconds.direction
            and results.vector_ordinal = seconds.vector_ordinal
            and identities.operand_2 = seconds.concept
            and results.entity_slug = seconds.entity_slug
            and coalesce(results.scenario, '') = coalesce(seconds.scenario, '')
            and (firsts.unit_kind <> 'money' or seconds.unit_kind <> 'money' or firsts.unit = seconds.unit)
    where
        (results.period_end is null or firsts.period_end is null or results.period_end = firsts.period_end)
        and (
            firsts.period_end is null or seconds.period_end is null or firsts.period_end = seconds.period_end
        )
        and case identities.formula
            when 'difference' then firsts.unit = results.unit and seconds.unit = results.unit else true
        end
),

-- What the definition leaves open widens what follows from the digits.
widened as (
    select
        *,
        closest_low - tolerance * abs(outcome) as outcome_low,
        closest_high + tolerance * abs(outcome) as outcome_high
    from recomputed
    where closest_low is not null
),

fitted as (
    select
        *,
        {{ intervals_meet('low', 'high', 'outcome_low', 'outcome_high') }} as is_met,
        count(*) over identity_table as row_count,
        sum(case when {{ intervals_meet('low', 'high', 'outcome_low', 'outcome_high') }} then 1 else 0 end)
            over identity_table as met_count
    from widened
    window identity_table as (partition by memo_id, table_ordinal, direction, identity)
),

best as (
    select
        *,
        row_number() over (partition by fact_id order by -met_count, priority, direction) as choice
    from fitted
),

chosen as (
    select
        *,
        abs(outcome - value) / nullif(greatest(abs(outcome), abs(value)), 0) as gap
    from best
    where choice = 1
)

select
    rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    case
        when
            severity = 'error'
            and not is_adjusted_apart
            and (met_count * 2 >= row_count and met_count > 0 or rule = 'margin' and row_count <= 2)
            then 'error'
        else 'warning'
    end as severity,
    case
        when is_met then null
        when rule = 'difference' and met_count * 2 < row_count and (row_count > 1 or gap > 0.15)
            then {{ dbt.concat(["'most figures of this table do not follow from '", "meaning",
                "': other items may lie between'"]) }}
        when rule <> 'difference' and met_count * 2 < row_count and row_count > 2
            then 'most figures of this table do not agree with the usual definition'
    end as reason,
    {{ key(['memo_id', 'table_ordinal', 'direction', 'identity']) }} as peer_group,
    {{ dbt.concat(["'gives '", "shown_value", "', and '", "meaning"]) }} as claim,
    {{ dbt.concat([
        "first_text", "case formula when 'difference' then ' less ' else ' over ' end", "second_text",
        "case when first_line = source_line then ' in the same line' else "
            ~ dbt.concat(["' ('", line_text('first_line'), "', '", line_text('second_line'), "')'"]) ~ " end",
        "' is '", figure_text('outcome', 'unit', 'unit_kind')
    ]) }} as working,
    {{ dbt.array_construct(['first_line', 'second_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['first_fact_id', 'second_fact_id']) }}
        as evidence_fact_ids
from chosen
