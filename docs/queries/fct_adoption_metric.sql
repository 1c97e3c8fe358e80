/* How widely a product is taken up. */
select memo_id, metric, label, value, qualifier, unit, rate_basis
from marts.fct_adoption_metric
order by memo_id, value desc
