-- Every row of audit_suppressions.csv accepts one figure for a reason; each refused one says what to do.
{{ config(tags=['names_problems']) }}
{%- set rules = [
    'summation', 'closure', 'part_of_total', 'named_subset', 'growth', 'cagr', 'difference', 'margin',
    'ratio_of_facts', 'duplicate', 'multi_unit', 'product_identity', 'implied_rate', 'bound',
    'target_vs_baseline', 'target_vs_projection', 'milestone', 'scale', 'sanity', 'restatement'
] %}
with

suppressions as (
    select * from {{ ref('audit_suppressions') }}
),

problems as (
    {% for column, told in [
        ('memo_id', "name the memo as in fct_audit_finding"),
        ('stated_value', "give the figure as the memo writes it, source_value in fct_audit_finding"),
        ('reason', "say why the contradiction is accepted"),
        ('author', "say who accepts it"),
        ('expires_on', "give the last day it is accepted, as in 2030-12-31")
    ] -%}
        select
            suppressions.*,
            '{{ column }} is empty; {{ told }}' as problem
        from suppressions
        where coalesce(trim({{ column }}), '') = ''
        union all
    {% endfor -%}
    select
        suppressions.*,
        'expires_on is ' || expires_on || '; use a day of the calendar, as in 2030-12-31' as problem
    from suppressions
    where trim(expires_on) <> '' and {{ date_or_null('expires_on') }} is null
    union all
    select
        suppressions.*,
        'unknown rule ' || coalesce(rule, '(empty)')
        || '; use one of {{ rules | join(", ") }}' as problem
    from suppressions
    where coalesce(rule, '') not in (
        {% for rule in rules -%}
            '{{ rule }}'{% if not loop.last %},{% endif %}
        {% endfor -%}
    )
)

select
    'audit_suppressions.csv, memo ' || coalesce(memo_id, '(empty)') || ', rule ' || coalesce(rule, '(empty)')
    || ', figure ' || coalesce(stated_value, '(empty)') || ': ' || problem as problem
from problems
