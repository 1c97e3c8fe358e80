-- The models a memo lists: size, performance against a reference, release and adoption as the row says them.
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
        coalesce(member, subject_label) as model,
        case concept when 'model_parameters' then 'parameters' else 'performance' end as measure,
        precedence as choice_order
    from facts
    where
        (concept = 'model_parameters' and unit_kind = 'count')
        or (concept = 'relative_performance' and unit_kind = 'percent' and member_kind = 'model')
),

{{ choose_statements(['memo_id', 'entity_id', 'model']) }},

models as (
    select
        memo_id,
        entity_id,
        model,
        {{ measure_columns('parameters') }},
        {{ measure_columns('performance') }},
        max(case when measure = 'performance' then column_label end) as performance_measure,
        {{ from_first_choice('table_ordinal') }} as table_ordinal,
        {{ from_first_choice('row_ordinal') }} as row_ordinal,
        {{ from_first_choice('period_id') }} as period_id,
        {{ from_first_choice('status') }} as status
    from chosen
    where model is not null
    group by memo_id, entity_id, model
)

select
    {{ key(['models.memo_id', 'models.entity_id', 'models.model']) }} as model_release_id,
    models.memo_id,
    models.entity_id,
    models.model,
    models.period_id,
    releases.text as release_date,
    models.parameters,
    models.parameters_low,
    models.parameters_high,
    models.parameters_fact_id,
    models.performance,
    models.performance_low,
    models.performance_high,
    models.performance_fact_id,
    models.performance_measure,
    adoptions.text as adoption,
    models.status
from models
left join attributes as releases
    on
        models.memo_id = releases.memo_id
        and models.table_ordinal = releases.table_ordinal
        and models.row_ordinal = releases.row_ordinal
        and releases.attribute = 'release_date'
left join attributes as adoptions
    on
        models.memo_id = adoptions.memo_id
        and models.table_ordinal = adoptions.table_ordinal
        and models.row_ordinal = adoptions.row_ordinal
        and adoptions.attribute = 'adoption'
