-- Each fact as the audit sees it: whose figure of what, and the interval its digits stand for. low, high:
-- the digits as shown. loose_low, loose_high: trailing noughts may be round ($180M may be 175 to 185).
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

linked as (
    select * from {{ ref('int_facts_linked') }}
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

memos as (
    select * from {{ ref('stg_memo__memos') }}
),

sections as (
    select * from {{ ref('stg_memo__sections') }}
),

concepts as (
    select * from {{ ref('concepts') }}
),

gathered as (
    select
        facts.*,
        linked.concept,
        linked.link_state,
        linked.entity,
        linked.entity_slug,
        linked.entity_source,
        linked.concept_source,
        linked.entity_slug = linked.memo_entity_slug as is_own,
        lower(linked.member) as member,
        linked.member_kind,
        coalesce(linked.is_total, false) as is_total,
        coalesce(subjects.core, '') as subject_core,
        coalesce(words.core, '') as words_core,
        memos.as_of_end,
        sections.section_title,
        concepts.additivity,
        concepts.balance,
        concepts.name as concept_name,
        {{ shown_unit('facts.decimals') }} as unit_shown,
        -- The digits as a whole number: $180M is 180.
        case
            when facts.value = 0 then null
            else {{ as_double('abs(facts.value)') }} / case
                when facts.decimals is null then 1 else {{ shown_unit('facts.decimals') }}
            end
        end as digits,
        row_number() over (
            partition by facts.memo_id, facts.table_ordinal, facts.row_ordinal, facts.column_ordinal
            order by facts.char_start
        ) as place_in_cell,
        count(*) over (
            partition by
                facts.memo_id, facts.table_ordinal, facts.row_ordinal, facts.column_ordinal, facts.unit
        ) as same_unit_in_cell
    from facts
    inner join linked on facts.fact_id = linked.fact_id
    inner join memos on facts.memo_id = memos.memo_id
    left join labels as subjects on facts.subject_label = subjects.label_text
    left join labels as words on facts.label = words.label_text
    left join sections
        on facts.memo_id = sections.memo_id and facts.section_ordinal = sections.section_ordinal
    left join concepts on linked.concept = concepts.concept
),

-- How many noughts end the digits, up to six.
noughts as (
    select
        *,
        case
            when digits is null or abs(digits - round(digits)) > 1e-6 then 1
            {% for power in [6, 5, 4, 3, 2, 1] -%}
                when cast(round(digits) as decimal(38, 0)) % {{ 10 ** power }} = 0 then {{ 10 ** power }}
            {% endfor -%}
            else 1
        end as nought_factor
    from gathered
),

-- What a cell leaves to its header: the number as written, and by how much the header scales it.
written as (
    select
        *,
        block_kind = 'table' and not {{ regex_matches("source_value", "[0-9]\\+?\\s*[\\p{L}%‰]") }}
            as is_bare,
        {{ as_double('abs(coalesce(value_low, value_high))') }} / nullif({{ number_or_null(
            "replace(" ~ regex_replace("source_value", "^[^0-9]*([0-9][0-9,]*(?:\\.[0-9]+)?).*$", "\\1")
                ~ ", ',', '')", type_double()) }}, 0) as header_scale
    from noughts
),

slackened as (
    select
        *,
        {{ regex_replace("source_value", "^([(+−–-]*).*$", "\\1") }} as written_sign,
        {{ regex_replace("source_value", "^[(+−–-]*", "") }} as written_number,
        case
            when
                is_bare and unit_kind = 'money'
                and not {{ regex_matches("source_value", "[\\p{L}\\p{Sc}]") }}
                then {{ currency_sign('unit') }}
            else ''
        end as header_sign,
        case
            when is_bare and unit_kind in ('money', 'count', 'quantity') then {{ scale_word('header_scale') }}
            when is_bare and unit_kind = 'percent' and header_scale between 0.00999 and 0.01001 then '%'
            else ''
        end as header_word,
        {{ stated_slack('qualifier', "case when decimals is null and qualifier = 'approximate' then "
            ~ "nought_factor else unit_shown end") }}
            as slack,
        {{ stated_slack('qualifier', 'greatest(unit_shown,
            case when decimals is null then 1 else unit_shown end * nought_factor)') }}
            as loose_slack
    from written
)

select
    fact_id,
    memo_id,
    as_of_end,
    concept,
    concept_name,
    link_state,
    entity,
    entity_slug,
    entity_source,
    concept_source,
    is_own,
    member,
    member_kind,
    is_total,
    additivity,
    balance,
    section_ordinal,
    section_title,
    subject_label,
    subject_core,
    label,
    words_core,
    column_label,
    caption,
    row_group,
    block_kind,
    source_line,
    char_start,
    char_end,
    source_value,
    -- As a reader of the table understands it: `8` under `Amount ($M)` is $8M.
    case
        when written_number like '%)' and written_sign like '%('
            then {{ dbt.concat(["written_sign", "header_sign", "replace(written_number, ')', '')",
                "header_word",
                "')'"]) }}
        else {{ dbt.concat(["written_sign", "header_sign", "written_number", "header_word"]) }}
    end as shown_value,
    source_text,
    table_ordinal,
    row_ordinal,
    column_ordinal,
    block_kind = 'table' and place_in_cell = 1 and same_unit_in_cell = 1 as is_cell,
    {{ as_double('value') }} as value,
    {{ stated_low('value_low', 'qualifier', 'slack') }} as low,
    {{ stated_high('value_high', 'qualifier', 'slack') }} as high,
    {{ stated_low('value_low', 'qualifier', 'loose_slack') }} as loose_low,
    {{ stated_high('value_high', 'qualifier', 'loose_slack') }} as loose_high,
    value_low,
    value_high,
    unit_shown,
    slack,
    qualifier,
    unit,
    unit_kind,
    rate_basis,
    period,
    period_start,
    period_end,
    period_relation,
    period_source,
    status,
    scenario
from slackened
