{# What the yearly series share: which statements stand for a year, and the years between two
   stated ones or beyond them. #}

{#
    The place of a statement in a yearly series: a figure of the year itself first, then a snapshot dated to a
    month or a day of it. What flows through one named month or quarter, or a span of years, stands for no single
    year (null); what is only dated so by the caption, the section or the memo itself is a snapshot.
#}
{% macro yearly_place() -%}
    case
        -- What is foreseen without a year is not foreseen for the date of the memo.
        when status in ('projection', 'target') and period_source = 'memo' then null
        when period_granularity = 'year' then 0
        when
            period_granularity in ('month', 'day')
            and (
                period_type = 'instant'
                or period_relation in ('as_of', 'by')
                or period_source in ('caption', 'section', 'memo')
            )
            then 1
    end
{%- endmacro %}

{# The value `fraction` of the way from `first` to `last` (above 1: beyond `last`): in equal ratios where both are
   above nought, else in equal steps. #}
{% macro interpolate(first, last, fraction, is_geometric) -%}
    case
        when {{ is_geometric }} and {{ first }} > 0 and {{ last }} > 0
            then {{ as_decimal(
                as_double(first) ~ " * power(" ~ as_double(last) ~ " / " ~ as_double(first) ~ ", " ~ fraction ~ ")"
            ) }}
        else {{ as_decimal(
            as_double(first) ~ " + (" ~ as_double(last) ~ " - " ~ as_double(first) ~ ") * " ~ fraction
        ) }}
    end
{%- endmacro %}

{#
    How many years a series runs on beyond its last stated one (var projection_years_beyond, 0 unless the run says so).
    Refuses anything but a whole number from 0 to 30: farther on, a trend of two figures says nothing.
#}
{% macro projection_years_beyond() -%}
    {%- set years = var('projection_years_beyond', 0) -%}
    {%- if years is boolean or years is not integer or years < 0 or years > 30 -%}
        {{ exceptions.raise_compiler_error(
            "projection_years_beyond of this run: found " ~ years ~ ", expected a whole number of years from 0 to 30"
        ) }}
    {%- endif -%}
    {{ return(years) }}
{%- endmacro %}
