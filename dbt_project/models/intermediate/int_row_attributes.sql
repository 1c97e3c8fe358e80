-- The words a table says of a row (its product, driver, role …), told by the column's label.
with

cells as (
    select * from {{ ref('stg_memo__cells') }}
),

named as (
    select
        memo_id,
        table_ordinal,
        row_ordinal,
        column_ordinal,
        trim(cell_text) as text,
        case
            when lower(column_label) like '%driver%' then 'driver'
            when lower(column_label) like '%role%' or lower(column_label) like '%responsib%' then 'role'
            when
                lower(column_label) like '%release%' or lower(column_label) like '%launch%'
                then 'release_date'
            when lower(column_label) like '%adoption%' then 'adoption'
            when lower(column_label) like '%infrastructure%' then 'infrastructure'
            when lower(column_label) like '%product%' or lower(column_label) like '%offering%' then 'product'
        end as attribute
    from cells
    where row_ordinal is not null and column_ordinal > 0
),

-- A text without a letter is a figure, a dash or a rating: no attribute.
worded as (
    select * from named
    where attribute is not null and lower(text) <> upper(text)
),

ranked as (
    select
        *,
        row_number() over (
            partition by memo_id, table_ordinal, row_ordinal, attribute order by column_ordinal
        ) as place
    from worded
)

select
    memo_id,
    table_ordinal,
    row_ordinal,
    attribute,
    text
from ranked
where place = 1
