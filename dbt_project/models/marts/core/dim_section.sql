with

sections as (
    select * from {{ ref('int_sections_keyed') }}
)

select
    section_id,
    memo_id,
    section_ordinal,
    section_number as number,
    section_title as title,
    section_level as level,
    source_line,
    parent_section_id
from sections
