/* Where does the revenue come from, and do the stated shares follow from the amounts? */
select memo_id, entity, stream, amount, unit, stated_share, recomputed_share, growth_driver
from marts.mart_revenue_mix
where not is_total
order by memo_id, entity, amount_rank
