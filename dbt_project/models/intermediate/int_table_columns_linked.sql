-- The concept each table column names by itself, and for a column of growth or shares the amount beside it.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
    where table_ordinal is not null
),

links as (
    select * from {{ ref('int_labels_linked') }}
    where place = 'column' and is_compatible
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

axes as (
    select * from {{ ref('int_table_axes') }}
),

counted as (
    select
        memo_id,
        table_ordinal,
        column_ordinal,
        column_label,
        unit_kind,
        count(*) as fact_count
    from facts
    group by memo_id, table_ordinal, column_ordinal, column_label, unit_kind
),

-- A column that mixes kinds of figures goes by the kind most of them have.
column_concepts as (
    select
        counted.memo_id,
        counted.table_ordinal,
        counted.column_ordinal,
        links.concept,
        case when labels.core = 'share' then 'share' else links.modifier end as modifier,
        links.growth_concept,
        links.share_concept,
        row_number() over (
            partition by counted.memo_id, counted.table_ordinal, counted.column_ordinal
            order by counted.fact_count desc, links.concept asc
        ) as choice
    from counted
    inner join links on counted.column_label = links.label_text and counted.unit_kind = links.unit_kind
    inner join labels on counted.column_label = labels.label_text
),

chosen as (
    select * from column_concepts
    where choice = 1
),

-- A column of growth or shares is of the amount right before it, known or not, and of none beyond; where none
-- stands before it, of the one right behind it.
amounts as (
    select distinct
        counted.memo_id,
        counted.table_ordinal,
        counted.column_ordinal
    from counted
    where counted.unit_kind in ('money', 'count', 'quantity', 'duration')
),

amounts_before as (
    select
        chosen.memo_id,
        chosen.table_ordinal,
        chosen.column_ordinal,
        max(amounts.column_ordinal) as amount_ordinal
    from chosen
    inner join amounts
        on
            chosen.memo_id = amounts.memo_id
            and chosen.table_ordinal = amounts.table_ordinal
            and chosen.column_ordinal > amounts.column_ordinal
    where chosen.modifier is not null
    group by chosen.memo_id, chosen.table_ordinal, chosen.column_ordinal
),

neighbours as (
    select
        chosen.memo_id,
        chosen.table_ordinal,
        chosen.column_ordinal,
        beside.concept as base_concept,
        row_number() over (
            partition by chosen.memo_id, chosen.table_ordinal, chosen.column_ordinal
            order by
                case when beside.column_ordinal < chosen.column_ordinal then 0 else 1 end,
                abs(beside.column_ordinal - chosen.column_ordinal)
        ) as nearness
    from chosen
    inner join chosen as beside
        on
            chosen.memo_id = beside.memo_id
            and chosen.table_ordinal = beside.table_ordinal
    left join amounts_before
        on
            chosen.memo_id = amounts_before.memo_id
            and chosen.table_ordinal = amounts_before.table_ordinal
            and chosen.column_ordinal = amounts_before.column_ordinal
    where
        beside.modifier is null
        and (amounts_before.amount_ordinal is null or beside.column_ordinal >= amounts_before.amount_ordinal)
        and (
            beside.column_ordinal < chosen.column_ordinal
            or (amounts_before.amount_ordinal is null and beside.column_ordinal = chosen.column_ordinal + 1)
        )
        and (
            (chosen.modifier = 'growth' and beside.growth_concept is not null)
            or (chosen.modifier = 'share' and beside.share_concept is not null)
        )
)

select
    chosen.memo_id,
    chosen.table_ordinal,
    chosen.column_ordinal,
    chosen.concept,
    chosen.modifier,
    neighbours.base_concept,
    -- The amount before it has a name, but none whose growth or share is known: no caption says more.
    neighbours.base_concept is null
    and amounts_before.amount_ordinal is not null
    and coalesce(axes.header_axis, '') not in ('generic', 'period', 'scenario') as is_of_unknown
from chosen
left join amounts_before
    on
        chosen.memo_id = amounts_before.memo_id
        and chosen.table_ordinal = amounts_before.table_ordinal
        and chosen.column_ordinal = amounts_before.column_ordinal
left join axes
    on
        amounts_before.memo_id = axes.memo_id
        and amounts_before.table_ordinal = axes.table_ordinal
        and amounts_before.amount_ordinal = axes.column_ordinal
left join neighbours
    on
        chosen.memo_id = neighbours.memo_id
        and chosen.table_ordinal = neighbours.table_ordinal
        and chosen.column_ordinal = neighbours.column_ordinal
        and neighbours.nearness = 1
