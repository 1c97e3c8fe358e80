-- The headings of the memos with their keys, so that facts and headings meet by one rule.
{{ config(materialized='view') }}
with

sections as (
    select * from {{ ref('stg_memo__sections') }}
)

select
    {{ key(['memo_id', 'section_ordinal']) }} as section_id,
    memo_id,
    section_ordinal,
    section_number,
    section_title,
    section_level,
    source_line,
    case
        when parent_ordinal is not null then {{ key(['memo_id', 'parent_ordinal']) }}
    end as parent_section_id
from sections
