-- The concept of each context: which of its labels names the figure, and what concept that makes it.
-- A bare "Share" beside companies or under a market is of the market, beside parts it is of their sum.
{%- set is_share_of_sum -%}
column_labels.core = 'share'
            and (
                contexts.row_axis = 'member'
                or (
                    contexts.row_axis = 'unknown'
                    and coalesce(captions.concept, '') not in ('market_share', 'market_size')
                )
            )
{%- endset %}
-- "AI chip share" beside competitors is of the market for them.
{%- set is_share_of_market -%}
column_heads.concept is null and contexts.row_axis = 'entity' and contexts.unit_kind = 'percent'
            and column_labels.core like '% share' and captions.concept in ('market_share', 'market_size')
{%- endset %}
with

facts as (
    select * from {{ ref('int_facts_labelled') }}
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

links as (
    select * from {{ ref('int_labels_linked') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

contexts as (
    select distinct
        context_id,
        block_kind,
        subject_label,
        label,
        column_label,
        caption,
        unit_kind,
        is_bare,
        is_signed,
        row_axis,
        is_scenario_label,
        is_generic_column,
        base_concept,
        is_of_unknown,
        member_concept,
        is_part_column,
        is_about_pay,
        coalesce(is_threshold, false) as is_threshold,
        coalesce(is_employed, false) as is_employed,
        coalesce(is_grown, false) as is_grown
    from facts
),

-- subject, column, caption: the concept each names by itself. own: the value's own words, where an alias
-- is made for them. words: the same words under any alias.
linked as (
    select
        contexts.*,
        coalesce(subject_labels.core, '') as subject_core,
        coalesce(column_labels.core, '') as column_core,
        coalesce(caption_labels.core, '') as caption_core,
        coalesce(caption_labels.measure, '') as caption_measure,
        coalesce(word_labels.core, '') as words_core,
        coalesce(contexts.column_label, '') || ' ' || coalesce(contexts.subject_label, '') || ' '
        || coalesce(contexts.label, '') as all_labels,
        own.concept as own_concept,
        subjects.concept as subject_concept,
        coalesce(subjects.is_compatible, false) as subject_fits,
        subjects.modifier as subject_modifier,
        case
            when pay_heads.concept is not null then pay_heads.concept
            when {{ is_share_of_sum }} then 'share_of_total'
            when {{ is_share_of_market }} then 'market_share'
            else column_heads.concept
        end as column_concept,
        coalesce(pay_heads.is_compatible, column_heads.is_compatible, ({{ is_share_of_market }}), false)
            as column_fits,
        case
            when pay_heads.concept is not null then pay_heads.modifier
            when {{ is_share_of_sum }} then 'share'
            else column_heads.modifier
        end as column_modifier,
        captions.concept as caption_concept,
        coalesce(captions.is_compatible, false) as caption_fits,
        captions.modifier as caption_modifier,
        words.concept as words_concept,
        coalesce(words.is_compatible, false) as words_fit,
        words.modifier as words_modifier,
        contexts.unit_kind in ('percent', 'percentage_point', 'basis_point', 'multiple') as is_relative,
        coalesce(
            {{ concept_kind('member_concepts.unit_kind') }} = {{ concept_kind('contexts.unit_kind') }}
            or (member_concepts.unit_kind = 'money' and contexts.unit_kind = 'quantity' and contexts.is_bare),
            false
        ) as member_fits
    from contexts
    left join concepts as member_concepts on contexts.member_concept = member_concepts.concept
    left join labels as subject_labels on contexts.subject_label = subject_labels.label_text
    left join labels as column_labels on contexts.column_label = column_labels.label_text
    left join labels as caption_labels on contexts.caption = caption_labels.label_text
    left join labels as word_labels on contexts.label = word_labels.label_text
    left join links as own
        on
            contexts.label = own.label_text and contexts.unit_kind = own.unit_kind
            and own.place = 'label' and own.is_compatible
    left join links as subjects
        on
            contexts.subject_label = subjects.label_text and contexts.unit_kind = subjects.unit_kind
            and subjects.place
            = case contexts.block_kind when 'table' then 'row' when 'bullet' then 'bullet' else 'prose' end
    left join links as column_heads
        on
            contexts.column_label = column_heads.label_text and contexts.unit_kind = column_heads.unit_kind
            and column_heads.place = 'column'
    left join links as pay_heads
        on
            contexts.is_about_pay
            and contexts.column_label = pay_heads.label_text and contexts.unit_kind = pay_heads.unit_kind
            and pay_heads.place = 'pay' and pay_heads.is_compatible
    left join links as captions
        on
            contexts.caption = captions.label_text and contexts.unit_kind = captions.unit_kind
            and captions.place = 'caption'
    left join links as words
        on
            contexts.label = words.label_text and contexts.unit_kind = words.unit_kind
            and words.place = 'words'
),

-- The first of these that holds says where the concept comes from.
placed as (
    select
        *,
        case
            when is_threshold then 'threshold'
            when is_employed then 'employed'
            when own_concept is not null then 'own'
            when is_scenario_label and unit_kind = 'percent' then 'scenario'

            -- The rows are entities, members, years or scenarios: the column is the measure.
            when row_axis in ('entity', 'member', 'period', 'scenario')
                then case
                    when column_fits and column_modifier is null then 'column'
                    when column_fits and is_relative then 'column_modifier'
                    when column_concept is not null and column_modifier is null and not is_generic_column
                        then 'column'
                    when is_part_column then 'caption'
                    when is_generic_column and caption_fits then 'caption'
                    when is_generic_column and member_fits then 'member'
                    when is_generic_column and caption_concept is not null then 'caption'
                    when words_fit and words_modifier is null then 'words'
                    when not is_generic_column and column_core <> '' then 'column_text'
                    when subject_fits and row_axis = 'member' then 'subject'
                    when caption_core <> '' then 'caption_text'
                    when subject_core <> '' then 'subject_text'
                end

            -- The rows are measures.
            when row_axis = 'concept'
                then case
                    when
                        subject_concept is not null
                        and subject_modifier is null
                        and column_modifier is not null
                        and is_relative
                        then 'subject_by_column'
                    when subject_fits and subject_modifier is null then 'subject'
                    when column_fits and column_modifier is null and not is_generic_column then 'column'
                    when subject_fits then 'subject_modifier'
                    when subject_concept is not null then 'subject'
                    when words_fit and words_modifier is null then 'words'
                    when subject_core <> '' then 'subject_text'
                    when column_concept is not null then 'column'
                    when column_core <> '' then 'column_text'
                    when caption_core <> '' then 'caption_text'
                end

            -- Nothing says what the rows are: a column that fits speaks for itself, else the row does.
            when row_axis = 'unknown'
                then case
                    when column_fits and column_modifier is null and not is_generic_column then 'column'
                    when
                        subject_concept is not null
                        and subject_modifier is null
                        and column_modifier is not null
                        and is_relative
                        then 'subject_by_column'
                    when subject_fits and subject_modifier is null then 'subject'
                    when column_fits and is_relative then 'column_modifier'
                    when subject_fits then 'subject_modifier'
                    when is_generic_column and caption_fits and caption_modifier is null then 'caption'
                    when words_fit and words_modifier is null then 'words'
                    when subject_concept is not null then 'subject'
                    when column_concept is not null and column_modifier is null then 'column'
                    when not is_generic_column and column_core <> '' then 'column_text'
                    when subject_core <> '' then 'subject_text'
                    when caption_core <> '' then 'caption_text'
                end

            -- Running text: what stands before the colon, then the words at the value, then the list's lead.
            when subject_core = '' and words_fit and words_modifier is null then 'words'
            when subject_core = '' and words_core <> '' then 'words_text'
            when subject_fits and subject_modifier is null then 'subject'
            when subject_fits and is_relative then 'subject_modifier'
            when words_fit and words_modifier is null then 'words'
            when block_kind = 'bullet' and caption_fits and caption_modifier is null then 'caption'
            when subject_concept is not null then 'subject'
            when words_concept is not null then 'words'
            when subject_core <> '' then 'subject_text'
            when words_core <> '' then 'words_text'
            when block_kind = 'bullet' and caption_core <> '' then 'caption_text'
        end as concept_source
    from linked
),

-- base: the concept named; turn: what the figure is of it, where it is no amount of it.
turned as (
    select
        *,
        case concept_source
            when 'own' then own_concept
            when 'scenario' then 'probability'
            when 'employed' then 'headcount'
            when 'column' then column_concept
            when 'column_modifier'
                then coalesce(
                    base_concept,
                    case
                        when caption_modifier is null and not coalesce(is_of_unknown, false)
                            then caption_concept
                    end,
                    column_concept
                )
            when 'subject' then subject_concept
            when 'subject_by_column' then subject_concept
            when 'subject_modifier'
                then coalesce(
                    case when block_kind <> 'table' and words_modifier is null then words_concept end,
                    case when caption_modifier is null then caption_concept end,
                    subject_concept
                )
            when 'caption' then caption_concept
            when 'member' then member_concept
            when 'words' then words_concept
        end as named_concept,
        case concept_source
            when 'column_modifier' then column_modifier
            when 'subject_by_column' then column_modifier
            when 'subject_modifier' then subject_modifier
        end as stated_turn,
        case concept_source
            when 'own' then true
            when 'scenario' then true
            when 'employed' then true
            when 'column' then column_fits
            when 'subject' then subject_fits
            when 'caption' then caption_fits
            when 'member' then true
            when 'words' then words_fit
            else false
        end as fits,
        case
            when concept_source in ('subject', 'subject_text', 'subject_by_column', 'subject_modifier')
                then subject_core
            when concept_source in ('column', 'column_text', 'column_modifier') then column_core
            when concept_source in ('caption', 'caption_text')
                then coalesce(nullif(caption_measure, ''), caption_core)
            when concept_source in ('words', 'words_text') then words_core
            when concept_source = 'threshold' then {{ dbt.concat(["subject_core", "' threshold'"]) }}
        end as text_core,
        {{ regex_matches(
            "all_labels",
            "\\b(?:growth|yoy|cagr|changed?|increased?|declined?|reduction|vs|rise|rose|drop|fell|grew)\\b"
        ) }} or is_grown as says_growth,
        {{ regex_matches(
            "all_labels",
            "(%|percent|percentage|share|proportion) of|% total|\\bshare\\b|\\bmix\\b|^%"
        ) }} as says_share
    from placed
),

-- Concepts that are the growth or the share of another: they are not turned a second time.
growths as (
    select distinct growth_concept as concept from concepts
    where growth_concept is not null
),

shares as (
    select distinct share_concept as concept from concepts
    where share_concept is not null
),

based as (
    select
        turned.*,
        concepts.name as named_name,
        concepts.unit_kind as named_kind,
        concepts.modifier as named_modifier,
        concepts.growth_concept,
        concepts.share_concept,
        growths.concept is not null or shares.concept is not null as is_relative_concept,
        case
            when concepts.modifier is not null and turned.is_relative then null
            when turned.stated_turn = 'growth' and growths.concept is not null then null
            when turned.stated_turn = 'share' and shares.concept is not null then null
            when turned.stated_turn is not null then turned.stated_turn
            when turned.fits then null
            -- A count is no money and no percentage; an amount per tonne is money.
            when
                turned.is_bare
                and not (concepts.unit_kind = 'money' and turned.unit_kind in ('count', 'ratio'))
                and not (concepts.unit_kind = 'percent' and turned.unit_kind = 'count')
                then null
            when turned.unit_kind in ('percentage_point', 'basis_point') and concepts.unit_kind = 'percent'
                then 'change'
            when turned.unit_kind in ('percent', 'percentage_point', 'basis_point') and turned.says_share
                then 'share'
            when
                turned.unit_kind in ('percent', 'percentage_point', 'basis_point')
                and (turned.is_signed or turned.says_growth)
                then 'growth'
            else 'kind'
        end as turn
    from turned
    left join concepts on turned.named_concept = concepts.concept
    left join growths on turned.named_concept = growths.concept
    left join shares on turned.named_concept = shares.concept
),

resolved as (
    select
        *,
        case
            when named_concept is null then null
            when
                turn is null and (fits or is_bare or named_modifier is not null or is_relative_concept)
                then named_concept
            when turn = 'growth' then growth_concept
            when turn = 'share' then share_concept
        end as taxonomy_concept,
        case
            when named_concept is null or turn = 'kind' then {{ label_as_name(first_words('text_core', 10)) }}
            when turn = 'growth' then {{ dbt.concat(["named_name", "' growth'"]) }}
            when turn = 'share' then {{ dbt.concat(["named_name", "' share'"]) }}
            when turn = 'change' then {{ dbt.concat(["named_name", "' change'"]) }}
        end as made_name
    from based
)

select
    context_id,
    concept_source,
    case
        when taxonomy_concept is not null then taxonomy_concept
        when {{ label_as_slug('lower(made_name)') }} <> ''
            then {{ dbt.concat(["'derived:'", label_as_slug('lower(made_name)'), "':'", "unit_kind"]) }}
    end as concept,
    case
        when taxonomy_concept is null and {{ label_as_slug('lower(made_name)') }} <> '' then made_name
    end as derived_name,
    case
        when taxonomy_concept is not null then 'linked'
        when {{ label_as_slug('lower(made_name)') }} <> '' then 'derived'
        else 'unlinked'
    end as link_state,
    -- A row or bullet that does not name the figure names whose or which part it is.
    coalesce(
        case
            when row_axis in ('member', 'unknown')
                then concept_source not in (
                    'subject', 'subject_text', 'subject_modifier', 'subject_by_column'
                )
            when row_axis = 'concept' then concept_source in ('column', 'column_modifier')
            when block_kind = 'bullet' then concept_source in ('caption', 'caption_text')
        end,
        false
    ) as is_member_subject
from resolved
