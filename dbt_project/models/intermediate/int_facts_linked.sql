-- Each fact with its concept, entity and member. What the reader stated (period, status, scenario) stays.
{{ config(materialized='view') }}
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

attributed as (
    select * from {{ ref('int_facts_attributed') }}
),

restated as (
    select * from {{ ref('int_facts_restated') }}
)

select
    facts.fact_id,
    facts.memo_id,
    facts.section_ordinal,
    facts.subject_label,
    facts.label,
    facts.column_label,
    facts.caption,
    facts.row_group,
    facts.block_kind,
    facts.source_line,
    facts.char_start,
    facts.char_end,
    facts.source_value,
    facts.source_text,
    facts.table_ordinal,
    facts.row_ordinal,
    facts.column_ordinal,
    facts.value,
    facts.value_low,
    facts.value_high,
    facts.decimals,
    facts.qualifier,
    facts.unit,
    facts.unit_kind,
    facts.rate_basis,
    facts.period_start,
    facts.period_end,
    facts.period,
    facts.period_relation,
    facts.period_source,
    facts.status,
    facts.scenario,
    facts.scenario_probability,
    facts.change_role,
    facts.is_fiscal,
    coalesce(restated.concept, attributed.concept) as concept,
    case when restated.fact_id is null then attributed.derived_name end as derived_name,
    case when restated.fact_id is null then attributed.concept_source else 'restated' end as concept_source,
    case when restated.fact_id is null then attributed.link_state else 'linked' end as link_state,
    case when restated.fact_id is null then attributed.entity_source else 'restated' end as entity_source,
    coalesce(restated.entity, attributed.entity) as entity,
    coalesce(restated.entity_slug, attributed.entity_slug) as entity_slug,
    case
        when restated.fact_id is null then attributed.made_entity_kind
        else restated.made_entity_kind
    end as made_entity_kind,
    attributed.memo_entity_slug,
    case when restated.fact_id is null then attributed.member else restated.member end as member,
    case
        when restated.fact_id is null then attributed.member_kind
        else restated.member_kind
    end as member_kind,
    attributed.is_total
from facts
inner join attributed on facts.fact_id = attributed.fact_id
left join restated on facts.fact_id = restated.fact_id
