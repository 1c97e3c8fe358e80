-- The verdict on each check, from the interval of the stated figure and that of the recomputed one; the
-- only place where verdicts are given. A view, as the checks are: each is read once.
{{ config(materialized='view') }}

with

checks as (
    select * from {{ ref('int_audit_checks') }}
),

facts as (
    select * from {{ ref('int_audit_facts') }}
),

-- A suppression holds for one figure of one memo until its day has passed.
suppressions as (
    select
        memo_id,
        rule,
        stated_value,
        min(reason) as accepted_reason,
        min(author) as accepted_by,
        max({{ date_or_null('expires_on') }}) as accepted_until
    from {{ ref('audit_suppressions') }}
    where {{ date_or_null('expires_on') }} >= cast({{ dbt.current_timestamp() }} as date)
    group by memo_id, rule, stated_value
),

stated as (
    select
        checks.rule,
        checks.memo_id,
        checks.other_memo_id,
        checks.stated_fact_id,
        checks.recomputed_value,
        checks.recomputed_low,
        checks.recomputed_high,
        checks.peer_group,
        checks.plausible_gap,
        checks.is_certain,
        checks.severity,
        checks.reason,
        checks.claim,
        checks.working,
        checks.evidence_lines,
        checks.evidence_fact_ids,
        coalesce(checks.claim_line, facts.source_line) as source_line,
        facts.source_value,
        facts.period,
        facts.concept,
        facts.entity_slug,
        facts.qualifier,
        coalesce(checks.stated_as, facts.value) as stated_value,
        coalesce(checks.stated_as_low, facts.low) as stated_low,
        coalesce(checks.stated_as_high, facts.high) as stated_high,
        case when checks.stated_as is null then facts.unit_shown else 0 end as unit_shown,
        abs(coalesce(checks.stated_as, facts.value) - checks.recomputed_value) as gap
    from checks
    inner join facts on checks.stated_fact_id = facts.fact_id
),

compared as (
    select
        *,
        case
            when reason is not null then 'not_checkable'
            when is_certain then 'inconsistent'
            when recomputed_low is null or recomputed_high is null then 'not_checkable'
            when gap <= 1e-9 * greatest(abs(stated_value), 1e-9) and stated_low > -1e27 and stated_high < 1e27
                then 'exact'
            when gap <= 0.5000001 * unit_shown then 'consistent_rounding'
            when {{ intervals_meet('stated_low', 'stated_high', 'recomputed_low', 'recomputed_high') }}
                then 'consistent_interval'
            else 'inconsistent'
        end as strict_verdict,
        stated_low > -1e27 and stated_high < 1e27 and recomputed_low > -1e27 and recomputed_high < 1e27
        and qualifier in ('exact', 'range') as is_bounded
    from stated
),

-- Where all its peers (the cells of its column, the sums of its memo) follow from the digits shown, the memo
-- was computed from these digits, and a figure that does not follow from them is hardly a matter of rounding.
peers as (
    select
        memo_id,
        rule,
        peer_group,
        count(case when strict_verdict <> 'not_checkable' then 1 end) as peer_count,
        sum(case when strict_verdict in ('exact', 'consistent_rounding') then 1 else 0 end) as close_count
    from compared
    where peer_group is not null
    group by memo_id, rule, peer_group
),

peered as (
    select
        compared.*,
        coalesce(peers.peer_count, 0) as peer_count,
        coalesce(peers.close_count, 0) as close_count
    from compared
    left join peers
        on
            compared.memo_id = peers.memo_id
            and compared.rule = peers.rule
            and compared.peer_group = peers.peer_group
),

doubted as (
    select
        *,
        strict_verdict = 'consistent_interval'
        and is_bounded
        and (
            coalesce(gap > plausible_gap, false)
            or close_count = peer_count - 1 and case
                when peer_group = 'sum' then close_count >= 1 and gap >= 1.5 * unit_shown
                -- Only where what the operands hide is less than a unit of the result.
                else
                    close_count >= 3
                    and gap >= 0.6 * unit_shown
                    and recomputed_high - recomputed_low <= 1.2 * unit_shown
                    and rule <> 'difference'
            end
        ) as is_doubtful
    from peered
),

judged as (
    select
        doubted.*,
        suppressions.accepted_reason,
        suppressions.accepted_by,
        suppressions.accepted_until,
        case when doubted.is_doubtful then 'inconsistent' else doubted.strict_verdict end as verdict,
        case
            when suppressions.rule is not null then 'info'
            when doubted.is_doubtful then 'warning'
            when doubted.strict_verdict = 'inconsistent' then doubted.severity
            else 'info'
        end as final_severity
    from doubted
    left join suppressions
        on
            doubted.memo_id = suppressions.memo_id
            and doubted.rule = suppressions.rule
            and doubted.source_value = suppressions.stated_value
)

select
    {{ key(['rule', 'memo_id', 'other_memo_id', 'stated_fact_id', 'claim', 'working',
        'reason']) }} as finding_id,
    rule,
    verdict,
    final_severity as severity,
    memo_id,
    other_memo_id,
    stated_fact_id,
    entity_slug,
    concept,
    period,
    source_value,
    source_line,
    stated_value,
    stated_low,
    stated_high,
    recomputed_value,
    case when is_doubtful then recomputed_value else recomputed_low end as recomputed_low,
    case when is_doubtful then recomputed_value else recomputed_high end as recomputed_high,
    case
        when verdict <> 'not_checkable' and recomputed_value <> 0 then gap / abs(recomputed_value)
    end as relative_gap,
    evidence_lines,
    evidence_fact_ids,
    verdict = 'inconsistent' and accepted_by is not null as is_accepted,
    case when verdict = 'inconsistent' then accepted_reason end as accepted_reason,
    case when verdict = 'inconsistent' then accepted_by end as accepted_by,
    case when verdict = 'inconsistent' then accepted_until end as accepted_until,
    {{ dbt.concat([
        line_text('source_line'),
        "' '",
        "claim",
        "case when verdict = 'not_checkable' then " ~ dbt.concat(["': not checkable, '",
            "coalesce(reason, 'nothing follows from the figures it rests on')"])
            ~ " else " ~ dbt.concat(["'; '", "working"]) ~ " end",
        "case when is_doubtful then ', a gap that rounding hardly explains' else '' end"
    ]) }} as message
from judged
