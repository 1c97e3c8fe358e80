/* What does government bring as a customer and as a funder? */
select memo_id, entity, year, government_customers_low, government_customers_high, government_revenue, unit,
    share_of_revenue, government_funding, funding_unit
from marts.mart_government_projection
order by memo_id, entity, year
