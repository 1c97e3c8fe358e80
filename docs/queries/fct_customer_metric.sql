/* Customers and users as stated. */
select memo_id, metric, member, year, value, value_low, value_high, unit, status
from marts.fct_customer_metric
order by memo_id, metric, year
