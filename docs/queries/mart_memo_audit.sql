/* Which memos contradict themselves most? */
select memo_id, edition, check_count, error_count, warning_count, worst_findings
from marts.mart_memo_audit
order by error_count desc, warning_count desc
