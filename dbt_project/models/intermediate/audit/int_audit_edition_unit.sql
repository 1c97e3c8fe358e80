-- multi_unit: the same aspects in two memos of one date about one company, each in a currency of its own.
-- The same digits in both cannot be right; different ones are held against each other with the widest rate
-- a seed allows. A warning at most, as between editions of one currency (restatement).
{#- Currencies that are written with one sign, which may stand for either. -#}
{%- set signs = [
    ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP"], ["JPY", "CNY"],
    ["SEK", "NOK", "DKK", "ISK", "CZK"], ["INR", "PKR", "LKR", "NPR"], ["GBP", "EGP"]
] %}
{%- set codes = signs | map("join", "|") | join("|") %}
{#- A loss is greatest at the greatest rate. -#}
{%- set least = "least(earlier_low * least_rate, earlier_low * most_rate)" %}
{%- set most = "greatest(earlier_high * least_rate, earlier_high * most_rate)" %}
with

aspects as (
    select * from {{ ref('int_audit_aspects') }}
    where
        unit_kind = 'money'
        and is_own
        and (is_plain or block_kind = 'table')
        and low > -1e27
        and high < 1e27
        -- Nothing is nothing in every currency, and two memos without a date are not of one date.
        and value <> 0
        and as_of_end is not null
        and not is_of_part
        and not is_of_short_time
),

settings as (
    select * from {{ ref('audit_rule_settings') }}
    where rule = 'duplicate'
),

bands as (
    select * from {{ ref('audit_currency_bands') }}
),

keyed as (
    select
        aspects.*,
        {{ key(['entity_slug', 'aspect', 'aspect_member', 'period_key', 'scenario', 'as_of_end']) }}
            as aspect_key
    from aspects
    inner join settings on aspects.aspect = settings.concept
),

in_several_units as (
    select aspect_key
    from keyed
    group by aspect_key
    having min(memo_id) <> max(memo_id) and min(unit) <> max(unit)
),

-- What each memo says first of all.
chosen as (
    select
        keyed.*,
        {{ place_in_memo('keyed.aspect_key', 'keyed') }} as choice
    from keyed
    inner join in_several_units on keyed.aspect_key = in_several_units.aspect_key
),

editions as (
    select
        *,
        {{ regex_matches("shown_value", "[a-z][$£¥]|\\b(?:" ~ codes ~ ")\\b") }} as is_currency_named,
        row_number() over (partition by aspect_key order by memo_id) as edition
    from chosen
    where choice = 1
),

-- Twenty editions to be held against are enough. A memo that gives the figure in the currency of the other
-- too is held against it in that one (restatement).
pairs as (
    select
        editions.*,
        earlier.edition as earlier_edition,
        earlier.memo_id as earlier_memo_id,
        earlier.fact_id as earlier_fact_id,
        earlier.unit as earlier_unit,
        earlier.value as earlier_value,
        earlier.value_low as earlier_value_low,
        earlier.value_high as earlier_value_high,
        earlier.low as earlier_low,
        earlier.high as earlier_high,
        earlier.loose_low as earlier_loose_low,
        earlier.loose_high as earlier_loose_high,
        earlier.shown_value as earlier_text,
        earlier.source_line as earlier_line,
        editions.is_currency_named and earlier.is_currency_named as are_currencies_named
    from editions
    inner join editions as earlier
        on
            editions.aspect_key = earlier.aspect_key
            and editions.unit <> earlier.unit
            and earlier.edition between editions.edition - 20 and editions.edition - 1
    left join chosen as own_others
        on
            editions.aspect_key = own_others.aspect_key
            and editions.memo_id = own_others.memo_id
            and earlier.unit = own_others.unit
    left join chosen as their_others
        on
            editions.aspect_key = their_others.aspect_key
            and earlier.memo_id = their_others.memo_id
            and editions.unit = their_others.unit
    where own_others.fact_id is null and their_others.fact_id is null
),

rated as (
    select
        pairs.*,
        pairs.value = pairs.earlier_value
        and pairs.value_low = pairs.earlier_value_low
        and pairs.value_high = pairs.earlier_value_high
            as has_same_digits,
        earlier_bands.usd_low / bands.usd_high as least_rate,
        earlier_bands.usd_high / bands.usd_low as most_rate,
        (earlier_bands.usd_low + earlier_bands.usd_high) / (bands.usd_low + bands.usd_high) as middle_rate,
        not pairs.are_currencies_named
        and (
            {% for sign in signs -%}
                {%- set currencies = "'" ~ sign | join("', '") ~ "'" -%}
                pairs.unit in ({{ currencies }}) and pairs.earlier_unit in ({{ currencies }})
                {%- if not loop.last %} or {% endif %}
            {% endfor %}
        ) as is_one_sign
    from pairs
    left join bands on pairs.unit = bands.currency
    left join bands as earlier_bands on pairs.earlier_unit = earlier_bands.currency
),

read as (
    select
        *,
        -- Few digits: both may round to them.
        has_same_digits
        and not coalesce(
            {{ intervals_meet('low', 'high', 'earlier_low * middle_rate', 'earlier_high * middle_rate') }},
            false
        ) as is_same_figure,
        -- "$400M" and "C$402M" agree if the first is in Canadian dollars too.
        is_one_sign
        and {{ intervals_meet('loose_low', 'loose_high', 'earlier_loose_low', 'earlier_loose_high') }}
            as is_one_if_of_one_sign,
        coalesce({{ intervals_meet('low', 'high', least, most) }}, false) as is_converted
    from rated
),

-- The same digits tell most, else the edition just before.
ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by case when is_same_figure then 0 else 1 end, earlier_edition desc
        ) as source_choice
    from read
)

select
    'multi_unit' as rule,
    memo_id,
    earlier_memo_id as other_memo_id,
    fact_id as stated_fact_id,
    earlier_value * middle_rate as recomputed_value,
    case
        when is_same_figure then earlier_low * middle_rate
        else {{ least }}
    end as recomputed_low,
    case
        when is_same_figure then earlier_high * middle_rate
        else {{ most }}
    end as recomputed_high,
    is_same_figure as is_certain,
    'warning' as severity,
    case
        when is_one_if_of_one_sign and (is_same_figure or not is_converted)
            then 'one sign may stand for either currency'
        when not is_same_figure and least_rate is null then 'no exchange rate is known for the two currencies'
    end as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' as '", "concept_name", "' for '", "period_key"]) }}
        as claim,
    {{ dbt.concat(["earlier_memo_id", "' gives '", "earlier_text", "' ('", line_text('earlier_line'),
        "' there)'",
        "case when is_same_figure then ', the same figure in another currency' else "
            ~ dbt.concat(["', which is '", figure_text(least, 'unit', "'money'"), "' to '",
                figure_text(most, 'unit', "'money'"), "' at any exchange rate held possible'"])
                    ~ " end"]) }} as working,
    {{ dbt.array_construct([], 'integer') }} as evidence_lines,
    {{ dbt.array_construct(['earlier_fact_id']) }}
        as evidence_fact_ids
from ranked
where source_choice = 1
