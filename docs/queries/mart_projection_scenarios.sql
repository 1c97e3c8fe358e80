/* What happens to EBITDA and cash in the last year if a driver changes? */
select memo_id, entity, scenario, year, revenue, ebitda, ebitda - base_ebitda as difference, cash_need, break_even_year, unit
from marts.mart_projection_scenarios
qualify row_number() over (partition by series_id, scenario order by year desc) = 1
order by memo_id, entity, difference
