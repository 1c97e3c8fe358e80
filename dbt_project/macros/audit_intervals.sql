{#
    Interval arithmetic of the audit, as in XBRL Calculations 1.1. Both ends are doubles and never null:
    an open end is ±1e30, so that sums, products and quotients need no case for it. Belongs here: what a stated
    figure may stand for, and what follows from such figures. Bounds as analysts see them: intervals.sql.
#}

{% macro unbounded() -%} cast(1e30 as {{ type_double() }}) {%- endmacro %}

{# 10 to the power of -decimals: the unit of the last digit shown; 0 for what is exact by nature. #}
{% macro shown_unit(decimals) -%}
    case when {{ decimals }} is null then 0 else power(cast(10 as {{ type_double() }}), -{{ decimals }}) end
{%- endmacro %}

{#
    Lower end of what a figure stands for. `slack` is what rounding hides on each side: half a unit of the last
    digit, two units where the memo says it is approximate, nothing beside a stated bound.
#}
{% macro stated_low(value_low, qualifier, slack) -%}
    case
        when {{ qualifier }} = 'at_most' or {{ value_low }} is null then -{{ unbounded() }}
        when {{ qualifier }} in ('at_least', 'range_at_least') then {{ as_double(value_low) }}
        else {{ as_double(value_low) }} - {{ slack }}
    end
{%- endmacro %}

{% macro stated_high(value_high, qualifier, slack) -%}
    case
        when {{ qualifier }} in ('at_least', 'range_at_least') or {{ value_high }} is null then {{ unbounded() }}
        when {{ qualifier }} = 'at_most' then {{ as_double(value_high) }}
        else {{ as_double(value_high) }} + {{ slack }}
    end
{%- endmacro %}

{% macro stated_slack(qualifier, unit_shown) -%}
    case when {{ qualifier }} = 'approximate' then 2 else 0.5 end * {{ unit_shown }}
{%- endmacro %}

{# Whether two intervals share a point; the factor forgives what doubles lose. #}
{% macro intervals_meet(low, high, other_low, other_high) -%}
    (
        {{ low }} <= {{ other_high }} + 1e-9 * greatest(abs({{ low }}), abs({{ other_high }}), 1e-9)
        and {{ other_low }} <= {{ high }} + 1e-9 * greatest(abs({{ other_low }}), abs({{ high }}), 1e-9)
    )
{%- endmacro %}

{% macro difference_low(low, high, other_low, other_high) -%} ({{ low }} - {{ other_high }}) {%- endmacro %}
{% macro difference_high(low, high, other_low, other_high) -%} ({{ high }} - {{ other_low }}) {%- endmacro %}

{# Null where the divisor may be nought: then nothing follows. #}
{% macro quotient_low(low, high, divisor_low, divisor_high) -%}
    case
        when {{ divisor_low }} > 0 or {{ divisor_high }} < 0
            then least({{ low }} / {{ divisor_low }}, {{ low }} / {{ divisor_high }},
                {{ high }} / {{ divisor_low }}, {{ high }} / {{ divisor_high }})
    end
{%- endmacro %}

{% macro quotient_high(low, high, divisor_low, divisor_high) -%}
    case
        when {{ divisor_low }} > 0 or {{ divisor_high }} < 0
            then greatest({{ low }} / {{ divisor_low }}, {{ low }} / {{ divisor_high }},
                {{ high }} / {{ divisor_low }}, {{ high }} / {{ divisor_high }})
    end
{%- endmacro %}

{#
    What an identity's formula makes of two figures, and the ends of it: `first` and `second` name relations with
    value, low and high. Null where nothing follows.
#}
{% macro formula_point(formula, first, second) -%}
    case {{ formula }}
        when 'difference' then {{ first }}.value - {{ second }}.value
        when 'quotient' then {{ first }}.value / nullif({{ second }}.value, 0)
    end
{%- endmacro %}

{% macro formula_low(formula, first, second) -%}
    {%- set ends = [first ~ '.low', first ~ '.high', second ~ '.low', second ~ '.high'] -%}
    case {{ formula }}
        when 'difference' then {{ difference_low(*ends) }}
        when 'quotient' then {{ quotient_low(*ends) }}
    end
{%- endmacro %}

{% macro formula_high(formula, first, second) -%}
    {%- set ends = [first ~ '.low', first ~ '.high', second ~ '.low', second ~ '.high'] -%}
    case {{ formula }}
        when 'difference' then {{ difference_high(*ends) }}
        when 'quotient' then {{ quotient_high(*ends) }}
    end
{%- endmacro %}

{#
    Growth from the first to the last figure, a year where `years` is given: it rises with the last and falls with the
    first, so each end follows from two ends. Null where the first figure may be nought or less.
#}
{% macro growth_low(first_high, last_low, first_low, years=1) -%}
    case when {{ first_low }} > 0 and {{ last_low }} > 0
        then power({{ last_low }} / {{ first_high }}, 1.0 / {{ years }}) - 1 end
{%- endmacro %}

{% macro growth_high(first_low, last_high, last_low, years=1) -%}
    case when {{ first_low }} > 0 and {{ last_low }} > 0
        then power({{ last_high }} / {{ first_low }}, 1.0 / {{ years }}) - 1 end
{%- endmacro %}

{% macro growth_point(first, last, years=1) -%}
    case when {{ first }} > 0 and {{ last }} > 0 then power({{ last }} / {{ first }}, 1.0 / {{ years }}) - 1 end
{%- endmacro %}

{# A finite end as a stated value, an open one as null. #}
{% macro interval_end(end) -%}
    case when abs({{ end }}) < 1e27 then {{ as_decimal(end) }} end
{%- endmacro %}
