{#
    Arithmetic on stated bounds. A bound that is null is unbounded, and what follows from it is null too.
    Every result is a decimal(38,9), rounded once, at the end; what does not fit is null rather than wrong.
#}

{% macro type_double() %}{{ return(adapter.dispatch('type_double')()) }}{% endmacro %}
{% macro default__type_double() %}double{% endmacro %}
{% macro postgres__type_double() %}double precision{% endmacro %}

{# The number a text is, null where it is none. #}
{% macro number_or_null(text, type) -%}
    {{ return(adapter.dispatch('number_or_null', 'memomart')(text, type)) }}
{%- endmacro %}

{% macro default__number_or_null(text, type) -%} try_cast({{ text }} as {{ type }}) {%- endmacro %}

{% macro postgres__number_or_null(text, type) -%}
    case when {{ text }} ~ '^-?[0-9]+(\.[0-9]+)?$' then cast({{ text }} as {{ type }}) end
{%- endmacro %}

{# The day a text is, as in 2030-12-31; null where it is none. #}
{% macro date_or_null(text) -%}
    {{ return(adapter.dispatch('date_or_null', 'memomart')(text)) }}
{%- endmacro %}

{% macro default__date_or_null(text) -%} try_cast({{ text }} as date) {%- endmacro %}

{% macro postgres__date_or_null(text) -%}
    case when {{ text }} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then cast({{ text }} as date) end
{%- endmacro %}

{% macro as_double(expression) -%}
    cast({{ expression }} as {{ type_double() }})
{%- endmacro %}

{#
    A double as a decimal, with no more places than it knows: it holds some fifteen digits, and what would stand behind
    them (622865012.800000016) is noise.
#}
{% macro as_decimal(expression) -%}
    case
        {% for below, places in [('1e6', 9), ('1e9', 6), ('1e12', 3), ('1e28', 0)] -%}
            when abs({{ expression }}) < {{ below }}
                then cast({{ "cast(" ~ expression ~ " as decimal(38, " ~ places ~ "))" if places < 9 else expression }} as decimal(38, 9))
        {% endfor %}
    end
{%- endmacro %}

{# numerator / denominator; null where the denominator is nought. #}
{% macro ratio(numerator, denominator) -%}
    {{ as_decimal(as_double(numerator) ~ " / nullif(" ~ as_double(denominator) ~ ", 0)") }}
{%- endmacro %}

{% macro product(first, second) -%}
    {{ as_decimal(as_double(first) ~ " * " ~ as_double(second)) }}
{%- endmacro %}

{# Lower end of [low, high] / [divisor_low, divisor_high]; the divisor has to be above nought. #}
{% macro ratio_low(low, divisor_low, divisor_high) -%}
    case
        when {{ divisor_low }} > 0 and {{ low }} < 0 then {{ ratio(low, divisor_low) }}
        when {{ divisor_low }} > 0 then {{ ratio(low, divisor_high) }}
    end
{%- endmacro %}

{# Upper end of [low, high] / [divisor_low, divisor_high]; the divisor has to be above nought. #}
{% macro ratio_high(high, divisor_low, divisor_high) -%}
    case
        when {{ divisor_low }} > 0 and {{ high }} < 0 then {{ ratio(high, divisor_high) }}
        when {{ divisor_low }} > 0 then {{ ratio(high, divisor_low) }}
    end
{%- endmacro %}

{# later / earlier - 1; null where the earlier value is not above nought, for growth from there says nothing. #}
{% macro growth(later, earlier) -%}
    case
        when {{ earlier }} > 0
            then {{ as_decimal("(" ~ as_double(later) ~ " / " ~ as_double(earlier) ~ " - 1)") }}
    end
{%- endmacro %}

{# (later / earlier)^(1 / years) - 1; null where an end is not above nought or no year has passed. #}
{% macro annual_growth(later, earlier, years) -%}
    case
        when {{ earlier }} > 0 and {{ later }} > 0 and {{ years }} > 0
            then {{ as_decimal(
                "(power(" ~ as_double(later) ~ " / " ~ as_double(earlier) ~ ", 1 / " ~ as_double(years) ~ ") - 1)"
            ) }}
    end
{%- endmacro %}
