-- What the audit made of each memo; one row a memo, also for those without a check.
with

memos as (
    select * from {{ ref('dim_memo') }}
),

findings as (
    select * from {{ ref('fct_audit_finding') }}
),

counted as (
    select
        memo_id,
        count(*) as check_count,
        sum(case when verdict = 'exact' then 1 else 0 end) as exact_count,
        sum(case when verdict = 'consistent_rounding' then 1 else 0 end) as consistent_rounding_count,
        sum(case when verdict = 'consistent_interval' then 1 else 0 end) as consistent_interval_count,
        sum(case when verdict = 'inconsistent' then 1 else 0 end) as inconsistent_count,
        sum(case when verdict = 'not_checkable' then 1 else 0 end) as not_checkable_count,
        sum(case when severity = 'error' then 1 else 0 end) as error_count,
        sum(case when severity = 'warning' then 1 else 0 end) as warning_count,
        sum(case when is_accepted then 1 else 0 end) as accepted_count
    from findings
    group by memo_id
),

ranked as (
    select
        memo_id,
        message,
        row_number() over (
            partition by memo_id
            order by case severity when 'error' then 0 else 1 end, -coalesce(relative_gap, 0), finding_id
        ) as place
    from findings
    where severity in ('error', 'warning')
),

worst as (
    select
        memo_id,
        {{ dbt.listagg('message', "'\n'", 'order by place') }} as worst_findings
    from ranked
    where place <= 3
    group by memo_id
)

select
    memos.memo_id,
    memos.entity_id,
    memos.edition,
    memos.as_of_end,
    cast(coalesce(counted.check_count, 0) as integer) as check_count,
    cast(coalesce(counted.exact_count, 0) as integer) as exact_count,
    cast(coalesce(counted.consistent_rounding_count, 0) as integer) as consistent_rounding_count,
    cast(coalesce(counted.consistent_interval_count, 0) as integer) as consistent_interval_count,
    cast(coalesce(counted.inconsistent_count, 0) as integer) as inconsistent_count,
    cast(coalesce(counted.not_checkable_count, 0) as integer) as not_checkable_count,
    cast(coalesce(counted.error_count, 0) as integer) as error_count,
    cast(coalesce(counted.warning_count, 0) as integer) as warning_count,
    cast(coalesce(counted.accepted_count, 0) as integer) as accepted_count,
    worst.worst_findings
from memos
left join counted on memos.memo_id = counted.memo_id
left join worst on memos.memo_id = worst.memo_id
