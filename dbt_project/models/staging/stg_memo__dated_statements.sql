select
    memo_id,
    section_ordinal,
    block_kind,
    source_line,
    char_start,
    char_end,
    source_text,
    period,
    period_start,
    period_end,
    period_relation
from {{ source('memo', 'dated_statement') }}
