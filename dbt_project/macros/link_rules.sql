{#
    The rules analysts keep in seeds, read when a model compiles so that each pattern is a constant of the
    query: an engine compiles a constant once and a column's pattern for every row.
#}

{#
    Aliases of concepts, the strongest first: [{pattern, concept, applies_to, unit_kind}]. A concept of any kind that
    can grow is an amount of any kind: a percentage of it is its growth, a share or a part, and not the amount.
    The concept `none` holds off the weaker aliases: such a label names no concept of the taxonomy.
#}
{% macro concept_alias_rules() -%}
    {%- set query -%}
        select
            aliases.pattern,
            aliases.concept,
            aliases.applies_to,
            case
                when concepts.concept is null then 'any'
                when concepts.unit_kind = 'any' and concepts.growth_concept is not null then 'amount'
                else {{ concept_kind('concepts.unit_kind') }}
            end as unit_kind
        from {{ ref('concept_aliases') }} as aliases
        left join {{ ref('concepts') }} as concepts on aliases.concept = concepts.concept
        where concepts.concept is not null or aliases.concept = 'none'
        order by aliases.priority desc, length(aliases.pattern) desc, aliases.pattern
    {%- endset -%}
    {{ return(read_rules(ref('concept_aliases'), query, ['pattern', 'concept', 'applies_to', 'unit_kind'])) }}
{%- endmacro %}

{# What headers say of an axis, the strongest first: [{pattern, axis, member_kind, concept}]. #}
{% macro axis_rules() -%}
    {%- set query -%}
        select pattern, axis, member_kind, concept
        from {{ ref('axes') }}
        order by priority desc, length(pattern) desc, pattern
    {%- endset -%}
    {{ return(read_rules(ref('axes'), query, ['pattern', 'axis', 'member_kind', 'concept'])) }}
{%- endmacro %}

{# The rows of `query` as a list of mappings; none while the seed is not there (parsing, documentation). #}
{% macro read_rules(seed, query, names) -%}
    {%- set rules = [] -%}
    {%- if execute and load_relation(seed) is not none -%}
        {%- for row in run_query(query).rows -%}
            {%- set rule = {} -%}
            {%- for name in names -%}{%- do rule.update({name: row[loop.index0]}) -%}{%- endfor -%}
            {%- do rules.append(rule) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(rules) }}
{%- endmacro %}

{#
    The value of `result` of the first rule whose pattern `text` matches, null if none does. Rules are asked in
    batches: one search for any of twenty patterns spares most labels the twenty, eight times less work.
#}
{% macro first_matching(rules, text, result, field=none, unit_kind=none) -%}
    {%- if rules | length == 0 -%}
        cast(null as {{ dbt.type_string() }})
    {%- else -%}
        coalesce(
        {%- for some in rules | batch(20) %}
            case when {{ regex_matches(text, "(?:" ~ (some | map(attribute="pattern") | join(")|(?:")) ~ ")") }} then case
            {%- for rule in some %}
                when {% if field is not none %}
                    {%- if rule.applies_to == 'any' %}{{ field }} not in ('label', 'pay') and {% else %}{{ field }} = '{{ rule.applies_to }}' and {% endif -%}
                {%- endif -%}
                {%- if unit_kind is not none and rule.unit_kind == 'amount' -%}
                    {{ unit_kind }} <> 'percent' and {% elif unit_kind is not none and rule.unit_kind != 'any' -%}
                    {{ unit_kind }} = '{{ rule.unit_kind }}' and {% endif -%}
                {{ regex_matches(text, rule.pattern) }} then '{{ rule[result] or '' }}'
            {%- endfor %}
            end end{{ ',' if not loop.last }}
        {%- endfor %}
        )
    {%- endif -%}
{%- endmacro %}

{#
    The kind a concept must have for a figure of `unit_kind` to be one of it. A ratio and a multiple are written
    alike (18:1, 18x), a score may come as a bare number, points are changes and no level.
#}
{% macro concept_kind(unit_kind) -%}
    case {{ unit_kind }} when 'multiple' then 'ratio' else {{ unit_kind }} end
{%- endmacro %}
