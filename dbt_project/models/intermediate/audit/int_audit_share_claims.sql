-- Sentences that say of several together what share they hold: "three vendors (A, B, C) control about
-- 72%", "the
-- top three hold 70%". One row a percentage.
{%- set best = "top|largest|biggest|leading|first" %}
{%- set counts = {'two|both|pair|duo': 2, 'three|trio|3': 3, 'four|4': 4, 'five|5': 5, 'six|6': 6,
    'seven|7': 7, 'eight|8': 8, 'nine|9': 9, 'ten|10': 10} %}
{%- set number_words = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty" %}
{#- Beside "top" any number counts. Where no table ranks so many, this is said. #}
{%- set top_counts = dict(counts, **{'twelve|dozen': 12, 'fifteen': 15, 'twenty': 20}) %}
{%- set top_digits = " (?:" ~ best ~ ") ([2-9]|[1-9]\\d) " %}
{%- set matters = "patent|fund|invest|employ|job|headcount|profit|ebitda|user|customer|subscriber|traffic|"
    ~ "download|"
    ~ "capacit|emission|export|gdp|output|spend|revenue|sales|market" %}
{%- set plain_whole = "^ of (?:the |total |all |its |our |their |overall |group |annual |company )*"
    ~ "([\\p{L}]{4,}?)s?(?: book| portfolio)?(?: (?:in|by|for|at|across|this|last|today|now|and|but|while|as) .*)? $" %}
with

-- "In seven years Alfa, Beta and Gamma" are not seven.
clauses as (
    select
        *,
        {{ regex_replace(
            "before_words",
            " (?:" ~ number_words ~ "|\\d+) (?:years?|quarters?|months?|weeks?|days?|decades?) ",
            " "
        ) }} as timeless_words
    from {{ ref('int_audit_clauses') }}
),

facts as (
    select * from {{ ref('int_audit_facts') }}
),

-- A share said to be held, in a sentence that has no growth in it.
held as (
    select
        clauses.*,
        facts.shown_value,
        facts.value,
        facts.low,
        facts.high,
        {{ regex_matches("before_words", " (?:control|controls|controlled|controlling|hold|holds|holding|"
            ~ "held|account|accounts|accounted|accounting|represent|represents|representing|represented|"
            ~ "capture|captures|captured|command|commands|contribute|contributes|contributed|contributing|"
            ~ "comprise|comprises|comprising|constitute|constitutes|make up|makes up|making up|generate|"
            ~ "generates|generated|take|takes|have|own|owns|cover|covers|deliver|delivers|together|"
            ~ "combined|collectively|jointly|total|totals|share|made up) ") }}
        -- "provide 91% of suppliers", but not "provide 30% savings" or "earn 80% of the average wage".
        or {{ regex_matches("before_words", " (?:supply|supplies|supplied|provide|provides|provided|bring|"
            ~ "brings|brought|earn|earns|earned|form|forms|formed) ") }}
        and {{ regex_matches("after_words", "^ of ") }}
        and not {{ regex_matches("after_words", "^ of (?:\\w+ ){0,4}(?:average|mean|median|minimum|wages?|"
            ~ "salar(?:y|ies)|pay|what) ") }} as is_held_before,
        case
            {% for words, count in counts.items() -%}
                when {{ regex_matches("timeless_words", " (?:" ~ words ~ ") ") }} then {{ count }}
            {% endfor -%}
        end as said_count,
        -- The number beside `top`, and what there are several of.
        case
            {% for words, count in top_counts.items() -%}
                when {{ regex_matches("before_words", " (?:(?:" ~ best ~ ") (?:" ~ words ~ ")|"
                    ~ "(?:" ~ words ~ ") (?:"
                    ~ best ~ ")) ") }} then {{ count }}
            {% endfor -%}
            when {{ regex_matches("before_words", top_digits) }}
                then {{ number_or_null(
                    regex_replace("before_words", "^.*" ~ top_digits ~ ".*$", "\\1"), 'integer'
                ) }}
        end as top_count,
        case
            when {{ regex_matches("before_words", " (?:" ~ best ~ ") [\\p{L}\\d]+ [\\p{L}]+ ") }}
                then {{ regex_replace("before_words", "^.* (?:" ~ best ~ ") (?:(?:"
                    ~ number_words ~ "|\\d+) )?"
                    ~ "(?:global |us |european )?([\\p{L}]+?)s? .*$", "\\1") }}
        end as top_noun,
        case
            when {{ regex_matches("substring(after_words, 1, 60)", "(?:" ~ matters ~ ")") }}
                then {{ regex_replace("substring(after_words, 1, 60)", "^.*?(" ~ matters ~ ").*$", "\\1") }}
            -- "64% of generation"
            when {{ regex_matches("after_words", "^ of (?:the |total |all |its |our |global |overall )*"
                ~ "[\\p{L}]{5,} ") }}
                then {{ regex_replace("after_words", "^ of (?:the |total |all |its |our |global |overall )*"
                    ~ "([\\p{L}]{5,}?)s? .*$", "\\1") }}
        end as matter,
        -- What alone stands behind "of": "of loans", "of the loan book in 2030", but not "of bad loans".
        case
            when {{ regex_matches("after_words", plain_whole) }}
                then {{ regex_replace("after_words", plain_whole, "\\1") }}
        end as plain_matter,
        case when facts.period_source = 'stated' then extract(year from facts.period_end) end as said_year,
        -- No word says of what, or only that it is the whole.
        not {{ regex_matches("after_words", "^ of ") }}
        or {{ regex_matches("after_words", "^ of (?:it|the total|total|the whole|all|them)? ?(?:in |and |"
            ~ "$)") }} as is_of_whole,
        {{ regex_matches("before_words", " (?:grow|grows|grew|growth|growing|rise|rises|rose|rising|"
            ~ "increase|increases|increased|fall|falls|fell|decline|declined|cut|cuts|reduce|reduces|"
            ~ "reduced|discount|faster|slower|margin|margins|cagr) ") }}
            as is_of_change
    from clauses
    inner join facts on clauses.fact_id = facts.fact_id
    where facts.unit_kind = 'percent' and facts.value > 0 and facts.value <= 1
),

claims as (
    select * from held
    where is_held_before and not is_of_change
)

select
    fact_id,
    memo_id,
    source_line,
    char_start,
    before_text,
    before_words,
    shown_value,
    value,
    low,
    high,
    said_count,
    top_count,
    top_noun,
    matter,
    plain_matter,
    said_year,
    is_of_whole
from claims
