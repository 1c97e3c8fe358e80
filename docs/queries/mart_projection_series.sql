/* One measure of every entity, each year between the first and the last stated one. */
select memo_id, entity, scenario, year, value, value_low, value_high, unit, value_source, value_index
from marts.mart_projection_series
where concept = 'revenue' and member is null
order by memo_id, entity, scenario, year
