/* Which targets does the memo itself not expect to meet? */
select memo_id, entity, concept, member, year, target, unit, projection, relative_gap, verdict
from marts.mart_target_tracking
where verdict in ('above', 'below')
order by abs(relative_gap) desc
