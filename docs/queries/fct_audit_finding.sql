/* The contradictions, the worst first, each in one sentence. */
select memo_id, rule, severity, source_lines, message
from marts.fct_audit_finding
where verdict = 'inconsistent'
order by severity, abs(relative_gap) desc nulls last
