-- implied_rate: in a table of companies, revenue over market share is the size of the market, and one
-- market has one size; where a table gives amounts in two currencies, their quotient is the rate, one for
-- each pair of currencies.
-- Warns of rows that part from what most of the others imply.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column' and is_bounded and total_kind is null and not is_growth_vector
),

-- Where a table adds its rows up, its shares are of that total.
totals as (
    select distinct
        memo_id,
        table_ordinal
    from {{ ref('int_audit_vectors') }}
    where direction = 'column' and total_kind is not null
),

pairs as (
    select
        parts.memo_id,
        parts.table_ordinal,
        parts.place,
        'market' as implied_is,
        parts.vector_ordinal as part_ordinal,
        shares.vector_ordinal as share_ordinal,
        parts.unit as units,
        parts.fact_id as part_fact_id,
        parts.shown_value as part_text,
        parts.source_line,
        parts.unit,
        shares.fact_id,
        shares.shown_value as share_text,
        parts.value as part_value,
        parts.value / nullif(shares.value, 0) as implied,
        {{ quotient_low('parts.low', 'parts.high', 'shares.low', 'shares.high') }} as implied_low,
        {{ quotient_high('parts.low', 'parts.high', 'shares.low', 'shares.high') }} as implied_high
    from vectors as shares
    inner join vectors as parts
        on
            shares.memo_id = parts.memo_id
            and shares.table_ordinal = parts.table_ordinal
            and shares.place = parts.place
    left join totals on shares.memo_id = totals.memo_id and shares.table_ordinal = totals.table_ordinal
    where
        totals.memo_id is null
        and (shares.is_market_share_vector or shares.concept = 'market_share')
        and shares.unit_kind = 'percent'
        and parts.unit_kind = 'money'
        and parts.rate_basis in ('total', 'annual')
    union all
    select
        parts.memo_id,
        parts.table_ordinal,
        parts.place,
        'exchange' as implied_is,
        parts.vector_ordinal as part_ordinal,
        others.vector_ordinal as share_ordinal,
        {{ dbt.concat(["others.unit", "'/'", "parts.unit"]) }} as units,
        parts.fact_id as part_fact_id,
        parts.shown_value as part_text,
        parts.source_line,
        parts.unit,
        others.fact_id,
        others.shown_value as share_text,
        parts.value as part_value,
        parts.value / nullif(others.value, 0) as implied,
        {{ quotient_low('parts.low', 'parts.high', 'others.low', 'others.high') }} as implied_low,
        {{ quotient_high('parts.low', 'parts.high', 'others.low', 'others.high') }} as implied_high
    from vectors as others
    inner join vectors as parts
        on
            others.memo_id = parts.memo_id
            and others.table_ordinal = parts.table_ordinal
            and others.place = parts.place
            and others.vector_ordinal < parts.vector_ordinal
            and others.concept = parts.concept
            and others.unit <> parts.unit
    where others.unit_kind = 'money' and parts.unit_kind = 'money'
),

implied as (
    select * from pairs
    where implied_low > 0
),

-- How many rows each row's own implied size would suit.
supported as (
    select
        centres.memo_id,
        centres.table_ordinal,
        centres.part_ordinal,
        centres.share_ordinal,
        centres.units,
        centres.implied as common,
        centres.place as common_place,
        count(*) as row_count,
        sum(case when centres.implied between implied.implied_low and implied.implied_high then 1 else 0 end)
            as support
    from implied as centres
    inner join implied
        on
            centres.memo_id = implied.memo_id
            and centres.table_ordinal = implied.table_ordinal
            and centres.part_ordinal = implied.part_ordinal
            and centres.share_ordinal = implied.share_ordinal
            and centres.units = implied.units
    group by
        centres.memo_id, centres.table_ordinal, centres.part_ordinal, centres.share_ordinal, centres.units,
        centres.implied, centres.place
),

ranked as (
    select
        *,
        row_number() over (
            partition by memo_id, table_ordinal, part_ordinal, share_ordinal, units
            order by -support, common_place
        ) as choice
    from supported
    where row_count >= 3
),

consensus as (
    select
        *,
        support >= 3 and support * 2 > row_count as is_shared
    from ranked
    where choice = 1
),

judged as (
    select
        implied.*,
        consensus.common,
        consensus.common_place,
        consensus.support,
        consensus.row_count,
        consensus.is_shared,
        row_number() over (
            partition by
                implied.memo_id, implied.table_ordinal, implied.part_ordinal, implied.share_ordinal,
                implied.units
            order by implied.place
        ) as row_place
    from implied
    inner join consensus
        on
            implied.memo_id = consensus.memo_id
            and implied.table_ordinal = consensus.table_ordinal
            and implied.part_ordinal = consensus.part_ordinal
            and implied.share_ordinal = consensus.share_ordinal
            and implied.units = consensus.units
),

with_evidence as (
    select
        judged.*,
        centres.part_fact_id as common_fact_id,
        centres.source_line as common_line
    from judged
    inner join implied as centres
        on
            judged.memo_id = centres.memo_id
            and judged.table_ordinal = centres.table_ordinal
            and judged.part_ordinal = centres.part_ordinal
            and judged.share_ordinal = centres.share_ordinal
            and judged.units = centres.units
            and judged.common_place = centres.place
    where judged.is_shared or judged.row_place = 1
)

-- What the row states of its part is held against what its share of the common size would be.
select
    'implied_rate' as rule,
    memo_id,
    part_fact_id as stated_fact_id,
    common * part_value / implied as recomputed_value,
    -- Below zero, as of a deficit in two currencies, the larger quotient gives the upper end.
    common * part_value / case when part_value < 0 then implied_low else implied_high end as recomputed_low,
    common * part_value / case when part_value < 0 then implied_high else implied_low end as recomputed_high,
    'warning' as severity,
    case when not is_shared then 'the rows do not imply one common size' end as reason,
    {{ dbt.concat(["'gives '", "part_text", "' beside '", "share_text", "', which implies '",
        "case implied_is when 'market' then 'a market of ' else 'a rate of ' end",
        "case implied_is when 'market' then " ~ figure_text('implied', 'unit', "'money'") ~ " else "
            ~ plain_decimal('implied') ~ " end"]) }} as claim,
    {{ dbt.concat(["cast(support as " ~ dbt.type_string() ~ ")", "' of '", "cast(row_count as "
        ~ dbt.type_string() ~ ")",
        "' rows imply '",
        "case implied_is when 'market' then " ~ figure_text('common', 'unit', "'money'") ~ " else "
            ~ plain_decimal('common') ~ " end",
        "' ('", line_text('common_line'), "' among them)'"]) }} as working,
    {{ dbt.array_construct(['common_line']) }} as evidence_lines,
    {{ dbt.array_construct(['fact_id', 'common_fact_id']) }}
        as evidence_fact_ids
from with_evidence
