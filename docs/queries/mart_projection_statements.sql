/* Which cost is stated, and which follows from stated EBITDA or margin? */
select memo_id, memo_scenario, year, revenue, operating_expense, operating_expense_source, unit
from marts.mart_projection_statements
order by memo_id, memo_scenario, year
