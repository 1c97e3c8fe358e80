/* How likely is a profit in each year? */
select memo_id, entity, year, p05, p50, p95, probability_of_profit, unit
from marts.mart_projection_fan
where measure = 'ebitda'
order by memo_id, entity, year
