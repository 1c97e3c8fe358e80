-- The figures of each table as vectors, once down its columns and once along its rows. One row a figure and
-- direction: `vector_ordinal` names the column (or row), `place` the row (or column) in it.
{#- A view: its readers want few of its columns, and writing each figure twice takes longer than they do. No
    import CTE: one that both branches read would be built whole, before a reader's filter. #}
{{ config(materialized='view') }}
{%- set vector_flags = [
    'growth', 'annual', 'decline', 'share', 'share_of_whole', 'market_share', 'restated_growth'
] %}
{%- set place_flags = ['growth', 'annual', 'decline', 'other', 'rate', 'restated_growth'] %}

{% for direction, across in [('column', 'row'), ('row', 'column')] -%}
    select
        fact_id,
        memo_id,
        table_ordinal,
        '{{ direction }}' as direction,
        {{ direction }}_ordinal as vector_ordinal,
        {{ across }}_ordinal as place,
        {{ direction }}_label as vector_label,
        {{ across }}_label as place_label,
        {{ "row_group" if direction == 'column' else "''" }} as place_group,
        case when period_source = '{{ across }}' then period_start end as place_start,
        case when period_source = '{{ across }}' then period_end end as place_end,
        caption,
        concept,
        additivity,
        balance,
        entity_slug,
        scenario,
        period_end,
        status,
        source_line,
        shown_value,
        value,
        low,
        high,
        is_bounded,
        unit_shown,
        slack,
        qualifier,
        unit,
        unit_kind,
        rate_basis,
        is_not_additive or {{ direction }}_is_not_additive as is_not_additive,
        {{ direction }}_words as vector_words,
        {{ direction }}_total_kind as vector_total_kind,
        {% for flag in vector_flags -%}
            {{ direction }}_is_{{ flag }} as is_{{ flag }}_vector,
        {% endfor -%}
        {{ across }}_words as place_words,
        {{ across }}_total_kind as total_kind,
        {{ across }}_total_of as total_of,
        {{ across }}_is_inside_another as is_inside_another,
        {{ across }}_is_subtracted as is_subtracted,
        {{ across }}_is_income as is_income_place,
        {{ across }}_is_spending as is_spending_place,
        {% for flag in place_flags -%}
            {{ across }}_is_{{ flag }} as is_{{ flag }}_place{% if not loop.last %},{% endif %}
        {% endfor %}
    from {{ ref('int_audit_cells') }}
    {% if not loop.last %}union all{% endif %}
{% endfor %}
