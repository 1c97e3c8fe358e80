{#
    What findings say. Belongs here: figures and lines as a reader of the memo would write them. Does not: the
    sentences (the rule models) or the verdict's own words (int_audit_judged).
#}

{# An amount with its scale: 20B, 889, 0.24. #}
{% macro scaled_number(value) -%}
    case
        when abs({{ value }}) >= 1e27 then 'unbounded'
        when abs({{ value }}) >= 999.5e9 then {{ dbt.concat([plain_decimal("(" ~ value ~ ") / 1e12"), "'T'"]) }}
        when abs({{ value }}) >= 999.5e6 then {{ dbt.concat([plain_decimal("(" ~ value ~ ") / 1e9"), "'B'"]) }}
        when abs({{ value }}) >= 1e6 then {{ dbt.concat([plain_decimal("(" ~ value ~ ") / 1e6"), "'M'"]) }}
        else {{ plain_decimal(value) }}
    end
{%- endmacro %}

{#
    Two decimals, or of what is smaller the first two digits that say something (0.0039); nothing behind the point that
    says nothing, and a comma between thousands.
#}
{% macro plain_decimal(value) -%}
    {%- set as_text -%}
        case
            {% for below, places in [('0.0001', 9), ('0.001', 5), ('0.01', 4), ('0.1', 3)] -%}
                when abs({{ value }}) < {{ below }} then cast(cast({{ value }} as decimal(38, {{ places }})) as {{ dbt.type_string() }})
            {% endfor -%}
            else cast(cast({{ value }} as decimal(38, 2)) as {{ dbt.type_string() }})
        end
    {%- endset -%}
    {{ regex_replace(
        regex_replace(regex_replace(as_text, "(\\.\\d*?)0+$", "\\1"), "\\.$", ""),
        "^(-?\\d{1,3})(\\d{3})(\\..*)?$", "\\1,\\2\\3")
    }}
{%- endmacro %}

{# The scale word of a power of ten that a header gave: M for a million. #}
{% macro scale_word(factor) -%}
    case
        {% for power, word in [(3, 'K'), (5, ' lakh'), (6, 'M'), (7, ' crore'), (9, 'B'), (12, 'T')] -%}
            when {{ factor }} between 0.999e{{ power }} and 1.001e{{ power }} then '{{ word }}'
        {% endfor -%}
        else ''
    end
{%- endmacro %}

{# A currency as it stands before an amount: $, or CHF and a space. #}
{% macro currency_sign(unit) -%}
    case {{ unit }}
        {% for code, sign in [('USD', '$'), ('EUR', '€'), ('GBP', '£'), ('JPY', '¥'), ('INR', '₹'), ('KRW', '₩')] -%}
            when '{{ code }}' then '{{ sign }}'
        {% endfor -%}
        else {{ dbt.concat([unit, "' '"]) }}
    end
{%- endmacro %}

{# A share as a percentage to one decimal; below 1% plain_decimal keeps the digits that say something. #}
{% macro shown_percentage(value) -%}
    case when abs({{ value }}) < 0.00995 then ({{ value }}) * 100 else round(({{ value }}) * 100, 1) end
{%- endmacro %}

{# A figure in its unit: 67%, USD 20B, 889, 34.6%. #}
{% macro figure_text(value, unit, unit_kind) -%}
    case
        when {{ unit_kind }} in ('percent', 'percentage_point')
            then {{ dbt.concat([plain_decimal(shown_percentage(value)), "'%'"]) }}
        when {{ unit_kind }} = 'money' then {{ dbt.concat([unit, "' '", scaled_number(value)]) }}
        when {{ unit_kind }} = 'duration' then {{ dbt.concat([plain_decimal(value), "' '", unit, "'s'"]) }}
        when {{ unit_kind }} = 'multiple' then {{ dbt.concat([plain_decimal(value), "'x'"]) }}
        else {{ scaled_number(value) }}
    end
{%- endmacro %}

{# A row's label without what it says in parentheses. #}
{% macro short_label(label) -%}
    trim({{ regex_replace(label, "\\([^()]*\\)|[*`]+", "") }})
{%- endmacro %}

{# `line 8` #}
{% macro line_text(line) -%}
    {{ dbt.concat(["'line '", "cast(" ~ line ~ " as " ~ dbt.type_string() ~ ")"]) }}
{%- endmacro %}

{# The values of a group as an array, in order. #}
{% macro array_of(value, order_by) -%}
    {{ return(adapter.dispatch('array_of', 'memomart')(value, order_by)) }}
{%- endmacro %}

{% macro default__array_of(value, order_by) -%}
    array_agg({{ value }} order by {{ order_by }})
{%- endmacro %}

{# A line and an array of lines as one array: ascending, each once. #}
{% macro sorted_union(line, lines) -%}
    {{ return(adapter.dispatch('sorted_union', 'memomart')(line, lines)) }}
{%- endmacro %}

{% macro default__sorted_union(line, lines) -%}
    (select array_agg(distinct line order by line) from unnest({{ dbt.array_append(lines, line) }}) as each_line (line))
{%- endmacro %}

{% macro duckdb__sorted_union(line, lines) -%}
    list_sort(list_distinct(cast(list_append({{ lines }}, {{ line }}) as integer[])))
{%- endmacro %}

{% macro spark__sorted_union(line, lines) -%}
    array_sort(array_distinct(array_append({{ lines }}, {{ line }})))
{%- endmacro %}

{# The first element of an array. #}
{% macro first_of(values) -%}
    {{ return(adapter.dispatch('first_of', 'memomart')(values)) }}
{%- endmacro %}

{% macro default__first_of(values) -%} {{ values }}[1] {%- endmacro %}
{% macro spark__first_of(values) -%} {{ values }}[0] {%- endmacro %}
