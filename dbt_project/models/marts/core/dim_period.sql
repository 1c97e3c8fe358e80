{% set year_text = "cast(spine_year as " ~ dbt.type_string() ~ ")" %}
-- The periods facts and memos state, and every calendar year between the first and the last of them.
with

stated as (
    select * from {{ ref('int_periods_stated') }}
),

numbers as (
    {{ dbt.generate_series(300) }}
),

-- A slip of the pen (the year 9999) must not make ten thousand rows.
span as (
    select
        greatest(min(cast(extract(year from period_start) as integer)), 1900) as first_year,
        least(max(cast(extract(year from period_end) as integer)), 2199) as last_year
    from stated
),

years as (
    select cast(span.first_year + numbers.generated_number - 1 as integer) as spine_year
    from span
    cross join numbers
    where span.first_year + numbers.generated_number - 1 <= span.last_year
),

spine as (
    select
        {{ year_text }} as period,
        cast({{ dbt.concat([year_text, "'-01-01'"]) }} as date) as period_start,
        cast({{ dbt.concat([year_text, "'-12-31'"]) }} as date) as period_end,
        false as is_fiscal
    from years
),

combined as (
    select
        period,
        period_start,
        period_end,
        is_fiscal
    from stated
    union
    select
        period,
        period_start,
        period_end,
        is_fiscal
    from spine
),

measured as (
    select
        period,
        period_start,
        period_end,
        is_fiscal,
        cast(extract(year from period_start) as integer) as start_year,
        cast(extract(year from period_end) as integer) as end_year,
        cast(extract(day from period_start) as integer) = 1
        and period_end = {{ dbt.last_day('period_end', 'month') }} as is_whole_months,
        cast(extract(month from period_start) as integer) as start_month,
        cast(extract(month from period_end) as integer) as end_month
    from combined
),

counted as (
    select
        *,
        (end_year - start_year) * 12 + end_month - start_month + 1 as month_count
    from measured
),

graded as (
    select
        period,
        period_start,
        period_end,
        is_fiscal,
        start_year,
        end_year,
        case
            when period_start = period_end then 'day'
            when is_whole_months and month_count = 1 then 'month'
            when is_whole_months and month_count = 3 then 'quarter'
            when is_whole_months and month_count = 6 then 'half'
            when is_whole_months and month_count = 12 then 'year'
            else 'interval'
        end as granularity
    from counted
)

select
    {{ period_key('period', 'period_start', 'period_end', 'is_fiscal') }} as period_id,
    period,
    period_start,
    period_end,
    granularity,
    is_fiscal,
    case when granularity <> 'interval' then end_year end as calendar_year,
    start_year,
    end_year
from graded
