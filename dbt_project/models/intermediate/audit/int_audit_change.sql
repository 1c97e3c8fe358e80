-- growth, cagr, difference: a cell that says how the row (or column) changed between two of its other
-- cells, such as `2030 | 2035 | Growth %`. Between which two, and how, its label says (`CAGR 25-29`),
-- else the reading that most rows of the table agree with.
{%- set two_years = "(?:^|[^0-9])(?:20)?([2-4]\\d) ?(?:-|–|—|to|/) ?(?:20)?([2-4]\\d)(?:[^0-9]|$)" %}
{%- set base_year = "\\b(?:vs\\.?|versus|since|from|on|over) (?:[a-z]+ )?20([2-4]\\d)\\b" %}
with

vectors as (
    select * from {{ ref('int_audit_vectors') }}
),

changes as (
    select
        *,
        case
            when {{ regex_matches("place_words", two_years) }} or {{ regex_matches("place_words",
                base_year) }}
                then 2000 + {{ number_or_null(regex_replace("place_words", "^.*?(?:" ~ two_years ~ "|"
                    ~ base_year ~ ").*$", "\\1\\3"), 'integer') }}
        end as named_start,
        case
            when {{ regex_matches("place_words", two_years) }}
                then 2000 + {{ number_or_null(regex_replace("place_words", "^.*?" ~ two_years ~ ".*$",
                    "\\2"), 'integer') }}
        end as named_end
    from vectors
    where is_growth_place and not is_growth_vector and place > 0
),

levels as (
    select * from vectors
    where
        is_bounded
        and not is_growth_vector
        and not is_growth_place
        and (total_kind is null or place_start is not null)
),

-- Cells of one unit before the change, without their texts, which the windows would sort too.
counted as (
    select
        changes.fact_id as change_fact_id,
        levels.fact_id,
        levels.unit,
        levels.unit_kind,
        levels.value,
        levels.low,
        levels.high,
        levels.place_start,
        extract(year from levels.place_start) = changes.named_start as is_named_start,
        extract(year from levels.place_start) = changes.named_end as is_named_end,
        max(case when extract(year from levels.place_start) = changes.named_start then 1 else 0 end)
            over beside
        = 1
        and (
            changes.named_end is null
            or max(case when extract(year from levels.place_start) = changes.named_end then 1 else 0 end)
                over beside
            = 1
        ) as is_named,
        changes.named_end is null as is_end_unnamed,
        changes.named_start is not null as has_named_start,
        row_number() over (partition by changes.fact_id, levels.unit order by levels.place) as from_first,
        count(*) over beside as level_count
    from changes
    inner join levels
        on
            changes.memo_id = levels.memo_id
            and changes.table_ordinal = levels.table_ordinal
            and changes.direction = levels.direction
            and changes.vector_ordinal = levels.vector_ordinal
            and changes.place > levels.place
            and coalesce(changes.scenario, '') = coalesce(levels.scenario, '')
    where levels.unit_kind <> 'score' or changes.unit_kind <> 'percent'
    window beside as (partition by changes.fact_id, levels.unit)
),

-- The two nearest to the change, and the first of them.
ranked as (
    select
        *,
        level_count - from_first + 1 as from_last
    from counted
),

