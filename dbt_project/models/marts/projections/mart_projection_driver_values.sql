-- Each driver in every year of its series: stated, between two points, or held beyond the outer ones.
with

statements as (
    select * from {{ ref('mart_projection_statements') }}
),

points as (
    select * from {{ ref('mart_projection_driver_points') }}
),

offsets as (
    {{ dbt.generate_series(100) }}
),

spanned as (
    select distinct
        series_id,
        first_year,
        last_year
    from statements
),

frame as (
    select
        spanned.series_id,
        spanned.first_year + offsets.generated_number - 1 as year
    from spanned
    inner join offsets on spanned.last_year - spanned.first_year >= offsets.generated_number - 1
),

bracketed as (
    select
        frame.series_id,
        frame.year,
        points.measure,
        points.source,
        max(case when points.year <= frame.year then points.year end) as year_before,
        min(case when points.year >= frame.year then points.year end) as year_after
    from frame
    inner join points on frame.series_id = points.series_id
    group by frame.series_id, frame.year, points.measure, points.source
),

between_points as (
    select
        bracketed.series_id,
        bracketed.year,
        bracketed.measure,
        bracketed.source,
        bracketed.measure not in ('gross_margin', 'net_revenue_retention') as is_amount,
        coalesce(bracketed.year_before, bracketed.year_after) as nearest_year,
        case
            when bracketed.year_before = bracketed.year_after then 'stated'
            when bracketed.year_before is null or bracketed.year_after is null then 'held'
            else 'interpolated'
        end as basis,
        coalesce(
            {{ as_double('bracketed.year - bracketed.year_before') }}
            / nullif(bracketed.year_after - bracketed.year_before, 0),
            0
        ) as fraction,
        coalesce(before.value, after.value) as value_before,
        coalesce(after.value, before.value) as value_after,
        -- How sure a figure without a range is its memo does not say; half a range would say it is.
        coalesce(before.value_low = before.value_high, false)
        <> coalesce(after.value_low = after.value_high, false) as is_half_a_range,
        case when before.year is null then after.value_low else before.value_low end as low_before,
        case when after.year is null then before.value_low else after.value_low end as low_after,
        case when before.year is null then after.value_high else before.value_high end as high_before,
        case when after.year is null then before.value_high else after.value_high end as high_after
    from bracketed
    left join points as before
        on
            bracketed.series_id = before.series_id
            and bracketed.measure = before.measure
            and bracketed.year_before = before.year
    left join points as after
        on
            bracketed.series_id = after.series_id
            and bracketed.measure = after.measure
            and bracketed.year_after = after.year
),

filled as (
    select
        series_id,
        year,
        measure,
        source,
        nearest_year,
        basis,
        case
            when basis = 'interpolated'
                then {{ interpolate('value_before', 'value_after', 'fraction', 'is_amount') }}
            else value_before
        end as value,
        case
            when basis = 'interpolated' and is_half_a_range then null
            when basis = 'interpolated'
                then {{ interpolate('low_before', 'low_after', 'fraction', 'is_amount') }}
            else low_before
        end as value_low,
        case
            when basis = 'interpolated' and is_half_a_range then null
            when basis = 'interpolated'
                then {{ interpolate('high_before', 'high_after', 'fraction', 'is_amount') }}
            else high_before
        end as value_high
    from between_points
)

select
    {{ key(['series_id', 'measure', 'year']) }} as projection_driver_value_id,
    series_id,
    measure,
    cast(year as integer) as year,
    basis,
    source,
    cast(nearest_year as integer) as nearest_year,
    cast(value as decimal(38, 9)) as value,
    cast(value_low as decimal(38, 9)) as value_low,
    cast(value_high as decimal(38, 9)) as value_high
from filled
