{#
    The key of a row: a text hash over `columns` (SQL expressions), the same on every build and machine.
    A null part hashes as itself, apart from any text a memo can hold, so keys never collide over it.
#}
{% macro key(columns) -%}
    {%- set parts = [] -%}
    {%- for column in columns -%}
        {%- do parts.append("coalesce(cast(" ~ column ~ " as " ~ dbt.type_string() ~ "), '~null~')") -%}
        {%- if not loop.last -%}{%- do parts.append("'|'") -%}{%- endif -%}
    {%- endfor -%}
    {{ dbt.hash(dbt.concat(parts)) }}
{%- endmacro %}

{# The key of a period. A fiscal year is another one than the calendar year whose dates stand in for its own. #}
{% macro period_key(period, period_start, period_end, is_fiscal) -%}
    {{ key([period, period_start, period_end, "case when " ~ is_fiscal ~ " then 'fiscal' else 'calendar' end"]) }}
{%- endmacro %}
