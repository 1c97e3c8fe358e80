-- The shares a table gives the rows of a column: as percentages, else as amounts over the total of their
-- column.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column' and is_bounded and not is_growth_vector
),

headers as (
    select
        memo_id,
        table_ordinal,
        lower(cell_text) as first_header
    from {{ ref('stg_memo__cells') }}
    where row_ordinal is null and column_ordinal = 0
),

wholes as (
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        unit,
        min(fact_id) as whole_fact_id,
        min(source_line) as whole_line,
        min(shown_value) as whole_text,
        min(value) as whole,
        min(low) as whole_low,
        min(high) as whole_high
    from vectors
    where total_kind in ('plain', 'named') and unit_kind in ('money', 'count', 'quantity')
    group by memo_id, table_ordinal, vector_ordinal, unit
    having count(*) = 1
),

shares as (
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        place,
        fact_id,
        source_line,
        shown_value,
        place_label,
        is_other_place,
        coalesce(concept = 'market_share', false) or is_market_share_vector as is_market_share,
        lower(coalesce(caption, '') || ' ' || coalesce(vector_label, '')) as table_words,
        value as share,
        low as share_low,
        high as share_high,
        cast(null as {{ dbt.type_string() }}) as whole_fact_id,
        cast(null as integer) as whole_line,
        cast(null as {{ dbt.type_string() }}) as whole_text,
        1 as source_order
    from vectors
    where
        unit_kind = 'percent'
        and total_kind is null
        and (is_share_vector or coalesce(concept = 'market_share', false))
    union all
    select
        vectors.memo_id,
        vectors.table_ordinal,
        vectors.vector_ordinal,
        vectors.place,
        vectors.fact_id,
        vectors.source_line,
        vectors.shown_value,
        vectors.place_label,
        vectors.is_other_place,
        false as is_market_share,
        lower(coalesce(vectors.caption, '') || ' ' || coalesce(vectors.vector_label, '')) as table_words,
        vectors.value / wholes.whole as share,
        {{ quotient_low('vectors.low', 'vectors.high', 'wholes.whole_low', 'wholes.whole_high') }}
            as share_low,
        {{ quotient_high('vectors.low', 'vectors.high', 'wholes.whole_low', 'wholes.whole_high') }}
            as share_high,
        wholes.whole_fact_id,
        wholes.whole_line,
        wholes.whole_text,
        2 as source_order
    from vectors
    inner join wholes
        on
            vectors.memo_id = wholes.memo_id
            and vectors.table_ordinal = wholes.table_ordinal
            and vectors.vector_ordinal = wholes.vector_ordinal
            and vectors.unit = wholes.unit
    where vectors.total_kind is null and wholes.whole_low > 0
)

select
    shares.memo_id,
    shares.table_ordinal,
    shares.vector_ordinal,
    shares.place,
    shares.fact_id,
    shares.source_line,
    shares.shown_value,
    shares.place_label,
    shares.is_other_place,
    shares.is_market_share,
    shares.table_words,
    headers.first_header,
    shares.share,
    shares.share_low,
    shares.share_high,
    shares.whole_fact_id,
    shares.whole_line,
    shares.whole_text,
    shares.source_order
from shares
left join headers on shares.memo_id = headers.memo_id and shares.table_ordinal = headers.table_ordinal
