{{ config(tags=['names_problems']) }}
{%- set years = projection_years() %}
with

seeded as (
    select
        'scenario_assumptions.csv, line ' as file,
        {{ seed_line() }} as place,
        scenario,
        driver,
        operation,
        amount,
        from_year,
        to_year,
        reason
    from {{ ref('scenario_assumptions') }}
),

of_run as (
    {{ assumptions_of_run() }}
),

entered as (
    select * from seeded
    union all
    select
        'scenario_assumptions of this run, row ' as file,
        place,
        scenario,
        driver,
        operation,
        amount,
        from_year,
        to_year,
        reason
    from of_run
),

read_rows as (
    select
        *,
        {{ written_number('amount') }} as number,
        case when from_year is null then {{ years[0] }} else {{ written_integer('from_year') }} end
            as first_year,
        case when to_year is null then {{ years[1] }} else {{ written_integer('to_year') }} end
            as last_year
    from entered
),

repeated as (
    select
        one.file,
        one.place,
        one.scenario,
        one.driver
    from read_rows as one
    inner join read_rows as other
        on
            one.file = other.file
            and one.scenario = other.scenario
            and one.driver = other.driver
            and one.place > other.place
            and one.first_year <= other.last_year
            and one.last_year >= other.first_year
),

bases as (
    select count(*) as base_count from seeded
    where scenario = 'base'
),

drivers as (
    {% for driver in projection_drivers() -%}
        select '{{ driver }}' as name
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

problems as (
    select
        file,
        place,
        scenario,
        driver,
        'the scenario has no usable name; use small letters, digits and underscores' as reason
    from read_rows
    where
        scenario <> lower(scenario)
        or not coalesce({{ regex_matches('scenario', '^[a-z][a-z0-9_]*$') }}, false)
    union all
    select
        read_rows.file,
        read_rows.place,
        read_rows.scenario,
        read_rows.driver,
        'unknown driver; use '
        || '{{ projection_drivers()[:3] | join(", ") }}'
        || ', {{ projection_drivers()[3:] | join(", ") }}' as reason
    from read_rows
    left join drivers on read_rows.driver = drivers.name
    where drivers.name is null
    union all
    select
        file,
        place,
        scenario,
        driver,
        'unknown operation ' || coalesce(operation, '(empty)') || '; use multiply, add, set or hold' as reason
    from read_rows
    where coalesce(operation, '') not in ('multiply', 'add', 'set', 'hold')
    union all
    select
        file,
        place,
        scenario,
        driver,
        'amount is ' || coalesce(amount, '(empty)') || '; use a number' as reason
    from read_rows
    where operation in ('multiply', 'add', 'set') and (number is null or not abs(number) < 1e15)
    union all
    select
        file,
        place,
        scenario,
        driver,
        'hold takes no amount; leave it empty' as reason
    from read_rows
    where operation = 'hold' and amount is not null
    union all
    select
        file,
        place,
        scenario,
        driver,
        driver || ' cannot be negative; amount is ' || amount || '; use nought or more' as reason
    from read_rows
    where
        (operation = 'multiply' and number < 0)
        or (operation = 'set' and number < 0 and driver <> 'operating_expense_growth')
        or (operation = 'set' and number < -1 and driver = 'operating_expense_growth')
    union all
    select
        file,
        place,
        scenario,
        driver,
        driver || ' is a fraction; amount is ' || amount || '; write 68% as 0.68' as reason
    from read_rows
    where
        (operation = 'set' and driver = 'gross_margin' and number > 1)
        or (
            operation = 'set'
            and number > 10
            and driver in ('net_revenue_retention', 'operating_expense_growth')
        )
        or (
            operation = 'add'
            and abs(number) > 1
            and driver in ('net_revenue_retention', 'gross_margin', 'operating_expense_growth')
        )
    union all
    select
        file,
        place,
        scenario,
        driver,
        'year out of range, from ' || coalesce(from_year, '(empty)') || ' to ' || coalesce(to_year, '(empty)')
        || '; use {{ years[0] }} to {{ years[1] }}, the first not after the last' as reason
    from read_rows
    where
        not coalesce(
            first_year between {{ years[0] }} and {{ years[1] }}
            and last_year between {{ years[0] }} and {{ years[1] }}
            and first_year <= last_year,
            false
        )
    union all
    select
        file,
        place,
        scenario,
        driver,
        'base is what the memo states; give the change a scenario of its own' as reason
    from read_rows
    where scenario = 'base' and not coalesce((operation = 'multiply' and number = 1), false)
    union all
    select
        file,
        place,
        scenario,
        driver,
        'no reason; say why one may assume so' as reason
    from read_rows
    where coalesce(trim(reason), '') = ''
    union all
    select
        file,
        place,
        scenario,
        driver,
        'an earlier row has this driver of this scenario in the same years; keep one' as reason
    from repeated
    union all
    select
        'scenario_assumptions.csv' as file,
        cast(null as integer) as place,
        'base' as scenario,
        'customers' as driver,
        'there is no scenario base; put back base,customers,multiply,1 for the memo''s own path' as reason
    from bases
    where base_count = 0
)

select
    file || coalesce(cast(place as {{ dbt.type_string() }}), '')
    || ' (' || coalesce(scenario, 'no scenario') || ', ' || coalesce(driver, 'no driver') || '): '
    || reason as problem
from problems
