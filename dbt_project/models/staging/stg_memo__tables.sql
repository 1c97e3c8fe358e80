select
    memo_id,
    table_ordinal,
    caption,
    section_ordinal,
    source_line,
    row_count,
    column_count,
    form as table_form
from {{ source('memo', 'memo_table') }}
