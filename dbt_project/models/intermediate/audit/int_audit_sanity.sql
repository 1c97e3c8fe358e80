-- sanity: figures that cannot be as stated, whatever else the memo says; and years of a table out of order.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
),

facts as (
    select * from {{ ref('int_audit_facts') }}
),

-- The fourth quarter of a fiscal year may have ended before the calendar's has begun.
fiscal as (
    select fact_id
    from {{ ref('stg_memo__facts') }}
    where is_fiscal
),

shares_above_one as (
    select
        memo_id,
        fact_id,
        cast(0 as {{ type_double() }}) as bound_low,
        cast(1 as {{ type_double() }}) as bound_high,
        'as a share' as claim,
        'a share of one whole cannot exceed 100%' as working
    from facts
    where
        concept in (
            'market_share', 'revenue_share', 'revenue_share_by_stream', 'share_of_total', 'headcount_share'
        )
        and unit_kind = 'percent' and low > 1
),

-- Costs are not below nought, so no more is left of revenue than all of it.
margins_above_one as (
    select
        memo_id,
        fact_id,
        -{{ unbounded() }} as bound_low,
        cast(1 as {{ type_double() }}) as bound_high,
        'as a margin' as claim,
        'a margin cannot exceed 100%' as working
    from facts
    where
        concept in ('gross_margin', 'operating_margin', 'ebitda_margin') and unit_kind = 'percent' and low > 1
),

negative_counts as (
    select
        memo_id,
        fact_id,
        cast(0 as {{ type_double() }}) as bound_low,
        {{ unbounded() }} as bound_high,
        'as a count' as claim,
        'a number of things cannot be below nought' as working
    from facts
    where
        unit_kind = 'count'
        and high < 0
        and link_state = 'linked'
        -- A column of a span of years ("2028-32") or of none ("Note": "-1,200 since 2028") gives a change.
        and (
            block_kind <> 'table'
            or period_source in ('row', 'column')
            and {{ dbt.datediff(
                'period_start', 'period_end', 'month'
            ) }} < 12
        )
        and concept in (
            'headcount', 'customers', 'enterprise_customers', 'government_customers', 'users', 'subscribers',
            'population'
        )
        and not {{ regex_matches(
            "coalesce(subject_label, '') || ' ' || coalesce(column_label, '') || ' ' || coalesce(caption, "
                ~ "'') || ' ' || coalesce(label, '')",
            "change|growth|net|impact|effect|loss|reduc|declin|differ|delta|varia|displac|cut|elimin|vs")
        }}
),

late_actuals as (
    select
        facts.memo_id,
        facts.fact_id,
        facts.value as bound_low,
        facts.value as bound_high,
        'as an actual figure of a time after the memo' as claim,
        'the memo is dated before it' as working
    from facts
    left join fiscal on facts.fact_id = fiscal.fact_id
    where
        facts.period_start > facts.as_of_end
        and (
            facts.status = 'actual' and facts.period_source in ('row', 'column')
            -- `Revenue (2032 actual)` is stated as one.
            or facts.period_source = 'stated'
            and {{ regex_matches("facts.subject_label",
                "\\b20\\d\\d,? actuals?\\b|\\bactuals?,? \\(?20\\d\\d\\b") }}
        )
        and fiscal.fact_id is null
),

-- Year rows in order but for one pair that changed places.
years as (
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        place,
        place_start,
        fact_id,
        source_line,
        place_label,
        lag(place_start) over series as earlier_start,
        lag(place_start, 2) over series as second_earlier_start,
        lead(place_start) over series as later_start,
        lag(place_label) over series as earlier_label,
        count(*) over (partition by memo_id, table_ordinal, vector_ordinal) as place_count,
        count(place_start) over (partition by memo_id, table_ordinal, vector_ordinal) as dated_count
    from vectors
    where direction = 'column' and scenario is null and place_group = ''
    window series as (partition by memo_id, table_ordinal, vector_ordinal order by place)
),

turns as (
    select
        *,
        sum(case when place_start < earlier_start then 1 else 0 end) over (
            partition by memo_id, table_ordinal, vector_ordinal
        ) as turn_count,
        row_number() over (partition by memo_id, table_ordinal, place order by vector_ordinal) as first_vector
    from years
    where place_count >= 4 and dated_count = place_count
),

swapped as (
    select
        memo_id,
        fact_id,
        {{ dbt.concat(["'stands for '", "place_label", "' behind the line for '",
            "earlier_label"]) }} as claim
    from turns
    where
        turn_count = 1
        and first_vector = 1
        and place_start < earlier_start
        and (later_start is null or later_start > earlier_start)
        and (second_earlier_start is null or second_earlier_start < place_start)
)

select
    'sanity' as rule,
    checks.memo_id,
    checks.fact_id as stated_fact_id,
    cast(null as {{ type_double() }}) as recomputed_value,
    checks.bound_low as recomputed_low,
    checks.bound_high as recomputed_high,
    checks.is_certain,
    'warning' as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'gives '", "facts.shown_value", "' '", "checks.claim"]) }} as claim,
    checks.working,
    {{ dbt.array_construct([], 'integer') }} as evidence_lines,
    {{ dbt.array_construct([], dbt.type_string()) }}
        as evidence_fact_ids
from (
    select
        *,
        true as is_certain
    from shares_above_one
    union all
    select
        *,
        true as is_certain
    from margins_above_one
    union all
    select
        *,
        true as is_certain
    from negative_counts
    union all
    select
        *,
        true as is_certain
    from late_actuals
    union all
    select
        memo_id,
        fact_id,
        cast(null as {{ type_double() }}) as bound_low,
        cast(null as {{ type_double() }}) as bound_high,
        claim,
        'all other years of the table ascend, so the two labels may have changed places' as working,
        true as is_certain
    from swapped
) as checks
inner join facts on checks.fact_id = facts.fact_id
