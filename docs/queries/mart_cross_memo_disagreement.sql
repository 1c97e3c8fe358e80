/* Where do two memos say different things of the same? */
select entity, concept, member, period, memo_id, source_value, source_line, other_memo_id, other_source_value,
    other_source_line, relative_gap
from marts.mart_cross_memo_disagreement
order by relative_gap desc nulls last
