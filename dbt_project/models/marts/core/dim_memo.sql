with

memos as (
    select * from {{ ref('int_memos_entities') }}
)

select
    memo_id,
    {{ key(['entity_slug']) }} as entity_id,
    entity as entity_name,
    edition,
    audience,
    as_of,
    as_of_start,
    as_of_end,
    title,
    subject,
    sender,
    recipient,
    classification,
    path,
    format,
    sha256,
    version,
    encoding,
    notes,
    line_count,
    char_count,
    table_count,
    fact_count,
    rejected_count,
    found_count,
    extractor_version,
    first_seen_at,
    last_seen_at
from memos
