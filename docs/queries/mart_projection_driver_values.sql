/* How much of each driver is stated, how much filled in? */
select measure, basis, count(*) as years
from marts.mart_projection_driver_values
group by measure, basis
order by measure, basis
