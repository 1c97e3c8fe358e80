-- Which statement counts where a memo makes several of the same thing: the one rule, for all conformed facts.
with

facts as (
    select * from {{ ref('fct_memo_fact') }}
),

periods as (
    select * from {{ ref('dim_period') }}
),

concepts as (
    select * from {{ ref('dim_concept') }}
),

linked as (
    select
        facts.fact_id,
        facts.memo_id,
        facts.entity_id,
        facts.memo_entity_id,
        facts.concept,
        facts.member,
        facts.member_kind,
        facts.is_total,
        facts.subject_label,
        facts.label,
        facts.column_label,
        facts.caption,
        facts.block_kind,
        facts.source_line,
        facts.char_start,
        facts.table_ordinal,
        facts.row_ordinal,
        facts.column_ordinal,
        facts.period_id,
        facts.period_relation,
        facts.period_source,
        concepts.period_type,
        periods.granularity as period_granularity,
        coalesce(periods.calendar_year, periods.end_year) as year,
        facts.scenario_id,
        facts.scenario_probability,
        facts.value,
        facts.value_low,
        facts.value_high,
        facts.qualifier,
        facts.unit,
        facts.unit_kind,
        facts.rate_basis,
        facts.status,
        -- "14,000 (down from 18,500)": what was before is no figure of the period.
        case when facts.change_role = 'from' then 1 else 0 end as change_place,
        -- A table is laid out to be read as data; prose rounds, repeats and argues.
        case facts.block_kind when 'table' then 0 when 'bullet' then 1 when 'prose' then 2 else 3 end
            as block_place,
        -- What is hoped for or assumed gives way to what is said to be.
        case when facts.status in ('target', 'assumption') then 1 else 0 end as status_place,
        case
            when facts.period_source in ('stated', 'column', 'row') then 0
            when facts.period_source = 'caption' then 1
            when facts.period_source = 'section' then 2
            else 3
        end as period_place
    from facts
    left join periods on facts.period_id = periods.period_id
    left join concepts on facts.concept_id = concepts.concept_id
    -- A slip of the pen (a quintillion trillion) must not run the sums and products of the marts over.
    where
        facts.concept is not null
        and abs(facts.value) < 1e24
        and abs(coalesce(facts.value_low, 0)) < 1e24
        and abs(coalesce(facts.value_high, 0)) < 1e24
),

-- Two rows of a table may share a member of the taxonomy; then only their own labels tell them apart.
shared_members as (
    select
        memo_id,
        table_ordinal,
        column_ordinal,
        concept,
        member
    from linked
    where table_ordinal is not null and member is not null and not is_total
    group by memo_id, table_ordinal, column_ordinal, concept, member, entity_id, period_id, scenario_id, unit
    having min(subject_label) <> max(subject_label)
),

shared_members_once as (
    select distinct
        memo_id,
        table_ordinal,
        column_ordinal,
        concept,
        member
    from shared_members
),

ranked as (
    select
        linked.*,
        case
            when shared_members_once.member is not null and not linked.is_total then linked.subject_label
            else linked.member
        end as own_member,
        row_number() over (
            partition by linked.memo_id
            order by
                linked.change_place,
                linked.block_place,
                linked.status_place,
                linked.period_place,
                linked.source_line,
                linked.char_start,
                linked.fact_id
        ) as precedence
    from linked
    left join shared_members_once
        on
            linked.memo_id = shared_members_once.memo_id
            and linked.table_ordinal = shared_members_once.table_ordinal
            and linked.column_ordinal = shared_members_once.column_ordinal
            and linked.concept = shared_members_once.concept
            and linked.member = shared_members_once.member
)

select
    fact_id,
    memo_id,
    entity_id,
    memo_entity_id,
    concept,
    own_member as member,
    member_kind,
    is_total,
    subject_label,
    label,
    column_label,
    caption,
    block_kind,
    table_ordinal,
    row_ordinal,
    period_id,
    period_relation,
    period_source,
    period_type,
    period_granularity,
    cast(year as integer) as year,
    scenario_id,
    cast(scenario_probability as decimal(38, 9)) as scenario_probability,
    value,
    value_low,
    value_high,
    qualifier,
    unit,
    unit_kind,
    rate_basis,
    status,
    cast(precedence as bigint) as precedence
from ranked
