-- restatement: the same aspects in two memos about one entity, each memo against the one before it. Memos
-- of different dates may well differ, and so may what they say of others; two of one date about themselves
-- should not.
with

aspects as (
    select * from {{ ref('int_audit_aspects') }}
    where is_plain or block_kind = 'table'
),

settings as (
    select * from {{ ref('audit_rule_settings') }}
    where rule = 'duplicate'
),

keyed as (
    select
        aspects.*,
        {{ key(['entity_slug', 'aspect', 'aspect_member', 'period_key', 'scenario', 'unit',
            'unit_kind']) }} as aspect_key
    from aspects
    inner join settings on aspects.aspect = settings.concept
),

in_several_memos as (
    select aspect_key
    from keyed
    group by aspect_key
    having min(memo_id) <> max(memo_id)
),

-- What each memo says first of all.
chosen as (
    select
        keyed.*,
        {{ place_in_memo('keyed.aspect_key', 'keyed') }} as choice
    from keyed
    inner join in_several_memos on keyed.aspect_key = in_several_memos.aspect_key
),

followed as (
    select
        *,
        lag(memo_id) over later as earlier_memo_id,
        lag(fact_id) over later as earlier_fact_id,
        lag(value) over later as earlier_value,
        lag(low) over later as earlier_low,
        lag(high) over later as earlier_high,
        lag(shown_value) over later as earlier_text,
        lag(source_line) over later as earlier_line,
        lag(as_of_end) over later as earlier_as_of_end,
        lag(is_own) over later as is_earlier_own
    from chosen
    where choice = 1
    window later as (partition by aspect_key order by as_of_end, memo_id)
)

select
    'restatement' as rule,
    memo_id,
    earlier_memo_id as other_memo_id,
    fact_id as stated_fact_id,
    earlier_value as recomputed_value,
    earlier_low as recomputed_low,
    earlier_high as recomputed_high,
    case
        when as_of_end = earlier_as_of_end and is_own and is_earlier_own then 'warning'
        else 'info'
    end as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "concept_name", "' for '", "period_key"]) }} as claim,
    {{ dbt.concat(["earlier_memo_id", "' gives '", "earlier_text", "' ('", line_text('earlier_line'),
        "' there)'"]) }}
        as working,
    {{ dbt.array_construct([], 'integer') }} as evidence_lines,
    {{ dbt.array_construct(['earlier_fact_id']) }}
        as evidence_fact_ids
from followed
where earlier_memo_id is not null
