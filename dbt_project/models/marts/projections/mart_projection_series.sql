-- Every concept a memo follows over years: the stated years as stated, the years between them interpolated;
-- beyond the last one nothing unless a run asks for it.
{% set years_beyond = projection_years_beyond() %}
with

facts as (
    select * from {{ ref('fct_ranked_fact') }}
),

entities as (
    select * from {{ ref('dim_entity') }}
),

scenarios as (
    select * from {{ ref('dim_scenario') }}
),

placed as (
    select
        *,
        -- What is stated a month or a piece is another series than what is stated a year or in total.
        case when rate_basis in ('monthly', 'per_unit') then rate_basis else 'total' end as basis,
        {{ yearly_place() }} as year_place
    from facts
    where year is not null
),

keyed as (
    select
        *,
        {{ key([
            'memo_id', 'entity_id', 'concept', 'member', 'is_total', 'scenario_id', 'unit', 'basis'
        ]) }} as series_id
    from placed
    where year_place is not null
),

ranked as (
    select
        *,
        row_number() over (partition by series_id, year order by year_place, precedence) as choice
    from keyed
),

stated as (
    select
        series_id,
        memo_id,
        entity_id,
        concept,
        member,
        is_total,
        scenario_id,
        unit,
        unit_kind,
        basis,
        year,
        value,
        value_low,
        value_high,
        status,
        fact_id,
        min(year) over (partition by series_id) as first_year,
        max(year) over (partition by series_id) as last_year,
        max(case when status in ('projection', 'target', 'estimate') then 1 else 0 end)
            over (partition by series_id) as is_foreseen,
        lead(year) over (partition by series_id order by year) as next_year,
        lead(value) over (partition by series_id order by year) as next_value,
        lead(value_low) over (partition by series_id order by year) as next_low,
        lead(value_high) over (partition by series_id order by year) as next_high,
        lead(fact_id) over (partition by series_id order by year) as next_fact_id,
        lead(status) over (partition by series_id order by year) as next_status
    from ranked
    where choice = 1
),

followed as (
    select
        *,
        unit_kind in ('money', 'count', 'quantity') as is_amount
    from stated
    where last_year > first_year or is_foreseen = 1
),

offsets as (
    {{ dbt.generate_series(300) }}
),

gaps as (
    select
        followed.*,
        offsets.generated_number as years_on,
        {{ as_double('offsets.generated_number') }} / (followed.next_year - followed.year) as fraction
    from followed
    inner join offsets
        on followed.next_year - followed.year > offsets.generated_number
),

{% if years_beyond > 0 -%}
ranges as (
    select
        series_id,
        min(value) as least_value,
        max(value) as greatest_value
    from followed
    group by series_id
),

-- The trend of the last two stated years goes on. Of the bounds the least and the greatest that the bounds of both
-- years allow: from the upper one of the year before to the lower one of the last, and the other way round.
trends as (
    select
        followed.*,
        offsets.generated_number as years_on,
        followed.is_amount and followed.value > 0 and followed.next_value > 0 as is_geometric,
        ranges.least_value >= 0 as is_never_negative,
        followed.unit_kind = 'percent' and ranges.greatest_value <= 1 as is_part,
        1e0 + {{ as_double('offsets.generated_number') }} / (followed.next_year - followed.year) as fraction
    from followed
    inner join offsets on offsets.generated_number <= {{ years_beyond }}
    inner join ranges on followed.series_id = ranges.series_id
    where followed.next_year = followed.last_year
),

carried as (
    select
        *,
        {{ interpolate('value', 'next_value', 'fraction', 'is_geometric') }} as trend_value,
        {{ interpolate('value_high', 'next_low', 'fraction', 'is_geometric') }} as trend_low,
        -- Growth from nought or less has no upper bound.
        case
            when not is_geometric or value_low > 0
                then {{ interpolate('value_low', 'next_high', 'fraction', 'is_geometric') }}
        end as trend_high
    from trends
),

