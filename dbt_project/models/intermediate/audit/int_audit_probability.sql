-- closure: the probabilities a table gives its scenarios make 100%.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
    where block_kind = 'table' and scenario is not null and scenario_probability is not null
),

-- Each scenario once a table, by its first figure.
scenarios as (
    select
        memo_id,
        table_ordinal,
        scenario,
        {{ as_double('min(scenario_probability)') }} as probability,
        min(fact_id) as fact_id,
        min(source_line) as source_line
    from facts
    group by memo_id, table_ordinal, scenario
),

summed as (
    select
        memo_id,
        table_ordinal,
        count(*) as scenario_count,
        sum(probability) as outcome,
        max(case when scenario = 'base' then fact_id end) as stated_fact_id,
        {{ array_of('fact_id', 'scenario') }} as evidence_fact_ids,
        {{ array_of('source_line', 'scenario') }} as evidence_lines,
        {{ dbt.listagg(figure_text('probability', "'pure'", "'percent'"), "' + '",
            'order by scenario') }} as terms
    from scenarios
    group by memo_id, table_ordinal
)

select
    'closure' as rule,
    memo_id,
    stated_fact_id,
    outcome as recomputed_value,
    outcome as recomputed_low,
    outcome as recomputed_high,
    abs(outcome - 1) > 0.0051 as is_certain,
    'warning' as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    'stands in a table of three scenarios, whose probabilities should make 100%' as claim,
    {{ dbt.concat(["terms", "' is '", figure_text('outcome', "'pure'", "'percent'")]) }} as working,
    evidence_lines,
    evidence_fact_ids
from summed
where scenario_count = 3 and stated_fact_id is not null
