-- Funding and capital expenditure of each company as multiples of those of the company the memo is about.
with

resources as (
    select * from {{ ref('fct_capital_resources') }}
),

memos as (
    select * from {{ ref('dim_memo') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

own as (
    select
        resources.memo_id,
        resources.year,
        resources.scenario_id,
        resources.unit,
        resources.total_funding,
        resources.total_funding_low,
        resources.total_funding_high,
        resources.capex,
        resources.capex_low,
        resources.capex_high
    from resources
    inner join memos on resources.memo_id = memos.memo_id and resources.entity_id = memos.entity_id
),

compared as (
    select
        resources.*,
        entities.entity,
        scenarios.scenario,
        coalesce(resources.entity_id = memos.entity_id, false) as is_own,
        own.total_funding as own_total_funding,
        own.total_funding_low as own_total_funding_low,
        own.total_funding_high as own_total_funding_high,
        own.capex as own_capex,
        own.capex_low as own_capex_low,
        own.capex_high as own_capex_high
    from resources
    left join memos on resources.memo_id = memos.memo_id
    left join entities on resources.entity_id = entities.entity_id
    left join scenarios on resources.scenario_id = scenarios.scenario_id
    left join own
        on
            resources.memo_id = own.memo_id
            and resources.year = own.year
            and resources.scenario_id = own.scenario_id
            and resources.unit = own.unit
)

select
    capital_resources_id,
    memo_id,
    entity_id,
    entity,
    is_own,
    year,
    scenario,
    total_funding,
    total_funding_low,
    total_funding_high,
    capex,
    capex_low,
    capex_high,
    unit,
    own_total_funding,
    own_capex,
    {{ ratio('total_funding', 'own_total_funding') }} as funding_ratio,
    {{ ratio_low('total_funding_low', 'own_total_funding_low', 'own_total_funding_high') }}
        as funding_ratio_low,
    {{ ratio_high('total_funding_high', 'own_total_funding_low', 'own_total_funding_high') }}
        as funding_ratio_high,
    {{ ratio('capex', 'own_capex') }} as capex_ratio,
    {{ ratio_low('capex_low', 'own_capex_low', 'own_capex_high') }} as capex_ratio_low,
    {{ ratio_high('capex_high', 'own_capex_low', 'own_capex_high') }} as capex_ratio_high,
    {{ ratio('own_capex', 'capex') }} as own_capex_fraction,
    primary_infrastructure,
    status
from compared
