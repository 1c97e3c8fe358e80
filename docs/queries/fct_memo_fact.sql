/* Every figure of one memo with its line. */
select memo_id, source_line, subject_label, column_label, source_value, value, value_low, value_high, unit, period, status
from marts.fct_memo_fact
where memo_id = (select min(memo_id) from marts.dim_memo)
order by char_start
