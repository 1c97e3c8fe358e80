-- Every numeric statement of every memo, linked to the dimensions; one row a statement.
with

linked as (
    select * from {{ ref('int_facts_linked') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
)

select
    linked.fact_id,
    linked.memo_id,
    {{ key(['linked.entity_slug']) }} as entity_id,
    case when linked.concept is not null then {{ key(['linked.concept']) }} end as concept_id,
    {{ key(['linked.unit']) }} as unit_id,
    case
        when linked.period is not null
            then {{ period_key(
                'linked.period', 'linked.period_start', 'linked.period_end', 'linked.is_fiscal'
            ) }}
    end as period_id,
    {{ key(["coalesce(linked.scenario, 'unspecified')"]) }} as scenario_id,
    case
        when linked.section_ordinal is not null then {{ key(['linked.memo_id', 'linked.section_ordinal']) }}
    end as section_id,
    linked.subject_label,
    linked.label,
    linked.column_label,
    linked.caption,
    linked.block_kind,
    linked.source_line,
    linked.char_start,
    linked.char_end,
    linked.source_value,
    linked.source_text,
    linked.table_ordinal,
    linked.row_ordinal,
    linked.column_ordinal,
    linked.value,
    linked.value_low,
    linked.value_high,
    linked.decimals,
    linked.qualifier,
    linked.unit,
    linked.unit_kind,
    linked.rate_basis,
    linked.period_start,
    linked.period_end,
    linked.period,
    linked.period_relation,
    linked.period_source,
    linked.status,
    linked.scenario,
    linked.link_state,
    linked.concept,
    entities.entity,
    linked.member,
    linked.member_kind,
    linked.is_total,
    linked.row_group,
    linked.scenario_probability,
    {{ key(['linked.memo_entity_slug']) }} as memo_entity_id,
    linked.change_role
from linked
left join entities on {{ key(['linked.entity_slug']) }} = entities.entity_id