pairs as (
    select
        last_cells.change_fact_id,
        case
            when first_cells.is_named then 'named'
            when first_cells.from_first = 1 then 'first'
            else 'previous'
        end as pair_is,
        first_cells.fact_id as base_fact_id,
        first_cells.value as base_value,
        first_cells.low as base_low,
        first_cells.high as base_high,
        last_cells.fact_id as level_fact_id,
        last_cells.value,
        last_cells.low,
        last_cells.high,
        last_cells.unit,
        last_cells.unit_kind,
        {{ dbt.datediff('first_cells.place_start', 'last_cells.place_start', 'month') }}
        / 12.0 as years
    from ranked as last_cells
    inner join ranked as first_cells
        on
            last_cells.change_fact_id = first_cells.change_fact_id
            and last_cells.unit = first_cells.unit
            and last_cells.fact_id <> first_cells.fact_id
            and case
                when first_cells.is_named
                    then
                        first_cells.is_named_start
                        and (
                            last_cells.is_named_end or last_cells.is_end_unnamed
                            and last_cells.from_last = 1
                        )
                else last_cells.from_last = 1 and (first_cells.from_first = 1 or first_cells.from_last = 2)
            end
    where
        -- What has changed since a year that no column gives has its start elsewhere.
        (first_cells.is_named or not first_cells.has_named_start)
        -- Two cells of one unit can stand for anything when there are periods to tell what is what.
        and (
            first_cells.place_start is not null and last_cells.place_start > first_cells.place_start
            or first_cells.place_start is null and last_cells.place_start is null
            or first_cells.place_start = last_cells.place_start
        )
),

modes as (
    select 'growth' as mode
    union all
    select 'cagr' as mode
    union all
    select 'difference' as mode
    union all
    select 'multiple' as mode
),

readings as (
    select
        changes.fact_id,
        pairs.*,
        changes.memo_id,
        changes.table_ordinal,
        changes.direction,
        changes.place,
        changes.value as change_value,
        changes.low as change_low,
        changes.high as change_high,
        changes.is_annual_place,
        changes.is_restated_growth_place,
        changes.is_decline_place and changes.value > 0 and pairs.value < pairs.base_value as is_turned,
        pairs.unit_kind = 'percent' as is_of_rates,
        modes.mode
    from changes
    inner join pairs on changes.fact_id = pairs.change_fact_id
    inner join modes
        on
            modes.mode = 'growth' and changes.unit_kind = 'percent'
            or modes.mode = 'cagr' and changes.unit_kind = 'percent' and pairs.years > 1.5
            or modes.mode = 'difference' and (
                changes.unit = pairs.unit and changes.unit_kind = pairs.unit_kind
                or pairs.unit_kind = 'percent'
                and changes.unit_kind in ('percent', 'percentage_point', 'basis_point')
            )
            or modes.mode = 'multiple' and changes.unit_kind = 'multiple'
),

recomputed as (
    select
        *,
        case mode
            when 'growth' then {{ growth_point('base_value', 'value') }}
            when 'cagr' then {{ growth_point('base_value', 'value', 'years') }}
            when 'difference' then value - base_value
            when 'multiple' then value / nullif(base_value, 0)
        end as change,
        case mode
            when 'growth' then {{ growth_low('base_high', 'low', 'base_low') }}
            when 'cagr' then {{ growth_low('base_high', 'low', 'base_low', 'years') }}
            when 'difference' then {{ difference_low('low', 'high', 'base_low', 'base_high') }}
            when 'multiple' then {{ quotient_low('low', 'high', 'base_low', 'base_high') }}
        end as low_end,
        case mode
            when 'growth' then {{ growth_high('base_low', 'high', 'low') }}
            when 'cagr' then {{ growth_high('base_low', 'high', 'low', 'years') }}
            when 'difference' then {{ difference_high('low', 'high', 'base_low', 'base_high') }}
            when 'multiple' then {{ quotient_high('low', 'high', 'base_low', 'base_high') }}
        end as high_end
    from readings
),

-- A decline stated without its sign.
turned as (
    select
        *,
        case when is_turned and mode <> 'multiple' then -change else change end as turned_change,
        case when is_turned and mode <> 'multiple' then -high_end else low_end end as turned_low,
        case when is_turned and mode <> 'multiple' then -low_end else high_end end as turned_high
    from recomputed
    where low_end is not null
),

met as (
    select
        *,
        {{ intervals_meet('change_low', 'change_high', 'turned_low', 'turned_high') }} as is_met
    from turned
),

fitted as (
    select
        *,
        count(*) over reading as row_count,
        sum(case when is_met then 1 else 0 end) over reading as met_count
    from met
    window reading as (partition by memo_id, table_ordinal, direction, place, mode, pair_is, is_of_rates)
),

