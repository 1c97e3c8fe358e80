-- What each company has raised and spends on long-lived assets, by the year the figure runs to.
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

attributes as (
    select * from {{ ref('int_row_attributes') }}
),

candidates as (
    select
        *,
        concept as measure,
        precedence as choice_order
    from facts
    where
        concept in ('total_funding', 'capex')
        and unit_kind = 'money'
        and rate_basis in ('total', 'annual', 'cumulative')
        and member is null
        and not is_total
),

{{ choose_statements(['memo_id', 'entity_id', 'year', 'scenario_id']) }},

resources as (
    select
        memo_id,
        entity_id,
        year,
        scenario_id,
        max(row_currency) as unit,
        {{ measure_columns('total_funding') }},
        {{ measure_columns('capex') }},
        {{ from_first_choice('table_ordinal') }} as table_ordinal,
        {{ from_first_choice('row_ordinal') }} as row_ordinal,
        {{ from_first_choice('status') }} as status
    from chosen
    group by memo_id, entity_id, year, scenario_id
)

select
    {{ key(['resources.memo_id', 'resources.entity_id', 'resources.year', 'resources.scenario_id']) }}
        as capital_resources_id,
    resources.memo_id,
    resources.entity_id,
    resources.year,
    resources.scenario_id,
    resources.total_funding,
    resources.total_funding_low,
    resources.total_funding_high,
    resources.total_funding_fact_id,
    resources.capex,
    resources.capex_low,
    resources.capex_high,
    resources.capex_fact_id,
    resources.unit,
    attributes.text as primary_infrastructure,
    resources.status
from resources
left join attributes
    on
        resources.memo_id = attributes.memo_id
        and resources.table_ordinal = attributes.table_ordinal
        and resources.row_ordinal = attributes.row_ordinal
        and attributes.attribute = 'infrastructure'
