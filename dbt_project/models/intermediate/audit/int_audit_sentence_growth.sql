-- growth, cagr: a sentence that states two amounts and by how much one grew into the other: "$22B, up 16%
-- from $19B", "fell from 120 to 96, a decline of 20%", "rose 5% to $4.2B from $4.0B", "$22B against $19B in
-- 2029, up 16%", "48 in 2030, 64 by 2031 (+33%)". One row a percentage.
{%- set about = "(?: by)?(?: (?:about|around|roughly|approximately|nearly|almost|over))?" %}
{%- set noun = "(?:up|down|(?:an?|the) (?:[\\p{L}]+ ){0,2}(?:increase|decrease|rise|fall|gain|drop|decline|"
    ~ "growth(?: rate)?|cagr|jump|cut|reduction)(?: of)?)" ~ about %}
{%- set verb = "(?:grow|grew|grown|growing|ris|rose|rising|increas|fall|fell|declin|dropp|climb|jump|shrank|"
    ~ "shrink|gain|expand)[\\p{L}]*" ~ about %}
{#- What may stand between an amount and its change: the period, or a few words and a comma. #}
{%- set gap = "(?: *(?:in|for|at|during|by) (?:the )?(?:[a-z]+ )?(?:fy)?20\\d\\d)?" %}
{%- set comma = "[^.;:,(]{0,30}[,(–—-] *(?:(?:which|that) (?:is|was) |or |implying |representing )?" %}
{#- Without "from" nothing but the time may stand beside the amounts: "against $19B for a rival" is no
    base. #}
{%- set time = "(?: *\\(?(?:(?:in|for|at|during|by|of) )?(?:the )?(?:end of |[a-z]+ )?(?:(?:fy ?)?20\\d\\d|"
    ~ "year (?:before|earlier|ago)|(?:last|previous|prior) year)\\)?)?" %}
{%- set against = "(?:from|against|versus|vs\\.?|compared (?:to|with)) (?:the )?" %}
{%- set more = "(?:more|higher|greater|larger|above|less|lower|fewer|smaller|below) (?:than )?" %}
{%- set said = time ~ ",? *(?:[(–—-] *)?(?:(?:which|that) (?:is|was) |or |implying |representing )?"
    ~ "(?:" ~ noun ~ "|(?:growth|increase|rise|gain|decrease|decline|drop|fall) of" ~ about ~ ") *$" %}
{%- set signed = time ~ " *[,(] *$" %}
{#- The words for a decline and for a rise, as they stand right before the percentage. "Gain" is either. #}
{%- set fall = "(?:down|decreas|fall|fell|drop|declin|cut|reduc|shrank|shrink|negative (?:growth|cagr))"
    ~ "[\\p{L}]*" %}
{%- set rise = "(?:up|increas|ris|rose|grow|grew|cagr|jump|climb|expan)[\\p{L}]*" %}
{%- set of_it = "(?: rate)?(?: of)?" ~ about ~ " *$" %}
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where block_kind in ('prose', 'bullet')
),

clauses as (
    select * from {{ ref('int_audit_clauses') }}
),

-- Three figures that follow one another, of which just one is a percentage.
trios as (
    select
        firsts.fact_id as first_id,
        seconds.fact_id as second_id,
        thirds.fact_id as third_id,
        {{ regex_matches("firsts.before_text", "\\b(?:" ~ noun ~ "|" ~ verb ~ ") *$") }}
        or {{ regex_matches("seconds.before_text",
            "^ *(?:increase|rise|gain|jump|growth|decrease|decline|drop|fall|cut|reduction) from *$") }}
            as is_first_change,
        {{ regex_matches("firsts.before_text", "\\bfrom *$") }} as is_first_base,
        {{ regex_matches("seconds.before_text", "^" ~ gap ~ " *(?:" ~ noun ~ "|" ~ verb ~ ") *$|^" ~ comma
            ~ noun ~ " *$") }} as is_second_change,
        {{ regex_matches("seconds.before_text", "^[^.;:]{0,25}\\bfrom *$") }} as is_second_base,
        {{ regex_matches("seconds.before_text", "^[^.;:,]{0,40}\\bto *$") }} as is_second_level,
        {{ regex_matches("thirds.before_text", "^" ~ gap ~ " *" ~ noun ~ " *$|^" ~ comma ~ noun
            ~ " *$|^[^.;:,(]{0,30}\\( *$") }} as is_third_change,
        {{ regex_matches("thirds.before_text", "^[^.;:,]{0,20}\\bfrom *$") }} as is_third_base,
        {{ regex_matches("thirds.before_text", "^[^.;:,]{0,30}\\bto *$") }} as is_third_level,
        {{ regex_matches("seconds.before_text", "^" ~ signed) }} as is_second_signed,
        {{ regex_matches("seconds.before_text", "^" ~ time ~ ",? *(?:(?:which|that) )?(?:(?:was|is|or)"
            ~ about ~ " )?$") }} as is_second_bare,
        {{ regex_matches("seconds.before_text", "^" ~ time ~ ",? *(?:up |down |as )?" ~ against ~ "$") }}
            as is_second_against,
        {{ regex_matches("seconds.before_text", "^" ~ time ~ ",? *(?:(?:and|to|then|→|->) *)?$") }}
            as is_second_next,
        {{ regex_matches("seconds.before_text", "^" ~ time ~ ",? *\\((?:fy ?)?20\\d\\d: *$") }}
            as is_second_dated,
        {{ regex_matches("thirds.before_text", "^ *(?:on (?:the )?|" ~ against ~ ")$") }} as is_third_against,
        {{ regex_matches("thirds.before_text", "^ *" ~ more ~ "(?:the )?$") }} as is_third_lesser,
        -- "against $19B, the budget" is no base either; "against $19B in 2029, its best year" is.
        {{ regex_matches("thirds.after_text", "^" ~ time ~ " *(?:[.;)]|$)|^ *(?:in|for|of) (?:the end of )?"
            ~ "(?:fy ?)?20\\d\\d *,") }} as is_third_bare,
        {{ regex_matches("thirds.before_text", "^" ~ said) }} as is_third_said,
        {{ regex_matches("thirds.before_text", "^" ~ signed) }} as is_third_signed,
        {{ regex_matches("thirds.after_text", "^ *(?:[.,;:)–—]|$|a year|per year|annually|p\\.a)") }}
            as is_third_alone
    from clauses as thirds
    inner join clauses as seconds on thirds.earlier_fact_id = seconds.fact_id
    inner join clauses as firsts on seconds.earlier_fact_id = firsts.fact_id
),

-- In some an own sign must tell a change from a share, or the years which of two amounts is the later.
told as (
    {% for rate, level, base, needs, condition in [
        ('second', 'first', 'third', '', 'is_second_change and is_third_base'),
        ('third', 'second', 'first', '', 'is_first_base and is_second_level and is_third_change'),
        ('first', 'second', 'third', '', 'is_first_change and is_second_level and is_third_base'),
        ('first', 'third', 'second', '', 'is_first_change and is_second_base and is_third_level'),
        ('second', 'first', 'third', 'order', 'is_second_change and is_third_against and is_third_bare'),
        ('second', 'first', 'third', 'sign', 'is_second_signed and is_third_against and is_third_bare'),
        ('second', 'first', 'third', 'order', 'is_second_bare and is_third_lesser and is_third_bare'),
        ('third', 'first', 'second', 'order', 'is_second_against and is_third_said and is_third_alone'),
        ('third', 'first', 'second', 'sign', 'is_second_against and is_third_signed and is_third_alone'),
        ('third', 'second', 'first', 'years', 'is_second_next and is_third_said and is_third_alone'),
        ('third', 'second', 'first', 'sign, years', 'is_second_next and is_third_signed and is_third_alone'),
        ('third', 'first', 'second', 'sign, base', 'is_second_dated and is_third_signed and is_third_alone'),
        ('third', 'second', 'first', 'sign, years', 'is_second_dated and is_third_signed and is_third_alone')
    ] -%}
        select
            {{ rate }}_id as rate_id,
            {{ level }}_id as level_id,
            {{ base }}_id as base_id,
            {{ 'true' if 'sign' in needs else 'false' }} as needs_sign,
            {{ 'true' if 'years' in needs else 'false' }} as needs_years,
            {{ 'true' if 'base' in needs else 'false' }} as needs_base_year,
            {{ 'true' if needs else 'false' }} as needs_order
        from trios
        where {{ condition }}
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

claims as (
    select
        rates.fact_id,
        rates.memo_id,
        rates.source_line,
        rates.shown_value,
        rates.low,
        rates.high,
        levels.fact_id as level_fact_id,
        levels.shown_value as level_text,
        levels.value as level_value,
        levels.low as level_low,
        levels.high as level_high,
        bases.fact_id as base_fact_id,
        bases.shown_value as base_text,
        bases.value as base_value,
        bases.low as base_low,
        bases.high as base_high,
        rates.value > 0
        and case
            when {{ regex_matches("rates.source_value", "^\\+") }} then false
            when {{ regex_matches("clauses.after_text",
                "^ *(?:less|lower|fewer|smaller|below)\\b") }} then true
            when {{ regex_matches("clauses.after_text",
                "^ *(?:more|higher|greater|larger|above)\\b") }} then false
            when {{ regex_matches("clauses.after_text",
                "^ *(?:decrease|decline|drop|fall|cut|reduction)\\b") }} then true
            when {{ regex_matches("clauses.after_text", "^ *(?:increase|rise|jump|growth)\\b") }} then false
            when {{ regex_matches("clauses.before_text", "\\b" ~ fall ~ of_it) }} then true
            when {{ regex_matches("clauses.before_text", "\\b" ~ rise ~ of_it) }} then false
            -- "fell from 120 to 96 (20%)"
            when {{ regex_matches("base_clauses.before_text", "\\b" ~ fall ~ " +from *$") }} then true
            when {{ regex_matches("base_clauses.before_text", "\\b" ~ rise ~ " +from *$") }} then false
            else levels.value < bases.value
        end as is_turned,
        -- Asked once the three are ranked: as a condition of this join it would pair all amounts of a unit.
        levels.unit = bases.unit
        and coalesce(levels.scenario, '') = coalesce(bases.scenario, '') as is_of_one_unit,
        {{ says_yearly("clauses.before_text", "clauses.after_text") }}
        or rates.rate_basis = 'annual' as is_annual,
        {{ regex_matches("rates.source_text", "\\b(?:real|organic|underlying|constant|comparable|"
            ~ "like-for-like|inflation|currency)\\b") }} as is_restated,
        case
            when levels.period_source = 'stated' and bases.period_source = 'stated'
                then extract(year from levels.period_end) - extract(year from bases.period_end)
        end as years,
        -- Of one thing, whose later amount is known.
        told.needs_order and (
            levels.period_source <> 'stated'
            or bases.period_source <> 'stated'
            or levels.concept is null
        ) as is_loose
    from told
    inner join facts as rates on told.rate_id = rates.fact_id
    inner join facts as levels on told.level_id = levels.fact_id
    inner join facts as bases on told.base_id = bases.fact_id
    inner join clauses on told.rate_id = clauses.fact_id
    inner join clauses as base_clauses on told.base_id = base_clauses.fact_id
    where
        rates.unit_kind = 'percent'
        and levels.unit_kind in ('money', 'count', 'quantity')
        and levels.low > 0
        and bases.low > 0
        and levels.high < 1e27
        and bases.high < 1e27
        and (not told.needs_sign or {{ regex_matches("rates.source_value", "^[+−–-]") }})
        and (
            not told.needs_order
            or coalesce(levels.concept, '') = coalesce(bases.concept, '')
            and coalesce(levels.member, '') = coalesce(bases.member, '')
            and case
                -- "64 vessels (2030: 48, +33%)" of a memo of 2031.
                when told.needs_base_year
                    then extract(year from levels.period_end) > extract(year from bases.period_end)
                when levels.period_source = 'stated' and bases.period_source = 'stated'
                    then levels.period_end > bases.period_end
                else not told.needs_years
            end
        )
        -- "a margin of 12%", "12% of sales": no change.
        and not {{ regex_matches("clauses.after_text", "^ *(?:of\\b|margin|share|discount|points?\\b)") }}
),

readings as (
    select
        *,
        'in all' as reading,
        cast(1 as {{ type_double() }}) as root
    from claims
    where not is_annual
    union all
    select
        *,
        'a year' as reading,
        cast(years as {{ type_double() }}) as root
    from claims
    where years > 1 or is_annual and years = 1
),

recomputed as (
    select
        *,
        {{ growth_point('base_value', 'level_value', 'root') }} as outcome,
        {{ growth_low('base_high', 'level_low', 'base_low', 'root') }} as outcome_low,
        {{ growth_high('base_low', 'level_high', 'level_low', 'root') }} as outcome_high
    from readings
),

-- A decline stated without its sign.
turned as (
    select
        *,
        case when is_turned then -outcome else outcome end as turned_outcome,
        case when is_turned then -outcome_high else outcome_low end as turned_low,
        case when is_turned then -outcome_low else outcome_high end as turned_high
    from recomputed
),

ranked as (
    select
        *,
        row_number() over (
            partition by fact_id
            order by
                case when is_of_one_unit then 0 else 1 end,
                case when {{ intervals_meet('low', 'high', 'turned_low', 'turned_high') }} then 0 else 1 end,
                reading desc,
                case when is_loose then 1 else 0 end,
                level_fact_id
        ) as choice
    from turned
)

select
    case reading when 'a year' then 'cagr' else 'growth' end as rule,
    memo_id,
    fact_id as stated_fact_id,
    turned_outcome as recomputed_value,
    turned_low as recomputed_low,
    turned_high as recomputed_high,
    case when is_loose then 'warning' else 'error' end as severity,
    case
        when is_restated and not {{ intervals_meet('low', 'high', 'turned_low', 'turned_high') }}
            then 'growth at constant prices or currencies is not that of the amounts stated'
    end as reason,
    {{ dbt.concat(["'says that '", "base_text", "' became '", "level_text",
        "case when is_turned then ' by a fall of ' else ' by a change of ' end", "shown_value",
        "case reading when 'a year' then ' a year' else '' end"]) }} as claim,
    -- A fall told of a rise, or the other way round, is told as what it is.
    {{ dbt.concat(["'from the one to the other is '",
        "case when is_turned and outcome > 0 then 'a rise of ' "
            ~ "when not is_turned and low > 0 and outcome < 0 then 'a fall of ' else '' end",
        figure_text("case when low > 0 then abs(outcome) else outcome end", "'pure'", "'percent'")]) }} as working,
    {{ dbt.array_construct(['source_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['base_fact_id', 'level_fact_id']) }}
        as evidence_fact_ids
from ranked
where choice = 1 and is_of_one_unit
