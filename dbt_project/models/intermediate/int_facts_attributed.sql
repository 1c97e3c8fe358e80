-- Each fact with the concept, entity and member its own labels give it.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

labelled as (
    select * from {{ ref('int_facts_labelled') }}
),

chosen as (
    select * from {{ ref('int_concepts_chosen') }}
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

label_entities as (
    select * from {{ ref('int_labels_entities') }}
),

memo_entities as (
    select * from {{ ref('int_memos_entities') }}
),

members as (
    select * from {{ ref('members') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

gathered as (
    select
        facts.fact_id,
        facts.memo_id,
        facts.unit_kind,
        labelled.row_axis,
        labelled.is_entity_column,
        labelled.is_total,
        chosen.concept,
        chosen.derived_name,
        chosen.concept_source,
        chosen.link_state,
        coalesce(chosen.is_member_subject, false) as is_member_subject,
        memo_entities.entity as memo_entity,
        memo_entities.entity_slug as memo_entity_slug,
        facts.subject_label,
        subject_labels.core as subject_core,
        subject_labels.entity_core as subject_entity_core,
        case when facts.block_kind <> 'table' then word_labels.core end as words_core,
        labelled.header_member_kind,
        labelled.header_entity_kind,
        {{ names_own(
            'subject_labels.entity_core', 'memo_entities.entity_slug', 'memo_entities.entity_kind'
        ) }} as is_own_row,
        {{ names_own(
            'column_labels.entity_core', 'memo_entities.entity_slug', 'memo_entities.entity_kind'
        ) }} as is_own_column,
        -- "American" among airlines is an airline, not the country it is another name of.
        case when {{ names_a_company() }} then null else subjects.exact_entity end as subject_exact_entity,
        case when {{ names_a_company() }} then null else subjects.exact_slug end as subject_exact_slug,
        case when {{ names_a_company() }} then null else subjects.exact_kind end as subject_exact_kind,
        column_heads.exact_entity as column_exact_entity,
        column_heads.exact_slug as column_exact_slug,
        facts.column_label,
        column_labels.core as column_core,
        coalesce(column_labels.is_total, false) as column_is_total,
        facts.period_source,
        coalesce({{ states_unit('facts.column_label') }}, false) as column_has_unit,
        labelled.is_generic_column,
        labelled.column_names_concept,
        labelled.is_part_column,
        -- "Industry average" beside the memo's own figures is another's.
        labelled.row_axis in ('concept', 'unknown')
        and {{ regex_matches(
            "coalesce(column_labels.core, '')",
            "^(?:(?:[a-z]+ ){0,2}(?:average|median|benchmark|mean)s?|(?:industry|sector|peers?|competitors?|rivals?)"
            ~ "(?: group| set)?)$"
        ) }} and column_labels.core not in ('average', 'median', 'mean') as is_peer_column,
        captions.named_entity as caption_entity,
        captions.named_slug as caption_slug,
        captions.is_named_first as caption_starts_with_entity,
        captions.named_kind as caption_entity_kind,
        facts.block_kind = 'bullet'
        and captions.named_entity is not null
        and {{ regex_matches("coalesce(facts.caption, '')", "\\bpartner(?:ship)?s?\\b") }}
            as is_partner_list,
        {{ regex_matches("coalesce(facts.label, '')", "\\b(?:competitors?|rivals?|peers?)\\b") }}
            as is_of_rivals,
        -- "three US companies control …": a figure of several together is no figure of the memo's own entity.
        facts.block_kind <> 'table'
        and {{ regex_matches(
            "coalesce(subject_labels.core, '')",
            "^(?:two|three|four|five|six|seven|eight|nine|ten|several|leading|major|top|other|remaining)"
            ~ "(?: [a-z0-9]+){0,2} "
            ~ "(?:companies|firms|players|providers|vendors|banks|rivals|competitors|countries|economies)$"
        ) }} as is_group_subject,
        coalesce(
            case
                when words.named_kind = 'company' and facts.label not like 'of %' then words.named_entity
            end,
            case when subjects.named_kind = 'company' then subjects.named_entity end,
            case
                when memo_entities.entity_kind in ('country', 'region') and subjects.named_kind = 'country'
                    then subjects.named_entity
            end
        ) as mentioned_entity,
        coalesce(
            case
                when words.named_kind = 'company' and facts.label not like 'of %' then words.named_slug
            end,
            case when subjects.named_kind = 'company' then subjects.named_slug end,
            case
                when memo_entities.entity_kind in ('country', 'region') and subjects.named_kind = 'country'
                    then subjects.named_slug
            end
        ) as mentioned_slug,
        facts.block_kind,
        facts.label,
        -- "Employees: 5,200, including 900 engineers", "Revenue: $2.9B (robots $2.0B, service $0.6B)": the
        -- words at the value say which part of the figure before it.
        coalesce(
            facts.block_kind <> 'table'
            and chosen.concept_source = 'subject'
            and coalesce(word_labels.core, '') <> ''
            and not {{ regex_matches(
                "word_labels.core",
                "\\b(?:plan(?:ned)?|targets?|budget|consensus|guidance|forecast|estimates?|prior|previous(?:ly)?|last|before"
                ~ "|was|from|vs|versus|base|bull|bear|low|high|min|max|average|median|mean|peak|up|down|year|best|worst"
                ~ "|which|whom|against|remains?|maturing)\\b|^(?:[a-z]{3} )?[^a-z]*[0-9][0-9.,]*[a-z]?%?$"
            ) }}
            and (
                {{ regex_matches(
                    dbt.split_part('facts.source_text', 'facts.source_value', 1),
                    "\\b(?:of (?:which|whom)|including)(?: (?:about|some|only|just|[a-z]+))? $"
                    ~ "|\\([^():]*[0-9][^():]*[,;] (?:and )?[a-zA-Z][a-zA-Z -]* $"
                ) }}
                or (
                    {{ regex_matches(
                        dbt.split_part('facts.source_text', 'facts.source_value', 1), "\\([a-zA-Z][a-zA-Z -]* $"
                    ) }}
                    and {{ regex_matches(
                        dbt.split_part('facts.source_text', 'facts.source_value', 2),
                        "^[,;] (?:and )?[a-zA-Z][a-zA-Z -]* [^0-9(), ]{0,3}[0-9]"
                    ) }}
                )
            ),
            false
        ) as is_part_of_figure,
        -- "Mistral Ventures assets" in its own memo is no mention of Mistral AI.
        {{ dbt.concat([
            "' '", "coalesce(subject_labels.core, '')", "' '", "coalesce(word_labels.core, '')", "' '"
        ]) }} like {{ dbt.concat(["'% '", "memo_entities.entity_slug", "' %'"]) }} as names_own_memo,
        memo_entities.entity_kind as memo_entity_kind,
        coalesce(concepts.statement, '') as statement,
        -- The words that name the figure, and the sentence up to it.
        coalesce(
            case
                when chosen.concept_source like 'column%' then column_labels.core
                when chosen.concept_source like 'caption%' then caption_labels.core
                when chosen.concept_source like 'subject%' then subject_labels.core
                when chosen.concept_source like 'words%' then word_labels.core
            end,
            ''
        ) as naming_words,
        -- "EBITDA margin (industry average)".
        case
            when chosen.concept_source like 'subject%' and facts.subject_label like '%(%'
                then subject_labels.whole
            else ''
        end as naming_note,
        case
            when facts.block_kind <> 'table'
                then {{ sentence_start('facts.source_text', 'facts.source_value') | indent(16) }}
            else ''
        end as sentence_start
    from facts
    inner join labelled on facts.fact_id = labelled.fact_id
    inner join memo_entities on facts.memo_id = memo_entities.memo_id
    left join chosen on labelled.context_id = chosen.context_id
    left join concepts on chosen.concept = concepts.concept
    left join labels as caption_labels on facts.caption = caption_labels.label_text
    left join labels as subject_labels on facts.subject_label = subject_labels.label_text
    left join labels as word_labels on facts.label = word_labels.label_text
    left join labels as column_labels on facts.column_label = column_labels.label_text
    left join label_entities as subjects on facts.subject_label = subjects.label_text
    left join label_entities as column_heads on facts.column_label = column_heads.label_text
    left join label_entities as captions on facts.caption = captions.label_text
    left join label_entities as words on facts.label = words.label_text
),

-- Whose figure it is: the row's or column's entity, else one the label or list names, else the memo's own.
owned as (
    select
        *,
        case
            when row_axis = 'entity' and coalesce(subject_core, '') <> '' then 'row'
            -- "Target" among companies is one, whatever it says elsewhere.
            when row_axis = 'entity' and {{ regex_matches("coalesce(subject_label, '')", "^[a-z]+$") }}
                then 'row'
            when is_entity_column then 'column'
            when is_peer_column then 'peers'
            when is_of_rivals then 'rivals'
            when is_group_subject then 'group'
            when is_partner_list
                then case
                    when concept = 'partner_revenue_contribution' then 'memo'
                    else 'caption'
                end
            when mentioned_entity is not null and not is_member_subject and not names_own_memo
                then 'mention'
            -- A figure no concept is known for stays under its own words, which say whose it is.
            when
                statement <> ''
                and (
                    {{ is_of_competitors('naming_words') | indent(20) }}
                    or {{ is_of_competitors('naming_note') | indent(20) }}
                    or {{ says_of_competitors('sentence_start') | indent(20) }}
                )
                then 'rivals'
            -- A market's size and the shares in it are the memo's own view; a sector's memo is the sector.
            when
                statement not in ('', 'market', 'economy')
                and memo_entity_kind = 'company'
                and (
                    {{ is_of_industry('naming_words') | indent(20) }}
                    or {{ is_of_industry('naming_note') | indent(20) }}
                    or {{ says_of_industry('sentence_start') | indent(20) }}
                )
                then 'industry'
            when caption_starts_with_entity and caption_entity_kind = 'company' then 'caption'
            else 'memo'
        end as entity_source
    from gathered
),

named as (
    select
        *,
        case entity_source
            when 'row' then coalesce(subject_exact_entity, case when is_own_row then memo_entity end)
            when 'column' then column_exact_entity
            when 'rivals' then 'Competitors'
            when 'industry' then 'Industry'
            when 'peers' then trim(column_label)
            when 'group' then null
            when 'caption' then caption_entity
            when 'mention' then mentioned_entity
            else memo_entity
        end as known_entity,
        case entity_source
            when 'row' then coalesce(subject_exact_slug, case when is_own_row then memo_entity_slug end)
            when 'column' then column_exact_slug
            when 'rivals' then 'competitors'
            when 'industry' then 'industry'
            when 'peers' then column_core
            when 'group' then null
            when 'caption' then caption_slug
            when 'mention' then mentioned_slug
            else memo_entity_slug
        end as known_slug,
        case
            when is_partner_list then caption_entity
            when is_part_column then trim({{ regex_replace('column_label', ' *[(][^()]*[)] *$', '') }})
            when is_member_subject and coalesce(row_axis, '') <> 'entity' then subject_label
            when is_part_of_figure
                then trim({{ regex_replace('label', '^(?:in|for|at|from|of|among) ', '') }})
            -- Of rows that are measures, a column that is none, no period, case or entity is a part.
            when
                row_axis in ('concept', 'unknown')
                and entity_source not in ('column', 'peers')
                and not is_own_column
                and concept_source in ('subject', 'subject_text', 'subject_modifier')
                and not is_generic_column
                and not column_names_concept
                and column_core <> ''
                and not column_has_unit
                and coalesce(period_source, '') <> 'column'
                then column_label
        end as member_label,
        is_part_column
        or (
            row_axis in ('concept', 'unknown')
            and concept_source in ('subject', 'subject_text', 'subject_modifier')
        ) as is_member_column
    from owned
),

with_members as (
    select
        named.*,
        -- A programme is a member of what it funds, under the name the entities know it by.
        case
            when named.is_member_subject and named.subject_exact_kind = 'programme'
                then named.subject_exact_entity
            else members.member
        end as known_member,
        case
            when named.is_member_subject and named.subject_exact_kind = 'programme' then 'programme'
            else members.kind
        end as known_member_kind
    from named
    left join members
        on members.alias = case
            when named.is_member_subject then named.subject_core
            when named.is_member_column and named.member_label is not null then named.column_core
            else named.words_core
        end
)

select
    fact_id,
    memo_id,
    unit_kind,
    concept,
    derived_name,
    concept_source,
    link_state,
    entity_source,
    coalesce(known_entity, trim(subject_label)) as entity,
    case
        when known_slug is not null then known_slug
        when subject_entity_core <> '' then subject_entity_core
        when subject_core <> '' then subject_core
        else lower(trim(subject_label))
    end as entity_slug,
    -- The kind of an entity made from a row, by what heads its column.
    case
        when known_entity is not null and entity_source <> 'peers' then null
        when
            entity_source in ('group', 'peers')
            or {{ regex_matches(
                'subject_core', '\\b(?:averages?|median|mean|totals?|others?|rest of|all|peers?|combined)\\b'
            ) }}
            then 'aggregate'
        when header_entity_kind in ('company', 'country', 'city') then header_entity_kind
        else 'company'
    end as made_entity_kind,
    memo_entity_slug,
    case
        when is_partner_list and member_label is not null then caption_entity
        when (is_total or (is_part_column and column_is_total)) and member_label is not null then 'Total'
        when known_member is not null then known_member
        when member_label is not null then trim({{ regex_replace('member_label', '[*`]+', '') }})
    end as member,
    case
        when is_partner_list and member_label is not null then 'partner'
        when known_member is not null or member_label is not null
            then coalesce(header_member_kind, known_member_kind, 'other')
    end as member_kind,
    is_total or (is_part_column and column_is_total) as is_total
from with_members
