-- part_of_total: a column of shares beside a column of amounts. Which amounts a share column refers to, and
-- whether its whole is the stated total or the sum, is read from the pair that most rows agree with.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column'
),

amounts as (
    select * from vectors
    where unit_kind in ('money', 'count', 'quantity') and not is_growth_vector and is_bounded
),

shares as (
    select
        *,
        sum(value) over (partition by memo_id, table_ordinal, vector_ordinal, place_group) as sum_of_shares
    from vectors
    where unit_kind = 'percent' and is_share_vector and not is_growth_vector and total_kind is null
),

wholes as (
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        place_group,
        unit,
        place as whole_place,
        'the stated total' as whole_is,
        value as whole,
        low as whole_low,
        high as whole_high,
        fact_id as whole_fact_id,
        source_line as whole_line,
        shown_value as whole_text
    from amounts
    where total_kind in ('plain', 'named', 'whole')
    union all
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        '' as place_group,
        unit,
        cast(null as integer) as whole_place,
        'the sum of the column' as whole_is,
        sum(value) as whole,
        sum(low) as whole_low,
        sum(high) as whole_high,
        cast(null as {{ dbt.type_string() }}) as whole_fact_id,
        cast(null as integer) as whole_line,
        cast(null as {{ dbt.type_string() }}) as whole_text
    from amounts
    where total_kind is null and not is_inside_another
    group by memo_id, table_ordinal, vector_ordinal, unit
    having count(*) >= 2
),

recomputed as (
    select
        shares.fact_id,
        shares.memo_id,
        shares.table_ordinal,
        shares.vector_ordinal as share_ordinal,
        shares.vector_label as share_label,
        -- "Share of employment" is of nothing that a column of enterprises counts, unless the figures say so.
        {{ names_another('shares.vector_label', 'amounts.vector_label') }} as is_of_another,
        {{ names_the_amount('shares.vector_label', 'amounts.vector_label') }} as is_of_this,
        shares.shown_value,
        shares.value,
        shares.low,
        shares.high,
        shares.slack,
        shares.sum_of_shares,
        shares.place,
        wholes.whole_place,
        shares.is_market_share_vector,
        amounts.fact_id as amount_fact_id,
        amounts.vector_ordinal as amount_ordinal,
        amounts.shown_value as amount_text,
        amounts.source_line as amount_line,
        wholes.whole_is,
        wholes.whole_fact_id,
        wholes.whole_line,
        wholes.whole_text,
        wholes.whole,
        wholes.unit,
        amounts.unit_kind,
        amounts.value / nullif(wholes.whole, 0) as ratio,
        {{ quotient_low('amounts.low', 'amounts.high', 'wholes.whole_low',
            'wholes.whole_high') }} as ratio_low,
        {{ quotient_high('amounts.low', 'amounts.high', 'wholes.whole_low',
            'wholes.whole_high') }} as ratio_high
    from shares
    inner join amounts
        on
            shares.memo_id = amounts.memo_id
            and shares.table_ordinal = amounts.table_ordinal
            and shares.place = amounts.place
    inner join wholes
        on
            amounts.memo_id = wholes.memo_id
            and amounts.table_ordinal = wholes.table_ordinal
            and amounts.vector_ordinal = wholes.vector_ordinal
            and amounts.unit = wholes.unit
            and wholes.place_group in ('', amounts.place_group)
),

-- Of several totals in a column, a share may be of the next one below it or of the last of all.
placed as (
    select
        *,
        case
            when whole_place is null then 'the sum'
            when whole_place = min(case when whole_place > place then whole_place end) over amount
                then 'the next total'
            when whole_place = max(whole_place) over amount then 'the last total'
            when whole_place = min(whole_place) over amount then 'the first total'
        end as whole_kind
    from recomputed
    where ratio_low is not null
    window amount as (partition by fact_id, amount_fact_id)
),

fitted as (
    select
        *,
        {{ intervals_meet('low', 'high', 'ratio_low', 'ratio_high') }} as is_met,
        count(*) over pair as row_count,
        sum(case when {{ intervals_meet('low', 'high', 'ratio_low', 'ratio_high') }} then 1 else 0 end)
            over pair
            as met_count
    from placed
    where whole_kind is not null
    window pair as (partition by memo_id, table_ordinal, share_ordinal, amount_ordinal, whole_kind)
),

best as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by
                -met_count, whole_is, abs(share_ordinal - amount_ordinal), amount_ordinal, whole_fact_id
        ) as choice
    from fitted
),

chosen as (
    select
        *,
        met_count >= 2
        and met_count * 2 >= row_count
        and (not is_of_another or row_count - met_count <= 1)
        -- Figures alone bind the two only where hardly a row speaks against it.
        and (is_of_this or row_count - met_count <= greatest(1, row_count / 4)) as is_bound
    from best
    where choice = 1
)

select
    'part_of_total' as rule,
    memo_id,
    fact_id as stated_fact_id,
    ratio as recomputed_value,
    ratio_low as recomputed_low,
    ratio_high as recomputed_high,
    -- Shares made to add up to a hundred are not all the nearest ones: 25% of 25.51%.
    case
        when abs(sum_of_shares - 1) < 1e-9 and abs(ratio - value) < 2 * slack then 'warning'
        else 'error'
    end as severity,
    case when not is_bound then 'no column of amounts beside it yields these shares' end as reason,
    {{ key(['memo_id', 'table_ordinal', 'share_ordinal', "'share'"]) }} as peer_group,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "coalesce(share_label, 'its share')"]) }} as claim,
    {{ dbt.concat([
        "amount_text", "' of '",
        "coalesce(" ~ dbt.concat(["whole_text", "' ('", line_text('whole_line'), "')'"]) ~ ", "
            ~ dbt.concat(["whole_is", "' ('", figure_text('whole', 'unit', 'unit_kind'), "')'"]) ~ ")",
        "' is '", figure_text('ratio', "'pure'", "'percent'")
    ]) }} as working,
    case
        when whole_line is null then {{ dbt.array_construct(['amount_line']) }}
        else {{ dbt.array_construct(['amount_line', 'whole_line']) }}
    end as evidence_lines,
    case
        when whole_fact_id is null then {{ dbt.array_construct(['amount_fact_id']) }}
        else {{ dbt.array_construct(['amount_fact_id', 'whole_fact_id']) }}
    end as evidence_fact_ids
from chosen
where is_bound or not is_market_share_vector
