/* How many customers must be won each year? */
select memo_id, entity, customer_kind, previous_year, year, customers_low, customers_high, yearly_net_additions
from marts.mart_customer_projection
where yearly_net_additions is not null
order by memo_id, entity, customer_kind, year
