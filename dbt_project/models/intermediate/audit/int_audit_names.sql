-- The short name by which a sentence may call a row of a table: `OpenAI (GPT/ChatGPT Enterprise)` is
-- `openai`.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column' and total_kind is null and not is_other_place and place_start is null
),

-- Rows are named once a table, whatever columns they fill.
places as (
    select distinct
        memo_id,
        table_ordinal,
        place,
        place_label
    from vectors
),

labels as (
    select * from {{ ref('int_audit_labels') }}
),

counted as (
    select
        places.*,
        labels.full_name,
        labels.short_name,
        count(*) over (partition by places.memo_id, places.table_ordinal, labels.short_name)
            as same_name_count
    from places
    inner join labels on places.place_label = labels.label_text
)

select
    memo_id,
    table_ordinal,
    place,
    place_label,
    case when same_name_count = 1 and length(short_name) >= 3 then short_name else full_name end as name
from counted
where length(full_name) >= 2
