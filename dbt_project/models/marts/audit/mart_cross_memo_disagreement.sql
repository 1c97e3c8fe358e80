-- Where two memos state the same aspects and their figures cannot both hold; one row a pair of statements.
with

findings as (
    select * from {{ ref('fct_audit_finding') }}
    where rule = 'restatement' and verdict = 'inconsistent'
),

facts as (
    select * from {{ ref('fct_memo_fact') }}
),

memos as (
    select * from {{ ref('dim_memo') }}
)

select
    findings.finding_id,
    findings.memo_id,
    findings.other_memo_id,
    case
        when
            memos.as_of_end = other_memos.as_of_end
            and coalesce(memos.edition, '') <> coalesce(other_memos.edition, '')
            then 'edition'
        when memos.as_of_end = other_memos.as_of_end then 'memo'
        else 'later date'
    end as memos_differ_by,
    facts.entity_id,
    facts.entity,
    facts.concept_id,
    facts.concept,
    facts.member,
    facts.period,
    facts.scenario,
    facts.unit,
    facts.fact_id,
    facts.value,
    facts.source_value,
    facts.source_line,
    other_facts.fact_id as other_fact_id,
    other_facts.value as other_value,
    other_facts.source_value as other_source_value,
    other_facts.source_line as other_source_line,
    facts.value - other_facts.value as gap,
    findings.relative_gap,
    findings.severity,
    findings.message
from findings
inner join facts on findings.stated_fact_id = facts.fact_id
inner join facts as other_facts on {{ first_of('findings.evidence_fact_ids') }} = other_facts.fact_id
inner join memos on findings.memo_id = memos.memo_id
inner join memos as other_memos on findings.other_memo_id = other_memos.memo_id
