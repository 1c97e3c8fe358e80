-- What each stream brings, its stated share beside the share its amount makes of the total.
with

streams as (
    select * from {{ ref('fct_revenue_stream') }}
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

totals as (
    select
        *,
        max(case when is_total then amount end)
            over (partition by memo_id, entity_id, period_id, scenario_id, unit) as stated_total,
        sum(case when not is_total then amount end)
            over (partition by memo_id, entity_id, period_id, scenario_id, unit) as sum_of_streams,
        rank() over (
            partition by memo_id, entity_id, period_id, scenario_id, unit, is_total, amount is null
            order by amount desc
        ) as place
    from streams
),

shared as (
    select
        *,
        {{ ratio('amount', 'coalesce(stated_total, sum_of_streams)') }} as recomputed_share
    from totals
)

select
    shared.revenue_stream_id,
    shared.memo_id,
    shared.entity_id,
    entities.entity,
    shared.stream,
    shared.subject_label,
    shared.is_total,
    shared.period_id,
    periods.period,
    scenarios.scenario,
    shared.amount,
    shared.amount_low,
    shared.amount_high,
    shared.unit,
    shared.share as stated_share,
    shared.share_low as stated_share_low,
    shared.share_high as stated_share_high,
    shared.recomputed_share,
    shared.recomputed_share - shared.share as share_gap,
    case
        when shared.stated_total is not null then 'stated_total'
        when shared.sum_of_streams is not null then 'sum_of_streams'
    end as share_basis,
    shared.stated_total,
    cast(shared.sum_of_streams as decimal(38, 9)) as sum_of_streams,
    cast(shared.sum_of_streams - shared.stated_total as decimal(38, 9)) as total_gap,
    cast(case when not shared.is_total and shared.amount is not null then shared.place end as integer)
        as amount_rank,
    shared.growth_driver,
    shared.status
from shared
left join entities on shared.entity_id = entities.entity_id
left join periods on shared.period_id = periods.period_id
left join scenarios on shared.scenario_id = scenarios.scenario_id
