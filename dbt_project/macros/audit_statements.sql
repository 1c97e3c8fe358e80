{#
    Which of the statements of one thing a rule looks at. Belongs here: their order in a memo. Does not: what counts as
    one thing (the rule models).
#}

{# The place of a statement among those of `same` in its memo: one in a table comes before one in a sentence. #}
{% macro place_in_memo(same, statements) -%}
    row_number() over (
        partition by {{ same }}, {{ statements }}.memo_id
        order by case when {{ statements }}.block_kind = 'table' then 0 else 1 end, {{ statements }}.char_start
    )
{%- endmacro %}
