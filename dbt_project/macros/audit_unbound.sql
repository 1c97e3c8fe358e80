{#
    The last select of a rule: what the CTE `unbound` claims and nothing could be held against, as checks that say why.
    `rule`, `reason` and `claim` are SQL; `with_peers` is for a model that has the column `peer_group`.
#}
{% macro unbound_checks(rule, severity, reason, claim, with_peers=false) -%}
    select
        {{ rule }} as rule,
        memo_id,
        fact_id as stated_fact_id,
        cast(null as {{ type_double() }}) as recomputed_value,
        cast(null as {{ type_double() }}) as recomputed_low,
        cast(null as {{ type_double() }}) as recomputed_high,
        '{{ severity }}' as severity,
        {{ reason }} as reason,
        {%- if with_peers %}
            cast(null as {{ dbt.type_string() }}) as peer_group,
        {%- endif %}
        {{ claim }} as claim,
        cast(null as {{ dbt.type_string() }}) as working,
        {{ dbt.array_construct([], 'integer') }} as evidence_lines,
        {{ dbt.array_construct([], dbt.type_string()) }} as evidence_fact_ids
    from unbound
{%- endmacro %}


{#
    Whether a column of shares says of what ("Share of employment") and the column of amounts beside it is of
    something else ("Enterprises"): its last word does not stand in the other label. Totals and wholes are of anything.
#}
{% macro names_another(share_label, amount_label) -%}
    {%- set last_word = regex_replace("lower(" ~ share_label ~ ")", "^.* ", "") -%}
    coalesce(
        {{ regex_matches(share_label, "\\bof [a-z]") }}
        and not {{ regex_matches(share_label, "\\bof (?:the )?(?:total|all|whole)") }}
        and {{ dbt.position(last_word, "lower(coalesce(" ~ amount_label ~ ", ''))") }} = 0,
        false
    )
{%- endmacro %}


{#
    Whether a column of shares names nothing of its own ("Share", "% of total") or what the amounts beside it are ("Share
    of spend" beside "Spend, A$m"). "QR share" beside "Merchants" does not, and may be of what no column gives.
#}
{% macro names_the_amount(share_label, amount_label) -%}
    {%- set own_words = "trim(" ~ regex_replace(
        "lower(coalesce(" ~ share_label ~ ", ''))",
        "\\b(?:shares?|of|total|the|all|percent(?:age)?|pct|mix|split|weight|proportion|allocation|contribution|in|fy)\\b|"
            ~ "[^a-z]+",
        " "
    ) ~ ")" -%}
    (
        {{ own_words }} = ''
        or {{ dbt.position(regex_replace(own_words, "^.* ", ""), "lower(coalesce(" ~ amount_label ~ ", ''))") }} > 0
    )
{%- endmacro %}
