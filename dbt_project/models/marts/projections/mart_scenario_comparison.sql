-- The scenarios of a figure side by side, and what they come to by the memo's own probabilities.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
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

-- A probability that stands by itself (a column, a bullet) is its scenario's: in its table, else in the memo
-- that gives the scenario no other.
table_probabilities as (
    select
        memo_id,
        table_ordinal,
        scenario_id,
        min(value) as probability
    from facts
    where concept = 'probability' and unit_kind = 'percent' and table_ordinal is not null
    group by memo_id, table_ordinal, scenario_id
    having min(value) = max(value) and min(value) between 0 and 1
),

memo_probabilities as (
    select
        memo_id,
        scenario_id,
        min(value) as probability
    from facts
    where concept = 'probability' and unit_kind = 'percent'
    group by memo_id, scenario_id
    having min(value) = max(value) and min(value) between 0 and 1
),

named as (
    select
        facts.*,
        scenarios.scenario,
        cast(
            coalesce(
                facts.scenario_probability, table_probabilities.probability, memo_probabilities.probability
            ) as decimal(38, 9)
        ) as probability,
        row_number() over (
            partition by
                facts.memo_id, facts.entity_id, facts.concept, facts.member, facts.is_total, facts.period_id,
                facts.unit, facts.scenario_id
            order by facts.precedence
        ) as choice
    from facts
    inner join scenarios on facts.scenario_id = scenarios.scenario_id
    left join table_probabilities
        on
            facts.memo_id = table_probabilities.memo_id
            and facts.table_ordinal = table_probabilities.table_ordinal
            and facts.scenario_id = table_probabilities.scenario_id
    left join memo_probabilities
        on
            facts.memo_id = memo_probabilities.memo_id
            and facts.scenario_id = memo_probabilities.scenario_id
    where scenarios.scenario in ('bear', 'base', 'bull')
),

compared as (
    select
        memo_id,
        entity_id,
        concept,
        member,
        is_total,
        period_id,
        unit,
        {% for scenario in ['bear', 'base', 'bull'] -%}
            max(case when scenario = '{{ scenario }}' then value end) as {{ scenario }}_value,
            max(case when scenario = '{{ scenario }}' then value_low end) as {{ scenario }}_low,
            max(case when scenario = '{{ scenario }}' then value_high end) as {{ scenario }}_high,
            max(case when scenario = '{{ scenario }}' then probability end)
                as {{ scenario }}_probability,
            max(case when scenario = '{{ scenario }}' then fact_id end) as {{ scenario }}_fact_id,
        {% endfor -%}
        -- What is foreseen without a year is not foreseen for the date of the memo.
        max(case when period_source = 'memo' then null else year end) as year,
        count(*) as scenario_count,
        count(probability) as probability_count,
        sum(probability) as probability_sum,
        sum({{ as_double('probability') }} * {{ as_double('value') }}) as weighted_sum
    from named
    where choice = 1
    group by memo_id, entity_id, concept, member, is_total, period_id, unit
)

select
    {{ key([
        'compared.memo_id', 'compared.entity_id', 'compared.concept', 'compared.member', 'compared.is_total',
        'compared.period_id', 'compared.unit'
    ]) }} as scenario_comparison_id,
    compared.memo_id,
    compared.entity_id,
    entities.entity,
    compared.concept,
    compared.member,
    compared.is_total,
    compared.period_id,
    periods.period,
    compared.year,
    compared.unit,
    compared.bear_value,
    compared.bear_low,
    compared.bear_high,
    compared.bear_probability,
    compared.bear_fact_id,
    compared.base_value,
    compared.base_low,
    compared.base_high,
    compared.base_probability,
    compared.base_fact_id,
    compared.bull_value,
    compared.bull_low,
    compared.bull_high,
    compared.bull_probability,
    compared.bull_fact_id,
    cast(compared.scenario_count as integer) as scenario_count,
    -- How likely two cases are lies no distance apart: the probabilities are no outcome of theirs.
    cast(
        case when compared.concept <> 'probability' then compared.bull_value - compared.bear_value end
        as decimal(38, 9)
    ) as spread,
    case
        when compared.concept <> 'probability'
            then {{ ratio('compared.bull_value - compared.bear_value', 'abs(compared.base_value)') }}
    end as relative_spread,
    cast(compared.probability_sum as decimal(38, 9)) as probability_sum,
    -- Probabilities that leave a case out, or do not come to one, weigh nothing; nor do they weigh
    -- themselves.
    case
        when
            compared.concept <> 'probability'
            and compared.scenario_count > 1
            and compared.probability_count = compared.scenario_count
            and compared.probability_sum between 0.99 and 1.01
            then {{ as_decimal('compared.weighted_sum / ' ~ as_double('compared.probability_sum')) }}
    end as probability_weighted
from compared
left join entities on compared.entity_id = entities.entity_id
left join periods on compared.period_id = periods.period_id
