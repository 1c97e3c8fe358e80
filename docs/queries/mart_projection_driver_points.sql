/* What is each driver read from, and for how many years is it stated? */
select series_id, measure, source, count(*) as years_stated, min(year) as first_year, max(year) as last_year
from marts.mart_projection_driver_points
group by series_id, measure, source
order by series_id, measure