best as (
    select
        *,
        max(case when is_met then 1 else 0 end) over (partition by fact_id) = 1 as is_met_somehow,
        row_number() over (
            partition by fact_id
            order by
                -met_count,
                case when is_annual_place and mode = 'cagr' then 0 when mode = 'cagr' then 2 else 1 end,
                case when is_of_rates and mode = 'difference' then 0 else 1 end,
                pair_is,
                case when direction = 'row' then 0 else 1 end
        ) as choice
    from fitted
),

chosen as (
    select
        *,
        met_count >= 2 and met_count * 2 >= row_count as is_bound
    from best
    where choice = 1
),

-- With the words for the three figures.
worded as (
    select
        chosen.*,
        changed.shown_value as change_text,
        changed.place_label as change_label,
        bases.shown_value as base_text,
        bases.source_line as base_line,
        bases.place_label as base_label,
        reached.shown_value as level_text,
        reached.source_line as level_line,
        reached.place_label as level_label
    from chosen
    {% for figure, id in [('changed', 'fact_id'), ('bases', 'base_fact_id'), ('reached', 'level_fact_id')] -%}
        inner join vectors as {{ figure }}
            on chosen.{{ id }} = {{ figure }}.fact_id and chosen.direction = {{ figure }}.direction
    {% endfor -%}
),

-- Rows with periods are the matter of `growth`.
unbound as (
    select changes.*
    from changes
    inner join vectors as columns_of
        on
            changes.fact_id = columns_of.fact_id and columns_of.direction = 'column'
            and columns_of.place_start is null
    left join chosen on changes.fact_id = chosen.fact_id
    where chosen.fact_id is null and changes.direction = 'row'
)

select
    case mode when 'multiple' then 'ratio_of_facts' else mode end as rule,
    memo_id,
    fact_id as stated_fact_id,
    turned_change as recomputed_value,
    turned_low as recomputed_low,
    turned_high as recomputed_high,
    case when is_bound and not is_of_rates and not is_met_somehow then 'error' else 'warning' end as severity,
    case
        when is_met then null
        when is_restated_growth_place and mode in ('growth', 'cagr')
            then 'growth at constant prices or currencies is not that of the amounts stated'
        when is_met_somehow then 'the change agrees with another reading of the table'
        when not is_bound and met_count * 2 < row_count and row_count > 1
            then 'no two columns beside it change like this'
        when not is_bound and (is_of_rates or row_count = 1)
            then 'one row does not say what the change is taken between'
    end as reason,
    {{ key(['memo_id', 'table_ordinal', 'direction', 'place', "'change'"]) }} as peer_group,
    {{ dbt.concat(["'gives '", "change_text", "' as '",
        "coalesce(nullif(trim(change_label), ''), 'change')"]) }} as claim,
    {{ dbt.concat([
        "base_text", "' ('", "coalesce(base_label, 'before')", "') to '", "level_text", "' ('",
        "coalesce(level_label, 'after')", "') is '",
        "case when mode = 'multiple' then " ~ figure_text('turned_change', "'pure'", "'multiple'")
            ~ " when mode = 'difference' then " ~ figure_text('turned_change', 'unit', 'unit_kind')
            ~ " else " ~ figure_text('turned_change', "'pure'", "'percent'") ~ " end",
        "case when mode = 'cagr' then ' a year' else '' end"
    ]) }} as working,
    {{ dbt.array_construct(['base_line', 'level_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['base_fact_id', 'level_fact_id']) }}
        as evidence_fact_ids
from worded
union all
{{ unbound_checks(
    "case unit_kind when 'multiple' then 'ratio_of_facts' when 'percent' then 'growth' else 'difference' end",
    'warning',
    "'its row gives no two figures that it could be the change between'",
    dbt.concat(["'gives '", "shown_value", "' as '",
        "coalesce(nullif(trim(place_label), ''), 'change')"]),
    with_peers=true
) }}
