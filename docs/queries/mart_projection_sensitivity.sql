/* Which driver moves EBITDA most? */
select memo_id, entity, year, driver, low_effect, high_effect, swing, unit
from marts.mart_projection_sensitivity
where swing_rank <= 3
order by memo_id, entity, swing_rank
