{#
    What the words beside a percentage make of it. Belongs here: what several rules of the audit ask of the text before
    and behind a figure. Does not: what only one of them asks.
#}

{#
    Whether a rate of growth is one a year: "a CAGR of 8%", "55-80% annually", "30% a year". "44% (2028-2030), a year ahead
    of plan" and "44%, as the annual report says" are not.
#}
{% macro says_yearly(before_text, after_text) -%}
    {%- set yearly = "\\bcagr\\b|\\bcompound|\\bannual(?:ly|i[sz]ed)\\b|\\byearly\\b|\\b(?:per|each|every) year\\b|\\bper annum\\b|"
        ~ "\\bp\\.a\\.|\\byear[- ]over[- ]year\\b" -%}
    {%- set annual_rate = "\\bannual (?:[\\p{L}-]+ ){0,3}?(?:growth|rates?|increases?|rises?|gains?|expansion|declines?|pace|clip)\\b" -%}
    {%- set same_sentence = regex_replace(before_text, "^.*[.;]\\s", "") -%}
    {%- set behind = regex_replace(
        regex_replace(after_text, "(\\d)[–—](\\d)", "\\1-\\2"),
        "\\ba year (?:ago|ahead|after|before|earlier|later|sooner)\\b", ";"
    ) -%}
    {#- As far as the next comma; behind one, only what begins with the rate's own words. -#}
    coalesce(
        {{ regex_matches(same_sentence, yearly ~ "|" ~ annual_rate ~ "|\\bannual\\W*$") }}
        or {{ regex_matches(
            behind,
            "^[^,;:.()–—]{0,60}(?:\\([^()]*\\)[^,;:.()–—]{0,40})?(?:" ~ yearly ~ "|" ~ annual_rate ~ ")"
            ~ "|^ *(?:\\([^()]*\\) *)?(?:growth |increase |expansion |on average )*a year\\b"
            ~ "|^[^.;:]{0,60}[,(] *(?:an? )?(?:average )?(?:" ~ yearly ~ "|" ~ annual_rate ~ ")"
        ) }},
        false
    )
{%- endmacro %}
