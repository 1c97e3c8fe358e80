/* Which functions grow fastest? */
select memo_id, entity, job_function, previous_year, year, headcount, recomputed_growth, implied_annual_growth
from marts.mart_headcount_projection
where not is_total and recomputed_growth is not null
order by recomputed_growth desc
