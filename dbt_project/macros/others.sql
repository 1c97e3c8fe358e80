{#
    Figures of others that no row or column keeps apart: "Competitor revenue", "Headcount at rivals", "Industry
    headcount". Each asks what names the figure (normalised), or a sentence up to its figure.
#}

{# What may stand before those meant: whose, which and how they are taken together. #}
{% macro others_lead() -%}
    {{ return(
        "(?:(?:our|its|their|the|main|key|top|major|direct|listed|closest|nearest|largest|biggest|leading|other|whole|entire"
        ~ "|average|avg|median|mean|combined|total|aggregate|typical|best|annual|yearly|monthly|global|worldwide|european|us"
        ~ "|american|asian|chinese|local|foreign|international|domestic|national|regional|public|private|two|three|four|five"
        ~ "|\\d+) )*"
    ) }}
{%- endmacro %}

{# The same of an industry: "Public sector revenue" and "US market sales" are a company's own. #}
{% macro whole_lead() -%}
    {{ return("(?:(?:our|its|their|the|whole|entire|average|avg|median|mean|combined|total|aggregate|typical|annual|yearly) )*") }}
{%- endmacro %}

{# What a company, and an industry too, has or does: the verb between those meant and their figure. #}
{% macro others_verb() -%}
    {{ return(
        "(?:employ(?:s|ed)?|ha(?:ve|s|d)|sp(?:end|ends|ent)|earn(?:s|ed)?|generates?|generated|ma(?:ke|kes|de)|pa(?:y|ys|id)"
        ~ "|charges?|charged|posts?|posted|reports?|reported|h(?:old|olds|eld)|invest(?:s|ed)?|is|was|are|were|will"
        ~ "|reach(?:es|ed)?|st(?:and|ands|ood)|hit|hits|totals?|total?led|averages?|averaged|grew|fell|rose)"
    ) }}
{%- endmacro %}

{# Whether a figure is the competitors': not the work on them, what they took, nor the distance to them. #}
{% macro is_of_competitors(words) -%}
    {%- set who = "(?:competitors?|rivals?|peers?)(?: (?:group|set|companies|firms|banks))?" -%}
    {%- set work = "(?:to|vs|versus|reviews?|reviewed|reviewing|support|pressure|learning|coaching|analysis|analytics"
        ~ "|monitoring|intelligence|tracking|research|benchmarking|responses?|poaching|entry|threats?|wins?|losses|switching"
        ~ "|displacement|conversions?|takeouts?|acquisitions?|buyouts?|takeovers?|mergers?|advantages?|gap|discount|premium"
        ~ "|lead|count|comparisons?)" -%}
    {%- set distance = "(?:vs|versus|against|than|over|above|below|under|compared|relative|from|ahead|behind|beyond|short"
        ~ "|excess|instead|share|%|percent|percentage|third|half|lead|premium|discount|advantage|gap|ratio|times|number"
        ~ "|acquisitions?|purchases?|takeovers?|buyouts?|analysis|survey|reviews?|monitoring|loss(?:es)?|lost|won|taken)" -%}
    (
        (
            {{ regex_matches(words, "^" ~ others_lead() ~ who ~ " \\S") }}
            and not {{ regex_matches(words, "^" ~ others_lead() ~ who ~ " " ~ work ~ "\\b") }}
        )
        or (
            {{ regex_matches(
                words, "\\S (?:of|at|for|among|across) " ~ others_lead() ~ who ~ "$|\\b" ~ who
                ~ " (?:average|median|mean|benchmark|norm)s?$"
            ) }}
            and not {{ regex_matches(words, "\\b" ~ distance ~ "\\b") }}
        )
    )
{%- endmacro %}

{# Whether a figure is the whole industry's, by a measure every company has: "Industry cloud revenue" is a product's. #}
{% macro is_of_industry(words) -%}
    {%- set shared = "(?:revenues?|sales|spend|spending|expenditures?|capex|capital expenditures?|r and d|headcount|employment"
        ~ "|workforce|employees|staff|ebitda|ebit|(?:(?:gross|operating|net|profit|ebitda|ebit) )?margins?"
        ~ "|(?:(?:operating|net) )?(?:profits?|income|earnings))" -%}
    {%- set more = "(?:jobs|costs?|expenses?|investments?|turnover|churn|attrition|salar(?:y|ies)|wages?|pay|debt|leverage"
        ~ "|productivity|(?:free )?cash flow)" -%}
    {%- set tail = "(?: (?:growth|margins?|cagr|change|increase|decline|levels?|total|average|median|per \\w+))*$" -%}
    {%- set mean = "(?: (?:wide|average|median|mean|typical|benchmark|norm|total|annual))*" -%}
    {%- set distance = "(?:vs|versus|against|than|over|above|below|under|compared|relative|from|ahead|behind|beyond|share|%"
        ~ "|percent|percentage|premium|discount|gap)" -%}
    (
        {{ regex_matches(
            words, "^" ~ whole_lead() ~ "(?:industry|sector)" ~ mean ~ " (?:" ~ shared ~ "|" ~ more ~ ")" ~ tail
            ~ "|^" ~ whole_lead() ~ "market" ~ mean ~ " " ~ shared ~ tail
        ) }}
        or (
            {{ regex_matches(
                words, "\\S (?:of|across) the (?:whole |entire |global )?(?:industry|sector)$"
                ~ "|\\S (?:industry|sector) (?:average|median|mean|benchmark|norm)s?$"
            ) }}
            and not {{ regex_matches(words, "\\b" ~ distance ~ "\\b") }}
        )
    )
{%- endmacro %}

{# A sentence up to its first figure, as a normalised label is written: "rivals employ". #}
{% macro sentence_start(source_text, source_value) -%}
    trim({{ regex_replace(
        regex_replace("lower(" ~ dbt.split_part(source_text, source_value, 1) ~ ")", "['’]s\\b|['’*_]", ""),
        "^[^a-z0-9]+|[- ]+", " "
    ) }})
{%- endmacro %}

{# Whether a sentence says its first figure of the competitors: "Rivals employ", "Our peers spend". #}
{% macro says_of_competitors(start) -%}
    (
        {{ regex_matches(
            start, "^" ~ others_lead() ~ "(?:competitors?|rivals?|peers?) (?:[a-z]+ ){0,4}" ~ others_verb() ~ "(?: [a-z]+){0,6}$"
        ) }}
        and not {{ regex_matches(start, "\\b(?:us|our|ours|we|company|won|took|taken|lost|poached|hired)\\b.*$") }}
    )
{%- endmacro %}

{# Whether a sentence says its first figure of the industry: "Industry headcount is", "The sector employs". #}
{% macro says_of_industry(start) -%}
    {{ regex_matches(
        start, "^" ~ whole_lead() ~ "(?:(?:industry|sector|market)(?: wide| average| median)?"
        ~ " (?:revenues?|sales|spend|spending|capex|headcount|employment|workforce|ebitda|profits?|costs?"
        ~ "|(?:(?:gross|operating|net|profit|ebitda|ebit) )?margins?) |(?:industry|sector) )"
        ~ others_verb() ~ "(?: [a-z]+){0,3}$"
    ) }}
{%- endmacro %}
