{#
    What the conformed fact tables share: which concepts each one holds, how one statement is chosen where a
    memo makes several, and how chosen statements become columns. Arithmetic stands in intervals.sql.
#}

{# The concepts of each conformed fact that has one row a statement. #}
{% macro conformed_concepts(fact) -%}
    {%- set concepts = {
        'adoption_metric': [
            'model_downloads', 'monthly_active_developers', 'deployed_instances', 'repository_stars', 'page_views',
            'adoption_rate', 'penetration_rate'
        ],
        'customer_metric': [
            'customers', 'enterprise_customers', 'government_customers', 'customer_growth', 'customer_share',
            'users', 'user_growth', 'user_share', 'subscribers', 'subscriber_growth', 'developers',
            'customer_retention_rate', 'churn_rate', 'net_promoter_score', 'customer_satisfaction',
            'enterprise_revenue', 'government_revenue', 'annual_contract_value'
        ],
        'partner_contribution': ['partner_revenue_contribution', 'data_centres'],
        'compensation': [
            'base_salary', 'salary_change', 'salary_discount', 'salary_premium', 'total_compensation', 'bonus',
            'equity_compensation', 'hourly_wage', 'equity_grant', 'equity_intensity'
        ],
        'government_funding': ['government_funding']
    } -%}
    '{{ concepts[fact] | join("', '") }}'
{%- endmacro %}

{#
    From the CTE `candidates` (fct_ranked_fact with `measure` and `choice_order`, the lower the better) to the
    CTE `chosen`: one row for each of `grain` and measure. Amounts of two currencies never share a row: the row
    takes the currency of its best-placed amount, and what is stated in another one stays in fct_memo_fact.
#}
{% macro choose_statements(grain) -%}
    placed_in_row as (
        select
            *,
            min(choice_order) over (partition by {{ grain | join(', ') }}) as first_choice,
            min(case when unit_kind = 'money' then choice_order end)
                over (partition by {{ grain | join(', ') }}) as first_amount
        from candidates
    ),

    in_row_currency as (
        select
            *,
            max(case when choice_order = first_amount then unit end)
                over (partition by {{ grain | join(', ') }}) as row_currency
        from placed_in_row
    ),

    choices as (
        select
            *,
            row_number() over (partition by {{ grain | join(', ') }}, measure order by choice_order) as choice
        from in_row_currency
        where unit_kind <> 'money' or unit = row_currency
    ),

    chosen as (
        select * from choices
        where choice = 1
    )
{%- endmacro %}

{# The columns of one measure: value, stated bounds (null is unbounded) and the fact they came from. #}
{% macro measure_columns(measure) -%}
    max(case when measure = '{{ measure }}' then value end) as {{ measure }},
    max(case when measure = '{{ measure }}' then value_low end) as {{ measure }}_low,
    max(case when measure = '{{ measure }}' then value_high end) as {{ measure }}_high,
    max(case when measure = '{{ measure }}' then fact_id end) as {{ measure }}_fact_id
{%- endmacro %}

{# A duration in months or years as its measure's name says; any other value as it is. #}
{% macro duration_in_unit(column) -%}
    case
        when measure = 'cac_payback_months' and unit <> 'month' then
            {{ as_decimal(as_double(column) ~ " * " ~ years_per_unit() ~ " * 12") }}
        when measure = 'customer_lifetime_years' and unit <> 'year' then
            {{ as_decimal(as_double(column) ~ " * " ~ years_per_unit()) }}
        else {{ column }}
    end
{%- endmacro %}

{% macro years_per_unit() -%}
    case unit
        when 'year' then 1e0
        when 'month' then 1 / 12e0
        when 'week' then 7 / 365.25e0
        when 'day' then 1 / 365.25e0
    end
{%- endmacro %}

{# What the best-placed statement of a row says in `column`. #}
{% macro from_first_choice(column) -%}
    max(case when choice_order = first_choice then {{ column }} end)
{%- endmacro %}

{#
    A conformed fact with one row a statement: memo × entity × metric × member × period × scenario × unit, and
    whatever `further_keys` tell two statements apart that share all of these.
#}
{% macro conformed_metric(fact, further_keys=[]) %}
{%- set keys = ['memo_id', 'entity_id', 'concept', 'member', 'is_total', 'period_id', 'scenario_id', 'unit']
    + further_keys -%}
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

stated as (
    select * from facts
    where concept in ({{ conformed_concepts(fact) }})
),

counted as (
    select
        *,
        count(*) over (partition by {{ keys | join(', ') }}) as statement_count,
        row_number() over (partition by {{ keys | join(', ') }} order by precedence) as choice
    from stated
)

select
    {{ key(keys) }} as {{ fact }}_id,
    memo_id,
    entity_id,
    concept as metric,
    member,
    is_total,
    period_id,
    year,
    scenario_id,
    label,
    value,
    value_low,
    value_high,
    qualifier,
    unit,
    unit_kind,
    rate_basis,
    status,
    fact_id,
    cast(statement_count as integer) as statement_count
from counted
where choice = 1
{% endmacro %}
