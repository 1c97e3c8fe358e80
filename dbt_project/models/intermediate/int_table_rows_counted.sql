-- How many of a table's row labels name a concept by themselves, a company or whom the memo is about: what
-- most rows are tells what the others are.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
    where table_ordinal is not null
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

links as (
    select * from {{ ref('int_labels_linked') }}
    where place = 'row' and is_compatible
),

label_entities as (
    select * from {{ ref('int_labels_entities') }}
),

memo_entities as (
    select * from {{ ref('int_memos_entities') }}
),

rows_linked as (
    select
        facts.memo_id,
        facts.table_ordinal,
        facts.row_ordinal,
        max(case when links.concept is not null then 1 else 0 end) as is_linked,
        -- "Revenue ($M)", "Crew (000)": a label that says its unit names a measure.
        max(case when {{ states_unit('facts.subject_label') }} then 1 else 0 end) as has_unit,
        max(case when label_entities.exact_kind = 'company' then 1 else 0 end) as is_company,
        max(case
            when
                memo_entities.entity_kind = 'company'
                and memo_entities.entity_slug = label_entities.exact_slug
                then 1
            when {{ names_own(
                'labels.entity_core', 'memo_entities.entity_slug', 'memo_entities.entity_kind'
            ) }} then 1
            else 0
        end) as is_own
    from facts
    inner join labels on facts.subject_label = labels.label_text
    inner join memo_entities on facts.memo_id = memo_entities.memo_id
    left join label_entities on facts.subject_label = label_entities.label_text
    left join links on facts.subject_label = links.label_text and facts.unit_kind = links.unit_kind
    where not labels.is_total and labels.core <> ''
    group by facts.memo_id, facts.table_ordinal, facts.row_ordinal
)

select
    memo_id,
    table_ordinal,
    cast(count(*) as integer) as row_count,
    cast(sum(is_linked) as integer) as linked_row_count,
    cast(sum(has_unit) as integer) as unit_row_count,
    cast(sum(is_company) as integer) as company_row_count,
    cast(sum(is_own) as integer) as own_row_count
from rows_linked
group by memo_id, table_ordinal
