{{ config(tags=['names_problems']) }}
with

rates as (
    select * from {{ ref('fx_rates') }}
),

currencies as (
    select * from {{ ref('units') }}
    where unit_kind = 'money'
),

problems as (
    select
        fx_rate_id,
        'usd_per_unit is ' || coalesce(cast(usd_per_unit as {{ dbt.type_string() }}), '(empty)')
        || '; use a number above 0' as reason
    from rates
    where coalesce(usd_per_unit, 0) <= 0
    union all
    select
        fx_rate_id,
        'as_of is ' || coalesce(cast(as_of as {{ dbt.type_string() }}), '(empty)')
        || '; use a day as 2031-12-31' as reason
    from rates
    where
        not {{ regex_matches(
            "coalesce(cast(as_of as " ~ dbt.type_string() ~ "), '')",
            "^(?:19|20|21)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$"
        ) }}
    union all
    select
        fx_rate_id,
        'the US dollar is what the others are measured in; its rate is 1' as reason
    from rates
    where currency = 'USD' and usd_per_unit <> 1
    union all
    select
        rates.fx_rate_id,
        'unknown currency ' || coalesce(rates.currency, '(empty)')
        || '; use a unit of kind money of units.csv or add it there' as reason
    from rates
    left join currencies on rates.currency = currencies.unit
    where currencies.unit is null
    union all
    select
        fx_rate_id,
        'source is empty; say where the rate comes from or why it is assumed' as reason
    from rates
    where coalesce(trim(source), '') = ''
    union all
    select
        min(fx_rate_id) as fx_rate_id,
        'another row has the same currency and day; keep one' as reason
    from rates
    group by currency, as_of
    having count(*) > 1
    union all
    select
        '(missing)' as fx_rate_id,
        'no rate for ' || currencies.unit || ' of units.csv; add a row' as reason
    from currencies
    left join rates on currencies.unit = rates.currency
    where rates.currency is null
)

select 'fx_rates.csv, rate ' || coalesce(fx_rate_id, '(empty)') || ': ' || reason as problem
from problems
