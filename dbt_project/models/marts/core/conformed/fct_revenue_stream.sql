-- The streams revenue comes from, the total as a row of its own.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

attributes as (
    select * from {{ ref('int_row_attributes') }}
),

streams as (
    select
        *,
        case when is_total or member is null then 'Total' else member end as stream,
        case concept when 'revenue_by_stream' then 'amount' else 'share' end as measure,
        max(case when block_kind = 'table' then 1 else 0 end)
            over (partition by memo_id, entity_id)
            as has_table
    from facts
    where
        (concept = 'revenue_by_stream' and unit_kind = 'money')
        or (concept = 'revenue_share_by_stream' and unit_kind = 'percent')
),

-- Prose names a stream in passing; beside a table a bullet does no more.
listed as (
    select * from streams
    where block_kind = 'table' or (block_kind = 'bullet' and has_table = 0)
),

-- With amounts of one period the shares beside them are shares of it, whatever period their column inherits.
amounts as (
    select
        memo_id,
        table_ordinal,
        count(distinct period_id) as amount_periods,
        min(period_id) as amount_period_id,
        max(year) as amount_year
    from listed
    where measure = 'amount' and table_ordinal is not null
    group by memo_id, table_ordinal
),

candidates as (
    select
        listed.*,
        case when amounts.amount_periods = 1 then amounts.amount_period_id else listed.period_id end
            as stream_period_id,
        case when amounts.amount_periods = 1 then amounts.amount_year else listed.year end as stream_year,
        listed.precedence as choice_order
    from listed
    left join amounts
        on listed.memo_id = amounts.memo_id and listed.table_ordinal = amounts.table_ordinal
),

{{ choose_statements(['memo_id', 'entity_id', 'stream', 'stream_period_id', 'scenario_id']) }},

rows_of_streams as (
    select
        memo_id,
        entity_id,
        stream,
        stream_period_id,
        scenario_id,
        max(stream_year) as year,
        max(row_currency) as unit,
        {{ measure_columns('amount') }},
        {{ measure_columns('share') }},
        {{ from_first_choice('subject_label') }} as subject_label,
        {{ from_first_choice('table_ordinal') }} as table_ordinal,
        {{ from_first_choice('row_ordinal') }} as row_ordinal,
        {{ from_first_choice('status') }} as status
    from chosen
    group by memo_id, entity_id, stream, stream_period_id, scenario_id
)

select
    {{ key([
        'rows_of_streams.memo_id', 'rows_of_streams.entity_id', 'rows_of_streams.stream',
        'rows_of_streams.stream_period_id', 'rows_of_streams.scenario_id'
    ]) }} as revenue_stream_id,
    rows_of_streams.memo_id,
    rows_of_streams.entity_id,
    rows_of_streams.stream,
    rows_of_streams.subject_label,
    rows_of_streams.stream = 'Total' as is_total,
    rows_of_streams.stream_period_id as period_id,
    rows_of_streams.year,
    rows_of_streams.scenario_id,
    rows_of_streams.amount,
    rows_of_streams.amount_low,
    rows_of_streams.amount_high,
    rows_of_streams.amount_fact_id,
    rows_of_streams.unit,
    rows_of_streams.share,
    rows_of_streams.share_low,
    rows_of_streams.share_high,
    rows_of_streams.share_fact_id,
    attributes.text as growth_driver,
    rows_of_streams.status
from rows_of_streams
left join attributes
    on
        rows_of_streams.memo_id = attributes.memo_id
        and rows_of_streams.table_ordinal = attributes.table_ordinal
        and rows_of_streams.row_ordinal = attributes.row_ordinal
        and attributes.attribute = 'driver'
