-- The short name by which a sentence may call a row of a table: `OpenAI (GPT/ChatGPT Enterprise)` is
-- `openai`.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column' and total_kind is null and not is_other_place and place_start is null
),

-- Rows are named once a table, whatever columns they fill.
labels as (
    select distinct
        memo_id,
        table_ordinal,
        place,
        place_label
    from vectors
),

plain as (
    select
        *,
        trim({{ regex_replace(
            regex_replace("lower(place_label)", "\\([^()]*\\)|[*`_]+|['’]s\\b", " "),
            "[^\\p{L}\\p{N}]+", " "
        ) }}) as full_name
    from labels
),

shortened as (
    select
        *,
        trim({{ regex_replace(
            "full_name",
            "( (?:ai|inc|corp|corporation|group|ltd|limited|plc|holdings?|labs|company|co|technologies|"
                ~ "cloud))+$",
                ""
        ) }}) as short_name
    from plain
),

counted as (
    select
        *,
        count(*) over (partition by memo_id, table_ordinal, short_name) as same_name_count
    from shortened
)

select
    memo_id,
    table_ordinal,
    place,
    place_label,
    case when same_name_count = 1 and length(short_name) >= 3 then short_name else full_name end as name
from counted
where length(full_name) >= 2
