-- Each participant of each market: what it holds as stated, as its revenue implies, and against the leader.
with

positions as (
    select * from {{ ref('fct_market_position') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

periods as (
    select * from {{ ref('dim_period') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

participants as (
    select
        positions.*,
        entities.entity,
        periods.period,
        scenarios.scenario,
        -- The rest of a market is no company: it has no rank, and it adds nothing to concentration.
        coalesce(entities.kind = 'aggregate', false) as is_residual,
        case
            when positions.market_share is not null and coalesce(entities.kind, '') <> 'aggregate'
                then positions.market_share
        end as ranked_share
    from positions
    left join entities on positions.entity_id = entities.entity_id
    left join periods on positions.period_id = periods.period_id
    left join scenarios on positions.scenario_id = scenarios.scenario_id
    where not positions.is_total
),

{%- set market = 'memo_id, table_ordinal, member, period_id, scenario_id' %}

revenues as (
    select
        *,
        -- Where only one company is named there is nothing to compare it with.
        min(entity_id) over (partition by {{ market }}) <> max(entity_id) over (partition by {{ market }})
            as is_compared,
        sum(revenue) over (partition by {{ market }}, unit) as market_revenue,
        max(ranked_share) over (partition by {{ market }}) as leader_share,
        sum(ranked_share) over (partition by {{ market }}, entity_id) as company_share,
        rank() over (partition by {{ market }}, ranked_share is null order by ranked_share desc) as place
    from participants
),

implied as (
    select
        *,
        case
            when is_compared and revenue is not null then {{ ratio('revenue', 'market_revenue') }}
        end as implied_share
    from revenues
),

companies as (
    select
        *,
        sum(case when not is_residual then implied_share end)
            over (partition by {{ market }}, unit, entity_id) as company_implied_share
    from implied
),

-- The rows of one company count as one: a share times the company's share, summed, is its share squared.
concentrated as (
    select
        *,
        sum({{ as_double('ranked_share') }} * {{ as_double('company_share') }} * 10000)
            over (partition by {{ market }}) as stated_hhi,
        sum(
            case
                when not is_residual
                    then {{ as_double('implied_share') }} * {{ as_double('company_implied_share') }} * 10000
            end
        ) over (partition by {{ market }}, unit) as implied_hhi
    from companies
)

select
    market_position_id,
    memo_id,
    table_ordinal,
    market,
    entity_id,
    entity,
    member,
    subject_label,
    is_residual,
    period_id,
    period,
    scenario,
    market_share as stated_share,
    market_share_low as stated_share_low,
    market_share_high as stated_share_high,
    implied_share,
    implied_share - market_share as share_gap,
    cast(case when is_compared and ranked_share is not null then place end as integer) as share_rank,
    case when is_compared then leader_share - market_share end as gap_to_leader,
    revenue,
    revenue_low,
    revenue_high,
    case when is_compared then cast(market_revenue as decimal(38, 9)) end as market_revenue,
    unit,
    customers,
    customers_low,
    customers_high,
    customer_kind,
    case
        when customer_kind in ('enterprise_customers', 'customers') then {{ ratio('revenue', 'customers') }}
    end as revenue_per_customer,
    case when is_compared then {{ as_decimal('stated_hhi') }} end as stated_hhi,
    case when is_compared then {{ as_decimal('implied_hhi') }} end as implied_hhi,
    primary_product,
    status
from concentrated
