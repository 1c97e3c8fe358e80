-- Figures in sentences and bullets with the words before and behind them, as far as the next figure.
{#- Words that make a figure one of a part, of an addition or of an event rather than of the whole. #}
{%- set part_words = "extension|expansion|plants?|sites?|factor(?:y|ies)|mines?|facilit(?:y|ies)|"
    ~ "campus(?:es)?"
    ~ "|segments?|divisions?|units?|subsidiar(?:y|ies)|regions?|regional|countr(?:y|ies)|products?|"
        ~ "contracts?|deals?"
    ~ "|acquisitions?|acquired|merger|ventures?|pilots?|portfolio|business(?:es)? line|stores?|domestic|"
        ~ "international"
    ~ "|overseas|exports?|american?|europe(?:an)?|asian?|chin(?:a|ese)|indian?|africa|additional|"
        ~ "incremental|extra|further"
    ~ "|saved|savings?|cuts?|reductions?|losses|closures?|affected|added|adding|adds?|lost|gained|between|"
        ~ "of which"
    ~ "|including|excluding|outside|if|would|could|might|may|unless|up to|peak(?:ed)?|record|previous|"
        ~ "former|pro forma"
    ~ "|run rate|run-rate|combined|joint|average|per|each|every|line|part of|portion|out of|online|cloud|"
        ~ "digital" %}
{%- set short_words = "q[1-4]|quarter(?:s|ly)?|half|h[12]|months?|monthly|weeks?|weekly|daily|day" %}
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where block_kind in ('prose', 'bullet')
),

-- Where the sentence starts in the file follows from its first figure.
placed as (
    select
        *,
        first_value(char_start) over sentence
        - ({{ dbt.position('first_value(source_value) over sentence',
            'source_text') }} - 1) as sentence_start,
        lag(char_end) over sentence as earlier_end,
        lead(char_start) over sentence as later_start,
        lag(fact_id) over sentence as earlier_fact_id,
        lag(unit_kind) over sentence as earlier_unit_kind,
        cast(extract(year from period_end) as {{ dbt.type_string() }}) as end_year,
        row_number() over sentence as place_in_sentence
    from facts
    window sentence as (partition by memo_id, source_line, source_text order by char_start, fact_id)
),

cut as (
    select
        *,
        case
            when earlier_end is null then substring(source_text, 1, greatest(char_start - sentence_start, 0))
            else substring(
                source_text,
                greatest(earlier_end - sentence_start + 1, 1),
                greatest(char_start - earlier_end, 0)
            )
        end as before_text,
        case
            when later_start is null then substring(source_text, greatest(char_end - sentence_start + 1, 1))
            else substring(
                source_text,
                greatest(char_end - sentence_start + 1, 1),
                greatest(later_start - char_end, 0)
            )
        end as after_text
    from placed
),

-- What stands right beside the figure: in a sentence, between the commas around it.
near as (
    select
        *,
        -- "5,150 customers and a retention of 117% through 2034": the year is that of a later figure.
        later_start is not null
        and period_source = 'stated'
        and {{ dbt.position("end_year", "source_text") }} > 0
        and {{ dbt.position("end_year",
            "substring(source_text, 1, greatest(later_start - sentence_start, 0))") }} = 0
            as is_year_of_later,
        -- "19% of sales (£4.1 billion)": the amount is what the share comes to.
        earlier_unit_kind = 'percent' and {{ regex_matches("before_text", "^ *of [^,;:()]{1,40}\\($") }}
            as is_of_share,
        ' ' || trim({{ regex_replace("lower("
            ~ regex_replace("case when block_kind = 'bullet' then before_text else "
            ~ regex_replace("before_text", "^.*[,;:(—–]", "") ~ " end", "[^\\p{L}\\p{N}]+", " ") ~ ")",
                " +", " ") }})
        || ' | '
        || trim({{ regex_replace("lower(" ~ regex_replace("after_text", "[,.;:()—–].*$", "") ~ ")",
            "[^\\p{L}\\p{N}]+", " ") }})
        || ' ' as near_words
    from cut
)

select
    fact_id,
    memo_id,
    source_line,
    source_text,
    section_ordinal,
    char_start,
    earlier_fact_id,
    place_in_sentence,
    before_text,
    after_text,
    ' ' || trim({{ regex_replace("lower(before_text)", "[^\\p{L}\\p{N}]+", " ") }}) || ' ' as before_words,
    ' ' || trim({{ regex_replace("lower(after_text)", "[^\\p{L}\\p{N}]+", " ") }}) || ' ' as after_words,
    is_of_share or {{ regex_matches("near_words", " (?:" ~ part_words ~ ") ") }} as is_of_part,
    is_year_of_later,
    {{ regex_matches("near_words", " (?:" ~ short_words ~ ") ") }} as is_of_short_time
from near
