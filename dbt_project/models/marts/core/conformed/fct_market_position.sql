-- A market is a table that states market shares; a row of it is one participant at one time.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

attributes as (
    select * from {{ ref('int_row_attributes') }}
),

measured as (
    select
        *,
        case
            when concept = 'market_share' and unit_kind = 'percent' then 'market_share'
            when concept in ('estimated_revenue', 'revenue') and unit_kind = 'money' then 'revenue'
            when
                concept in ('enterprise_customers', 'customers', 'users', 'subscribers', 'developers')
                and unit_kind = 'count' then 'customers'
        end as measure
    from facts
    where table_ordinal is not null
),

-- With shares of one period the whole row belongs to it, whatever period a neighbouring column inherits.
markets as (
    select
        memo_id,
        table_ordinal,
        count(distinct period_id) as share_periods,
        min(period_id) as share_period_id,
        count(distinct entity_id) as participants
    from measured
    where measure = 'market_share'
    group by memo_id, table_ordinal
),

in_markets as (
    select
        measured.*,
        case when markets.share_periods > 1 then measured.period_id else markets.share_period_id end
            as market_period_id,
        markets.participants,
        measured.precedence
        + case
            when measured.period_id = markets.share_period_id or markets.share_periods > 1 then 0 else 1000000
        end
            as choice_order
    from measured
    inner join markets
        on measured.memo_id = markets.memo_id and measured.table_ordinal = markets.table_ordinal
    where measured.measure is not null
),

-- Two rows may name one company (two products of it); then only their labels tell them apart.
labelled as (
    select
        *,
        min(case when measure = 'market_share' then subject_label end) over (
            partition by memo_id, table_ordinal, entity_id, member, is_total, market_period_id, scenario_id
        ) as first_label,
        max(case when measure = 'market_share' then subject_label end) over (
            partition by memo_id, table_ordinal, entity_id, member, is_total, market_period_id, scenario_id
        ) as last_label
    from in_markets
),

candidates as (
    select
        *,
        case when first_label <> last_label then subject_label end as row_label
    from labelled
),

{{ choose_statements([
    'memo_id', 'table_ordinal', 'entity_id', 'member', 'row_label', 'is_total', 'market_period_id', 'scenario_id'
]) }},

positions as (
    select
        memo_id,
        table_ordinal,
        entity_id,
        member,
        row_label,
        is_total,
        market_period_id,
        scenario_id,
        coalesce(
            max(case when measure = 'market_share' then subject_label end),
            {{ from_first_choice('subject_label') }}
        ) as subject_label,
        max(caption) as market,
        max(participants) as participants,
        max(year) as year,
        min(row_ordinal) as row_ordinal,
        max(row_currency) as unit,
        {{ measure_columns('market_share') }},
        {{ measure_columns('revenue') }},
        {{ measure_columns('customers') }},
        max(case when measure = 'customers' then concept end) as customer_kind,
        {{ from_first_choice('status') }} as status
    from chosen
    group by memo_id, table_ordinal, entity_id, member, row_label, is_total, market_period_id, scenario_id
)

select
    {{ key([
        'positions.memo_id', 'positions.table_ordinal', 'positions.entity_id', 'positions.member',
        'positions.row_label', 'positions.is_total', 'positions.market_period_id', 'positions.scenario_id'
    ]) }} as market_position_id,
    positions.memo_id,
    positions.table_ordinal,
    positions.market,
    positions.entity_id,
    positions.member,
    positions.subject_label,
    positions.is_total,
    positions.market_period_id as period_id,
    positions.year,
    positions.scenario_id,
    positions.market_share,
    positions.market_share_low,
    positions.market_share_high,
    positions.market_share_fact_id,
    positions.revenue,
    positions.revenue_low,
    positions.revenue_high,
    positions.revenue_fact_id,
    positions.unit,
    positions.customers,
    positions.customers_low,
    positions.customers_high,
    positions.customers_fact_id,
    positions.customer_kind,
    attributes.text as primary_product,
    positions.status
from positions
left join attributes
    on
        positions.memo_id = attributes.memo_id
        and positions.table_ordinal = attributes.table_ordinal
        and positions.row_ordinal = attributes.row_ordinal
        and attributes.attribute = 'product'
-- One company's table may hold other lines than its share; only in a table of several is each line a rival.
where positions.market_share is not null or positions.participants > 1
