{# The kind of an entity no seed knows, by its own words; a memo is about a company unless it says otherwise. #}
{% macro made_entity_kind(entity_core) -%}
    {%- set sectors = "sectors?|industry|industries|markets?|economy|banking|services|healthcare|manufacturing" -%}
    {%- set groups = "workers|employees|students|professionals|youth|parents|families|consumers|households"
        ~ "|citizens|teachers|engineers|developers|investors|graduates|retirees" -%}
    case
        when {{ regex_matches(entity_core, "\\b(?:" ~ sectors ~ ")\\b") }} then 'sector'
        when {{ regex_matches(entity_core, "\\b(?:" ~ groups ~ ")\\b") }} then 'group'
        else 'company'
    end
{%- endmacro %}
