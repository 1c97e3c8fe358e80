-- depends_on: {{ ref('axes') }}
-- What the rows and columns of each table stand for, as far as its header says.
{% set rules = axis_rules() %}
with

cells as (
    select * from {{ ref('stg_memo__cells') }}
    where row_ordinal is null
),

labels as (
    select * from {{ ref('int_labels_normalised') }}
),

headers as (
    select distinct cell_text
    from cells
),

matched as (
    select
        headers.cell_text as header_text,
        labels.core,
        {{ first_matching(rules, 'labels.core', 'axis') }} as header_axis,
        {{ first_matching(rules, 'labels.core', 'member_kind') }} as member_kind,
        {{ first_matching(rules, 'labels.core', 'concept') }} as member_concept
    from headers
    inner join labels on headers.cell_text = labels.label_text
)

select
    cells.memo_id,
    cells.table_ordinal,
    cells.column_ordinal,
    cells.cell_text as header_text,
    -- A header that is nothing but a period, unit or scenario ("2035", "($M)", "Base Case") names no measure.
    case
        when matched.core = '' and cells.cell_text <> '' then 'generic'
        else matched.header_axis
    end as header_axis,
    nullif(matched.member_kind, '') as member_kind,
    nullif(matched.member_concept, '') as member_concept
from cells
inner join matched on cells.cell_text = matched.header_text
