/* The largest companies by their last foreseen revenue, in US dollars. */
select memo_id, entity, year, scenario, revenue_usd, ebitda_usd, ebitda_margin
from marts.mart_financials_in_usd
qualify row_number() over (partition by memo_id, entity, scenario order by year desc) = 1
order by revenue_usd desc nulls last
