-- The figures of each table as vectors, once down its columns and once along its rows. One row a figure and
-- direction: `vector_ordinal` names the column (or row), `place` the row (or column) in it.
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where is_cell
),

labels as (
    select * from {{ ref('int_audit_labels') }}
),

directed as (
    select
        *,
        'column' as direction,
        column_ordinal as vector_ordinal,
        row_ordinal as place,
        column_label as vector_label,
        subject_label as place_label,
        coalesce(row_group, '') as place_group,
        case when period_source = 'row' then period_start end as place_start,
        case when period_source = 'row' then period_end end as place_end
    from facts
    union all
    select
        *,
        'row' as direction,
        row_ordinal as vector_ordinal,
        column_ordinal as place,
        subject_label as vector_label,
        column_label as place_label,
        '' as place_group,
        case when period_source = 'column' then period_start end as place_start,
        case when period_source = 'column' then period_end end as place_end
    from facts
)

select
    directed.fact_id,
    directed.memo_id,
    directed.table_ordinal,
    directed.direction,
    directed.vector_ordinal,
    directed.place,
    directed.vector_label,
    directed.place_label,
    directed.place_group,
    directed.place_start,
    directed.place_end,
    directed.caption,
    directed.concept,
    directed.additivity,
    directed.balance,
    directed.entity_slug,
    directed.scenario,
    directed.period_end,
    directed.status,
    directed.source_line,
    directed.shown_value,
    directed.value,
    directed.low,
    directed.high,
    directed.low > -1e27 and directed.high < 1e27 as is_bounded,
    directed.unit_shown,
    directed.slack,
    directed.qualifier,
    directed.unit,
    directed.unit_kind,
    directed.rate_basis,
    coalesce(directed.rate_basis = 'per_unit', false)
    or directed.unit_kind not in ('money', 'count', 'quantity')
    or coalesce(vector_labels.is_not_additive, false)
    or coalesce(directed.additivity = 'non_additive', false) as is_not_additive,
    vector_labels.words as vector_words,
    vector_labels.total_kind as vector_total_kind,
    coalesce(vector_labels.is_growth, false) as is_growth_vector,
    coalesce(vector_labels.is_annual, false) as is_annual_vector,
    coalesce(vector_labels.is_decline, false) as is_decline_vector,
    coalesce(vector_labels.is_share, false) as is_share_vector,
    coalesce(vector_labels.is_share_of_whole, false) as is_share_of_whole_vector,
    coalesce(vector_labels.is_market_share, false) as is_market_share_vector,
    coalesce(vector_labels.is_restated_growth, false) as is_restated_growth_vector,
    place_labels.words as place_words,
    place_labels.total_kind,
    place_labels.total_of,
    coalesce(place_labels.is_growth, false) as is_growth_place,
    coalesce(place_labels.is_annual, false) as is_annual_place,
    coalesce(place_labels.is_decline, false) as is_decline_place,
    coalesce(place_labels.is_other, false) as is_other_place,
    coalesce(place_labels.is_inside_another, false) as is_inside_another,
    coalesce(place_labels.is_subtracted, false) as is_subtracted,
    coalesce(place_labels.is_rate, false) as is_rate_place,
    coalesce(place_labels.is_restated_growth, false) as is_restated_growth_place
from directed
left join labels as vector_labels on directed.vector_label = vector_labels.label_text
left join labels as place_labels on directed.place_label = place_labels.label_text
