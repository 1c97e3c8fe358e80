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

concepts as (
    select * from {{ ref('concepts') }}
),

members as (
    select result as concept from identities
    union
    select operand_1 as concept from identities
    union
    select operand_2 as concept from identities
),

metrics as (
    select vectors.*
    from vectors
    inner join members on vectors.concept = members.concept
    where vectors.total_kind is distinct from 'subtotal'
),

-- A metric that stands twice for the same period and scenario does not say which one the identity means; once
-- in each of two currencies it does.
unequivocal as (
    select
        direction,
        min(fact_id) as fact_id
    from metrics
    group by
        memo_id, table_ordinal, direction, vector_ordinal, concept, coalesce(scenario, ''), period_end,
        entity_slug, unit
    having count(*) = 1
),

-- Which metrics each vector gives, and whether any of them more than once.
given as (
    select
        metrics.memo_id,
        metrics.table_ordinal,
        metrics.direction,
        metrics.vector_ordinal,
        metrics.entity_slug,
        coalesce(metrics.scenario, '') as scenario,
        metrics.concept,
        max(case when unequivocal.fact_id is null then 1 else 0 end) as is_repeated
    from metrics
    left join unequivocal
        on metrics.fact_id = unequivocal.fact_id and metrics.direction = unequivocal.direction
    where not metrics.is_growth_place and not metrics.is_growth_vector
    group by
        metrics.memo_id, metrics.table_ordinal, metrics.direction, metrics.vector_ordinal,
        metrics.entity_slug, coalesce(metrics.scenario, ''), metrics.concept
),

single as (
    select metrics.*
    from metrics
    inner join unequivocal
        on metrics.fact_id = unequivocal.fact_id and metrics.direction = unequivocal.direction
    where not metrics.is_growth_place and not metrics.is_growth_vector
),

-- Each figure with the identities that lead to it, and then either operand: joined in one step, all figures
-- of a vector would meet one another first.
wanted as (
    select
        single.fact_id,
        single.memo_id,
        single.table_ordinal,
        single.direction,
        single.vector_ordinal,
        single.concept,
        single.entity_slug,
        single.scenario,
        single.period_end,
        single.shown_value,
        single.source_line,
        single.value,
        single.low,
        single.high,
        single.slack,
        single.unit,
        single.unit_kind,
        single.vector_words,
        single.place_words,
        concepts.name as concept_name,
        identities.identity,
        identities.rule,
        identities.formula,
        identities.operand_1,
        identities.operand_2,
        identities.factor,
        identities.tolerance,
        identities.severity,
        identities.priority,
        identities.meaning
    from single
    inner join identities on single.concept = identities.result
    left join concepts on single.concept = concepts.concept
),

{% for operands, operand in [('firsts', 'operand_1'), ('seconds', 'operand_2')] -%}
    {{ operands }} as (
        select
            wanted.fact_id as result_fact_id,
            wanted.direction,
            wanted.identity,
            single.fact_id,
            single.shown_value,
            single.source_line,
            single.period_end,
            single.value,
            single.low,
            single.high,
            single.unit,
            single.unit_kind,
            single.vector_words,
            single.place_words
        from wanted
        inner join single
            on
                wanted.memo_id = single.memo_id
                and wanted.table_ordinal = single.table_ordinal
                and wanted.direction = single.direction
                and wanted.vector_ordinal = single.vector_ordinal
                and wanted.{{ operand }} = single.concept
                and wanted.entity_slug = single.entity_slug
                and coalesce(wanted.scenario, '') = coalesce(single.scenario, '')
                and (wanted.formula <> 'difference' or wanted.unit = single.unit)
    ),

