-- How well each memo was read and linked: what a reader should know before trusting its figures.
with

memos as (
    select * from {{ ref('dim_memo') }}
),

facts as (
    select * from {{ ref('fct_memo_fact') }}
),

audited as (
    select * from {{ ref('mart_memo_audit') }}
),

counted as (
    select
        memo_id,
        count(*) as kept_count,
        sum(case when block_kind = 'table' then 1 else 0 end) as table_fact_count,
        sum(case when link_state = 'linked' then 1 else 0 end) as linked_count,
        sum(case when link_state = 'derived' then 1 else 0 end) as derived_count,
        sum(case when link_state = 'unlinked' then 1 else 0 end) as unlinked_count,
        sum(case when block_kind = 'table' and link_state = 'linked' then 1 else 0 end) as table_linked_count,
        sum(case when period_source = 'memo' then 1 else 0 end) as inherited_period_count,
        sum(case when period is null then 1 else 0 end) as without_period_count,
        sum(case when scenario is not null then 1 else 0 end) as scenario_fact_count,
        count(distinct entity_id) as entity_count,
        count(distinct concept_id) as concept_count
    from facts
    group by memo_id
)

select
    memos.memo_id,
    memos.entity_id,
    memos.entity_name,
    memos.edition,
    memos.as_of,
    memos.version,
    memos.table_count,
    memos.found_count,
    cast(coalesce(counted.kept_count, 0) as integer) as fact_count,
    memos.rejected_count,
    cast(memos.rejected_count * 1.0 / nullif(memos.found_count, 0) as decimal(9, 6)) as rejected_share,
    cast(coalesce(counted.table_fact_count, 0) as integer) as table_fact_count,
    cast(coalesce(counted.linked_count, 0) as integer) as linked_count,
    cast(coalesce(counted.derived_count, 0) as integer) as derived_count,
    cast(coalesce(counted.unlinked_count, 0) as integer) as unlinked_count,
    cast(counted.linked_count * 1.0 / nullif(counted.kept_count, 0) as decimal(9, 6)) as linked_share,
    cast(counted.table_linked_count * 1.0 / nullif(counted.table_fact_count, 0) as decimal(9, 6))
        as table_linked_share,
    cast(coalesce(counted.inherited_period_count, 0) as integer) as inherited_period_count,
    cast(coalesce(counted.without_period_count, 0) as integer) as without_period_count,
    cast(coalesce(counted.scenario_fact_count, 0) as integer) as scenario_fact_count,
    cast(coalesce(counted.entity_count, 0) as integer) as entity_count,
    cast(coalesce(counted.concept_count, 0) as integer) as concept_count,
    audited.error_count,
    audited.warning_count,
    memos.notes
from memos
left join counted on memos.memo_id = counted.memo_id
inner join audited on memos.memo_id = audited.memo_id
