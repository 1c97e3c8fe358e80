-- closure without a total: shares that say they are of one whole, or market shares listed down to "Other",
-- make 100%. Plain shares and other market shares that make more are told of,
-- without a verdict.
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
    where direction = 'column' and unit_kind = 'percent'
),

-- A market share of each region or product is of as many markets.
headers as (
    select
        memo_id,
        table_ordinal,
        {{ regex_matches("cell_text", "region|countr|geograph|\\bmarkets?\\b|segment|product|categor|state|"
            ~ "cit(?:y|ies)|division|business|channel|model|application|use case|industry|sector|year|date|"
                ~ "quarter") }}
            as is_of_many_markets
    from {{ ref('stg_memo__cells') }}
    where row_ordinal is null and column_ordinal = 0
),

places as (
    select
        memo_id,
        table_ordinal,
        vector_ordinal,
        count(distinct place_group) as group_count,
        count(*) as place_count,
        sum(case when total_kind is not null then 1 else 0 end) as total_count,
        max(case when is_other_place then 1 else 0 end) = 1 as has_other,
        max(
            case
                when
                    is_inside_another or is_growth_place or is_growth_vector or place_start is not null
                    then 1
                else 0
            end
        )
        = 1 as has_odd_place,
        max(case when is_share_of_whole_vector then 1 else 0 end) = 1 as is_of_whole,
        max(case when is_market_share_vector or concept = 'market_share' then 1 else 0 end) = 1
            as is_market_share,
        -- "Share", but not "Share under 29" or "Saudi share", which each row has of a whole of its own.
        max(case when is_share_vector and {{ names_the_amount('vector_label', "''") }} then 1 else 0 end) = 1
            as is_plain_share,
        max(value) as greatest_share,
        count(distinct coalesce(scenario, '')) as scenario_count,
        min(place) as first_place,
        max(place) as last_place
    from vectors
    group by memo_id, table_ordinal, vector_ordinal
),

shares as (
    select
        places.*,
        places.is_of_whole
        or places.is_market_share and places.has_other and not coalesce(headers.is_of_many_markets, false)
            as is_said_of_whole
    from places
    left join headers on places.memo_id = headers.memo_id and places.table_ordinal = headers.table_ordinal
    where
        (
            places.is_of_whole
            or places.is_market_share and places.has_other and not coalesce(headers.is_of_many_markets, false)
            -- A row of 100% is the whole of the others.
            or places.greatest_share < 1
            and (
                places.is_plain_share
                or places.is_market_share and not coalesce(headers.is_of_many_markets, false)
            )
        )
        and places.total_count = 0
        and places.place_count >= 3
        and not places.has_odd_place
        and places.scenario_count = 1
),

-- The finding stands at the last share: there the reader has added them all up.
summed as (
    select
        shares.memo_id,
        shares.group_count,
        shares.place_count,
        shares.has_other,
        shares.is_said_of_whole,
        shares.first_place,
        shares.last_place,
        sum(vectors.value) as sum_value,
        sum(vectors.low) as sum_low,
        sum(vectors.high) as sum_high,
        max(case when vectors.place = shares.last_place then vectors.fact_id end) as stated_fact_id,
        {{ array_of('vectors.fact_id', 'vectors.place') }} as fact_ids,
        {{ array_of('vectors.source_line', 'vectors.place') }} as fact_lines,
        {{ dbt.listagg('vectors.shown_value', "' + '", 'order by vectors.place') }} as terms,
        min(vectors.source_line) as first_line,
        max(vectors.source_line) as last_line,
        max(vectors.vector_label) as vector_label
    from shares
    inner join vectors
        on
            shares.memo_id = vectors.memo_id
            and shares.table_ordinal = vectors.table_ordinal
            and shares.vector_ordinal = vectors.vector_ordinal
    group by
        shares.memo_id, shares.table_ordinal, shares.vector_ordinal, shares.group_count, shares.place_count,
        shares.has_other, shares.is_said_of_whole, shares.first_place, shares.last_place
    having shares.is_said_of_whole or sum(vectors.low) > 1
)

select
    'closure' as rule,
    memo_id,
    stated_fact_id,
    sum_value as recomputed_value,
    sum_low as recomputed_low,
    sum_high as recomputed_high,
    -- Where `Other` stands for all the rest, no more than the whole is left to be shared.
    case when has_other and sum_value > 1 then 'error' else 'warning' end as severity,
    case
        when not is_said_of_whole then 'nothing says that the shares listed are of one whole'
        when group_count > 1 then 'the shares stand under several headings'
        when place_count < last_place - first_place + 1 then 'a row gives no share'
        when sum_value < 0.9 or sum_value > 1.1 and not has_other
            then 'the shares listed need not be of one whole'
    end as reason,
    {{ dbt.concat(["'ends the shares in '", "coalesce(vector_label, 'its column')",
        "case when is_said_of_whole then ', which should make 100%' "
            ~ "else ', which make more than 100%' end"]) }}
        as claim,
    {{ dbt.concat([
        "case when place_count <= 9 then terms else 'they' end", "' (lines '",
        "cast(first_line as " ~ dbt.type_string() ~ ")", "'–'",
        "cast(last_line as " ~ dbt.type_string() ~ ")", "') make '", figure_text('sum_value', "'pure'",
            "'percent'")
    ]) }} as working,
    fact_lines as evidence_lines,
    fact_ids as evidence_fact_ids
from summed
