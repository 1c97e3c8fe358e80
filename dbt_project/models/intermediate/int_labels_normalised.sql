-- Every text that names something, once, with what is left of it without periods, units and hedges.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

cells as (
    select * from {{ ref('stg_memo__cells') }}
),

memos as (
    select * from {{ ref('stg_memo__memos') }}
),

headings as (
    select * from {{ ref('int_table_headings') }}
),

texts as (
    select subject_label as label_text from facts
    union
    select label as label_text from facts
    union
    select column_label as label_text from facts
    union
    select caption as label_text from facts
    union
    select cell_text as label_text from cells
    where row_ordinal is null
    union
    select entity_name as label_text from memos
    union
    select title as label_text from memos
    union
    select {{ title_subject('title') }} as label_text from memos
    union
    select {{ title_subject('entity_name') }} as label_text from memos
    union
    select {{ title_subject('subject') }} as label_text from memos
    union
    select {{ file_subject('memo_id') }} as label_text from memos
    union
    select trim({{ dbt.split_part('entity_name', "','", 1) }}) as label_text from memos
    union
    select trim({{ dbt.split_part('entity_name', "','", 2) }}) as label_text from memos
    union
    select heading as label_text from headings
),

normalised as (
    select
        label_text,
        {{ normalise_label('label_text') }} as core,
        {{ normalise_label('label_text', keep_parentheses=true) }} as whole
    from texts
    where label_text is not null
)

select
    label_text,
    core,
    whole,
    -- What is measured, of a caption that says by what it is split.
    {{ regex_replace('core', ' by .*$', '') }} as measure,
    {{ normalise_entity('core') }} as entity_core,
    {{ is_total_label('core') }} as is_total
from normalised
