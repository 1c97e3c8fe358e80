{# No row lacks any of `columns`: one query and one check a table. A failing row comes with what it lacks. #}
{% test no_nulls(model, columns) %}
select
    {% for column in columns -%}
    case when {{ column }} is null then '{{ column }} ' else '' end
    {%- if not loop.last %} || {% endif %}
    {% endfor -%}
    as lacks,
    all_rows.*
from {{ model }} as all_rows
where
    {% for column in columns -%}
    {{ column }} is null{% if not loop.last %} or {% endif %}
    {% endfor %}
{% endtest %}
