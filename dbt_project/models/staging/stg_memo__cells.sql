select
    memo_id,
    table_ordinal,
    row_ordinal,
    column_ordinal,
    column_label,
    row_label,
    row_group,
    text as cell_text,
    source_line,
    char_start,
    char_end
from {{ source('memo', 'table_cell') }}
