-- named_subset: "the top three vendors hold 70%" against the three largest shares of the one table that
-- ranks them. Where the sentence names them too, this is checked only for what their own shares leave open:
-- whether they are the largest.
with

claims as (
    select * from {{ ref('int_audit_share_claims') }}
    where top_count is not null
),

named as (
    select * from {{ ref('int_audit_named_subset') }}
    where recomputed_value is not null and reason is null
),

shares as (
    select * from {{ ref('int_audit_shares') }}
),

-- What is left over, such as `Others`, takes part in the count of rows and has no standing.
ordered as (
    select
        *,
        row_number() over (
            partition by memo_id, table_ordinal, vector_ordinal
            order by case when is_other_place then 1 else 0 end, share desc, place asc
        ) as standing,
        count(*) over (partition by memo_id, table_ordinal, vector_ordinal) as row_count
    from shares
),

summed as (
    select
        claims.fact_id,
        ordered.table_ordinal,
        ordered.vector_ordinal,
        max(case when ordered.is_market_share then 1 else 0 end) = 1 as is_market_share,
        max(ordered.table_words) as table_words,
        max(ordered.first_header) as first_header,
        sum(ordered.share) as outcome,
        sum(ordered.share_low) as outcome_low,
        sum(ordered.share_high) as outcome_high,
        {{ dbt.listagg('ordered.shown_value', "' + '", "order by ordered.standing") }} as terms,
        {{ dbt.listagg(short_label('ordered.place_label'), "', '", "order by ordered.standing") }}
            as member_names,
        {{ array_of('ordered.source_line', 'ordered.standing') }} as evidence_lines,
        {{ array_of('ordered.fact_id', 'ordered.standing') }} as evidence_fact_ids,
        min(ordered.source_line) as first_line,
        max(ordered.source_line) as last_line
    from claims
    inner join ordered
        on
            claims.memo_id = ordered.memo_id
            and claims.top_count >= ordered.standing
            and claims.top_count < ordered.row_count
            and not ordered.is_other_place
    group by claims.fact_id, claims.top_count, ordered.table_ordinal, ordered.vector_ordinal
    having count(*) = claims.top_count
),

-- The table must rank what the sentence counts: its first header says so, or it gives market shares of
-- companies.
weighed as (
    select
        claims.memo_id,
        claims.shown_value,
        claims.source_line,
        claims.low,
        claims.high,
        claims.top_count,
        summed.*,
        coalesce({{ dbt.position("claims.top_noun", "summed.first_header") }} > 0, false)
        or (
            summed.is_market_share
            and {{ regex_matches("coalesce(claims.top_noun, 'hold')", "^(?:player|vendor|compan|firm|"
                ~ "provider|bank|"
                ~ "carrier|operator|insurer|lender|maker|automaker|manufacturer|supplier|competitor|"
                    ~ "platform|retailer|lab|"
                ~ "name|group|airline|brand|rival|producer|developer|hold|control|account|together|"
                    ~ "combined|command|"
                ~ "capture|have|own|represent)") }}
        ) as is_ranked,
        claims.is_of_whole
        or coalesce({{ dbt.position('claims.matter', 'summed.table_words') }} > 0, false)
        or summed.is_market_share
        and coalesce(claims.matter in ('market', 'spend', 'revenue', 'sales'), false) as is_same_matter
    from claims
    inner join summed on claims.fact_id = summed.fact_id
),

ranked as (
    select
        *,
        count(*) over (partition by fact_id) as table_count,
        row_number() over (
            partition by fact_id
            order by
                case
                    when {{ intervals_meet('low', 'high', 'outcome_low', 'outcome_high') }} then 0
                    else 1
                end,
                case when is_same_matter then 0 else 1 end,
                case when is_market_share then 0 else 1 end,
                abs(first_line - source_line),
                vector_ordinal
        ) as choice
    from weighed
    where is_ranked
),

chosen as (
    select * from ranked
    where choice = 1
),

unbound as (
    select claims.*
    from claims
    left join chosen on claims.fact_id = chosen.fact_id
    left join named on claims.fact_id = named.stated_fact_id
    where chosen.fact_id is null and named.stated_fact_id is null
),

unnamed as (
    select chosen.*
    from chosen
    left join named on chosen.fact_id = named.stated_fact_id
    where
        named.stated_fact_id is null
        or {{ intervals_meet('chosen.low', 'chosen.high', 'named.recomputed_low', 'named.recomputed_high') }}
        and abs(chosen.outcome - named.recomputed_value) > 1e-9
)

select
    'named_subset' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    case when is_market_share and is_same_matter and table_count = 1 then 'error' else 'warning' end
        as severity,
    case
        when
            not is_same_matter
            and not ({{ intervals_meet('low', 'high', 'outcome_low', 'outcome_high') }})
            then 'the table ranks them by another measure'
    end as reason,
    {{ dbt.concat(["'says that the top '", "cast(top_count as " ~ dbt.type_string() ~ ")", "' hold '",
        "shown_value"]) }} as claim,
    {{ dbt.concat(["'the largest shares of the table are '", "member_names", "' with '", "terms",
        "' (lines '",
        "cast(first_line as " ~ dbt.type_string() ~ ")", "'–'", "cast(last_line as " ~ dbt.type_string()
            ~ ")",
        "'), which is '", figure_text('outcome', "'pure'", "'percent'")]) }} as working,
    evidence_lines,
    evidence_fact_ids
from unnamed
union all
{{ unbound_checks(
    "'named_subset'",
    'warning',
    "'no table of the memo ranks what it counts'",
    dbt.concat(["'says that the top '", "cast(top_count as " ~ dbt.type_string() ~ ")",
        "' hold '", "shown_value"])
) }}
