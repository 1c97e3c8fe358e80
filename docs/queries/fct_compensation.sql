/* What employees are paid. */
select memo_id, metric, label, value_low, value_high, unit, unit_kind
from marts.fct_compensation
order by memo_id, metric
