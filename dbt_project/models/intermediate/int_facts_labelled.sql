-- Each fact with what its row and column stand for; facts alike in all that names a concept share a context.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
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

axes as (
    select * from {{ ref('int_table_axes') }}
),

columns_linked as (
    select * from {{ ref('int_table_columns_linked') }}
),

column_counts as (
    select
        memo_id,
        table_ordinal,
        count(*) as column_concept_count
    from columns_linked
    where modifier is null
    group by memo_id, table_ordinal
),

rows_counted as (
    select * from {{ ref('int_table_rows_counted') }}
),

headings as (
    select * from {{ ref('int_table_headings') }}
),

links as (
    select * from {{ ref('int_labels_linked') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

gathered as (
    select
        facts.fact_id,
        facts.memo_id,
        facts.table_ordinal,
        facts.block_kind,
        facts.subject_label,
        facts.label,
        facts.column_label,
        coalesce(facts.caption, headings.heading) as caption,
        facts.unit_kind,
        -- A number without a unit of its own, or an amount per something, says little about what it can be.
        facts.unit = 'count'
        or facts.unit like 'other:___/%'
        or (facts.unit = 'pure' and facts.unit_kind = 'ratio' and facts.source_value not like '%:%')
            as is_bare,
        substring(trim(facts.source_value), 1, 1) in ('+', '-', '−', '–') as is_signed,
        -- "a tax of 5% on income above $42,000": the amount tells whom it is about and is nobody's income.
        facts.block_kind <> 'table'
        and facts.unit_kind = 'money'
        and {{ regex_matches(
            "facts.source_value",
            "^(?:above|over|below|under|exceeding|beyond|up to|more than|less than|at least|between) "
        ) }}
        and {{ regex_matches(
            dbt.split_part('facts.source_text', 'facts.source_value', 1),
            "\\b(?:(?:tax|taxes|taxed|levy|levies|surcharge|surtax|duty|contributions?|exempt(?:ion)?)\\b.* (?:on|for)"
            ~ "|[a-z]{3,}s with|earning|whose) "
            ~ "(?:(?:annual|yearly|monthly|taxable|net|gross|total|household|family|personal|combined|capital) ){0,2}"
            ~ "(?:incomes?|earnings|profits?|wages?|salar(?:y|ies)|revenues?|turnovers?|sales|wealth|assets|gains)"
            ~ "(?: of)? $"
        ) }} as is_threshold,
        -- "The company employs 1,500 people": whom a plant or an industry employs is no headcount of its own.
        facts.block_kind <> 'table'
        and facts.unit_kind = 'count'
        and memo_entities.entity_kind = 'company'
        and {{ regex_matches(
            dbt.split_part('facts.source_text', 'facts.source_value', 1),
            "^(?:\\S+ ){1,7}(?:(?:will|now|currently|today|already|directly|still) )*"
            ~ "employ(?:s|ed)?(?: (?:about|around|roughly|nearly|almost|over|some))? $"
        ) }}
        and (
            {{ regex_matches(
                'facts.source_text',
                "^(?:(?:in|by|since) 20\\d\\d,? )?(?:the|our) (?:company|firm|group|business|bank|airline|retailer)"
                ~ " (?:(?:will|now|currently|today|already|directly|still) )*employ"
            ) }}
            or lower(facts.source_text) like {{ dbt.concat(["lower(memo_entities.entity)", "' employ%'"]) }}
            or lower(facts.source_text) like {{ dbt.concat(["memo_entities.entity_slug", "' employ%'"]) }}
        )
        and (
            {{ regex_matches(
                "coalesce(subjects.core, '')", "^(?:people|persons|individuals)(?: worldwide| globally)?$"
            ) }}
            or {{ regex_matches(
                "coalesce(subjects.core, '')", "^(?:company|firm|group|business|bank|airline|retailer)$"
            ) }}
            or subjects.core = memo_entities.entity_slug
        ) as is_employed,
        -- "Revenue grew 40%": not since, by or over some years. What fell has no sign of its own here. Of a
        -- country's figures it is its economy that a memo's own sentence tells of for certain.
        facts.block_kind <> 'table'
        and facts.unit_kind = 'percent'
        and (
            memo_entities.entity_kind = 'company'
            or (
                memo_entities.entity_kind in ('country', 'region', 'city')
                and {{ regex_matches(
                    "coalesce(subjects.core, '')", "^(?:(?:real|nominal) )?gdp(?: itself)?$|^(?:national )?economy$"
                ) }}
            )
        )
        and coalesce(facts.label, '') = ''
        and {{ regex_matches(
            dbt.split_part('facts.source_text', 'facts.source_value', 1),
            "\\b(?:grew|rose|increased|climbed|expanded|(?:will|to) (?:grow|rise|increase|expand))(?: by)?"
            ~ "(?: (?:about|around|roughly|nearly|almost|over|some))? $"
        ) }}
        and not {{ regex_matches('facts.source_text', '\\bsince\\b') }}
        and not {{ regex_matches(
            dbt.split_part('facts.source_text', 'facts.source_value', 2),
            "^[, (]*(?:over|between|from|by|through|within|to|cumulative|in total|of|more|faster|above|below)\\b"
        ) }} as is_grown,
        row_axes.header_axis,
        row_axes.member_kind as header_member_kind,
        -- "Upside" heads figures of the bull case, or what is to gain in each case.
        case
            when column_axes.header_axis <> 'scenario' then column_axes.header_axis
            when
                column_axes.header_axis = 'scenario'
                and facts.scenario is not null
                and coalesce(row_axes.header_axis, '') <> 'scenario'
                then 'scenario'
        end as column_axis,
        row_axes.header_text as row_header,
        row_axes.member_concept,
        coalesce(column_counts.column_concept_count, 0) as column_concept_count,
        captions.is_compatible as caption_fits,
        captions.modifier as caption_modifier,
        subjects.core as subject_core,
        coalesce(subjects.is_total, false) as is_total,
        columns_linked.base_concept,
        coalesce(columns_linked.is_of_unknown, false) as is_of_unknown,
        coalesce(columns_linked.concept is not null, false) as column_names_concept,
        -- A third is enough: the other rows of such a table are concepts nobody has taught yet.
        coalesce(
            rows_counted.linked_row_count * 3 >= rows_counted.row_count
            or rows_counted.unit_row_count * 3 >= rows_counted.row_count,
            false
        ) as rows_name_concepts,
        coalesce(
            rows_counted.linked_row_count * 3 >= rows_counted.row_count * 2
            or rows_counted.unit_row_count * 3 >= rows_counted.row_count,
            false
        ) as most_rows_name_concepts,
        -- A row for the memo's own company, or companies in half of the rows: the table compares companies.
        coalesce(
            rows_counted.own_row_count > 0
            or (
                rows_counted.company_row_count > 1
                and rows_counted.company_row_count * 2 >= rows_counted.row_count
            ),
            false
        ) as rows_are_companies,
        coalesce(subject_entities.exact_kind = 'company', false)
        or {{ names_own('subjects.entity_core', 'memo_entities.entity_slug', 'memo_entities.entity_kind') }}
            as is_company_row,
        subject_entities.exact_kind in ('country', 'region', 'city') as is_place_row,
        coalesce(column_entities.exact_kind, '') as column_entity_kind,
        memo_entities.entity_kind in ('country', 'region', 'city') as is_place_memo,
        memo_entities.entity_kind,
        coalesce(facts.scenario is not null, false) as has_scenario,
        facts.source_text,
        facts.source_value,
        -- "Sales by country" of a company's memo is the company's; its unemployment is the country's.
        coalesce(column_concepts.statement, caption_concepts.statement) as measure_statement,
        coalesce(caption_concepts.statement = 'compensation', false) as is_caption_of_pay,
        coalesce(column_concepts.statement = 'compensation', false) as is_column_of_pay
    from facts
    inner join memo_entities on facts.memo_id = memo_entities.memo_id
    left join axes as row_axes
        on
            facts.memo_id = row_axes.memo_id
            and facts.table_ordinal = row_axes.table_ordinal
            and row_axes.column_ordinal = 0
    left join axes as column_axes
        on
            facts.memo_id = column_axes.memo_id
            and facts.table_ordinal = column_axes.table_ordinal
            and facts.column_ordinal = column_axes.column_ordinal
    left join labels as subjects on facts.subject_label = subjects.label_text
    left join label_entities as subject_entities on facts.subject_label = subject_entities.label_text
    left join label_entities as column_entities on facts.column_label = column_entities.label_text
    left join columns_linked
        on
            facts.memo_id = columns_linked.memo_id
            and facts.table_ordinal = columns_linked.table_ordinal
            and facts.column_ordinal = columns_linked.column_ordinal
    left join rows_counted
        on facts.memo_id = rows_counted.memo_id and facts.table_ordinal = rows_counted.table_ordinal
    left join headings on facts.memo_id = headings.memo_id and facts.table_ordinal = headings.table_ordinal
    left join column_counts
        on facts.memo_id = column_counts.memo_id and facts.table_ordinal = column_counts.table_ordinal
    left join links as captions
        on
            coalesce(facts.caption, headings.heading) = captions.label_text
            and facts.unit_kind = captions.unit_kind
            and captions.place = 'caption'
            and facts.table_ordinal is not null
    left join concepts as caption_concepts on captions.concept = caption_concepts.concept
    left join concepts as column_concepts on columns_linked.concept = column_concepts.concept
),

-- One measure of the economy makes a table one about countries.
spoken_of as (
    select
        *,
        coalesce(
            max(case when measure_statement = 'economy' then 1 end)
                over (partition by memo_id, table_ordinal)
            = 1,
            false
        ) as is_about_countries,
        -- Roles or levels beside any kind of pay.
        is_caption_of_pay
        or (
            coalesce(header_member_kind in ('role', 'cohort'), false)
            and max(case when is_column_of_pay then 1 else 0 end)
                over (partition by memo_id, table_ordinal)
            = 1
        ) as is_about_pay
    from gathered
),

placed as (
    select
        *,
        case
            when block_kind <> 'table' then null
            when
                header_axis = 'entity'
                and header_member_kind = 'country'
                and entity_kind = 'company'
                and not is_about_countries
                then 'member'
            when header_axis in ('entity', 'period', 'scenario') then header_axis
            when header_axis = 'concept' then 'concept'
            when header_axis = 'member' and header_member_kind = 'customer' then 'member'
            when is_company_row then 'entity'
            when
                header_member_kind = 'region'
                and entity_kind = 'city'
                and {{ regex_matches('row_header', '\\b(?:cit(?:y|ies)|metros?)\\b') }}
                then 'entity'
            when rows_are_companies and coalesce(header_member_kind, 'other') in ('other', 'programme')
                then 'entity'
            when header_axis = 'member' and header_member_kind <> 'other' then 'member'
            when coalesce(subject_core, '') = '' then 'period'
            when is_place_row and is_place_memo then 'entity'
            when is_place_row then 'member'
            -- "Risk | Probability": the rows are risks, whatever words of measures their names hold.
            when
                not most_rows_name_concepts
                and (column_concept_count > 1 or (column_concept_count = 1 and header_axis = 'member'))
                then 'member'
            when rows_name_concepts then 'concept'
            when {{ regex_matches("coalesce(caption, '')", '\\bby [a-z]') }} then 'member'
            else 'unknown'
        end as row_axis,
        -- A column headed by a company (or a country, in a memo about one) holds figures of that entity.
        block_kind = 'table' and not column_names_concept and (
            column_entity_kind = 'company' or (column_entity_kind in ('country', 'region') and is_place_memo)
        ) as is_entity_column
    from spoken_of
)

select
    fact_id,
    memo_id,
    block_kind,
    subject_label,
    label,
    column_label,
    caption,
    unit_kind,
    is_bare,
    is_signed,
    is_total
    and coalesce(row_axis in ('entity', 'member', 'period', 'unknown'), false) as is_total,
    row_axis,
    member_concept,
    -- "Sales by region: Year, Europe, Asia": no column is a measure, each holds a part of the caption's.
    coalesce(
        row_axis = 'period'
        and column_concept_count = 0
        and caption_fits
        and caption_modifier is null
        and column_axis is null
        and not is_entity_column,
        false
    ) as is_part_column,
    column_names_concept,
    case
        when row_axis = 'member' and header_axis = 'entity' then 'region'
        when row_axis = 'member' or header_axis = 'member' then header_member_kind
    end as header_member_kind,
    case
        when header_axis = 'entity' then header_member_kind
        when row_axis = 'entity' and entity_kind = 'city' and header_member_kind = 'region' then 'city'
    end as header_entity_kind,
    is_entity_column,
    -- "Bear (25%)", "Bear case (25% probability): …": the figure beside a scenario's name.
    coalesce(
        (row_axis = 'scenario' and column_axis = 'scenario')
        -- In the header cell itself.
        or (subject_label = column_label and unit_kind = 'percent' and has_scenario)
        or (
            block_kind <> 'table'
            and unit_kind = 'percent'
            and has_scenario
            and (block_kind = 'header' or coalesce(subject_core, '') = '')
            and (
                source_text like {{ dbt.concat(["'%('", "source_value", "')%'"]) }}
                or source_text like {{ dbt.concat(["'%('", "source_value", "' prob%'"]) }}
                or source_text like {{ dbt.concat(["'%, '", "source_value", "')%'"]) }}
            )
        ),
        false
    ) as is_scenario_label,
    is_entity_column
    or coalesce(column_axis in ('generic', 'period', 'scenario'), false) as is_generic_column,
    base_concept,
    is_of_unknown,
    is_about_pay,
    is_threshold,
    coalesce(is_employed, false) as is_employed,
    coalesce(is_grown, false) as is_grown,
    {{ key([
        'block_kind', 'subject_label', 'label', 'column_label', 'caption', 'unit_kind', 'is_bare', 'is_signed',
        'row_axis', 'is_entity_column', 'column_axis', 'base_concept', 'is_scenario_label',
        'member_concept', 'column_concept_count', 'is_of_unknown', 'is_about_pay', 'is_threshold',
        'is_employed', 'is_grown'
    ]) }} as context_id
from placed
