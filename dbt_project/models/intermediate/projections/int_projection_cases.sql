-- What is to be worked out beside the memo's own path: the scenarios of the seed (or of this run) and,
-- for the sensitivity, each driver a step down and a step up.
{% set step = var('projection_sensitivity_step', 0.1) | float %}
with

seeded as (
    select * from {{ ref('scenario_assumptions') }}
),

of_run as (
    {{ assumptions_of_run() }}
),

-- A row given at run time takes the place of the seed's rows on that driver of that scenario.
assumed as (
    select
        scenario,
        driver,
        operation,
        amount,
        from_year,
        to_year
    from of_run
    union all
    select
        seeded.scenario,
        seeded.driver,
        seeded.operation,
        seeded.amount,
        seeded.from_year,
        seeded.to_year
    from seeded
    left join of_run
        on
            seeded.scenario = of_run.scenario
            and seeded.driver = of_run.driver
    where of_run.scenario is null
),

steps as (
    {% for driver in projection_drivers() -%}
        {% for side, factor in [('low', 1 - step), ('high', 1 + step)] -%}
            select
                '{{ driver }}' as case_name,
                '{{ side }}' as side,
                {{ factor }} as factor
            {% if not loop.last %}union all{% endif %}
        {% endfor -%}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select
    'scenario' as case_kind,
    scenario as case_name,
    '' as side,
    driver,
    operation,
    {{ as_double('amount') }} as amount,
    coalesce(cast(from_year as integer), 0) as from_year,
    coalesce(cast(to_year as integer), 9999) as to_year
from assumed
union all
select
    'sensitivity' as case_kind,
    case_name,
    side,
    case_name as driver,
    'multiply' as operation,
    {{ as_double('factor') }} as amount,
    0 as from_year,
    9999 as to_year
from steps
