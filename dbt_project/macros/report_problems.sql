{#
    At the end of a run, what is wrong with the rows of a seed: where, what and what to do. A singular test of a
    seed says it in a column `problem`; what a generic one, or the loader, found is put in words here.
#}
{% macro report_problems(results) -%}
    {%- if execute -%}
        {%- for result in results -%}
            {%- set node = result.node -%}
            {%- if result.status == 'fail' and 'names_problems' in (node.config.tags or []) -%}
                {%- for row in run_query(node.compiled_code).rows[:20] -%}
                    {%- do log("REFUSED " ~ row['problem'], info=true) -%}
                {%- endfor -%}
            {%- elif result.status == 'fail' and (node.attached_node or '').startswith('seed.') -%}
                {%- do report_seed_rows(node) -%}
            {%- elif result.status == 'error' and node.resource_type == 'seed' -%}
                {%- do report_unreadable_seed(node, result.message) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# The rows of a seed that a generic test refused. #}
{% macro report_seed_rows(test) -%}
    {%- set seed = graph.nodes[test.attached_node] -%}
    {%- set kind = test.test_metadata.name -%}
    {%- set arguments = test.test_metadata.kwargs -%}
    {%- set column = test.column_name -%}
    {%- set names = seed.config.column_types.keys() | list -%}
    {%- if kind == 'unique' -%}
        {%- set holds = column ~ " in (select " ~ column ~ " from " ~ seed.relation_name ~ " group by " ~ column ~ " having count(*) > 1)" -%}
        {%- set reason = "stands twice; keep one row" -%}
    {%- elif kind == 'accepted_values' -%}
        {%- set holds = column ~ " not in ('" ~ (arguments['values'] | join("', '")) ~ "')" -%}
        {%- set reason = "use " ~ (arguments['values'] | join(", ")) -%}
    {%- elif kind == 'relationships' -%}
        {%- set other = (arguments['to'] | string).split("'")[1] -%}
        {%- set others = graph.nodes.values() | selectattr('name', 'equalto', other) | first -%}
        {%- set holds = column ~ " not in (select " ~ arguments['field'] ~ " from " ~ others.relation_name ~ " where " ~ arguments['field'] ~ " is not null)" -%}
        {%- set reason = "not in " ~ other ~ ".csv; use one of its rows or add it there" -%}
    {%- elif kind == 'no_nulls' -%}
        {%- set holds = (arguments['columns'] | join(" is null or ")) ~ " is null" -%}
        {%- set reason = "a cell is empty; fill " ~ (arguments['columns'] | join(", ")) -%}
    {%- else -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set query -%}
        select line, {{ names[0] }} as first_cell, {{ column or names[0] }} as cell
        from (select *, {{ seed_line() }} as line from {{ seed.relation_name }})
        where {{ holds }}
        order by line
    {%- endset -%}
    {%- for row in run_query(query).rows[:20] -%}
        {%- set said = (column ~ " " ~ row['cell'] ~ " " if kind in ('unique',) else column ~ " is " ~ row['cell'] ~ "; " if column else "") -%}
        {%- do log(
            "REFUSED " ~ seed.name ~ ".csv, line " ~ row['line'] ~ " (" ~ (row['first_cell'] or 'empty') ~ "): " ~ said ~ reason,
            info=true
        ) -%}
    {%- endfor -%}
{%- endmacro %}

{# What keeps a seed's file from being loaded: a row with too many or too few cells, else what the loader says. #}
{% macro report_unreadable_seed(seed, message) -%}
    {%- set rows = uneven_rows(seed) -%}
    {%- for row in rows[:20] -%}
        {%- do log(
            "REFUSED " ~ seed.name ~ ".csv, line " ~ row['line'] ~ ": " ~ row['cells'] ~ " cells where the header has "
            ~ row['header_cells'] ~ "; put a text that holds a comma between double quotes and keep empty cells",
            info=true
        ) -%}
    {%- else -%}
        {%- set said = [] -%}
        {%- for line in (message or '').splitlines() -%}
            {%- if 'CSV Error on Line' in line or 'Could not convert' in line -%}{%- do said.append(line | trim) -%}{%- endif -%}
        {%- endfor -%}
        {%- do log(
            "REFUSED " ~ seed.name ~ ".csv: " ~ (said | join("; ") or message)
            ~ "; write a number as 12.5, a date as 2031-12-31, and close every double quote",
            info=true
        ) -%}
    {%- endfor -%}
{%- endmacro %}

{# The lines of a seed's file that have another number of cells than its header: [line, cells, header_cells]. #}
{% macro uneven_rows(seed) -%}{{ return(adapter.dispatch('uneven_rows', 'memomart')(seed)) }}{%- endmacro %}

{% macro default__uneven_rows(seed) -%}{{ return([]) }}{%- endmacro %}

{# Text between double quotes counts for one cell, whatever commas it holds. #}
{% macro duckdb__uneven_rows(seed) -%}
    {%- set query -%}
        with lines as (
            select generate_subscripts(parts, 1) as line, unnest(parts) as text
            from (
                select string_split(rtrim(content, chr(13) || chr(10)), chr(10)) as parts
                from read_text('{{ (seed.root_path ~ "/" ~ seed.original_file_path) | replace("'", "''") }}')
            )
        ),

        counted as (
            select line, length(bare) - length(replace(bare, ',', '')) + 1 as cells
            from (select line, regexp_replace(text, '"[^"]*"', '', 'g') as bare from lines)
            where trim(bare) <> ''
        )

        select line, cells, (select cells from counted where line = 1) as header_cells
        from counted
        where cells <> (select cells from counted where line = 1)
        order by line
    {%- endset -%}
    {{ return(run_query(query).rows) }}
{%- endmacro %}
