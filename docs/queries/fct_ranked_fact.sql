/* Which statement counts where a memo states one thing several times. */
select memo_id, concept, member, year, value, unit, block_kind, precedence
from marts.fct_ranked_fact
order by memo_id, concept, member, year, precedence
