-- The figures of each table with what the labels of their row and column say about them; one row a cell.
{{ config(materialized='view') }}
{%- set flags = [
    'is_growth', 'is_annual', 'is_decline', 'is_share', 'is_share_of_whole', 'is_market_share',
    'is_restated_growth', 'is_other', 'is_inside_another', 'is_subtracted', 'is_income', 'is_spending',
    'is_not_additive', 'is_rate'
] %}
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where is_cell
),

labels as (
    select * from {{ ref('int_audit_labels') }}
)

select
    facts.fact_id,
    facts.memo_id,
    facts.table_ordinal,
    facts.row_ordinal,
    facts.column_ordinal,
    facts.subject_label as row_label,
    facts.column_label,
    coalesce(facts.row_group, '') as row_group,
    facts.caption,
    facts.concept,
    facts.additivity,
    facts.balance,
    facts.entity_slug,
    facts.scenario,
    facts.period_source,
    facts.period_start,
    facts.period_end,
    facts.status,
    facts.source_line,
    facts.shown_value,
    facts.value,
    facts.low,
    facts.high,
    facts.low > -1e27 and facts.high < 1e27 as is_bounded,
    facts.unit_shown,
    facts.slack,
    facts.qualifier,
    facts.unit,
    facts.unit_kind,
    facts.rate_basis,
    coalesce(facts.rate_basis = 'per_unit', false)
    or facts.unit_kind not in ('money', 'count', 'quantity')
    or coalesce(facts.additivity = 'non_additive', false) as is_not_additive,
    {% for side in ['row', 'column'] -%}
        {{ side }}_labels.words as {{ side }}_words,
        {{ side }}_labels.total_kind as {{ side }}_total_kind,
        {{ side }}_labels.total_of as {{ side }}_total_of,
        {% for flag in flags -%}
            coalesce({{ side }}_labels.{{ flag }}, false) as {{ side }}_{{ flag }}
            {%- if not loop.last %},{% endif %}
        {% endfor -%}
        {% if not loop.last %},{% endif %}
    {% endfor -%}
from facts
left join labels as row_labels on facts.subject_label = row_labels.label_text
left join labels as column_labels on facts.column_label = column_labels.label_text
