/* Employees by function and year. */
select memo_id, job_function, is_total, year, headcount, headcount_growth, role
from marts.fct_headcount
order by memo_id, is_total, job_function, year
