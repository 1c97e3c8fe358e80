-- milestone: "EBITDA profitability by 2033" against the first year in which the memo's own table shows a
-- profit. Held in years: the year the sentence gives, and the first year above nought.
{%- set profit = "(?:ebitda|operating|cash[- ]flow|free cash flow)?[^.;:|]{0,40}(?:profitab|break-?even|"
    ~ "breaks? even|turns? positive|positive ebitda|ebitda[- ]positive|cash[- ]flow[- ]positive)[a-z]*" %}
{%- set when = "[^.;:|0-9]{0,40}\\b(by|in|during|until|from)\\s+(?:fy "
    ~ "?)?(20[2-4]\\d)(?:\\s*[-–—]\\s*(20[2-4]\\d))?" %}
with

facts as (
    select * from {{ ref('int_audit_facts') }}
),

sentences as (
    select distinct
        memo_id,
        source_line,
        lower(source_text) as sentence
    from facts
    where block_kind in ('prose', 'bullet') and scenario is null
    union
    select
        memo_id,
        source_line,
        lower(source_text) as sentence
    from {{ ref('stg_memo__dated_statements') }}
),

claimed as (
    select
        *,
        {{ regex_replace("sentence", "^.*?" ~ profit ~ when ~ ".*$", "\\1") }} as relation,
        {{ regex_replace("sentence", "^.*?" ~ profit ~ when ~ ".*$", "\\2") }} as first_year,
        {{ regex_replace("sentence", "^.*?" ~ profit ~ when ~ ".*$", "\\3") }} as last_year,
        case
            when {{ regex_matches("sentence", "cash[- ]flow") }} then 'free_cash_flow'
            else 'ebitda'
        end as concept,
        {{ regex_matches("sentence", "ebitda|cash[- ]flow") }} as is_named,
        -- "its cloud unit turns EBITDA-positive" is not the company.
        {{ regex_matches("sentence", "\\b(?:segment|division|unit|subsidiary|region|country|product|"
            ~ "business line|"
            ~ "line|store|plant|site|customer|cohort|market|venture)s?\\b") }} as is_of_part
    from sentences
    where
        {{ regex_matches("sentence", profit ~ when) }}
        and not {{ regex_matches("sentence", "\\b(?:bear|bull|downside|upside|worst|best|stress|pessimistic|"
            ~ "optimistic|if|unless|would|could|originally|previously|formerly|postponed|delayed)\\b") }}
),

claims as (
    select
        memo_id,
        source_line,
        relation,
        concept,
        is_named,
        is_of_part,
        cast(first_year as integer) as first_year,
        cast(coalesce(nullif(last_year, ''), first_year) as integer) as last_year
    from claimed
    where {{ regex_matches("first_year", "^20\\d\\d$") }}
),

series as (
    select
        memo_id,
        table_ordinal,
        fact_id,
        concept,
        shown_value,
        source_line,
        low,
        extract(year from period_end) as year,
        min(extract(year from period_end)) over (
            partition by memo_id, table_ordinal, concept
        ) as series_start,
        count(*) over (partition by memo_id, table_ordinal, concept) as year_count
    from facts
    where
        is_cell
        and is_own
        and scenario is null
        and (member is null or is_total)
        and unit_kind = 'money'
        and concept in ('ebitda', 'free_cash_flow')
        and period_source in ('row', 'column')
),

-- The first year above nought says something only where the series starts below it.
firsts as (
    select
        *,
        row_number() over (partition by memo_id, concept order by table_ordinal, year) as choice
    from series
    where low > 0 and year_count >= 3
),

bound as (
    select
        claims.*,
        firsts.fact_id,
        firsts.shown_value,
        firsts.source_line as fact_line,
        firsts.year,
        firsts.series_start,
        row_number() over (
            partition by claims.memo_id, claims.source_line, claims.concept order by claims.first_year
        ) as choice
    from claims
    inner join firsts
        on claims.memo_id = firsts.memo_id and claims.concept = firsts.concept and firsts.choice = 1
),

-- Tables of losses only, or of too few years, do not say when the first profit comes.
unbound as (
    select
        claims.*,
        losses.fact_id,
        row_number() over (
            partition by claims.memo_id, claims.source_line, claims.concept
            order by claims.first_year asc, losses.year desc, losses.fact_id asc
        ) as choice
    from claims
    inner join series as losses on claims.memo_id = losses.memo_id and claims.concept = losses.concept
    left join bound
        on
            claims.memo_id = bound.memo_id
            and claims.source_line = bound.source_line
            and claims.concept = bound.concept
    where bound.fact_id is null
)

select
    'milestone' as rule,
    memo_id,
    fact_id as stated_fact_id,
    source_line as claim_line,
    last_year as stated_as,
    case when relation in (
        'by',
        'until'
    ) and first_year = last_year then -{{ unbounded() }}
    else first_year end
        as stated_as_low,
    last_year as stated_as_high,
    year as recomputed_value,
    year as recomputed_low,
    year as recomputed_high,
    case when is_named and not is_of_part then 'error' else 'warning' end as severity,
    case
        when year = series_start then 'the table starts with a profit, so its first year is not in it'
    end as reason,
    {{ dbt.concat(["'expects a profit '", "relation", "' '", "cast(first_year as " ~ dbt.type_string() ~ ")",
        "case when last_year > first_year then " ~ dbt.concat(["'-'", "cast(last_year as "
            ~ dbt.type_string() ~ ")"])
            ~ " else '' end"]) }} as claim,
    {{ dbt.concat(["'the first year above nought is '", "cast(year as " ~ dbt.type_string() ~ ")", "' with '",
        "shown_value", "' ('", line_text('fact_line'), "')'"]) }} as working,
    {{ dbt.array_construct(['fact_line']) }} as evidence_lines,
    {{ dbt.array_construct(['fact_id']) }} as evidence_fact_ids
from bound
where choice = 1
union all
select
    'milestone' as rule,
    memo_id,
    fact_id as stated_fact_id,
    source_line as claim_line,
    last_year as stated_as,
    first_year as stated_as_low,
    last_year as stated_as_high,
    cast(null as {{ type_double() }}) as recomputed_value,
    cast(null as {{ type_double() }}) as recomputed_low,
    cast(null as {{ type_double() }}) as recomputed_high,
    'warning' as severity,
    'no table of the memo gives a first year above nought' as reason,
    {{ dbt.concat(["'expects a profit '", "relation", "' '", "cast(first_year as " ~ dbt.type_string()
        ~ ")"]) }}
        as claim,
    cast(null as {{ dbt.type_string() }}) as working,
    {{ dbt.array_construct([], 'integer') }} as evidence_lines,
    {{ dbt.array_construct([], dbt.type_string()) }}
        as evidence_fact_ids
from unbound
where choice = 1
