select
    memo_id,
    source_line,
    char_start,
    char_end,
    source_text,
    stage,
    code,
    message
from {{ source('memo', 'rejected') }}
