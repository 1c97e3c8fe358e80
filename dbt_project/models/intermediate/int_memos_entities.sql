-- The memos, and whom each is about: the entity its header names, else its title's, else one made of them.
with

memos as (
    select * from {{ ref('stg_memo__memos') }}
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

linked as (
    select * from {{ ref('int_labels_entities') }}
),

named as (
    select
        memos.memo_id,
        coalesce(memos.entity_name, {{ title_subject('memos.title') }}, memos.memo_id) as name_as_written,
        coalesce(
            nullif(headers.entity_core, ''),
            case when memos.entity_name is null then nullif(titles.entity_core, '') end,
            lower(coalesce(memos.entity_name, memos.title, memos.memo_id))
        ) as made_from,
        coalesce(
            header_entity.exact_entity,
            place_entity.exact_entity,
            case when coalesce(around_entity.exact_kind, '') <> 'country' then header_entity.named_entity end,
            case
                when memos.entity_name is null
                    then coalesce(title_entity.exact_entity, title_entity.named_entity)
            end
        ) as entity,
        coalesce(
            header_entity.exact_slug,
            place_entity.exact_slug,
            case when coalesce(around_entity.exact_kind, '') <> 'country' then header_entity.named_slug end,
            case
                when memos.entity_name is null
                    then coalesce(title_entity.exact_slug, title_entity.named_slug)
            end
        ) as entity_slug,
        coalesce(
            header_entity.exact_kind,
            place_entity.exact_kind,
            case when coalesce(around_entity.exact_kind, '') <> 'country' then header_entity.named_kind end,
            case
                when memos.entity_name is null
                    then coalesce(title_entity.exact_kind, title_entity.named_kind)
            end,
            case when around_entity.exact_kind = 'country' then 'city' end
        ) as kind
    from memos
    left join labels as headers on memos.entity_name = headers.label_text
    left join labels as titles on {{ title_subject('memos.title') }} = titles.label_text
    left join linked as header_entity on memos.entity_name = header_entity.label_text
    -- "Porto, Portugal": the place before the comma, in the country behind it.
    left join linked as around_entity
        on
            memos.entity_name like '%,%'
            and trim({{ dbt.split_part('memos.entity_name', "','", 2) }}) = around_entity.label_text
    left join linked as place_entity
        on
            around_entity.exact_kind = 'country'
            and trim({{ dbt.split_part('memos.entity_name', "','", 1) }}) = place_entity.label_text
    left join linked as title_entity on memos.title = title_entity.label_text
)

select
    named.memo_id,
    named.name_as_written,
    coalesce(named.entity, named.name_as_written) as entity,
    coalesce(named.entity_slug, named.made_from) as entity_slug,
    coalesce(named.kind, {{ made_entity_kind('named.made_from') }}) as entity_kind,
    named.entity is not null as is_taxonomy,
    memos.path,
    memos.format,
    memos.sha256,
    memos.version,
    memos.encoding,
    memos.notes,
    memos.title,
    memos.edition,
    memos.audience,
    memos.as_of,
    memos.as_of_start,
    memos.as_of_end,
    memos.sender,
    memos.recipient,
    memos.subject,
    memos.classification,
    memos.line_count,
    memos.char_count,
    memos.table_count,
    memos.fact_count,
    memos.rejected_count,
    memos.found_count,
    memos.extractor_version,
    memos.first_seen_at,
    memos.last_seen_at
from named
inner join memos on named.memo_id = memos.memo_id
