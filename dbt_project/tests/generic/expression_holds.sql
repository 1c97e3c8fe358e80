{# Every row of the model satisfies `expression`; a null outcome is a failure too. #}
{% test expression_holds(model, expression) %}
select *
from {{ model }}
where not coalesce({{ expression }}, false)
{% endtest %}
