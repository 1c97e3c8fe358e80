/* How well was each memo read? */
select memo_id, found_count, fact_count, rejected_count, linked_share, without_period_count, notes
from marts.mart_memo_quality
order by linked_share