{% endfor -%}
recomputed as (
    select
        wanted.fact_id,
        wanted.memo_id,
        wanted.table_ordinal,
        wanted.direction,
        wanted.concept,
        wanted.shown_value,
        wanted.source_line,
        wanted.value,
        wanted.low,
        wanted.high,
        wanted.slack,
        wanted.unit,
        wanted.unit_kind,
        wanted.identity,
        wanted.rule,
        wanted.formula,
        wanted.severity,
        wanted.priority,
        wanted.meaning,
        firsts.fact_id as first_fact_id,
        firsts.shown_value as first_text,
        firsts.source_line as first_line,
        seconds.fact_id as second_fact_id,
        seconds.shown_value as second_text,
        seconds.source_line as second_line,
        {{ formula_point('wanted.formula', 'firsts', 'seconds') }} * wanted.factor as outcome,
        {{ formula_low('wanted.formula', 'firsts', 'seconds') }} * wanted.factor as closest_low,
        {{ formula_high('wanted.formula', 'firsts', 'seconds') }} * wanted.factor as closest_high,
        -- Adjusted profit over reported profit's revenue, or the other way round, is another margin.
        coalesce({{ regex_matches("wanted.vector_words || ' ' || wanted.place_words", adjusted) }}, false)
        <> coalesce({{ regex_matches("firsts.vector_words || ' ' || firsts.place_words", adjusted) }}, false)
            as is_adjusted_apart,
        -- `EBITDA Margin` of a column or row of its own says what it is a share of.
        wanted.rule = 'margin'
        and wanted.unit_kind = 'percent'
        and wanted.severity = 'error'
        and wanted.priority = 1
        and lower(wanted.concept_name) in (
            trim({{ regex_replace("coalesce(wanted.vector_words, '')", "\\(.*\\)|%", "") }}),
            trim({{ regex_replace("coalesce(wanted.place_words, '')", "\\(.*\\)|%", "") }})
        ) as is_named_plainly,
        wanted.tolerance
    from wanted
    inner join firsts
        on
            wanted.fact_id = firsts.result_fact_id
            and wanted.direction = firsts.direction
            and wanted.identity = firsts.identity
    inner join seconds
        on
            wanted.fact_id = seconds.result_fact_id
            and wanted.direction = seconds.direction
            and wanted.identity = seconds.identity
    where
        (wanted.unit_kind <> 'money' or wanted.unit = firsts.unit)
        and (firsts.unit_kind <> 'money' or seconds.unit_kind <> 'money' or firsts.unit = seconds.unit)
        and (wanted.period_end is null or firsts.period_end is null or wanted.period_end = firsts.period_end)
        and (
            firsts.period_end is null or seconds.period_end is null or firsts.period_end = seconds.period_end
        )
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
        row_number() over (
            partition by fact_id
            order by -met_count, priority, direction, case when is_met then 0 else 1 end, first_fact_id
        ) as choice
    from fitted
),

chosen as (
    select
        *,
        abs(outcome - value) / nullif(greatest(abs(outcome), abs(value)), 0) as gap,
        -- A few wrong figures do not excuse one another where the name leaves no doubt.
        coalesce(is_named_plainly, false)
        and (row_count <= 3 or met_count * 3 >= row_count) as is_bound_by_name
    from best
    where choice = 1
),

repeated as (
    select
        metrics.memo_id,
        metrics.fact_id,
        metrics.shown_value,
        identities.rule,
        identities.meaning,
        row_number() over (
            partition by metrics.fact_id order by identities.priority, metrics.direction, identities.identity
        ) as choice
    from metrics
    inner join identities on metrics.concept = identities.result
    {% for operand, given in [('result', 'outcomes'), ('operand_1', 'firsts'), ('operand_2', 'seconds')] -%}
        inner join given as {{ given }}
            on
                metrics.memo_id = {{ given }}.memo_id
                and metrics.table_ordinal = {{ given }}.table_ordinal
                and metrics.direction = {{ given }}.direction
                and metrics.vector_ordinal = {{ given }}.vector_ordinal
                and metrics.entity_slug = {{ given }}.entity_slug
                and coalesce(metrics.scenario, '') = {{ given }}.scenario
                and identities.{{ operand }} = {{ given }}.concept
    {% endfor -%}
    left join chosen on metrics.fact_id = chosen.fact_id
    where
        chosen.fact_id is null
        and not metrics.is_growth_place
        and not metrics.is_growth_vector
        and outcomes.is_repeated + firsts.is_repeated + seconds.is_repeated > 0
),

unbound as (
    select * from repeated
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
            and (
                met_count * 2 >= row_count and met_count > 0
                or is_bound_by_name
                or rule = 'margin' and priority = 1 and row_count <= 2
            )
            then 'error'
        else 'warning'
    end as severity,
    case
        when is_met then null
        when rule = 'difference' and met_count * 2 < row_count and (row_count > 1 or gap > 0.15)
            then {{ dbt.concat(["'most figures of this table do not follow from '", "meaning",
                "': other items may lie between'"]) }}
        when rule <> 'difference' and met_count * 2 < row_count and row_count > 2 and not is_bound_by_name
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
union all
{{ unbound_checks(
    "rule",
    'warning',
    "'its row or column gives one of these figures more than once'",
    dbt.concat(["'gives '", "shown_value", "', and '", "meaning"]),
    with_peers=true
) }}
