-- Every day of every year dim_period spans: what turns periods into an axis without gaps.
with

periods as (
    select * from {{ ref('dim_period') }}
),

numbers as (
    {{ dbt.generate_series(366 * 300) }}
),

-- The years of dim_period's own spine: what lies outside them is a slip of the pen.
span as (
    select
        min(period_start) as first_day,
        max(period_end) as last_day
    from periods
    where granularity = 'year' and start_year >= 1900 and end_year <= 2199
),

days as (
    select
        cast({{ dbt.dateadd('day', 'numbers.generated_number - 1', 'span.first_day') }} as date) as date_day
    from span
    cross join numbers
    where {{ dbt.dateadd('day', 'numbers.generated_number - 1', 'span.first_day') }} <= span.last_day
),

parts as (
    select
        date_day,
        cast(extract(year from date_day) as integer) as calendar_year,
        cast(extract(month from date_day) as integer) as month_of_year
    from days
)

select
    date_day,
    calendar_year,
    cast(ceiling(month_of_year / 6.0) as integer) as half_of_year,
    cast(ceiling(month_of_year / 3.0) as integer) as quarter_of_year,
    month_of_year,
    {{ dbt.last_day('date_day', 'month') }} as month_end,
    date_day = {{ dbt.last_day('date_day', 'month') }} and month_of_year = 12 as is_year_end
from parts
