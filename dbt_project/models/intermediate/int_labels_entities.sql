-- The entity each label is (the whole label) or names (among other words, one entity, no rival set against).
with

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

entities as (
    select * from {{ ref('entities') }}
),

entity_aliases as (
    select * from {{ ref('entity_aliases') }}
),

stated as (
    select
        entity,
        kind,
        {{ normalise_label('entity') }} as alias
    from entities
),

stated_names as (
    select
        entity,
        kind,
        alias,
        {{ normalise_entity('alias') }} as entity_slug,
        case when kind in ('company', 'country', 'programme') then 'any' else 'whole' end as scope
    from stated
),

-- "Target" and "Visa" are words too: where an alias has a row of its own, the row's scope counts.
names as (
    select
        entity,
        alias,
        scope
    from entity_aliases
    union all
    select
        stated_names.entity,
        stated_names.alias,
        stated_names.scope
    from stated_names
    left join entity_aliases on stated_names.alias = entity_aliases.alias
    where entity_aliases.alias is null
),

kinds as (
    select
        names.entity,
        names.alias,
        names.scope,
        {{ dbt.split_part('names.alias', "' '", 1) }} as first_word,
        stated_names.entity_slug,
        stated_names.kind
    from names
    inner join stated_names on names.entity = stated_names.entity
),

exact as (
    select
        labels.label_text,
        kinds.entity,
        kinds.entity_slug,
        kinds.kind,
        row_number() over (
            partition by labels.label_text
            order by case kinds.alias when labels.core then 0 when labels.entity_core then 1 else 2 end
        ) as choice
    from labels
    inner join kinds on kinds.alias in (labels.core, labels.entity_core, labels.whole)
),

positions as (
    {{ dbt.generate_series(16) }}
),

words as (
    select
        labels.label_text,
        {{ dbt.concat(["' '", "labels.core", "' '"]) }} as padded,
        cast(positions.generated_number as integer) as word_position,
        {{ dbt.split_part('labels.core', "' '", 'cast(positions.generated_number as integer)') }}
            as word,
        case
            when positions.generated_number > 1
                then {{ dbt.split_part(
                    'labels.core', "' '", 'cast(positions.generated_number - 1 as integer)'
                ) }}
        end as word_before
    from labels
    cross join positions
    where
        labels.core <> ''
        and positions.generated_number <= 1 + length(labels.core) - length(replace(labels.core, ' ', ''))
),

mentions as (
    select
        words.label_text,
        kinds.entity,
        kinds.entity_slug,
        kinds.kind,
        kinds.alias,
        min(words.word_position) as word_position,
        row_number() over (
            partition by words.label_text, kinds.entity order by length(kinds.alias) desc, kinds.alias asc
        ) as choice
    from words
    inner join kinds
        on
            words.word = kinds.first_word
            and words.padded like {{ dbt.concat(["'% '", "kinds.alias", "' %'"]) }}
    where
        kinds.scope = 'any'
        and coalesce(words.word_before, '') not in (
            'vs', 'versus', 'than', 'against', 'over', 'to', 'from', 'with', 'by', 'at', 'like', 'unlike',
            'including', 'and'
        )
    group by words.label_text, kinds.entity, kinds.entity_slug, kinds.kind, kinds.alias
),

named as (
    select
        label_text,
        max(entity) as entity,
        max(entity_slug) as entity_slug,
        max(kind) as kind,
        max(case when choice = 1 then alias end) as alias,
        min(word_position) as word_position
    from mentions
    group by label_text
    having count(distinct entity) = 1
)

select
    labels.label_text,
    exact.entity as exact_entity,
    exact.entity_slug as exact_slug,
    exact.kind as exact_kind,
    named.entity as named_entity,
    named.entity_slug as named_slug,
    named.kind as named_kind,
    named.alias as named_alias,
    coalesce(named.word_position = 1, false) as is_named_first
from labels
left join exact on labels.label_text = exact.label_text and exact.choice = 1
left join named on labels.label_text = named.label_text
where exact.entity is not null or named.entity is not null
