/* The yearly income statement as stated. */
select memo_id, year, revenue, revenue_growth, operating_expense, ebitda, ebitda_margin, unit, status
from marts.fct_financial_projection
order by memo_id, scenario_id, year
