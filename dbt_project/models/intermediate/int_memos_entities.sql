-- The memos, and whom each is about: the entity its header names, else its title's, its subject's or its file
-- name's, else one made of them.
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

-- The texts that may name the entity, the surest first.
texts as (
    select
        memo_id,
        'header' as place,
        1 as choice,
        entity_name as name_text
    from memos
    union all
    -- "Porto, Portugal": the place before the comma, in the country behind it.
    select
        memos.memo_id,
        'place' as place,
        2 as choice,
        trim({{ dbt.split_part('memos.entity_name', "','", 1) }}) as name_text
    from memos
    inner join linked
        on trim({{ dbt.split_part('memos.entity_name', "','", 2) }}) = linked.label_text
    where memos.entity_name like '%,%' and linked.exact_kind = 'country'
    union all
    select
        memo_id,
        'header_subject' as place,
        3 as choice,
        {{ title_subject('entity_name') }} as name_text
    from memos
    union all
    select
        memo_id,
        'title_subject' as place,
        4 as choice,
        {{ title_subject('title') }} as name_text
    from memos
    where entity_name is null
    union all
    select
        memo_id,
        'title' as place,
        5 as choice,
        title as name_text
    from memos
    where entity_name is null
    union all
    select
        memo_id,
        'subject' as place,
        6 as choice,
        {{ title_subject('subject') }} as name_text
    from memos
    where entity_name is null and title is null
    union all
    select
        memo_id,
        'file' as place,
        7 as choice,
        {{ file_subject('memo_id') }} as name_text
    from memos
    where entity_name is null and title is null
),

candidates as (
    select
        texts.memo_id,
        texts.place,
        texts.choice,
        texts.name_text,
        labels.entity_core,
        linked.exact_entity,
        linked.exact_slug,
        linked.exact_kind,
        linked.named_entity,
        linked.named_slug,
        linked.named_kind,
        coalesce(linked.is_named_first, false) as is_named_first,
        coalesce({{ means_the_named(
            'texts.name_text', 'labels.core', 'linked.named_alias', 'linked.is_named_first', 'linked.named_kind'
        ) | indent(8) }}, false) as means_the_named,
        {{ made_entity_kind("coalesce(labels.entity_core, '')") }} as made_kind,
        max(case when texts.place = 'place' then 1 else 0 end) over (partition by texts.memo_id) = 1
            as is_in_country
    from texts
    left join labels on texts.name_text = labels.label_text
    left join linked on texts.name_text = linked.label_text
    where texts.name_text is not null
),

-- A text that is a name beats one that holds a name; "Banking in Norway" is a sector and not the country.
known as (
    select
        memo_id,
        choice,
        exact_entity as entity,
        exact_slug as entity_slug,
        exact_kind as entity_kind
    from candidates
    where exact_entity is not null
    union all
    select
        memo_id,
        choice + 10 as choice,
        named_entity as entity,
        named_slug as entity_slug,
        named_kind as entity_kind
    from candidates
    where
        named_entity is not null
        and not is_in_country
        and place not in ('place', 'file')
        and (place <> 'subject' or is_named_first)
        and (named_kind not in ('country', 'region') or made_kind not in ('sector', 'group'))
        -- "Oak Bank plc, Norway" is no memo about Norway.
        and (named_kind not in ('country', 'region') or place <> 'header')
        -- "Mistral Ventures" is no memo about Mistral AI.
        and (place not in ('header', 'header_subject') or means_the_named)
),

known_ranked as (
    select
        *,
        row_number() over (partition by memo_id order by choice) as known_rank
    from known
),

-- A subject line longer than a name is a topic.
makeable as (
    select
        memo_id,
        name_text,
        entity_core,
        made_kind,
        is_in_country,
        row_number() over (partition by memo_id order by choice) as made_rank
    from candidates
    where
        place in ('header_subject', 'title_subject', 'subject')
        and coalesce(entity_core, '') <> ''
        and (
            place <> 'subject'
            or length(entity_core) - length(replace(entity_core, ' ', '')) < 4
        )
),

made as (
    select * from makeable
    where made_rank = 1
),

-- A name the header shouts is spelled as a table or a list of the memo spells it.
spellings as (
    select
        made.memo_id,
        labels.label_text,
        row_number() over (
            partition by made.memo_id order by length(labels.label_text), labels.label_text
        ) as spelling_rank
    from made
    inner join labels on made.entity_core = labels.entity_core
    where
        upper(made.name_text) = made.name_text
        and upper(labels.label_text) <> labels.label_text
        and lower(labels.label_text) <> labels.label_text
),

named as (
    select
        memos.memo_id,
        coalesce(
            spellings.label_text,
            {{ spelled_name('made.name_text') }},
            memos.memo_id
        ) as made_name,
        coalesce(made.entity_core, lower(memos.memo_id)) as made_slug,
        case
            when coalesce(made.is_in_country, false) then 'city'
            else coalesce(made.made_kind, 'company')
        end as made_kind,
        known_ranked.entity,
        known_ranked.entity_slug,
        known_ranked.entity_kind
    from memos
    left join known_ranked on memos.memo_id = known_ranked.memo_id and known_ranked.known_rank = 1
    left join made on memos.memo_id = made.memo_id
    left join spellings on memos.memo_id = spellings.memo_id and spellings.spelling_rank = 1
)

select
    named.memo_id,
    named.made_name as name_as_written,
    coalesce(named.entity, named.made_name) as entity,
    coalesce(named.entity_slug, named.made_slug) as entity_slug,
    coalesce(named.entity_kind, named.made_kind) as entity_kind,
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
