-- What the words of a row or column label say about the figures beside it; one row a label.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

texts as (
    select subject_label as label_text from facts
    where block_kind = 'table'
    union
    select column_label as label_text from facts
    where block_kind = 'table'
),

lowered as (
    select
        label_text,
        trim({{ regex_replace("lower(label_text)", "[*`_~]+", "") }}) as words
    from texts
    where label_text is not null
),

-- The name a sentence may call a row by: `OpenAI (GPT/ChatGPT Enterprise)` is `openai`.
named as (
    select
        *,
        trim({{ regex_replace(
            regex_replace("words", "\\([^()]*\\)|['’]s\\b", " "),
            "[^\\p{L}\\p{N}]+", " "
        ) }}) as full_name
    from lowered
),

classed as (
    select
        label_text,
        words,
        full_name,
        trim({{ regex_replace(
            "full_name",
            "( (?:ai|inc|corp|corporation|group|ltd|limited|plc|holdings?|labs|company|co|technologies|"
                ~ "cloud))+$",
            ""
        ) }}) as short_name,
        case
            when {{ regex_matches("words",
                "\\b(?:unique|net of|de-?duplicated|weighted|average|avg)\\b") }} then null
            when {{ regex_matches("words",
                "^(?:grand |overall |combined )?totals?(?: *\\(.*\\))?$|^sum$") }} then 'plain'
            when {{ regex_matches("words", "^(?:group|consolidated|company|system|trust|all|all staff|"
                ~ "all (?:segments|regions|"
                ~ "divisions|business(?:es)?)|nation(?:al)?|world(?:wide)?|global|whole (?:company|group))"
                ~ "(?: *\\(.*\\))?$") }} then 'whole'
            when {{ regex_matches("words", "^sub-?totals?\\b|\\bsub-?total$") }} then 'subtotal'
            when {{ regex_matches("words", "^(?:grand )?total\\b|\\btotals?(?: *\\(.*\\))?$") }} then 'named'
        end as total_kind,
        trim({{ regex_replace("words", "\\b(?:grand |sub-?)?totals?\\b|\\(.*\\)|[:*]", " ") }}) as total_of,
        -- A word boundary is one of ASCII letters: beside the sign of a difference there is none.
        {{ regex_matches(
            regex_replace("words", "\\bclimate change\\b", " "),
            "growth|\\byoy\\b|\\by/y\\b|\\by-o-y\\b|\\bchanges?\\b|increase|\\bcagr\\b|"
                ~ "\\bdelta\\b|[Δδ∆]|uplift|decline|reduction|variance"
        ) }}
            as is_growth,
        {{ regex_matches("words", "\\bcagr\\b|per year|per annum|\\bp\\.?a\\.?(?:\\W|$)|annual(?:ly|"
            ~ "i[sz]ed)? (?:growth|rate|change|increase)|/ ?(?:yr|year)\\b|yearly") }}
            as is_annual,
        {{ regex_matches("words", "decline|decrease|reduction|\\bdrop\\b|\\bfall\\b|\\bcuts?\\b|savings?|"
            ~ "loss(?:es)?\\b") }} as is_decline,
        {{ regex_matches("words", "share|% of|%-of|percent(?:age)? of|\\bmix\\b|proportion|weight|"
            ~ "allocation|\\bsplit\\b|contribution|^%$|^\\(?%\\)?$|% total") }}
            as is_share,
        {{ regex_matches("words", "% of (?:the )?(?:total|whole|revenue|sales|budget|spend|spending|cost|"
            ~ "costs|portfolio|workforce|headcount|investment)|share of (?:total|revenue|budget|spend)|% "
            ~ "total|\\b(?:revenue|sales|product|portfolio|funding|cost|asset|investment|energy|"
                ~ "channel) mix\\b|"
            ~ "^mix\\b|allocation|of total") }}
            as is_share_of_whole,
        {{ regex_matches("words", "market share") }} as is_market_share,
        -- Growth at constant prices, currencies or stores is not that of the amounts beside it.
        {{ regex_matches("words", "\\b(?:real|constant|organic|like[- ]for[- ]like|lfl|cer|cc|lc|"
            ~ "local currency|"
            ~ "comparable|same[- ]store|inflation[- ]adjusted|per capita)\\b") }} as is_restated_growth,
        {{ regex_matches("words",
            "^(?:all )?others?\\b|\\bothers?$|^rest\\b|^remaining\\b|emerging$|"
            ~ "^(?:the )?next (?:\\d+|two|three|four|five|six|seven|eight|nine|ten)\\b") }} as is_other,
        {{ regex_matches("words",
            "^(?:[-–—•↳>]|of which|o/w|incl(?:uding|\\.)?\\b|thereof|memo:)") }} as is_inside_another,
        {{ regex_matches("words", "^(?:less|minus)\\b") }} as is_subtracted,
        {{ regex_matches("words", "^(?:total |net |gross |monthly |annual |household |family |take-home |"
            ~ "operating |tax )*(?:incomes?|revenues?|sales|turnover|receipts|earnings|pay|salary)"
            ~ "(?: *\\(.*\\)| after tax)?$") }} as is_income,
        {{ regex_matches("words", "expen|\\bcosts?\\b|spend|outgoings|\\bopex\\b|outlays?\\b") }}
            as is_spending,
        {{ regex_matches("words", "average|\\bavg|\\bmean\\b|median|\\bper\\b|/ ?(?:user|unit|seat|"
            ~ "customer|employee|head|share|hour|month|kwh|mwh)\\b|\\brates?\\b|price|salary|salaries|"
            ~ "\\bpay\\b|wages?\\b|\\barpu\\b|\\bacv\\b|\\bmargins?\\b|growth|\\bratios?\\b|\\byields?\\b|"
            ~ "\\bindex\\b|\\bscores?\\b|\\brank|\\bmultiples?\\b|valuation|\\bcagr\\b|typical|"
            ~ "\\brange\\b|minimum|maximum|\\bmin\\b|\\bmax\\b|\\byear founded\\b|duration|timeline|"
            ~ "cumulative|running|to date|\\bytd\\b") }}
            as is_not_additive,
            -- A row so named is no part of a sum; `Salaries` in a list of costs is.
        {{ regex_matches("words", "average|\\bavg|\\bmean\\b|median|\\bper\\b|\\brates?\\b|\\bprice|"
            ~ "\\barpu\\b|\\bacv\\b|\\bmargins?\\b|growth|\\bratios?\\b|\\byields?\\b|\\bindex\\b|"
            ~ "\\bscores?\\b|\\bmultiples?\\b|valuation|\\bcagr\\b") }}
            as is_rate
    from named
)

select
    label_text,
    words,
    full_name,
    short_name,
    total_kind,
    case when total_kind is not null then {{ regex_replace("total_of", "^(?:of |all )|(?:e?s)$",
        "") }} end as total_of,
    is_growth,
    is_annual,
    is_decline,
    is_share,
    is_share_of_whole,
    is_market_share,
    is_restated_growth,
    is_other,
    is_inside_another,
    is_subtracted,
    is_income,
    is_spending,
    is_not_additive,
    is_rate
from classed
