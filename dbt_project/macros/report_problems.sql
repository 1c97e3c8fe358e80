{#
    At the end of a run, what each failed test of a seed found: every such test selects a column `problem`
    that names the row, what is wrong with it and what to do.
#}
{% macro report_problems(results) -%}
    {%- if execute -%}
        {%- for result in results
            if result.status == 'fail' and 'names_problems' in (result.node.config.tags or []) -%}
            {%- set found = run_query(result.node.compiled_code) -%}
            {%- for row in found.rows[:20] -%}
                {%- do log("REFUSED " ~ row['problem'], info=true) -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
