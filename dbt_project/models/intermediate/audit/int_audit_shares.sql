-- The shares a table gives the rows of a column: as percentages, else as amounts over the total of their
-- column.
{%- set bare_header = "^(?:total |annual |group )*([\\p{L}]{4,}?)s?(?: book| portfolio)?"
    ~ " *(?:[(,\\p{Sc}\\p{N}].*|in .*)?$" %}
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

-- A percentage is a share as it stands, an amount once it is divided by its whole.
rows_of_tables as (
    select
        vectors.*,
        vectors.unit_kind = 'percent' as is_stated,
        wholes.whole_fact_id,
        wholes.whole_line,
        wholes.whole_text,
        wholes.whole,
        wholes.whole_low,
        wholes.whole_high
    from vectors
    left join wholes
        on
            vectors.memo_id = wholes.memo_id
            and vectors.table_ordinal = wholes.table_ordinal
            and vectors.vector_ordinal = wholes.vector_ordinal
            and vectors.unit = wholes.unit
    where
        vectors.total_kind is null
        and (
            vectors.unit_kind = 'percent'
            and (vectors.is_share_vector or coalesce(vectors.concept = 'market_share', false))
            or wholes.whole_low > 0
        )
),

-- `Loans (R bn) | Share`, where each share is what the row has of all loans: what they are shares of.
divided as (
    select
        stated.memo_id,
        stated.table_ordinal,
        stated.vector_ordinal,
        {{ regex_replace("lower(amounts.vector_label)", bare_header, "\\1") }} as noun
    from rows_of_tables as stated
    inner join rows_of_tables as amounts
        on
            stated.memo_id = amounts.memo_id
            and stated.table_ordinal = amounts.table_ordinal
            and stated.place = amounts.place
            and not amounts.is_stated
    where stated.is_stated and {{ regex_matches("lower(amounts.vector_label)", bare_header) }}
    group by
        stated.memo_id, stated.table_ordinal, stated.vector_ordinal, amounts.vector_ordinal,
        amounts.vector_label
    having
        count(*) >= 3
        and min(case
            when {{ intervals_meet(
                'stated.low', 'stated.high',
                quotient_low('amounts.low', 'amounts.high', 'amounts.whole_low', 'amounts.whole_high'),
                quotient_high('amounts.low', 'amounts.high', 'amounts.whole_low', 'amounts.whole_high')
            ) }} then 1
            else 0
        end) = 1
),

nouns as (
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        {{ dbt.listagg("noun", "'|'", "order by noun") }} as nouns
    from divided
    group by memo_id, table_ordinal, vector_ordinal
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
    shares.is_stated
    and (coalesce(shares.concept = 'market_share', false) or shares.is_market_share_vector)
        as is_market_share,
    lower(coalesce(shares.caption, '') || ' ' || coalesce(shares.vector_label, '')) as table_words,
    '|' || nouns.nouns || '|' as whole_nouns,
    extract(year from shares.period_end) as table_year,
    headers.first_header,
    case when shares.is_stated then shares.value else shares.value / shares.whole end as share,
    case
        when shares.is_stated then shares.low
        else {{ quotient_low('shares.low', 'shares.high', 'shares.whole_low', 'shares.whole_high') }}
    end as share_low,
    case
        when shares.is_stated then shares.high
        else {{ quotient_high('shares.low', 'shares.high', 'shares.whole_low', 'shares.whole_high') }}
    end as share_high,
    shares.whole_fact_id,
    shares.whole_line,
    shares.whole_text,
    case when shares.is_stated then 1 else 2 end as source_order
from rows_of_tables as shares
left join headers on shares.memo_id = headers.memo_id and shares.table_ordinal = headers.table_ordinal
left join nouns
    on
        shares.memo_id = nouns.memo_id
        and shares.table_ordinal = nouns.table_ordinal
        and shares.vector_ordinal = nouns.vector_ordinal
        and shares.is_stated
