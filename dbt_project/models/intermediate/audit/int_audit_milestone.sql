-- milestone: "EBITDA profitability by 2033" against the first year in which the memo's own table shows a
-- profit. Held in years: the year the sentence gives, and the first year above nought.
{#- Being in profit, and getting there. Only the second has a year that an earlier profit contradicts. #}
{%- set state = "(?:profitab|positive ebitda|ebitda[- ]positive|cash[- ]flow[- ]positive)[a-z]*" %}
{%- set event = "(?:break-?even|br(?:eak(?:s|ing)?|oke) even|turn(?:s|ed|ing)? positive)[a-z]*" %}
{%- set measure = "(?:(?:[a-z]+ly|adjusted|ebitda|operating|free|cash|flow)[ -]+)*" %}
{%- set arrive = "(?:reach|achiev|attain|deliver|turn|return|becom|becam|expect|project|forecast|target|"
    ~ "anticipat)[a-z]*" %}
{%- set becoming = "\\b(?:" ~ arrive ~ "|path|road|mov(?:e|es|ing)|swing(?:s|ing)?|first|initial) "
    ~ "(?:(?:[^\\s.;:|]+ ){0,3}to (?:become|reach|achieve|attain|turn|return to) )?"
    ~ "(?:(?:to|of|for|on|its|our|the|an?|first|full(?:[- ]year)?|sustained|annual|company|group) )*" ~ measure %}
{%- set in_profit = "(?:profitable|(?:ebitda|cash[- ]flow)[- ]positive)" %}
{%- set being = "\\b(?:be|is|are|was|were|stay(?:s|ed)?|remain(?:s|ed)?) " ~ measure ~ in_profit %}
{%- set gap = "[^.;:|0-9]{0,40}" %}
{%- set year = "\\s+(?:fy ?)?(20[2-4]\\d)(?:\\s*[-–—]\\s*(20[2-4]\\d))?" %}
{%- set in_year = gap ~ "\\b(?:by|in|during|from)" ~ year %}
{%- set negated = "(?:(?:\\b(?:not|never)\\b|n[’']t\\b)[^.;:|,0-9]{0,40}(?:" ~ state ~ "|" ~ event ~ ")|"
    ~ "\\bunprofitab[a-z]*)" %}
{#- "is not profitable in 2028", "profitability improves by 2033" #}
{%- set no_claim = negated ~ in_year ~ "|" ~ state ~ gap ~ "\\b(?:improv|rise|rising|rose|increas|grow|"
    ~ "grew|expand|widen|depend|fall|fell|declin|weaken|further|higher|strengthen)[a-z]*" ~ in_year %}
{%- set claim = "(?:(?:" ~ state ~ "|" ~ event ~ ")" ~ gap ~ "\\b(by)"
    ~ "|" ~ event ~ gap ~ "\\b(in|during|from)"
    ~ "|" ~ becoming ~ state ~ gap ~ "\\b(in|during|from)"
    ~ "|" ~ state ~ gap ~ "\\b" ~ arrive ~ gap ~ "\\b(in|during|from)"
    ~ "|" ~ in_profit ~ "\\s+(from)"
    ~ "|" ~ negated ~ gap ~ "\\b(until)"
    ~ "|" ~ being ~ gap ~ "\\b(in|during))" ~ year %}
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

-- Without what says only that there is a profit or none; a full stop keeps what stood around it apart.
cleared as (
    select
        *,
        {{ regex_replace(regex_replace("sentence", "\\bnot only\\b", "also"), no_claim, " . ") }}
            as claim_text
    from sentences
),

claimed as (
    select
        *,
        {{ regex_replace("claim_text", "^.*?" ~ claim ~ ".*$", "\\1\\2\\3\\4\\5\\6\\7") }}
            as relation,
        -- "will be EBITDA positive in 2032" leaves open when that began.
        {{ regex_replace("claim_text", "^.*?" ~ claim ~ ".*$", "\\1\\7") }} <> '' as is_at_latest,
        {{ regex_replace("claim_text", "^.*?" ~ claim ~ ".*$", "\\8") }} as first_year,
        {{ regex_replace("claim_text", "^.*?" ~ claim ~ ".*$", "\\9") }} as last_year,
        -- Of a loss until a year that year may be the last.
        {{ regex_matches("claim_text", "\\bunprofitab[a-z]*" ~ gap ~ "\\buntil\\b") }} as is_loss_until,
        case
            when {{ regex_matches("sentence", "cash[- ]flow") }} then 'free_cash_flow'
            else 'ebitda'
        end as concept,
        {{ regex_matches("sentence", "ebitda|cash[- ]flow") }} as is_named,
        -- "its cloud unit turns EBITDA-positive" is not the company.
        {{ regex_matches("sentence", "\\b(?:segment|division|unit|subsidiary|region|country|product|"
            ~ "business line|"
            ~ "line|store|plant|site|customer|cohort|market|venture)s?\\b") }} as is_of_part
    from cleared
    where
        {{ regex_matches("claim_text", claim) }}
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
        is_at_latest,
        cast(first_year as integer) as first_year,
        cast(coalesce(nullif(last_year, ''), first_year) as integer) as last_year,
        case when relation = 'until' and is_loss_until then 1 else 0 end as grace_years
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
    case when is_at_latest and first_year = last_year then -{{ unbounded() }} else first_year end
        as stated_as_low,
    last_year + grace_years as stated_as_high,
    year as recomputed_value,
    year as recomputed_low,
    year as recomputed_high,
    case when is_named and not is_of_part then 'error' else 'warning' end as severity,
    case
        when year = series_start then 'the table starts with a profit, so its first year is not in it'
    end as reason,
    {{ dbt.concat(["'expects '",
        "case relation when 'until' then 'no' else 'a' end", "' profit '", "relation", "' '", "cast(first_year as " ~ dbt.type_string() ~ ")",
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
    {{ dbt.concat(["'expects '",
        "case relation when 'until' then 'no' else 'a' end", "' profit '", "relation", "' '", "cast(first_year as " ~ dbt.type_string()
        ~ ")"]) }}
        as claim,
    cast(null as {{ dbt.type_string() }}) as working,
    {{ dbt.array_construct([], 'integer') }} as evidence_lines,
    {{ dbt.array_construct([], dbt.type_string()) }}
        as evidence_fact_ids
from unbound
where choice = 1
