-- target_vs_baseline: a target for a later year that lies below what the memo states for its own year, of a
-- concept that is meant to grow. An error where the memo's own projection for that year grows, or the target
-- says that it is one of growth; else a plan may mean it.
{%- set growing = "\\b(?:grow(?:s|ing|th)?|increas(?:e|es|ing)|rais(?:e|es|ing)|expand(?:s|ing)?|"
    ~ "exceed(?:s|ing)?|double|triple|climb(?:s|ing)?|ris(?:e|es|ing))\\b" %}
{%- set shrinking = "\\b(?:reduc|cut|shr[iu]nk|down\\b|declin|fewer|fall|lower|smaller|lean|divest|exit|"
    ~ "attrition|lay-?offs?|redundanc|automat|trim|halv|slim)" %}
with

aspects as (
    select * from {{ ref('int_audit_aspects') }}
    where scenario is null and aspect_member is null
),

settings as (
    select * from {{ ref('audit_rule_settings') }}
    where rule = 'target_vs_baseline'
),

targets as (
    select
        aspects.*,
        settings.severity as setting_severity,
        row_number() over (
            partition by
                aspects.memo_id, aspects.aspect, aspects.aspect_entity, aspects.unit, aspects.period_key,
                aspects.value
            order by aspects.char_start
        ) as occurrence
    from aspects
    inner join settings on aspects.aspect = settings.concept
    where
        aspects.status = 'target'
        and aspects.block_kind <> 'table'
        and aspects.is_dated
        and aspects.end_year > extract(year from aspects.as_of_end)
),

levels as (
    select * from aspects
    where low > -1e27 and start_year = end_year
),

baselines as (
    select
        targets.fact_id as target_id,
        levels.*,
        row_number() over (
            partition by targets.fact_id
            order by case when levels.block_kind = 'table' then 0 else 1 end, levels.char_start
        ) as choice
    from targets
    inner join levels
        on
            targets.memo_id = levels.memo_id
            and targets.aspect = levels.aspect
            and targets.aspect_entity = levels.aspect_entity
            and targets.unit = levels.unit
            and extract(year from targets.as_of_end) = levels.end_year
            and levels.status <> 'target'
            and levels.is_plain
),

projections as (
    select
        targets.fact_id as target_id,
        max(levels.low) as low,
        max(levels.high) as high
    from targets
    inner join levels
        on
            targets.memo_id = levels.memo_id
            and targets.aspect = levels.aspect
            and targets.aspect_entity = levels.aspect_entity
            and targets.unit = levels.unit
            and targets.end_year = levels.end_year
            and levels.block_kind = 'table'
    group by targets.fact_id
),

judged as (
    select
        targets.*,
        baselines.fact_id as baseline_fact_id,
        baselines.shown_value as baseline_text,
        baselines.source_line as baseline_line,
        baselines.end_year as baseline_year,
        baselines.value as baseline_value,
        baselines.low as baseline_low,
        coalesce(
            projections.low > baselines.low,
            baselines.is_dated and {{ regex_matches("targets.source_text", growing) }},
            false
        ) as is_projected_to_grow,
        coalesce(
            projections.high < baselines.low
            or projections.low is null and {{ regex_matches("targets.source_text", shrinking) }},
            false
        ) as is_to_shrink
    from targets
    left join baselines on targets.fact_id = baselines.target_id and baselines.choice = 1
    left join projections on targets.fact_id = projections.target_id
    where targets.occurrence = 1
)

select
    'target_vs_baseline' as rule,
    memo_id,
    fact_id as stated_fact_id,
    baseline_value as recomputed_value,
    baseline_low as recomputed_low,
    {{ unbounded() }} as recomputed_high,
    case
        when setting_severity = 'error' and is_projected_to_grow and is_plain and not is_of_part then 'error'
        else 'warning'
    end as severity,
    case
        when baseline_fact_id is null then 'the memo states no level of its own year to compare with'
        when (not is_plain or is_of_part) and value < baseline_low
            then 'its words may name a part of what the other statement counts'
        when is_to_shrink and value < baseline_low then 'the memo says that it is to decline'
    end as reason,
    {{ dbt.concat(["'aims at '", "shown_value", "' '", "concept_name", "' in '", "period_key"]) }} as claim,
    {{ dbt.concat([line_text('baseline_line'), "' gives '", "baseline_text", "' for '",
        "cast(baseline_year as " ~ dbt.type_string() ~ ")", "' already'"]) }} as working,
    case
        when baseline_line is null then {{ dbt.array_construct([], 'integer') }}
        else {{ dbt.array_construct(['baseline_line']) }}
    end as evidence_lines,
    case
        when baseline_fact_id is null then {{ dbt.array_construct([], dbt.type_string()) }}
        else {{ dbt.array_construct(['baseline_fact_id']) }}
    end as evidence_fact_ids
from judged
