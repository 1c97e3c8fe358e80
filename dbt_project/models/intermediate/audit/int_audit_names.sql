-- The short names by which a sentence may call a row of a table: `OpenAI (GPT/ChatGPT Enterprise)` is
-- `openai`, and `Quorra Foods` in a memo about it `quorra` too.
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

own_entities as (
    select distinct
        memo_id,
        entity_slug
    from {{ ref('int_audit_facts') }}
    where is_own
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
),

names as (
    select
        memo_id,
        table_ordinal,
        place,
        place_label,
        full_name,
        case when same_name_count = 1 and length(short_name) >= 3 then short_name else full_name end as name,
        {{ dbt.split_part('full_name', "' '", 1) }} as first_word
    from counted
    where length(full_name) >= 2
),

-- A first word that several rows share names none of them.
first_words as (
    select
        memo_id,
        table_ordinal,
        first_word
    from names
    group by memo_id, table_ordinal, first_word
    having count(*) = 1
)

select
    memo_id,
    table_ordinal,
    place,
    place_label,
    name
from names
union
select
    names.memo_id,
    names.table_ordinal,
    names.place,
    names.place_label,
    names.first_word as name
from names
inner join own_entities on names.memo_id = own_entities.memo_id and names.full_name = own_entities.entity_slug
inner join first_words
    on
        names.memo_id = first_words.memo_id
        and names.table_ordinal = first_words.table_ordinal
        and names.first_word = first_words.first_word
where {{ names_own("names.first_word", "own_entities.entity_slug", "'company'") }}
