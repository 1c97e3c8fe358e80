/* What partners bring. */
select memo_id, member as partner, metric, year, value_low, value_high, unit
from marts.fct_partner_contribution
order by memo_id, partner
