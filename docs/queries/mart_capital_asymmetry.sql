/* How many times its own funding and capital expenditure do its rivals have? */
select memo_id, entity, total_funding, capex, unit, funding_ratio, capex_ratio
from marts.mart_capital_asymmetry
where not is_own
order by memo_id, capex_ratio desc nulls last
