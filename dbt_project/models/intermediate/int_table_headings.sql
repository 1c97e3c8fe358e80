-- What stands over each table: its caption, else the title of the section it stands in.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
    where table_ordinal is not null
),

sections as (
    select * from {{ ref('stg_memo__sections') }}
),

tables as (
    select
        memo_id,
        table_ordinal,
        max(caption) as caption,
        max(section_ordinal) as section_ordinal
    from facts
    group by memo_id, table_ordinal
)

select
    tables.memo_id,
    tables.table_ordinal,
    coalesce(tables.caption, sections.section_title) as heading
from tables
left join sections on tables.memo_id = sections.memo_id and tables.section_ordinal = sections.section_ordinal
where coalesce(tables.caption, sections.section_title) is not null
