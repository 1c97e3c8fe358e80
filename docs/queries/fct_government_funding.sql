/* Grants and subsidies by programme. */
select memo_id, metric, member, period_id, value_low, value_high, unit, rate_basis
from marts.fct_government_funding
order by memo_id, value desc
