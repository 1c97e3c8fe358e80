-- What was read and could not be kept, whichever step refused it.
{{ config(materialized='view') }}
with

rejected as (
    select * from {{ ref('stg_memo__rejected') }}
)

select
    memo_id,
    source_line,
    char_start,
    char_end,
    source_text,
    stage,
    code,
    message
from rejected
