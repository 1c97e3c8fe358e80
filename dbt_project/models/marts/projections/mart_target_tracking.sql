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

targeted_concepts as (
    select distinct
        memo_id,
        concept
    from facts
    where status = 'target' and year is not null
),

keyed as (
    select
        facts.*,
        {{ key([
            'facts.memo_id', 'facts.entity_id', 'facts.concept', 'facts.member', 'facts.is_total',
            'facts.scenario_id', 'facts.unit'
        ]) }} as aspect_id,
        {{ yearly_place() }} as year_place,
        facts.unit_kind in ('money', 'count', 'quantity') as is_amount
    from facts
    inner join targeted_concepts
        on
            facts.memo_id = targeted_concepts.memo_id
            and facts.concept = targeted_concepts.concept
    where facts.year is not null
),

targets as (
    select * from keyed
    where status = 'target'
),

foreseen_ranked as (
    select
        aspect_id,
        year,
        year_place,
        fact_id,
        value,
        value_low,
        value_high,
        status,
        row_number() over (partition by aspect_id, year order by precedence) as choice
    from keyed
    where status in ('projection', 'estimate', 'actual')
),

foreseen as (
    select * from foreseen_ranked
    where choice = 1
),

-- Where nothing is foreseen for the target's own year, the years around it tell what is on the way.
surrounded as (
    select
        targets.fact_id,
        targets.aspect_id,
        targets.year,
        targets.is_amount,
        max(case when foreseen.year < targets.year then foreseen.year end) as year_before,
        min(case when foreseen.year > targets.year then foreseen.year end) as year_after
    from targets
    inner join foreseen on targets.aspect_id = foreseen.aspect_id
    where foreseen.year_place is not null
    group by targets.fact_id, targets.aspect_id, targets.year, targets.is_amount
),

between_years as (
    select
        surrounded.fact_id,
        surrounded.is_amount,
        {{ as_double('surrounded.year - surrounded.year_before') }}
        / (surrounded.year_after - surrounded.year_before) as fraction,
        earlier.value as earlier_value,
        earlier.value_low as earlier_low,
        earlier.value_high as earlier_high,
        later.value as later_value,
        later.value_low as later_low,
        later.value_high as later_high,
        later.fact_id as later_fact_id,
        later.status as later_status
    from surrounded
    inner join foreseen as earlier
        on
            surrounded.aspect_id = earlier.aspect_id
            and surrounded.year_before = earlier.year
    inner join foreseen as later
        on
            surrounded.aspect_id = later.aspect_id
            and surrounded.year_after = later.year
),

interpolated as (
    select
        fact_id,
        {{ interpolate('earlier_value', 'later_value', 'fraction', 'is_amount') }} as value,
        {{ interpolate('earlier_low', 'later_low', 'fraction', 'is_amount') }} as value_low,
        {{ interpolate('earlier_high', 'later_high', 'fraction', 'is_amount') }} as value_high,
        later_fact_id,
        later_status
    from between_years
),

projected as (
    select
        targets.fact_id,
        case
            when foreseen.fact_id is not null then 'stated'
            when interpolated.fact_id is not null then 'interpolated'
        end as projection_source,
        coalesce(foreseen.fact_id, interpolated.later_fact_id) as projection_fact_id,
        coalesce(foreseen.status, interpolated.later_status) as projection_status,
        case when foreseen.fact_id is not null then foreseen.value else interpolated.value end as projection,
        case when foreseen.fact_id is not null then foreseen.value_low else interpolated.value_low end
            as projection_low,
        case when foreseen.fact_id is not null then foreseen.value_high else interpolated.value_high end
            as projection_high
    from targets
    left join foreseen
        on
            targets.aspect_id = foreseen.aspect_id
            and targets.year = foreseen.year
    left join interpolated on targets.fact_id = interpolated.fact_id
),

compared as (
    select
        targets.*,
        projected.projection_source,
        projected.projection_fact_id,
        projected.projection,
        projected.projection_low,
        projected.projection_high,
        projected.projection_status,
        case
            when projected.projection_fact_id is null then 'no_projection'
            when projected.projection_high < targets.value_low then 'below'
            when projected.projection_low > targets.value_high then 'above'
            when
                (targets.value_low is null or projected.projection_low >= targets.value_low)
                and (targets.value_high is null or projected.projection_high <= targets.value_high)
                then 'meets'
            else 'overlaps'
        end as verdict
    from targets
    inner join projected on targets.fact_id = projected.fact_id
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
    compared.projection_source,
    compared.projection_status,
    cast(compared.projection - compared.value as decimal(38, 9)) as gap,
    {{ ratio('compared.projection - compared.value', 'abs(compared.value)') }} as relative_gap,
    compared.verdict
from compared
left join entities on compared.entity_id = entities.entity_id
left join scenarios on compared.scenario_id = scenarios.scenario_id
