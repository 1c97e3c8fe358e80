{# An amount at a rate. At the rate 1 it stays as stated, to the last digit. #}
{% macro at_rate(amount, rate) -%}
    case when {{ rate }} = 1 then {{ amount }} else {{ product(amount, rate) }} end
{%- endmacro %}
