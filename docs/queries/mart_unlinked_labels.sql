/* Which labels are worth teaching? */
select label, unit_kind, fact_count, memo_count, example_text, nearest_concept, suggested_alias_row
from marts.mart_unlinked_labels
order by label_rank
limit 20
