-- closure: the probabilities a table gives its three scenarios make 100%, in their labels (`Bear Case (25%)`)
-- or in a row or column of their own.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where
        unit_kind = 'percent'
        and total_kind is null
        and {{ regex_matches("vector_words", "^(?:scenario |assigned |estimated )?(?:probabilit(?:y|ies)|"
            ~ "likelihood)(?: *\\(?%?\\)?)?$") }}
),

-- A row or column of probabilities gives them to all figures of its cases, and is what is checked then.
told as (
    select distinct
        memo_id,
        table_ordinal
    from vectors
    where scenario is not null
),

facts as (
    select facts.*
    from {{ ref('stg_memo__facts') }} as facts
    left join told on facts.memo_id = told.memo_id and facts.table_ordinal = told.table_ordinal
    where
        facts.block_kind = 'table'
        and facts.scenario is not null
        and facts.scenario_probability is not null
        and told.memo_id is null
),

-- Beside other outcomes than the three, these need not make a whole.
with_others as (
    select distinct
        memo_id,
        table_ordinal,
        direction,
        vector_ordinal
    from vectors
    where scenario is null and value not between 0.995 and 1.005
),

scenarios as (
    -- Each scenario once a table, by its first figure.
    select
        memo_id,
        table_ordinal,
        'labels' as stands_in,
        -1 as vector_ordinal,
        scenario,
        {{ as_double('min(scenario_probability)') }} as probability,
        min(fact_id) as fact_id,
        min(source_line) as source_line,
        1 as probability_count
    from facts
    group by memo_id, table_ordinal, scenario
    union all
    select
        vectors.memo_id,
        vectors.table_ordinal,
        vectors.direction as stands_in,
        vectors.vector_ordinal,
        vectors.scenario,
        min(vectors.value) as probability,
        min(vectors.fact_id) as fact_id,
        min(vectors.source_line) as source_line,
        count(*) as probability_count
    from vectors
    left join with_others
        on
            vectors.memo_id = with_others.memo_id
            and vectors.table_ordinal = with_others.table_ordinal
            and vectors.direction = with_others.direction
            and vectors.vector_ordinal = with_others.vector_ordinal
    where vectors.scenario is not null and with_others.memo_id is null
    group by
        vectors.memo_id, vectors.table_ordinal, vectors.direction, vectors.vector_ordinal, vectors.scenario
),

summed as (
    select
        memo_id,
        table_ordinal,
        count(*) as scenario_count,
        max(probability_count) as most_of_one,
        sum(probability) as outcome,
        max(case when scenario = 'base' then fact_id end) as stated_fact_id,
        {{ array_of('fact_id', 'scenario') }} as evidence_fact_ids,
        {{ array_of('source_line', 'scenario') }} as evidence_lines,
        {{ dbt.listagg(figure_text('probability', "'pure'", "'percent'"), "' + '",
            'order by scenario') }} as terms
    from scenarios
    group by memo_id, table_ordinal, stands_in, vector_ordinal
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
where scenario_count = 3 and most_of_one = 1 and stated_fact_id is not null
