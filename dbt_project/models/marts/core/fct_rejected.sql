-- What was read and could not be kept: whole files as well as single values.
with

rejected as (
    select * from {{ ref('int_rejections_collected') }}
)

select
    memo_id,
    source_line,
    source_text,
    stage,
    code,
    message,
    char_start,
    char_end
from rejected
