/* Funding and capital expenditure by company. */
select memo_id, year, total_funding, total_funding_high is null as is_at_least, capex, unit, primary_infrastructure
from marts.fct_capital_resources
order by memo_id, total_funding desc nulls last
