-- Facts of running text that repeat a figure of a table: "(enterprise sales: +567%)" says too little by
-- itself, the row of that name with the same figure says the rest.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

attributed as (
    select * from {{ ref('int_facts_attributed') }}
),

repeated as (
    select
        facts.fact_id,
        facts.memo_id,
        facts.value,
        facts.unit,
        facts.unit_kind,
        {{ dbt.concat(["'% '", "labels.core", "' %'"]) }} as words
    from facts
    inner join attributed on facts.fact_id = attributed.fact_id
    inner join labels on facts.subject_label = labels.label_text
    where facts.block_kind <> 'table' and attributed.link_state = 'derived' and labels.core <> ''
),

stated as (
    select
        facts.memo_id,
        facts.value,
        facts.unit,
        facts.unit_kind,
        {{ dbt.concat(["' '", "labels.core", "' '"]) }} as words,
        attributed.concept,
        attributed.entity,
        attributed.entity_slug,
        attributed.made_entity_kind,
        attributed.member,
        attributed.member_kind
    from facts
    inner join attributed on facts.fact_id = attributed.fact_id
    inner join labels on facts.subject_label = labels.label_text
    where facts.block_kind = 'table' and attributed.link_state = 'linked' and labels.core <> ''
),

matched as (
    select
        repeated.fact_id,
        stated.concept,
        stated.entity,
        stated.entity_slug,
        stated.made_entity_kind,
        stated.member,
        stated.member_kind
    from repeated
    inner join stated
        on
            repeated.memo_id = stated.memo_id
            and repeated.value = stated.value
            and repeated.unit = stated.unit
            and repeated.unit_kind = stated.unit_kind
            and stated.words like repeated.words
)

select
    fact_id,
    max(concept) as concept,
    max(entity) as entity,
    max(entity_slug) as entity_slug,
    max(made_entity_kind) as made_entity_kind,
    max(member) as member,
    max(member_kind) as member_kind
from matched
group by fact_id
-- Two rows that would say different things say nothing.
having
    count(distinct concept) = 1
    and count(distinct entity_slug) = 1
    and count(distinct coalesce(member, '')) = 1
