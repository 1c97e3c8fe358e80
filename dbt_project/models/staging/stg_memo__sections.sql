select
    memo_id,
    section_ordinal,
    number as section_number,
    title as section_title,
    level as section_level,
    source_line,
    parent_ordinal
from {{ source('memo', 'section') }}
