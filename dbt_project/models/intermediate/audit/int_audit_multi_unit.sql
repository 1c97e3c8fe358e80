-- multi_unit: the same aspects in two currencies. The same digits in both cannot be right, unless they are so
-- few that both round to them; different ones are held against each other with the widest rate a seed allows.
with

aspects as (
    select * from {{ ref('int_audit_aspects') }}
    where
        unit_kind = 'money'
        and scenario is null
        -- A memo tells of many things that cost something.
        and coalesce(concept_name, '') not in ('cost', 'cost_per_unit', 'price', 'investment', 'budget')
),

bands as (
    select * from {{ ref('audit_currency_bands') }}
),

-- One statement of each figure is enough, the first.
first_statements as (
    select
        *,
        row_number() over (
            partition by memo_id, aspect, aspect_entity, aspect_member, unit, value_low, value_high
            order by char_start
        ) as occurrence,
        row_number() over (
            partition by memo_id, aspect, aspect_entity, aspect_member, unit, start_year, end_year
            order by case when block_kind = 'table' then 0 else 1 end, char_start, fact_id
        ) as statement
    from aspects
),

statements as (
    select
        first_statements.*,
        first_statements.block_kind = 'table' as is_in_table,
        bands.usd_low,
        bands.usd_high
    from first_statements
    left join bands on first_statements.unit = bands.currency
),

pairs as (
    select
        others.*,
        sources.fact_id as source_fact_id,
        sources.shown_value as source_text_value,
        sources.source_line as source_fact_line,
        sources.char_start as source_char_start,
        sources.unit as source_unit,
        sources.value as source_point,
        sources.low as source_low,
        sources.high as source_high,
        sources.usd_low as source_usd_low,
        sources.usd_high as source_usd_high,
        sources.period_key = others.period_key as is_same_period,
        sources.value = others.value
        and sources.value_low = others.value_low
        and sources.value_high = others.value_high
            as is_same_figure
    from statements as others
    inner join statements as sources
        on
            others.memo_id = sources.memo_id
            and others.aspect = sources.aspect
            and others.aspect_entity = sources.aspect_entity
            and coalesce(others.aspect_member, '') = coalesce(sources.aspect_member, '')
            and others.unit <> sources.unit
            and others.start_year <= sources.end_year
            and others.end_year >= sources.start_year
    where
        others.low > -1e27 and others.high < 1e27 and sources.low > -1e27 and sources.high < 1e27
        -- The statement to be judged is the one outside a table, else the later one.
        and (
            sources.is_in_table and not others.is_in_table
            or sources.is_in_table = others.is_in_table and sources.char_start < others.char_start
        )
        and others.source_text <> sources.source_text
        -- Twenty figures of a period to be held against are enough: all would be paired with all.
        and sources.statement <= 20
),

-- What the other figure is at the middle of the rates held possible.
midway as (
    select
        *,
        source_low * (source_usd_low + source_usd_high) / (usd_low + usd_high) as midway_low,
        source_high * (source_usd_low + source_usd_high) / (usd_low + usd_high) as midway_high
    from pairs
),

converted as (
    select
        *,
        case
            when
                is_same_figure
                and is_same_period
                and not coalesce({{ intervals_meet('low', 'high', 'midway_low', 'midway_high') }}, false)
                then 'same figure'
            when
                occurrence = 1
                and source_usd_low is not null
                and usd_low is not null
                and source_point > 0
                and value > 0
                then 'converted'
        end as reading,
        source_low * source_usd_low / usd_high as band_low,
        source_high * source_usd_high / usd_low as band_high,
        source_point * (source_usd_low + source_usd_high) / (usd_low + usd_high) as band_point
    from midway
),

ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by
                case when reading = 'same figure' then 0 else 1 end,
                case when is_same_period then 0 else 1 end,
                source_fact_line,
                source_char_start,
                source_fact_id
        ) as choice
    from converted
    where reading is not null
)

select
    'multi_unit' as rule,
    memo_id,
    fact_id as stated_fact_id,
    band_point as recomputed_value,
    case when reading = 'converted' then band_low else midway_low end as recomputed_low,
    case when reading = 'converted' then band_high else midway_high end as recomputed_high,
    reading = 'same figure' as is_certain,
    case when reading = 'same figure' then 'error' else 'warning' end as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "concept_name"]) }} as claim,
    {{ dbt.concat([line_text('source_fact_line'), "' gives '", "source_text_value",
        "case when reading = 'same figure' then ', the same figure in another currency' else "
            ~ dbt.concat(["', which is '", figure_text('band_low', 'unit', "'money'"), "' to '",
                figure_text('band_high', 'unit', "'money'"), "' at any exchange rate held possible'"])
                    ~ " end"]) }} as working,
    {{ dbt.array_construct(['source_fact_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['source_fact_id']) }}
        as evidence_fact_ids
from ranked
where choice = 1
