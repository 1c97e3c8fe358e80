{#
    Random numbers that are the same on every run, machine and engine. Each is a hash of its own place (path, shock,
    word) and the seed, so that no order of rows matters; all of it is integer arithmetic below 2^62.
    Belongs here: the hash, its shape and percentiles. Does not: what the numbers stand for (mart_projection_fan).
#}

{# 2^31 - 1: a prime, so x -> x^5 is a permutation of what lies below it, and a square still fits 62 bits. #}
{% macro random_modulus() -%}{{ return(2147483647) }}{%- endmacro %}

{# Round constants: the first digits of pi in pieces, so that nothing is hidden in them. #}
{% macro random_constants() -%}{{ return([314159265, 358979323, 846264338, 327950288, 419716939]) }}{%- endmacro %}

{#
    CTEs from `counters` (one row a number; bigint `counter` from 0 to below the modulus and the columns `kept`) to
    `hashed` with `word`, evenly spread over 0 to 2^31 - 2. Five rounds of x -> (x + key)^5 + constant.
#}
{% macro hash_counters(kept, seed) -%}
    {%- set p = random_modulus() -%}
    {%- set constants = random_constants() -%}
    mixed_0 as (
        select
            {{ kept | join(', ') }},
            (counter + {{ (seed * 1000003 + constants[0]) % p }}) % {{ p }} as word
        from counters
    ),
    {% for constant in constants %}
    mixed_{{ loop.index }} as (
        select
            {{ kept | join(', ') }},
            (((word * word) % {{ p }}) * ((word * word) % {{ p }}) % {{ p }} * word
            + {{ (constant + seed * 7919 * loop.index) % p }}) % {{ p }} as word
        from mixed_{{ loop.index0 }}
    ),
    {% endfor %}
    hashed as (
        select * from mixed_{{ constants | length }}
    )
{%- endmacro %}

{# Two even numbers of fifteen bits from one word. #}
{% macro high_bits(word) -%} (({{ word }} - {{ word }} % 65536) / 65536) {%- endmacro %}
{% macro low_bits(word) -%} ({{ word }} % 32768) {%- endmacro %}

{#
    A shock is the sum of four fifteen-bit numbers less its mean: near to a normal deviate, and whole. Its standard
    deviation is 32768 × √(4/12); farther than 3.4641 of them a sum of four cannot reach.
#}
{% macro shock_mean() -%}{{ return(65534) }}{%- endmacro %}
{% macro shock_deviation() -%}{{ return("18918.613619e0") }}{%- endmacro %}
{% macro farthest_shock() -%}{{ return("3.4641017e0") }}{%- endmacro %}

{# From the 5th to the 95th percentile of a normal deviate. #}
{% macro width_in_deviations() -%}{{ return("3.2897073e0") }}{%- endmacro %}

{# What may be missed, each apart from the others: volume is customers and what they keep ordering. #}
{% macro projection_shocks() -%}
    {{ return(['volume', 'price', 'government', 'margin', 'structural_cost']) }}
{%- endmacro %}

{# The values at `fractions` of a group, as an array: values that occur, none in between. #}
{% macro percentiles_of(value, fractions) -%}
    {{ return(adapter.dispatch('percentiles_of', 'memomart')(value, fractions)) }}
{%- endmacro %}

{% macro default__percentiles_of(value, fractions) -%}
    percentile_disc(array[{{ fractions | join(', ') }}]) within group (order by {{ value }})
{%- endmacro %}

{% macro duckdb__percentiles_of(value, fractions) -%}
    quantile_disc({{ value }}, [{{ fractions | join(', ') }}])
{%- endmacro %}

{% macro spark__percentiles_of(value, fractions) -%}
    percentile({{ value }}, array({{ fractions | join(', ') }}))
{%- endmacro %}

{# The element at `index`, from nought, of an array. #}
{% macro element_of(values, index) -%}
    {{ return(adapter.dispatch('element_of', 'memomart')(values, index)) }}
{%- endmacro %}

{% macro default__element_of(values, index) -%} {{ values }}[{{ index + 1 }}] {%- endmacro %}
{% macro spark__element_of(values, index) -%} {{ values }}[{{ index }}] {%- endmacro %}

{# Equally many numbers as one value, and the sum of the products of two of them. #}
{% macro vector(columns) -%} {{ return(adapter.dispatch('vector', 'memomart')(columns)) }} {%- endmacro %}

{% macro default__vector(columns) -%} array[{{ columns | join(', ') }}] {%- endmacro %}
{% macro spark__vector(columns) -%} array({{ columns | join(', ') }}) {%- endmacro %}
{% macro duckdb__vector(columns) -%} cast([{{ columns | join(', ') }}] as double[{{ columns | length }}]) {%- endmacro %}

{% macro inner_product(left, right, length) -%}
    {{ return(adapter.dispatch('inner_product', 'memomart')(left, right, length)) }}
{%- endmacro %}

{% macro default__inner_product(left, right, length) -%}
    ({% for index in range(length) -%}
        {{ element_of(left, index) }} * {{ element_of(right, index) }}{% if not loop.last %} + {% endif %}
    {%- endfor %})
{%- endmacro %}

{# Half the time of seven products and six sums. #}
{% macro duckdb__inner_product(left, right, length) -%} array_inner_product({{ left }}, {{ right }}) {%- endmacro %}

{# Blocks the shapes of the fan are simulated in. #}
{% macro fan_blocks() -%}{{ return(8) }}{%- endmacro %}
