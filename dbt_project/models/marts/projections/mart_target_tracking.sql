-- Each target beside what the same memo foresees for that year.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

keyed as (
    select
        *,
        {{ key([
            'memo_id', 'entity_id', 'concept', 'member', 'is_total', 'scenario_id', 'unit', 'year'
        ]) }} as aspect_id
    from facts
    where year is not null
),

targets as (
    select * from keyed
    where status = 'target'
),

foreseen_ranked as (
    select
        aspect_id,
        fact_id,
        value,
        value_low,
        value_high,
        status,
        row_number() over (partition by aspect_id order by precedence) as choice
    from keyed
    where status in ('projection', 'estimate', 'actual')
),

foreseen as (
    select * from foreseen_ranked
    where choice = 1
),

compared as (
    select
        targets.*,
        foreseen.fact_id as projection_fact_id,
        foreseen.value as projection,
        foreseen.value_low as projection_low,
        foreseen.value_high as projection_high,
        foreseen.status as projection_status,
        case
            when foreseen.fact_id is null then 'no_projection'
            when foreseen.value_high < targets.value_low then 'below'
            when foreseen.value_low > targets.value_high then 'above'
            when
                (targets.value_low is null or foreseen.value_low >= targets.value_low)
                and (targets.value_high is null or foreseen.value_high <= targets.value_high)
                then 'meets'
            else 'overlaps'
        end as verdict
    from targets
    left join foreseen on targets.aspect_id = foreseen.aspect_id
)

select
    compared.fact_id as target_fact_id,
    compared.memo_id,
    compared.entity_id,
    entities.entity,
    compared.concept,
    compared.member,
    compared.is_total,
    scenarios.scenario,
    compared.year,
    compared.value as target,
    compared.value_low as target_low,
    compared.value_high as target_high,
    compared.unit,
    compared.projection,
    compared.projection_low,
    compared.projection_high,
    compared.projection_fact_id,
    compared.projection_status,
    cast(compared.projection - compared.value as decimal(38, 9)) as gap,
    {{ ratio('compared.projection - compared.value', 'abs(compared.value)') }} as relative_gap,
    compared.verdict
from compared
left join entities on compared.entity_id = entities.entity_id
left join scenarios on compared.scenario_id = scenarios.scenario_id
