-- The labels the taxonomy does not know, the most frequent first, each with the row that would teach it.
with

facts as (
    select * from {{ ref('fct_memo_fact') }}
),

concepts as (
    select * from {{ ref('dim_concept') }}
),

unknown as (
    select
        coalesce(concepts.name, '') as label,
        facts.unit_kind,
        facts.link_state,
        facts.memo_id,
        facts.source_line,
        facts.source_text,
        row_number() over (
            partition by coalesce(concepts.name, ''), facts.unit_kind, facts.link_state
            order by facts.memo_id, facts.char_start
        ) as example
    from facts
    left join concepts on facts.concept_id = concepts.concept_id
    where facts.link_state <> 'linked'
),

counted as (
    select
        label,
        unit_kind,
        link_state,
        count(*) as fact_count,
        count(distinct memo_id) as memo_count,
        max(case when example = 1 then memo_id end) as example_memo_id,
        max(case when example = 1 then source_line end) as example_source_line,
        max(case when example = 1 then source_text end) as example_text
    from unknown
    group by label, unit_kind, link_state
),

ranked as (
    select
        *,
        row_number() over (order by fact_count desc, label asc, unit_kind asc, link_state asc) as label_rank
    from counted
),

-- Who teaches the warehouse starts at the top; comparing every rare label with every concept helps nobody.
compared as (
    select
        ranked.label_rank,
        concepts.concept,
        {{ text_similarity('lower(ranked.label)', 'lower(concepts.name)') }} as similarity,
        {{ regex_replace('lower(ranked.label)', '^.* ', '') }}
        = {{ regex_replace('lower(concepts.name)', '^.* ', '') }} as ends_alike
    from ranked
    cross join concepts
    where
        concepts.is_taxonomy
        and ranked.label <> ''
        and ranked.label_rank <= 2000
        and (
            concepts.unit_kind in ('any', ranked.unit_kind)
            or (
                ranked.unit_kind in ('ratio', 'multiple')
                and concepts.unit_kind in ('ratio', 'multiple', 'score')
            )
            or (ranked.unit_kind in ('percentage_point', 'basis_point') and concepts.unit_kind = 'percent')
            -- An amount per something: a price of it, a cost of it.
            or (ranked.unit_kind = 'quantity' and concepts.unit_kind = 'money')
        )
),

nearness as (
    select
        label_rank,
        concept,
        similarity,
        ends_alike,
        row_number() over (partition by label_rank order by similarity desc, concept asc) as place
    from compared
),

nearest as (
    select
        label_rank,
        max(case when place = 1 then concept end) as nearest_concept,
        max(case when place = 1 then similarity end) as nearest_similarity,
        max(case when place = 1 and ends_alike then 1 else 0 end) as ends_alike,
        max(case when place = 2 then concept end) as second_concept,
        max(case when place = 3 then concept end) as third_concept
    from nearness
    where place <= 3
    group by label_rank
)

select
    {{ key(['ranked.label', 'ranked.unit_kind', 'ranked.link_state']) }} as unlinked_label_id,
    ranked.label,
    ranked.unit_kind,
    ranked.link_state,
    cast(ranked.label_rank as integer) as label_rank,
    cast(ranked.fact_count as integer) as fact_count,
    cast(ranked.memo_count as integer) as memo_count,
    ranked.example_memo_id,
    ranked.example_source_line,
    ranked.example_text,
    nearest.nearest_concept,
    cast(nearest.nearest_similarity as decimal(9, 6)) as nearest_similarity,
    nearest.second_concept,
    nearest.third_concept,
    case
        -- Less alike than this, the nearest concept is no guess; "investment income" is no investment.
        when nearest.nearest_similarity >= 0.85 and nearest.ends_alike = 1
            then {{ dbt.concat([
                "'^'", "lower(ranked.label)", "'$,'", "nearest.nearest_concept", "',any,50'"
            ]) }}
    end as suggested_alias_row
from ranked
left join nearest on ranked.label_rank = nearest.label_rank
