-- Each fact as the audit sees it: whose figure of what, and the interval its digits stand for. low, high:
-- the digits as shown. loose_low, loose_high: trailing noughts may be round ($180M may be 175 to 185).
with

linked as (
    select * from {{ ref('int_facts_linked') }}
),

table_facts as (
    select * from {{ ref('stg_memo__facts') }}
    where block_kind = 'table'
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

-- The first figure of each cell stands for it, where no other of its unit stands beside it. Grouped, since a
-- window would sort the texts too.
by_cell as (
    select
        memo_id,
        table_ordinal,
        row_ordinal,
        column_ordinal,
        min(fact_id) as fact_id,
        min(char_start) as char_start,
        count(*) as figure_count
    from table_facts
    group by memo_id, table_ordinal, row_ordinal, column_ordinal
),

-- Hardly a cell holds several.
shared_cells as (
    select
        min(table_facts.fact_id) as fact_id,
        min(table_facts.char_start) as char_start,
        by_cell.char_start as first_start
    from table_facts
    inner join by_cell
        on
            table_facts.memo_id = by_cell.memo_id
            and table_facts.table_ordinal = by_cell.table_ordinal
            and table_facts.row_ordinal = by_cell.row_ordinal
            and table_facts.column_ordinal = by_cell.column_ordinal
            and by_cell.figure_count > 1
    group by
        table_facts.memo_id, table_facts.table_ordinal, table_facts.row_ordinal, table_facts.column_ordinal,
        table_facts.unit, by_cell.char_start
    having count(*) = 1
),

cells as (
    select fact_id from by_cell
    where figure_count = 1
    union all
    select fact_id from shared_cells
    where char_start = first_start
),

gathered as (
    select
        linked.*,
        linked.entity_slug = linked.memo_entity_slug as is_own,
        lower(linked.member) as member_name,
        coalesce(linked.is_total, false) as is_a_total,
        coalesce(subjects.core, '') as subject_core,
        memos.as_of_end,
        sections.section_title,
        concepts.additivity,
        concepts.balance,
        concepts.name as concept_name,
        {{ shown_unit('linked.decimals') }} as unit_shown,
        {{ as_double('linked.value') }} as point,
        {{ as_double('linked.value_low') }} as point_low,
        {{ as_double('linked.value_high') }} as point_high,
        cells.fact_id is not null as is_cell,
        -- "Staff falls by a third": nobody means 33%.
        case
            when
                linked.qualifier = 'exact'
                and linked.unit_kind = 'percent'
                and {{ regex_matches("lower(linked.source_value)", "\\b(?:hal(?:f|ves)|(?:third|quarter|"
                    ~ "fifth|sixth|seventh|eighth|ninth|tenth)s?)$") }}
                then 'approximate'
            else linked.qualifier
        end as meant_qualifier
    from linked
    inner join memos on linked.memo_id = memos.memo_id
    left join labels as subjects on linked.subject_label = subjects.label_text
    left join sections
        on linked.memo_id = sections.memo_id and linked.section_ordinal = sections.section_ordinal
    left join concepts on linked.concept = concepts.concept
    left join cells on linked.fact_id = cells.fact_id
),

-- The digits as a whole number ($180M is 180), and how many noughts end them, up to six.
digits as (
    select
        *,
        abs(point) / case when decimals is null then 1 else unit_shown end as digits
    from gathered
),

noughts as (
    select
        *,
        case
            when digits is null or digits = 0 or digits > 1e18 or abs(digits - round(digits)) > 1e-6 then 1
            {% for power in [6, 5, 4, 3, 2, 1] -%}
                when cast(round(digits) as bigint) % {{ 10 ** power }} = 0 then {{ 10 ** power }}
            {% endfor -%}
            else 1
        end as nought_factor
    from digits
),

-- What a cell leaves to its header: the number as written, and by how much the header scales it.
written as (
    select
        *,
        block_kind = 'table' and not {{ regex_matches("source_value", "[0-9]\\+?\\s*[\\p{L}%‰]") }}
            as is_bare,
        abs(coalesce(point_low, point_high)) / nullif({{ number_or_null(
            "replace(" ~ regex_replace("source_value", "^[^0-9]*([0-9][0-9,]*(?:\\.[0-9]+)?).*$", "\\1")
                ~ ", ',', '')", type_double()) }}, 0) as header_scale
    from noughts
),

slackened as (
    select
        *,
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
        {{ stated_slack('meant_qualifier', "case when decimals is null and meant_qualifier = 'approximate' "
            ~ "then nought_factor else unit_shown end") }}
            as slack,
        {{ stated_slack('meant_qualifier', 'greatest(unit_shown,
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
    member_name as member,
    is_a_total as is_total,
    additivity,
    balance,
    section_ordinal,
    section_title,
    subject_label,
    subject_core,
    label,
    column_label,
    caption,
    row_group,
    block_kind,
    source_line,
    char_start,
    char_end,
    source_value,
    -- As a reader of the table understands it: `8` under `Amount ($M)` is $8M, `(8)` is ($8M).
    case
        when header_sign = '' and header_word = '' then source_value
        else {{ dbt.concat([
            regex_replace("source_value", "^([(+−–-]*).*$", "\\1"),
            "header_sign",
            regex_replace("source_value", "^[(+−–-]*|\\)$", ""),
            "header_word",
            "case when " ~ regex_matches("source_value", "^[+−–-]*\\(.*\\)$") ~ " then ')' else '' end"
        ]) }}
    end as shown_value,
    source_text,
    table_ordinal,
    row_ordinal,
    column_ordinal,
    is_cell,
    point as value,
    {{ stated_low('point_low', 'meant_qualifier', 'slack') }} as low,
    {{ stated_high('point_high', 'meant_qualifier', 'slack') }} as high,
    {{ stated_low('point_low', 'meant_qualifier', 'loose_slack') }} as loose_low,
    {{ stated_high('point_high', 'meant_qualifier', 'loose_slack') }} as loose_high,
    point_low as value_low,
    point_high as value_high,
    unit_shown,
    slack,
    meant_qualifier as qualifier,
    unit,
    unit_kind,
    rate_basis,
    period,
    period_start,
    period_end,
    period_source,
    status,
    scenario
from slackened
