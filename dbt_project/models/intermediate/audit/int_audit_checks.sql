-- Every check of every rule, in one shape. A rule that says nothing of a column has none of it.
{{ config(materialized='view') }}

{%- set rules = {
    'summation': ['peer_group', 'plausible_gap'],
    'quarters': [],
    'closure': ['closes'],
    'probability': ['is_certain', 'closes'],
    'milestone': ['dated'],
    'part_of_total': ['peer_group'],
    'growth': ['peer_group'],
    'change': ['peer_group'],
    'cell_growth': [],
    'identity': ['peer_group'],
    'stated_identity': [],
    'product_identity': [],
    'contract_revenue': [],
    'implied_rate': [],
    'named_subset': [],
    'top_subset': [],
    'ratio_of_facts': [],
    'discount': [],
    'annual_growth': [],
    'sentence_growth': [],
    'duplicate': ['plausible_gap'],
    'member_duplicate': [],
    'multi_unit': ['is_certain'],
    'edition_unit': ['is_certain', 'other_memo_id'],
    'target': [],
    'sanity': ['is_certain'],
    'founding': ['is_certain', 'dated', 'other_memo_id'],
    'restatement': ['other_memo_id']
} %}
{% for rule, has in rules.items() -%}
    select
        rule,
        memo_id,
        {{ 'other_memo_id' if 'other_memo_id' in has else 'cast(null as ' ~ dbt.type_string()
            ~ ')' }} as other_memo_id,
        stated_fact_id,
        -- A closure is held against the whole, a milestone against its years, not against the figure they
        -- are reported at.
        {% for column in ['stated_as', 'stated_as_low', 'stated_as_high'] -%}
            cast(
                {{ column if 'dated' in has else '1' if 'closes' in has else 'null' }} as {{ type_double() }}
            )
                as {{ column }},
        {% endfor -%}
        {{ 'claim_line' if 'dated' in has else 'cast(null as integer)' }} as claim_line,
        recomputed_value,
        recomputed_low,
        recomputed_high,
        {{ 'peer_group' if 'peer_group' in has else 'cast(null as ' ~ dbt.type_string()
            ~ ')' }} as peer_group,
        {{ 'plausible_gap' if 'plausible_gap' in has else 'cast(null as ' ~ type_double()
            ~ ')' }} as plausible_gap,
        {{ 'coalesce(is_certain, false)' if 'is_certain' in has else 'false' }} as is_certain,
        severity,
        reason,
        claim,
        working,
        evidence_lines,
        evidence_fact_ids
    from {{ ref('int_audit_' ~ rule) }}
    {% if not loop.last %}union all
    {% endif -%}
{% endfor %}