-- What was never below nought, or never more than the whole, does not become so: the series ends there.
extrapolated as (
    select
        *,
        case when is_never_negative and trend_low < 0 then cast(0 as decimal(38, 9)) else trend_low end
            as kept_low,
        case
            when is_part and trend_high > 1 then cast(1 as decimal(38, 9))
            when trend_high < 1e24 then trend_high
        end as kept_high
    from carried
    where
        -- As of stated figures: more must not run the sums and products over.
        abs(trend_value) < 1e24
        and not (is_never_negative and trend_value < 0)
        and not (is_part and trend_value > 1)
),

{% endif -%}
series as (
    select
        series_id,
        memo_id,
        entity_id,
        concept,
        member,
        is_total,
        scenario_id,
        unit,
        unit_kind,
        basis,
        is_amount,
        first_year,
        last_year,
        year,
        'stated' as value_source,
        value,
        value_low,
        value_high,
        status,
        fact_id as from_fact_id,
        cast(null as {{ dbt.type_string() }}) as to_fact_id
    from followed
    union all
    select
        series_id,
        memo_id,
        entity_id,
        concept,
        member,
        is_total,
        scenario_id,
        unit,
        unit_kind,
        basis,
        is_amount,
        first_year,
        last_year,
        year + years_on as year,
        'interpolated' as value_source,
        {{ interpolate('value', 'next_value', 'fraction', 'is_amount') }} as value,
        {{ interpolate('value_low', 'next_low', 'fraction', 'is_amount') }} as value_low,
        {{ interpolate('value_high', 'next_high', 'fraction', 'is_amount') }} as value_high,
        case when status = 'actual' and next_status = 'actual' then 'estimate' else 'projection' end
            as status,
        fact_id as from_fact_id,
        next_fact_id as to_fact_id
    from gaps
    {%- if years_beyond > 0 %}
    union all
    select
        series_id,
        memo_id,
        entity_id,
        concept,
        member,
        is_total,
        scenario_id,
        unit,
        unit_kind,
        basis,
        is_amount,
        first_year,
        last_year,
        last_year + years_on as year,
        'extrapolated' as value_source,
        trend_value as value,
        kept_low as value_low,
        kept_high as value_high,
        'projection' as status,
        fact_id as from_fact_id,
        next_fact_id as to_fact_id
    from extrapolated
    {%- endif %}
),

against_ends as (
    select
        *,
        lag(value) over (partition by series_id order by year) as previous_value,
        max(case when year = first_year then value end) over (partition by series_id) as first_value,
        max(case when year = last_year then value end) over (partition by series_id) as last_value
    from series
)

select
    {{ key(['against_ends.series_id', 'against_ends.year']) }} as projection_series_id,
    against_ends.series_id,
    against_ends.memo_id,
    against_ends.entity_id,
    entities.entity,
    against_ends.concept,
    against_ends.member,
    against_ends.is_total,
    scenarios.scenario,
    cast(against_ends.year as integer) as year,
    against_ends.value,
    against_ends.value_low,
    against_ends.value_high,
    against_ends.unit,
    against_ends.unit_kind,
    against_ends.basis,
    against_ends.value_source,
    against_ends.from_fact_id,
    against_ends.to_fact_id,
    against_ends.first_year,
    against_ends.last_year,
    cast(against_ends.value - against_ends.previous_value as decimal(38, 9)) as yearly_change,
    case
        when against_ends.is_amount then {{ growth('against_ends.value', 'against_ends.previous_value') }}
    end
        as yearly_growth,
    case
        when against_ends.is_amount and against_ends.first_value > 0
            then {{ ratio('against_ends.value * 100', 'against_ends.first_value') }}
    end as value_index,
    case
        when against_ends.is_amount
            then {{ annual_growth(
                'against_ends.last_value', 'against_ends.first_value',
                'against_ends.last_year - against_ends.first_year'
            ) }}
    end as cagr_to_horizon,
    against_ends.status
from against_ends
left join entities on against_ends.entity_id = entities.entity_id
left join scenarios on against_ends.scenario_id = scenarios.scenario_id
