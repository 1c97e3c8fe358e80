-- The way to profit: stated EBITDA and margin beside recomputed ones, the sum so far, the year losses end.
with

years as (
    select * from {{ ref('fct_financial_projection') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

earnings as (
    select
        *,
        revenue - operating_expense as recomputed_ebitda,
        revenue_low - operating_expense_high as recomputed_ebitda_low,
        revenue_high - operating_expense_low as recomputed_ebitda_high,
        coalesce(ebitda, revenue - operating_expense) as best_ebitda,
        case when ebitda is null then revenue_low - operating_expense_high else ebitda_low end
            as best_ebitda_low,
        case when ebitda is null then revenue_high - operating_expense_low else ebitda_high end
            as best_ebitda_high
    from years
),

profitable as (
    select
        *,
        max(case when best_ebitda <= 0 then year end)
            over (partition by memo_id, entity_id, scenario_id, unit) as last_loss_year
    from earnings
    where best_ebitda is not null or ebitda_margin is not null
),

running as (
    select
        *,
        sum(best_ebitda) over (
            partition by memo_id, entity_id, scenario_id, unit
            order by year
            rows between unbounded preceding and current row
        ) as cumulative_ebitda,
        {% for side in ['low', 'high'] -%}
            sum(best_ebitda_{{ side }}) over (
                partition by memo_id, entity_id, scenario_id, unit
                order by year
                rows between unbounded preceding and current row
            ) as sum_{{ side }},
            max(case when best_ebitda is not null and best_ebitda_{{ side }} is null then 1 else 0 end) over (
                partition by memo_id, entity_id, scenario_id, unit
                order by year
                rows between unbounded preceding and current row
            ) as is_{{ side }}_open,
        {% endfor -%}
        -- A profit that a later loss follows is none to rest on.
        min(case when best_ebitda > 0 and year > coalesce(last_loss_year, 0) then year end)
            over (partition by memo_id, entity_id, scenario_id, unit) as break_even_year
    from profitable
)

select
    running.financial_projection_id,
    running.memo_id,
    running.entity_id,
    entities.entity,
    coalesce(entities.kind = 'aggregate', false) as is_aggregate,
    scenarios.scenario,
    running.year,
    running.revenue,
    running.revenue_low,
    running.revenue_high,
    running.operating_expense,
    running.operating_expense_low,
    running.operating_expense_high,
    running.ebitda,
    running.ebitda_low,
    running.ebitda_high,
    cast(running.recomputed_ebitda as decimal(38, 9)) as recomputed_ebitda,
    cast(running.recomputed_ebitda_low as decimal(38, 9)) as recomputed_ebitda_low,
    cast(running.recomputed_ebitda_high as decimal(38, 9)) as recomputed_ebitda_high,
    cast(running.recomputed_ebitda - running.ebitda as decimal(38, 9)) as ebitda_gap,
    running.ebitda_margin as stated_margin,
    running.ebitda_margin_low as stated_margin_low,
    running.ebitda_margin_high as stated_margin_high,
    case
        when running.revenue > 0 then {{ ratio('running.best_ebitda', 'running.revenue') }}
    end as recomputed_margin,
    {{ ratio_low('running.best_ebitda_low', 'running.revenue_low', 'running.revenue_high') }}
        as recomputed_margin_low,
    {{ ratio_high('running.best_ebitda_high', 'running.revenue_low', 'running.revenue_high') }}
        as recomputed_margin_high,
    case when running.revenue > 0 then {{ ratio('running.best_ebitda', 'running.revenue') }} end
    - running.ebitda_margin as margin_gap,
    cast(running.cumulative_ebitda as decimal(38, 9)) as cumulative_ebitda,
    -- One open bound leaves every later sum open.
    case when running.is_low_open = 0 then cast(running.sum_low as decimal(38, 9)) end
        as cumulative_ebitda_low,
    case when running.is_high_open = 0 then cast(running.sum_high as decimal(38, 9)) end
        as cumulative_ebitda_high,
    running.break_even_year,
    coalesce(running.year >= running.break_even_year, false) as is_after_break_even,
    running.unit,
    running.status
from running
left join entities on running.entity_id = entities.entity_id
left join scenarios on running.scenario_id = scenarios.scenario_id
