-- difference, margin: the identities between figures in sentences and bullets, with one another or with
-- those of tables, of one entity, period and scenario. One row a stated result; what a table states too is
-- the matter of `identity` there, and whether the statement agrees with the table that of `duplicate`.
{%- set of_another = "\\b(?:adjusted|adj|underlying|core|normali[sz]ed|recurring|pro forma|statutory|organic|"
    ~ "marginal|incremental|run[- ]rate|excluding|guidance|guided|consensus|budget(?:ed)?|analysts?|"
    ~ "original(?:ly)?|initial(?:ly)?|previous(?:ly)?|(?:long|medium|mid)[- ]term|peak|industry|sector|peers?|"
    ~ "rivals?|competitors?|average|typical|benchmark|would have)\\b" %}
with

aspects as (
    select
        *,
        {{ key(['memo_id', 'aspect_entity', 'period_key', 'scenario']) }} as moment_key,
        coalesce({{ regex_matches("source_text", of_another) }}, false) as is_of_another
    from {{ ref('int_audit_aspects') }}
    where aspect_member is null
),

identities as (
    select * from {{ ref('audit_identities') }}
    where scope = 'table' and rule in ('difference', 'margin')
),

-- The same figure said again is the same claim.
ranked_results as (
    select
        *,
        max(case when block_kind = 'table' then 1 else 0 end) over statements
        = 1 as is_in_table,
        row_number() over (
            partition by moment_key, aspect, unit, value, qualifier order by char_start
        ) as occurrence
    from aspects
    window statements as (partition by moment_key, aspect, unit)
),

results as (
    select * from ranked_results
    where not is_in_table and occurrence = 1
),

-- For an operand that is stated more than once a table's figure stands, else the first.
ranked_operands as (
    select
        *,
        max(low) over statements <= min(high) over statements as is_agreed,
        row_number() over (
            partition by moment_key, aspect, unit
            order by case when block_kind = 'table' then 0 else 1 end, char_start
        ) as choice
    from aspects
    where is_plain and not is_of_part and not is_of_short_time and low > -1e27 and high < 1e27
    window statements as (partition by moment_key, aspect, unit)
),

operands as (
    select * from ranked_operands
    where choice = 1
),

recomputed as (
    select
        results.*,
        identities.identity,
        identities.rule,
        identities.formula,
        identities.tolerance,
        identities.severity as identity_severity,
        identities.priority,
        identities.meaning,
        firsts.fact_id as first_fact_id,
        firsts.shown_value as first_text,
        firsts.source_line as first_line,
        seconds.fact_id as second_fact_id,
        seconds.shown_value as second_text,
        seconds.source_line as second_line,
        firsts.is_agreed and seconds.is_agreed as is_agreed,
        results.is_dated and firsts.is_dated and seconds.is_dated as is_all_dated,
        -- Figures without a year are of one time where they stand in one list.
        results.is_dated
        or firsts.is_dated
        or seconds.is_dated
        or coalesce(results.section_ordinal <> firsts.section_ordinal, true)
        or coalesce(results.section_ordinal <> seconds.section_ordinal, true) as is_of_unsure_time,
        results.is_of_another or firsts.is_of_another or seconds.is_of_another as is_any_of_another,
        (results.status = 'target') <> (firsts.status = 'target')
        or (results.status = 'target') <> (seconds.status = 'target') as is_target_apart,
        {{ formula_point('identities.formula', 'firsts', 'seconds') }} * identities.factor as outcome,
        {{ formula_low('identities.formula', 'firsts', 'seconds') }} * identities.factor as closest_low,
        {{ formula_high('identities.formula', 'firsts', 'seconds') }} * identities.factor as closest_high
    from results
    inner join identities on results.aspect = identities.result
    inner join operands as firsts
        on results.moment_key = firsts.moment_key and identities.operand_1 = firsts.aspect
    inner join operands as seconds
        on results.moment_key = seconds.moment_key and identities.operand_2 = seconds.aspect
    where
        (results.unit_kind <> 'money' or results.unit = firsts.unit)
        and (firsts.unit_kind <> 'money' or seconds.unit_kind <> 'money' or firsts.unit = seconds.unit)
),

-- What the definition leaves open widens what follows from the digits.
fitted as (
    select
        *,
        closest_low - tolerance * abs(outcome) as outcome_low,
        closest_high + tolerance * abs(outcome) as outcome_high,
        {{ intervals_meet('low', 'high', 'closest_low - tolerance * abs(outcome)',
            'closest_high + tolerance * abs(outcome)') }} as is_met
    from recomputed
    where closest_low is not null
),

-- A definition that some year of the memo keeps to is the memo's own.
best as (
    select
        *,
        max(case when is_met then 1 else 0 end)
            over (partition by memo_id, aspect_entity, identity)
        = 1 as is_kept_to,
        count(*) over (partition by fact_id) as identity_count,
        row_number() over (
            partition by fact_id order by case when is_met then 0 else 1 end, priority, identity
        ) as choice
    from fitted
),

chosen as (
    select * from best
    where choice = 1
),

-- A margin follows from other figures by what it is; an EBITDA need not.
margins as (
    select distinct result from identities
    where formula = 'quotient'
),

unbound as (
    select
        results.*,
        'the memo does not give both figures that it follows from for its period' as why
    from results
    inner join margins on results.aspect = margins.result
    left join chosen on results.fact_id = chosen.fact_id
    where chosen.fact_id is null and results.unit_kind = 'percent'
)

select
    rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    case when is_all_dated and identity_severity = 'error' then 'error' else 'warning' end as severity,
    case
        when is_met then null
        when not is_agreed then 'the memo gives several figures for what it follows from'
        when not is_plain or is_of_part or is_of_short_time
            then 'its words may name a part of what the other figures count'
        when not is_all_dated and is_of_unsure_time then 'no year is stated beside all of the figures'
        when is_target_apart then 'a target need not follow from what is projected'
        when is_any_of_another
            then 'its words may name an adjusted figure, another forecast or that of others'
        when identity_count > 1 then 'it does not say which of several definitions it means'
        when rule = 'difference' and not is_kept_to
            then 'other items may lie between, and no figure of the memo shows that none do'
    end as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' for '", "period_key", "', and '", "meaning"]) }} as claim,
    {{ dbt.concat([
        "first_text", "case formula when 'difference' then ' less ' else ' over ' end", "second_text",
        "' ('", line_text('first_line'), "', '", line_text('second_line'), "') is '",
        figure_text('outcome', 'unit', 'unit_kind')
    ]) }} as working,
    {{ dbt.array_construct(['first_line', 'second_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['first_fact_id', 'second_fact_id']) }}
        as evidence_fact_ids
from chosen
union all
{{ unbound_checks(
    "'margin'",
    'warning',
    "why",
    dbt.concat(["'gives '", "shown_value", "' as '", "concept_name", "' for '", "period_key"])
) }}
