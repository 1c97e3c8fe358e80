{#
    Regular expressions, one macro an operation, because every engine spells them its own way. Patterns keep
    to what RE2, Java and POSIX share: no look-around, no back references.
#}

{# `pattern` as an SQL literal. #}
{% macro pattern_literal(pattern) -%}
    {{ return(adapter.dispatch('pattern_literal', 'memomart')(pattern)) }}
{%- endmacro %}

{% macro default__pattern_literal(pattern) -%}
    {{ return("'" ~ (pattern | replace("'", "''")) ~ "'") }}
{%- endmacro %}

{% macro spark__pattern_literal(pattern) -%}
    {{ return("'" ~ (pattern | replace("\\", "\\\\") | replace("'", "\\'")) ~ "'") }}
{%- endmacro %}

{# Whether `text` holds a match of the constant `pattern`, upper and lower case alike. #}
{% macro regex_matches(text, pattern) -%}
    {{ return(adapter.dispatch('regex_matches', 'memomart')(text, pattern)) }}
{%- endmacro %}

{% macro default__regex_matches(text, pattern) -%}
    {{ return("regexp_like(" ~ text ~ ", " ~ pattern_literal("(?i)" ~ pattern) ~ ")") }}
{%- endmacro %}

{% macro duckdb__regex_matches(text, pattern) -%}
    {{ return("regexp_matches(" ~ text ~ ", " ~ pattern_literal(pattern) ~ ", 'i')") }}
{%- endmacro %}

{# `text` with every match of the constant `pattern` replaced. #}
{% macro regex_replace(text, pattern, replacement) -%}
    {{ return(adapter.dispatch('regex_replace', 'memomart')(text, pattern, replacement)) }}
{%- endmacro %}

{% macro default__regex_replace(text, pattern, replacement) -%}
    {{ return("regexp_replace(" ~ text ~ ", " ~ pattern_literal(pattern) ~ ", '" ~ replacement ~ "', 'g')") }}
{%- endmacro %}

{% macro spark__regex_replace(text, pattern, replacement) -%}
    {{ return("regexp_replace(" ~ text ~ ", " ~ pattern_literal(pattern) ~ ", '" ~ (replacement | replace("\\", "$")) ~ "')") }}
{%- endmacro %}

{# Whether the column `pattern` holds a regular expression the engine can use. #}
{% macro regex_is_valid(pattern) -%}
    {{ return(adapter.dispatch('regex_is_valid', 'memomart')(pattern)) }}
{%- endmacro %}

{# An engine that cannot try an expression refuses the pattern when the linking runs. #}
{% macro default__regex_is_valid(pattern) -%}
    {{ return("(" ~ pattern ~ " is not null)") }}
{%- endmacro %}

{% macro duckdb__regex_is_valid(pattern) -%}
    {{ return("(try(regexp_matches('', " ~ pattern ~ ")) is not null)") }}
{%- endmacro %}

{# Whether the column `pattern` holds a regular expression that matches the empty text. #}
{% macro regex_matches_empty(pattern) -%}
    {{ return(adapter.dispatch('regex_matches_empty', 'memomart')(pattern)) }}
{%- endmacro %}

{% macro default__regex_matches_empty(pattern) -%}
    {{ return("regexp_like('', " ~ pattern ~ ")") }}
{%- endmacro %}

{% macro duckdb__regex_matches_empty(pattern) -%}
    {{ return("coalesce(try(regexp_matches('', " ~ pattern ~ ")), false)") }}
{%- endmacro %}

{# How alike two short texts are, 0 to 1. #}
{% macro text_similarity(left, right) -%}
    {{ return(adapter.dispatch('text_similarity', 'memomart')(left, right)) }}
{%- endmacro %}

{% macro default__text_similarity(left, right) -%}
    {{ return("(1 - levenshtein(" ~ left ~ ", " ~ right ~ ") * 1.0 / greatest(length(" ~ left ~ "), length(" ~ right ~ "), 1))") }}
{%- endmacro %}

{% macro duckdb__text_similarity(left, right) -%}
    {{ return("jaro_winkler_similarity(" ~ left ~ ", " ~ right ~ ")") }}
{%- endmacro %}
