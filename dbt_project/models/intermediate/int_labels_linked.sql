-- depends_on: {{ ref('concept_aliases') }}
-- The taxonomy concept each label names, for each place it stands in and each kind of figure beside it.
{% set rules = concept_alias_rules() %}
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

headings as (
    select * from {{ ref('int_table_headings') }}
),

places as (
    select distinct
        subject_label as label_text,
        case block_kind when 'table' then 'row' when 'bullet' then 'bullet' else 'prose' end as place,
        unit_kind
    from facts
    union
    select distinct
        column_label as label_text,
        'column' as place,
        unit_kind
    from facts
    union
    select distinct
        coalesce(facts.caption, headings.heading) as label_text,
        'caption' as place,
        facts.unit_kind
    from facts
    left join headings on facts.memo_id = headings.memo_id and facts.table_ordinal = headings.table_ordinal
    union
    -- The words right at a value: those of an alias made for them may overrule row and column …
    select distinct
        label as label_text,
        'label' as place,
        unit_kind
    from facts
    union
    -- In a table about pay "Base" and "Equity" are parts of it.
    select distinct
        column_label as label_text,
        'pay' as place,
        unit_kind
    from facts
    union
    -- … any other alias speaks where row, bullet and column are silent.
    select distinct
        label as label_text,
        'words' as place,
        unit_kind
    from facts
),

labelled as (
    select
        places.label_text,
        places.place,
        places.unit_kind,
        {{ concept_kind('places.unit_kind') }} as kind,
        -- "Base" over pay could as well be a scenario, of which a normalised label keeps nothing.
        case
            when places.place = 'pay' then coalesce(nullif(labels.core, ''), lower(trim(places.label_text)))
            else labels.core
        end as core,
        labels.whole,
        labels.measure
    from places
    inner join labels on places.label_text = labels.label_text
),

-- What stands outside parentheses names the figure; only where it names nothing is the whole label asked.
variants as (
    select
        label_text,
        place,
        unit_kind,
        kind,
        core as words,
        0 as form
    from labelled
    where core <> ''
    union all
    select
        label_text,
        place,
        unit_kind,
        kind,
        whole as words,
        1 as form
    from labelled
    where whole <> '' and whole <> core and place <> 'pay'
    union all
    -- "Average rent by unit type": the rent.
    select
        label_text,
        place,
        unit_kind,
        kind,
        measure as words,
        2 as form
    from labelled
    where place = 'caption' and measure <> core and measure <> ''
    union all
    -- What it is split by names no figure.
    select
        label_text,
        place,
        unit_kind,
        kind,
        trim({{ regex_replace('core', '^.* by ', '') }}) as words,
        3 as form
    from labelled
    where place = 'caption' and measure <> core and measure <> ''
),

distinct_words as (
    select distinct
        words,
        place,
        kind
    from variants
),

named as (
    select
        distinct_words.words,
        distinct_words.place,
        distinct_words.kind,
        max(concepts.concept) as concept,
        max(case
            when
                (
                    concepts.unit_kind = 'any'
                    and (concepts.growth_concept is null or distinct_words.kind <> 'percent')
                )
                or {{ concept_kind('concepts.unit_kind') }} = distinct_words.kind
                then 1
            else 0
        end) as is_compatible
    from distinct_words
    inner join concepts on distinct_words.words = lower(concepts.name)
    where distinct_words.place not in ('label', 'pay')
    group by distinct_words.words, distinct_words.place, distinct_words.kind
),

matched_kind as (
    select
        distinct_words.words,
        distinct_words.place,
        distinct_words.kind,
        named.concept as named_concept,
        named.is_compatible as named_is_compatible,
        case
            when named.is_compatible = 1 then named.concept
            else {{ first_matching(
                rules, 'distinct_words.words', 'concept', 'distinct_words.place', 'distinct_words.kind'
            ) | indent(12) }}
        end as concept_of_kind
    from distinct_words
    left join named
        on
            distinct_words.words = named.words
            and distinct_words.place = named.place
            and distinct_words.kind = named.kind
),

matched_any as (
    select
        words,
        place,
        kind,
        concept_of_kind,
        case
            when concept_of_kind is not null then concept_of_kind
            when named_concept is not null then named_concept
            else {{ first_matching(rules, 'words', 'concept', 'place') | indent(12) }}
        end as concept
    from matched_kind
),

found as (
    select
        variants.label_text,
        variants.place,
        variants.unit_kind,
        variants.form,
        matched_any.concept,
        matched_any.concept_of_kind is not null as is_compatible,
        max(case when variants.form = 3 then matched_any.concept end) over (
            partition by variants.label_text, variants.place, variants.unit_kind
        ) as split_concept
    from variants
    inner join matched_any
        on
            variants.words = matched_any.words
            and variants.place = matched_any.place
            and variants.kind = matched_any.kind
    where matched_any.concept is not null
),

candidates as (
    select
        label_text,
        place,
        unit_kind,
        concept,
        is_compatible,
        row_number() over (
            partition by label_text, place, unit_kind
            order by case when is_compatible then 0 else 1 end, form
        ) as choice
    from found
    -- "Revenue by customer" is no number of customers.
    where form < 3 and (form = 2 or split_concept is null or concept <> split_concept)
)

select
    candidates.label_text,
    candidates.place,
    candidates.unit_kind,
    candidates.concept,
    candidates.is_compatible,
    concepts.unit_kind as concept_unit_kind,
    concepts.modifier,
    concepts.growth_concept,
    concepts.share_concept,
    concepts.name as concept_name
from candidates
-- An alias for `none` is chosen like any other, and leaves the label without a concept.
inner join concepts on candidates.concept = concepts.concept
where candidates.choice = 1
