/* How does revenue grow, year by year? */
select memo_id, entity, scenario, year, revenue, unit, stated_growth, recomputed_growth, cagr_to_horizon
from marts.mart_revenue_projection
order by memo_id, entity, scenario, year
