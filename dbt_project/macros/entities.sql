{# The kind of an entity no seed knows, by its own words; a memo is about a company unless it says otherwise. #}
{% macro made_entity_kind(entity_core) -%}
    {%- set sectors = "sectors?|industry|industries|markets?|economy|banking|services|healthcare|manufacturing"
        ~ "|farms|universities|colleges|hospitals|schools|startups|restaurants|retailers|airlines|banks|law firms?|small business(?:es)?" -%}
    {%- set countries = "^(?:(?:the )?(?:federal |democratic |islamic |people.?s )*(?:republic|kingdom|commonwealth|sultanate|principality|federation|emirate) of)\\b" -%}
    {%- set groups = "workers|employees|students|professionals|youth|parents|families|consumers|households"
        ~ "|citizens|teachers|engineers|developers|investors|graduates|retirees" -%}
    {#- "Higher education" is one, "Kestrel Energy" is a company. -#}
    {%- set plain = "(?:(?:higher|secondary|primary|early|global|us|uk|eu|american|european|asian|public|private|digital"
        ~ "|clean|renewable|commercial|residential|financial|professional|creative|legal|and|the) )*(?:education|real estate"
        ~ "|housing|retail|agriculture|farming|mining|logistics|transport(?:ation)?|construction|energy|tourism|hospitality"
        ~ "|media|entertainment|telecom(?:s|munications)?|pharma(?:ceuticals)?|biotech(?:nology)?|automotive|aviation|law"
        ~ "|insurance|utilities|defen[cs]e|government|nonprofits?|semiconductors?|finance|childcare)" -%}
    case
        when {{ regex_matches(entity_core, countries) }} then 'country'
        when {{ regex_matches(entity_core, "\\b(?:" ~ sectors ~ ")\\b|^" ~ plain ~ "$") }} then 'sector'
        when {{ regex_matches(entity_core, "\\b(?:" ~ groups ~ ")\\b") }} then 'group'
        else 'company'
    end
{%- endmacro %}

{# Whether a row among companies only looks like a country, by another name of it. #}
{% macro names_a_company() -%}
    (
        labelled.header_entity_kind = 'company'
        and subjects.exact_kind = 'country'
        and subject_labels.core <> subjects.exact_slug
    )
{%- endmacro %}

{# Whom a title is about: without the stock words before it, up to the colon or "and the" that begins the topic. #}
{% macro title_subject(title) -%}
    nullif(trim({{ regex_replace(
        regex_replace(title, "(?i)^ *memo from the future *[:–—-] *", ""),
        "(?i)(: | [–—-] | and the ).*$",
        ""
    ) }}), '')
{%- endmacro %}
