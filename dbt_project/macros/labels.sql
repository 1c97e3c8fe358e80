{#
    What a label names, apart from how it dates, scales or hedges it: lower case, words apart by one space,
    without periods, currencies, scales, scenario and status words. `keep_parentheses` keeps the words in them.
    Here because seeds, labels and entity names must all be made alike to meet.
#}
{% macro normalise_label(text, keep_parentheses=false) -%}
    {#- Whole names: "margin 2029" and "decline 2030" are no March and no December. -#}
    {%- set month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        ~ "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?" -%}
    {%- set year = "(?:19|20)\d\d[aepf]?" -%}
    {%- set scale = "(?:millions?|billions?|trillions?|thousands?|crores?|lakhs?|mm|mn|bn|tn|cr|[mbkt])" -%}
    {%- set currency = "(?:usd|eur|gbp|jpy|cny|rmb|inr|krw|aud|cad|nzd|chf|sek|nok|dkk|brl|sgd|hkd|zar|mxn)" -%}
    {%- set traded = "(?:usd|eur|gbp|jpy|cny|rmb|inr|krw|aud|cad|nzd|chf|sek|nok|dkk|brl|sgd|hkd|zar|mxn|kes|ngn|ghs|egp"
        ~ "|try|rub|pln|czk|huf|thb|idr|myr|php|vnd|pkr|bdt|lkr|clp|cop|pen|ars|aed|sar|ils|twd)" -%}
    {%- set case = "(?:bear(?:ish)?|bull(?:ish)?|base(?:line)?|downside|adverse|upside|favou?rable|optimistic|pessimistic)" -%}
    {%- set status = "(?:actuals?|projected|projections?|forecasts?|forecasted|targets?|targeted|current|est|estimates?"
        ~ "|estimated|today|baseline|goal|planned|expected)" -%}
    {%- set measures = "revenues?|sales|net|ebitda?|eps|fcf|gross|operating|margin|growth|gdp|headcount" -%}
    {%- set steps = [
        ("['’‘´]s\\b|[*`~#'’‘´\"“”]+", ""),
        ("&", " and "),
        ("\\bprice targets?\\b", "share price"),
        ("\\b" ~ traded ~ " ?/ ?" ~ traded ~ "\\b|\\b" ~ traded ~ " per (?:usd|us dollar|us\\$|dollar|eur|euro)(?:\\b|$)", "exchange rate"),
        ("[()\\[\\]]" if keep_parentheses else "[(\\[][^()\\[\\]]*[)\\]]?", " "),
        ("^ *(?:spring|summer|autumn|fall|winter) " ~ year ~ "\\b|^ *(?:fy ?)?" ~ year ~ " budget *$|\\b" ~ month ~ "(?: \\d{1,2}(?:st|nd|rd|th)?,?)? " ~ year ~ "\\b", " "),
        ("\\b(?:(?:fy|cy|q[1-4]|h[12])[ -]?)?" ~ year ~ "(?: ?[-–—/→] ?(?:fy ?)?(?:" ~ year ~ "|\\d\\d[aepf]?))?\\b", " "),
        ("\\b(?:fy ?\\d\\d[ae]?|q[1-4]|h[12])\\b", " "),
        ("\\b(?:us|a|c|nz|hk|r)?[$€£¥₹₩](?: ?" ~ scale ~ "\\b)?|[$€£¥₹₩](?: ?" ~ scale ~ "\\b)?", " "),
        ("\\b" ~ currency ~ "\\b(?: ?" ~ scale ~ "\\b)?|\\bin (?:" ~ scale ~ "|local currency|percent)\\b|^" ~ scale ~ "$", " "),
        ("\\b" ~ case ~ "[ -](?:case|scenario)\\b|^ *(?:bear(?:ish)?|bull(?:ish)?|base(?:line)?) *$", " "),
        ("[-–—/_:;,.!?|•→~+=<>\\\\]+", " "),
        ("\\s+", " "),
        ("^ ?(?:(?:bear|bull) ([a-ln-z0-9]|m[b-z]|ma[a-qs-z]|mar[a-jl-z])|base (" ~ measures ~ ")\\b)| (?:bear|bull) ?$"
            ~ "|\\b(cagr|growth|change) (?:fy ?)?\\d\\d (?:fy ?)?\\d\\d\\b", "\\1\\2\\3"),
        ("^ ?(?:" ~ status ~ " )*(?:projected|forecast|forecasted|actual|planned|expected|anticipated) | ?\\b" ~ status ~ " ?$", " "),
        ("^ *(?:" ~ status ~ "|plan|guidance|outlook) *$|^[\\d ]+(?:years?|months?|weeks?|days?|hours?)? *$", ""),
        ("^ ?(?:by|in|the|as of|a|an|for|of|and) | (?:by|in|for|as of|of|to|at|from|the|vs|and|approximately) ?$", " ")
    ] -%}
    {%- set result = namespace(sql="lower(" ~ text ~ ")") -%}
    {%- for pattern, replacement in steps -%}
        {%- set result.sql = regex_replace(result.sql, pattern, replacement) -%}
    {%- endfor -%}
    trim({{ result.sql }})
{%- endmacro %}

{# An entity's name as it is compared: a normalised label without the legal form behind it. #}
{% macro normalise_entity(normalised_label) -%}
    trim({{ regex_replace(
        normalised_label,
        "^the | (?:inc|incorporated|corp|corporation|ltd|limited|plc|ag|sa|se|nv|gmbh|llc|spa|ab|asa|oyj|holdings?)$",
        ""
    ) }})
{%- endmacro %}

{# A name for the eye from a normalised label: its first letter is a capital. #}
{% macro label_as_name(normalised_label) -%}
    {{ dbt.concat(["upper(substring(" ~ normalised_label ~ ", 1, 1))", "substring(" ~ normalised_label ~ ", 2)"]) }}
{%- endmacro %}

{# A name for joins from a normalised label: letters, digits and underscores. #}
{% macro label_as_slug(normalised_label) -%}
    trim({{ regex_replace(normalised_label, "[^\\p{L}\\p{N}]+", "_") }}, '_')
{%- endmacro %}

{# Whether a normalised label names a sum over the others of its table. #}
{% macro is_total_label(normalised_label) -%}
    {{ regex_matches(
        normalised_label,
        "^(?:(?:grand |sub)?totals?|overall|sum|combined|all)\\b|^(?:whole |total )?(?:group|company|consolidated)(?: total)?$"
    ) }}
{%- endmacro %}

{# The first `count` words of a normalised label: a name, where the label is a sentence. #}
{% macro first_words(normalised_label, count) -%}
    trim({{ regex_replace(normalised_label, "^((?:\\S+ ){" ~ (count - 1) ~ "}\\S+) .*$", "\\1") }})
{%- endmacro %}

{# Whether a label says in parentheses what its figures are counted in: a measure, not the name of a part. #}
{% macro states_unit(text) -%}
    {{ regex_matches(
        text,
        "\\((?:in )?(?:[a-z]{0,3}[$€£¥₹₩]|%|['’]?000s?\\b|[a-z]{3} (?:bn|m|mn|cr|k|million|billion)\\b"
        ~ "|(?:millions?|billions?|thousands?|years?|months?|weeks?|days?|hours?|gw|mw|gwh|twh|mt|kt|bps|pp)\\b)"
    ) }}
{%- endmacro %}

{#
    A label in lower case without the words that narrow nothing ("total annual revenue" is "revenue"), and without the
    `further_words`, a pattern of alternatives. Each space is two first: words side by side would share one, and only the
    first of them go.
#}
{% macro bare_label(text, further_words) -%}
    {%- set words = "total|overall|annual|yearly|net|group|company|corporate|consolidated|projected|target|expected|estimated"
        ~ "|reported|current|its|the|our|of|in|worldwide|global|average" -%}
    trim({{ regex_replace(
        regex_replace(
            "' ' || " ~ regex_replace("lower(" ~ text ~ ")", "[^\\p{L}\\p{N}]+", "  ") ~ " || ' '",
            " (?:" ~ words ~ "|" ~ further_words ~ ") ",
            " "
        ),
        " +", " "
    ) }})
{%- endmacro %}
