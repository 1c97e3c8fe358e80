{# The schema a model names is the schema it gets: analysts read `marts.…`, not `main_marts.…`. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
