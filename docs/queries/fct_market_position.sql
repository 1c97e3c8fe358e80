/* Market shares with the facts they stand on. */
select memo_id, market, subject_label, market_share, market_share_fact_id, revenue, unit, customers, customer_kind
from marts.fct_market_position
where not is_total
order by memo_id, table_ordinal, market_share desc
