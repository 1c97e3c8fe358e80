/* Revenue streams as stated. */
select memo_id, stream, is_total, year, amount, unit, share
from marts.fct_revenue_stream
order by memo_id, is_total, amount desc
