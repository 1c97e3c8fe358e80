{# Every statement that `columns` name is in fct_memo_fact: one query for all the sources of a wide row. #}
{% test facts_exist(model, columns) %}
with

named as (
    {% for column in columns -%}
    select {{ column }} as fact_id from {{ model }}
    where {{ column }} is not null
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)

select named.fact_id
from named
left join {{ ref('fct_memo_fact') }} as facts on named.fact_id = facts.fact_id
where facts.fact_id is null
{% endtest %}
