-- Every check the audit made of every memo, whatever it found; one row a check.
with

judged as (
    select * from {{ ref('int_audit_judged') }}
)

select
    finding_id,
    rule,
    verdict,
    severity,
    memo_id,
    other_memo_id,
    {{ key(['entity_slug']) }} as entity_id,
    case when concept is not null then {{ key(['concept']) }} end as concept_id,
    period,
    stated_fact_id,
    {{ interval_end('stated_low') }} as stated_low,
    {{ interval_end('stated_high') }} as stated_high,
    {{ interval_end('recomputed_low') }} as recomputed_low,
    {{ interval_end('recomputed_high') }} as recomputed_high,
    cast(relative_gap as decimal(38, 9)) as relative_gap,
    {{ sorted_union('source_line', 'evidence_lines') }} as source_lines,
    evidence_fact_ids,
    message,
    source_line,
    source_value,
    {{ interval_end('stated_value') }} as stated_value,
    {{ interval_end('recomputed_value') }} as recomputed_value,
    is_accepted,
    accepted_reason,
    accepted_by,
    accepted_until
from judged
