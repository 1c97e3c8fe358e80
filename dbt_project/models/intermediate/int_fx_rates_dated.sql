-- From which day to which each assumed rate holds: until the day before the next one of its currency.
with

rates as (
    select
        fx_rate_id,
        currency,
        usd_per_unit,
        cast(as_of as date) as as_of,
        source
    from {{ ref('fx_rates') }}
),

neighbours as (
    select
        *,
        lag(as_of) over (partition by currency order by as_of) as previous_as_of,
        lead(as_of) over (partition by currency order by as_of) as next_as_of
    from rates
)

select
    fx_rate_id,
    currency,
    usd_per_unit,
    as_of,
    source,
    -- The first rate also holds for what lies before it, the last one for all that follows.
    case
        when previous_as_of is null then cast('0001-01-01' as date)
        else as_of
    end as holds_from,
    case
        when next_as_of is null then cast('9999-12-31' as date)
        else cast({{ dbt.dateadd('day', -1, 'next_as_of') }} as date)
    end as holds_to
from neighbours
