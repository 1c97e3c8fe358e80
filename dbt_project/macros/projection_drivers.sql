{#
    The drivers of the what-if model and what may be assumed of them. Belongs here: names, limits and the rows given
    at run time. Does not: what follows from a driver (projection_cases.sql).
#}

{% macro projection_drivers() -%}
    {{ return([
        'customers', 'annual_contract_value', 'net_revenue_retention', 'government_funding', 'gross_margin',
        'operating_expense_growth'
    ]) }}
{%- endmacro %}

{#
    Earnings that may be what is left of revenue, by the concepts that state them, the nearest to EBITDA first. A profit
    margin does not say which profit.
#}
{% macro earnings_kinds() -%}
    {{ return({
        'ebitda': ['ebitda', 'ebitda_margin'],
        'operating_income': ['operating_income', 'operating_margin'],
        'profit_before_tax': ['profit_before_tax'],
        'net_income': ['net_income', 'net_margin'],
        'profit': ['profit_margin']
    }) }}
{%- endmacro %}

{# Years a memo of this series can speak of; anything else in an assumption is a slip of the pen. #}
{% macro projection_years() -%}{{ return([2000, 2100]) }}{%- endmacro %}

{% macro scenario_assumption_columns() -%}
    {{ return(['scenario', 'driver', 'operation', 'amount', 'from_year', 'to_year', 'reason']) }}
{%- endmacro %}

{# A text as an SQL literal; none as null. #}
{% macro text_or_null(text) -%}
    {%- if text is none -%}
        cast(null as {{ dbt.type_string() }})
    {%- else -%}
        cast('{{ text | string | replace("'", "''") }}' as {{ dbt.type_string() }})
    {%- endif -%}
{%- endmacro %}

{#
    The assumptions given at run time (var scenario_assumptions: a list of mappings with the columns of the seed), as
    a select of text columns with `place`, their number in the list.
#}
{% macro assumptions_of_run() -%}
    {%- set rows = var('scenario_assumptions', []) -%}
    {%- if rows is not sequence or rows is string or rows is mapping -%}
        {{ exceptions.raise_compiler_error(
            "scenario_assumptions of this run: found " ~ rows ~ ", expected a list of mappings with "
            ~ scenario_assumption_columns() | join(', ')
        ) }}
    {%- endif -%}
    {%- for row in rows %}
        {%- if row is not mapping -%}
            {{ exceptions.raise_compiler_error(
                "scenario_assumptions of this run, row " ~ loop.index ~ ": found " ~ row ~ ", expected a mapping with "
                ~ scenario_assumption_columns() | join(', ')
            ) }}
        {%- endif -%}
        {%- for name in row if name not in scenario_assumption_columns() -%}
            {{ exceptions.raise_compiler_error(
                "scenario_assumptions of this run, row " ~ loop.index ~ ": found " ~ name ~ ", expected only "
                ~ scenario_assumption_columns() | join(', ')
            ) }}
        {%- endfor -%}
        select
            {{ loop.index }} as place
            {%- for name in scenario_assumption_columns() %},
            {{ text_or_null(row.get(name)) }} as {{ name }}
            {%- endfor %}
        {%- if not loop.last %}
        union all
        {% endif -%}
    {%- endfor -%}
    {%- if rows | length == 0 %}
        select
            cast(null as integer) as place
            {%- for name in scenario_assumption_columns() %},
            cast(null as {{ dbt.type_string() }}) as {{ name }}
            {%- endfor %}
        where 1 = 0
    {%- endif -%}
{%- endmacro %}

{# The line of its file a row of a seed stands on. #}
{% macro seed_line() -%}{{ return(adapter.dispatch('seed_line', 'memomart')()) }}{%- endmacro %}

{# Where an engine keeps no order of rows the problem's own words have to do. #}
{% macro default__seed_line() -%} cast(null as integer) {%- endmacro %}
{% macro duckdb__seed_line() -%} cast(row_number() over (order by rowid) + 1 as integer) {%- endmacro %}

{# A number or a whole number written as text; null where it is none. A plain cast would stop at the first slip. #}
{% macro written_number(text) -%}
    case when {{ regex_matches(text, '^[-+]?[0-9]{1,20}(?:[.][0-9]{1,15})?$') }} then {{ as_double(text) }} end
{%- endmacro %}

{% macro written_integer(text) -%}
    case when {{ regex_matches(text, '^[0-9]{1,9}$') }} then cast({{ text }} as integer) end
{%- endmacro %}
