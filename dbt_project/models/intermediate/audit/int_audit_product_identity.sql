-- product_identity: identities between figures anywhere in a memo, such as LTV / CAC. They depend on
-- definitions, so of several identities for one figure the one that comes closest is judged.
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where
        (member is null or is_total)
        and low > -1e27
        and high < 1e27
        and link_state = 'linked'
        and scenario is null
        and (is_own or entity_source = 'memo')
),

identities as (
    select * from {{ ref('audit_identities') }}
    where scope = 'memo'
),

results as (
    select
        facts.*,
        identities.identity,
        identities.formula,
        identities.operand_1,
        identities.operand_2,
        identities.operand_3,
        identities.factor,
        identities.tolerance,
        identities.priority,
        identities.meaning,
        row_number() over (
            partition by facts.memo_id, identities.identity, facts.unit, facts.value
            order by facts.char_start
        ) as occurrence
    from facts
    inner join identities on facts.concept = identities.result
),

{% for operand in [1, 2, 3] -%}
-- Of several statements of an operand, one in the same table, else the nearest one.
    operand_{{ operand }} as (
        select
            results.fact_id as result_id,
            results.identity,
            operands.fact_id,
            operands.value,
            operands.low,
            operands.high,
            operands.unit,
            operands.unit_kind,
            operands.shown_value,
            operands.source_line,
            row_number() over (
                partition by results.fact_id, results.identity, operands.unit
                order by
                    case when results.table_ordinal = operands.table_ordinal then 0 else 1 end,
                    case when results.period_end = operands.period_end then 0 else 1 end,
                    abs(results.source_line - operands.source_line),
                    operands.char_start
            ) as choice
        from results
        inner join facts as operands
            on
                results.memo_id = operands.memo_id
                and results.operand_{{ operand }} = operands.concept
                and (
                    results.unit_kind <> 'money'
                    or operands.unit_kind <> 'money'
                    or results.unit = operands.unit
                )
                and (
                    results.period_start is null or operands.period_start is null
                    or results.period_start <= operands.period_end
                    and results.period_end >= operands.period_start
                )
        where results.occurrence = 1
    ),

{% endfor -%}
recomputed as (
    select
        results.*,
        firsts.fact_id as first_fact_id,
        firsts.shown_value as first_text,
        firsts.source_line as first_line,
        seconds.fact_id as second_fact_id,
        seconds.shown_value as second_text,
        seconds.source_line as second_line,
        thirds.fact_id as third_fact_id,
        thirds.shown_value as third_text,
        thirds.source_line as third_line,
        results.factor * case results.formula
            when 'quotient' then firsts.value / nullif(seconds.value, 0)
            when 'product' then firsts.value * seconds.value * coalesce(thirds.value, 1)
        end as outcome,
        results.factor * case results.formula
            when 'quotient' then {{ quotient_low('firsts.low', 'firsts.high', 'seconds.low',
                'seconds.high') }}
            -- A duration counts whole years: `5-year` is no 4.5.
            when 'product' then
                firsts.low * case when seconds.unit_kind = 'duration' then seconds.value else seconds.low end
                * coalesce(thirds.value, 1)
        end * (1 - results.tolerance) as outcome_low,
        results.factor * case results.formula
            when 'quotient' then {{ quotient_high('firsts.low', 'firsts.high', 'seconds.low',
                'seconds.high') }}
            when 'product' then
                firsts.high
                * case when seconds.unit_kind = 'duration' then seconds.value else seconds.high end
                * coalesce(thirds.value, 1)
        end * (1 + results.tolerance) as outcome_high
    from results
    inner join operand_1 as firsts
        on results.fact_id = firsts.result_id and results.identity = firsts.identity and firsts.choice = 1
    inner join operand_2 as seconds
        on
            results.fact_id = seconds.result_id
            and results.identity = seconds.identity
            and seconds.choice = 1
            and (firsts.unit_kind <> 'money' or seconds.unit_kind <> 'money' or firsts.unit = seconds.unit)
    left join operand_3 as thirds
        on results.fact_id = thirds.result_id and results.identity = thirds.identity and thirds.choice = 1
    where
        (results.operand_3 is null or thirds.fact_id is not null)
        and firsts.low > 0
        and seconds.low > 0
),

ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by
                case when {{ intervals_meet('low', 'high', 'outcome_low',
                    'outcome_high') }} then 0 else 1 end,
                priority,
                abs(outcome - value),
                first_fact_id
        ) as choice
    from recomputed
),

chosen as (
    select * from ranked
    where choice = 1
),

unbound as (
    select
        results.*,
        row_number() over (partition by results.fact_id order by results.priority) as choice
    from results
    left join chosen on results.fact_id = chosen.fact_id
    where results.occurrence = 1 and chosen.fact_id is null
)

select
    'product_identity' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    'warning' as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "lower(concept_name)", "', and '",
        "meaning"]) }} as claim,
    {{ dbt.concat([
        "first_text", "' ('", line_text('first_line'),
            "case formula when 'quotient' then ') over ' else ') times ' end",
        "second_text", "' ('", line_text('second_line'), "')'",
        "coalesce(" ~ dbt.concat(["' times '", "third_text", "' ('", line_text('third_line'), "')'"])
            ~ ", '')",
        "' is '", figure_text('outcome', 'unit', 'unit_kind')
    ]) }} as working,
    case
        when third_line is null then {{ dbt.array_construct(['first_line', 'second_line']) }}
        else {{ dbt.array_construct(['first_line', 'second_line', 'third_line']) }}
    end as evidence_lines,
    case
        when third_fact_id is null then {{ dbt.array_construct(['first_fact_id', 'second_fact_id']) }}
        else {{ dbt.array_construct(['first_fact_id', 'second_fact_id', 'third_fact_id']) }}
    end as evidence_fact_ids
from chosen
union all
{{ unbound_checks(
    "'product_identity'",
    'warning',
    "'the memo does not state all figures it follows from in one currency'",
    dbt.concat(["'gives '", "shown_value", "' as '", "lower(concept_name)"])
) }}
where choice = 1
