/* Who leads each market, and does revenue tell the same story as the stated share? */
select memo_id, market, entity, stated_share, implied_share, share_gap, revenue, unit, revenue_per_customer, stated_hhi
from marts.mart_competitive_landscape
order by memo_id, table_ordinal, share_rank nulls last
