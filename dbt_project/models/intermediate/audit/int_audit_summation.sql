-- summation and closure with a stated total: a Total row or column against the parts it may add up.
-- Which parts it adds is not written, so some readings are tried and the one that comes closest is judged.
-- A part that is still open: a total may well hold it.
{%- set is_open -%}
    ^(?:tb[cda]|n/?[ad]|n\.a\.|not (?:yet )?(?:available|disclosed|reported|stated|known)|undisclosed|unknown|pending)$
{%- endset %}
with

distinct_vectors as (
    select distinct
        memo_id,
        table_ordinal,
        direction,
        vector_ordinal,
        unit
    from {{ ref('int_audit_vectors') }}
    where total_kind is not null
),

-- A number for each: windows and joins over a number are much faster than over five columns.
vectors_with_sums as (
    select
        *,
        row_number() over (order by memo_id, table_ordinal, direction, vector_ordinal, unit) as vector_number
    from distinct_vectors
),

vectors as (
    select
        all_vectors.*,
        vectors_with_sums.vector_number
    from {{ ref('int_audit_vectors') }} as all_vectors
    inner join vectors_with_sums
        on
            all_vectors.memo_id = vectors_with_sums.memo_id
            and all_vectors.table_ordinal = vectors_with_sums.table_ordinal
            and all_vectors.direction = vectors_with_sums.direction
            and all_vectors.vector_ordinal = vectors_with_sums.vector_ordinal
            and all_vectors.unit = vectors_with_sums.unit
),

-- Rows that are subtracted and state what is taken off: in "Less: returns (20)" the figure itself says so.
taken_off as (
    select
        memo_id,
        table_ordinal,
        direction,
        place
    from vectors
    where is_subtracted
    group by memo_id, table_ordinal, direction, place
    having max(value) > 0
),

parted as (
    select
        vectors.*,
        vectors.total_kind is not null as is_sum,
        vectors.total_kind is null and not vectors.is_inside_another as is_part,
        case when taken_off.place is not null then -1 else 1 end as weight
    from vectors
    left join taken_off
        on
            vectors.memo_id = taken_off.memo_id
            and vectors.table_ordinal = taken_off.table_ordinal
            and vectors.direction = taken_off.direction
            and vectors.place = taken_off.place
),

-- The figures without their texts, which the windows below would sort too.
signed as (
    select
        fact_id,
        direction,
        vector_number,
        place,
        place_group,
        total_kind,
        is_sum,
        is_part,
        case when is_sum then value else 0 end as total_value,
        case when is_sum then low else 0 end as total_low,
        case when is_sum then high else 0 end as total_high,
        case when is_part then weight * value else 0 end as part_value,
        case when is_part then case when weight > 0 then low else -high end else 0 end as part_low,
        case when is_part then case when weight > 0 then high else -low end else 0 end as part_high,
        case when is_part then 1 else 0 end as part_count,
        case when is_part then slack * slack else 0 end as part_square
    from parted
),

-- What stands above each figure: the totals and the parts.
run_up as (
    select
        *,
        coalesce(sum(case when is_sum then 1 else 0 end) over above, 0) as sums_before,
        {% for column in ['value', 'low', 'high', 'count', 'square'] -%}
            coalesce(sum(part_{{ column }}) over above, 0) as before_{{ column }},
        {% endfor -%}
        {% for column in ['value', 'low', 'high'] -%}
            coalesce(sum(total_{{ column }}) over above, 0) as sums_{{ column }},
        {% endfor -%}
        coalesce(max(case when is_sum then place end) over above + 1, 0) as block_start
    from signed
    window above as (
        partition by vector_number order by place rows between unbounded preceding and 1 preceding
    )
),

-- Rows that add up at least two right above them, which the total would count twice. No table for people has
-- more rows than this; a longer one would pair each with each.
subtotals as (
    select distinct
        later.vector_number,
        later.place,
        later.part_value,
        later.part_low,
        later.part_high
    from (
        select
            *,
            max(before_count) over (partition by vector_number) as most_before
        from run_up
        where is_part and direction = 'column'
    ) as later
    inner join run_up as first_of_run
        on later.vector_number = first_of_run.vector_number
    where
        later.most_before <= 60
        and first_of_run.is_part
        and later.before_count - first_of_run.before_count >= 2
        and {{ intervals_meet(
            'later.part_low', 'later.part_high',
            'later.before_low - first_of_run.before_low', 'later.before_high - first_of_run.before_high'
        ) }}
),

-- The parts since the last total under the same group label.
summed as (
    select
        *,
        {% for column in ['value', 'low', 'high', 'count', 'square'] -%}
            -- In one order, since what doubles lose would else differ from build to build; the total ends it.
            sum(part_{{ column }}) over block as block_{{ column }}{% if not loop.last %},{% endif %}
        {% endfor %}
    from run_up
    window block as (
        partition by vector_number, sums_before, place_group
        order by place rows between unbounded preceding and current row
    )
),

-- Only a total with nothing above it may add up what follows.
first_rows as (
    select vector_number from run_up
    where is_sum and sums_before = 0 and before_count = 0
),

followed as (
    select
        signed.fact_id,
        signed.direction,
        signed.is_sum,
        {% for column in ['value', 'low', 'high', 'count', 'square'] -%}
            coalesce(sum(signed.part_{{ column }}) over below, 0) as after_{{ column }},
        {% endfor -%}
        max(signed.place) over (partition by signed.vector_number) as last_place
    from signed
    inner join first_rows on signed.vector_number = first_rows.vector_number
    window below as (
        partition by signed.vector_number
        order by signed.place rows between 1 following and unbounded following
    )
),

totals as (
    select
        summed.*,
        {% for column in ['value', 'low', 'high', 'count', 'square'] -%}
            followed.after_{{ column }},
        {% endfor -%}
        followed.last_place,
        -- "Total spending" right below "Total revenue" has no parts here: those above are of the other.
        summed.block_count > 0 or summed.sums_before > 1 or summed.total_kind = 'plain' as is_of_parts
    from summed
    left join followed
        on
            summed.fact_id = followed.fact_id
            and summed.direction = followed.direction
            and followed.is_sum
    where summed.is_sum
),

-- Income above a total of spending need be none of its parts.
income_above as (
    select
        totals.fact_id,
        totals.direction,
        sum(incomes.value) as income_value,
        sum(incomes.low) as income_low,
        sum(incomes.high) as income_high,
        sum(incomes.slack * incomes.slack) as income_square,
        count(*) as income_count
    from totals
    inner join parted as spending
        on totals.fact_id = spending.fact_id and totals.direction = spending.direction
    inner join parted as incomes
        on
            totals.vector_number = incomes.vector_number
            and totals.place_group = incomes.place_group
            and incomes.place between totals.block_start and totals.place - 1
    where spending.is_spending_place and incomes.is_income_place and incomes.is_part
    group by totals.fact_id, totals.direction
),

without_subtotals as (
    select
        totals.fact_id,
        totals.direction,
        count(*) as subtotal_count,
        totals.before_value - sum(subtotals.part_value) as rest_value,
        totals.before_low - sum(subtotals.part_low) as rest_low,
        totals.before_high - sum(subtotals.part_high) as rest_high
    from totals
    inner join subtotals
        on totals.vector_number = subtotals.vector_number and totals.place > subtotals.place
    group by totals.fact_id, totals.direction, totals.before_value, totals.before_low, totals.before_high
),

-- What the total may add: the parts of its block, all parts so far, the totals before it, or what follows.
readings as (
    {% for reading, from_place, to_place, group, count, condition in [
        ('block', 'block_start', 'place - 1', 'place_group', 'block_count', 'true'),
        ('before', '0', 'place - 1', 'null', 'before_count',
            "(sums_before > 0 or before_count > block_count) and is_of_parts"),
        ('sums', '0', 'place - 1', 'null', 'sums_before', 'sums_before > 1'),
        ('after', 'place + 1', 'last_place', 'null', 'after_count', 'before_count = 0 and sums_before = 0')
    ] -%}
        select
            fact_id,
            direction,
            total_value,
            total_low,
            total_high,
            {{ loop.index }} as reading,
            '{{ reading }}' as parts_are,
            {{ from_place }} as from_place,
            {{ to_place }} as to_place,
            cast({{ group }} as {{ dbt.type_string() }}) as parts_group,
            {{ count }} as summed_count,
            {{ reading }}_value as sum_value,
            {{ reading }}_low as sum_low,
            {{ reading }}_high as sum_high,
            {{ '0' if reading == 'sums' else reading ~ '_square' }} as sum_square
        from totals
        where {{ condition }}
        union all
    {% endfor -%}
    select
        totals.fact_id,
        totals.direction,
        totals.total_value,
        totals.total_low,
        totals.total_high,
        5 as reading,
        'spending' as parts_are,
        totals.block_start as from_place,
        totals.place - 1 as to_place,
        cast(totals.place_group as {{ dbt.type_string() }}) as parts_group,
        totals.block_count - income_above.income_count as summed_count,
        totals.block_value - income_above.income_value as sum_value,
        totals.block_low - income_above.income_low as sum_low,
        totals.block_high - income_above.income_high as sum_high,
        totals.block_square - income_above.income_square as sum_square
    from totals
    inner join income_above
        on totals.fact_id = income_above.fact_id and totals.direction = income_above.direction
    union all
    -- Only where it holds: two small parts may make a third by chance.
    select
        totals.fact_id,
        totals.direction,
        totals.total_value,
        totals.total_low,
        totals.total_high,
        6 as reading,
        'subtotals' as parts_are,
        0 as from_place,
        totals.place - 1 as to_place,
        cast(null as {{ dbt.type_string() }}) as parts_group,
        totals.before_count - without_subtotals.subtotal_count as summed_count,
        without_subtotals.rest_value as sum_value,
        without_subtotals.rest_low as sum_low,
        without_subtotals.rest_high as sum_high,
        totals.before_square as sum_square
    from totals
    inner join without_subtotals
        on totals.fact_id = without_subtotals.fact_id and totals.direction = without_subtotals.direction
    where {{ intervals_meet(
        'totals.total_low', 'totals.total_high', 'without_subtotals.rest_low', 'without_subtotals.rest_high'
    ) }}
),

-- One figure may be the total of its column and of its row.
ranked as (
    select
        *,
        {{ intervals_meet('total_low', 'total_high', 'sum_low', 'sum_high') }} as is_met,
        row_number() over (
            partition by fact_id
            order by
                case
                    when {{ intervals_meet('total_low', 'total_high', 'sum_low', 'sum_high') }} then 0
                    else 1
                end,
                abs(sum_value - total_value),
                reading,
                direction
        ) as choice
    from readings
    where summed_count >= 2
),

chosen as (
    select
        vectors.*,
        ranked.parts_are,
        ranked.from_place,
        ranked.to_place,
        ranked.parts_group,
        ranked.summed_count,
        ranked.sum_value,
        ranked.sum_low,
        ranked.sum_high,
        ranked.sum_square,
        ranked.is_met
    from ranked
    inner join vectors on ranked.fact_id = vectors.fact_id and ranked.direction = vectors.direction
    where ranked.choice = 1
),

-- The parts themselves, for the evidence and for what speaks against reading the row as their sum.
evidence as (
    select
        chosen.fact_id,
        {{ array_of('parts.source_line', 'parts.place') }} as part_lines,
        {{ array_of('parts.fact_id', 'parts.place') }} as part_ids,
        min(parts.source_line) as first_line,
        max(parts.source_line) as last_line,
        {{ dbt.listagg("parts.shown_value", "' + '", "order by parts.place") }} as terms,
        max(parts.unit_shown) as part_unit_shown,
        max(case when parts.place_start is not null then 1 else 0 end) = 1 as has_period_parts,
        max(case
            when parts.is_rate_place then 1
            -- "£1.20/h" beside pay
            when parts.rate_basis = 'per_unit' and chosen.rate_basis <> 'per_unit' then 1
            else 0
        end) = 1 as has_rate_parts,
        count(distinct parts.balance) as balance_count,
        count(parts.place_start) as dated_count,
        max(extract(year from parts.place_end)) - min(extract(year from parts.place_end)) + 1 as year_span,
        min({{ dbt.datediff('parts.place_start', 'parts.place_end', 'month') }}) as part_months,
        min(case when parts.concept = chosen.concept then 1 else 0 end) = 1 as is_one_concept,
        max(case
            when
                abs(abs(chosen.sum_value - chosen.value) - abs(parts.value)) <= parts.slack + chosen.slack
                or abs(chosen.sum_value - chosen.value - 2 * parts.value) <= 2 * parts.slack + chosen.slack
                -- Of a row with figures of both signs a negative one may be meant either way.
                or parts.weight * parts.value > 0 and parts.value < 0
                and abs(chosen.sum_value - chosen.value + 2 * parts.value) <= 2 * parts.slack + chosen.slack
                then 1
            else 0
        end) = 1 as is_off_by_one_part
    from chosen
    inner join parted as parts
        on
            chosen.vector_number = parts.vector_number
            and parts.place between chosen.from_place and chosen.to_place
            and (chosen.parts_group is null or chosen.parts_group = parts.place_group)
            and case when chosen.parts_are = 'sums' then parts.is_sum else parts.is_part end
            and (chosen.parts_are <> 'spending' or not parts.is_income_place)
    left join subtotals
        on
            parts.vector_number = subtotals.vector_number
            and parts.place = subtotals.place
            and chosen.parts_are = 'subtotals'
    where subtotals.place is null
    group by chosen.fact_id
),

-- Rows right above the total that add up to it, where all of them do not: the others stand under another
-- heading.
last_rows as (
    select
        chosen.fact_id,
        chosen.low,
        chosen.high,
        parts.fact_id as part_id,
        parts.place,
        parts.part_value,
        parts.part_low,
        parts.part_high,
        sum(parts.part_low) over upwards as trailing_low,
        sum(parts.part_high) over upwards as trailing_high,
        row_number() over upwards as trailing_count
    from chosen
    inner join signed as parts
        on
            chosen.vector_number = parts.vector_number
            and chosen.place > parts.place
    where
        parts.is_part
        and chosen.direction = 'column'
        and not chosen.is_met
    window upwards as (
        partition by chosen.fact_id order by parts.place desc rows between unbounded preceding and current row
    )
),

trailed as (
    select
        fact_id,
        min(trailing_count) as trailing_count
    from last_rows
    where trailing_count >= 2 and {{ intervals_meet('low', 'high', 'trailing_low', 'trailing_high') }}
    group by fact_id
),

-- What the total of one column adds up, that of the column beside it is held against, and it is no average:
-- debt, hulls and engines above the total of hulls and engines.
last_rows_beside as (
    select
        chosen.fact_id,
        min(trailed.trailing_count) as trailing_count
    from chosen
    left join trailed as own_rows on chosen.fact_id = own_rows.fact_id
    inner join chosen as others
        on
            chosen.memo_id = others.memo_id
            and chosen.table_ordinal = others.table_ordinal
            and chosen.place = others.place
            and chosen.direction = others.direction
            and chosen.unit = others.unit
    inner join trailed on others.fact_id = trailed.fact_id
    where not chosen.is_met and chosen.unit_kind <> 'percent' and own_rows.fact_id is null
    group by chosen.fact_id
),

last_rows_added as (
    select
        last_rows.fact_id,
        count(*) as summed_count,
        sum(last_rows.part_value) as sum_value,
        sum(last_rows.part_low) as sum_low,
        sum(last_rows.part_high) as sum_high,
        {{ array_of('parts.source_line', 'parts.place') }} as part_lines,
        {{ array_of('parts.fact_id', 'parts.place') }} as part_ids,
        min(parts.source_line) as first_line,
        max(parts.source_line) as last_line,
        {{ dbt.listagg("parts.shown_value", "' + '", "order by parts.place") }} as terms
    from last_rows
    inner join last_rows_beside
        on
            last_rows.fact_id = last_rows_beside.fact_id
            and last_rows.trailing_count <= last_rows_beside.trailing_count
    inner join parted as parts on last_rows.part_id = parts.fact_id and parts.direction = 'column'
    group by last_rows.fact_id
),

-- The cells the total may add up, in its column or its row.
cells_between as (
    select
        chosen.fact_id,
        chosen.direction,
        chosen.vector_number,
        cells.memo_id,
        cells.row_ordinal,
        cells.cell_text,
        cells.char_start,
        cells.char_end
    from chosen
    inner join {{ ref('stg_memo__cells') }} as cells
        on
            chosen.memo_id = cells.memo_id
            and chosen.table_ordinal = cells.table_ordinal
            and chosen.vector_ordinal
            = case chosen.direction when 'column' then cells.column_ordinal else cells.row_ordinal end
            and case chosen.direction when 'column' then cells.row_ordinal else cells.column_ordinal end
            between chosen.from_place and chosen.to_place
    where chosen.parts_are <> 'sums' and (chosen.direction = 'row' or coalesce(chosen.parts_group, '') = '')
),

-- In a column a cell that holds a digit and gave no figure of its unit may be a missing part. In a row cells
-- of other units are no parts; one that was refused may be. So may one that says "TBD" in either.
unread as (
    select
        cells_between.fact_id,
        count(*) as unread_count
    from cells_between
    left join vectors
        on
            cells_between.vector_number = vectors.vector_number
            and cells_between.row_ordinal = vectors.place
            and cells_between.direction = 'column'
    left join {{ ref('stg_memo__rejected') }} as rejected
        on
            cells_between.memo_id = rejected.memo_id
            and cells_between.char_start <= rejected.char_start
            and cells_between.char_end >= rejected.char_end
            and cells_between.direction = 'row'
    where
        case cells_between.direction
            when 'column'
                then vectors.fact_id is null and {{ regex_matches('cells_between.cell_text', '[0-9]') }}
            else rejected.char_start is not null
        end
        or {{ regex_matches("cells_between.cell_text", is_open) }}
    group by cells_between.fact_id
),

-- "Base | Bonus 10% | Shares | Total": a part that stands as a share of another is none that could be added.
parts_in_percent as (
    select
        chosen.fact_id,
        count(*) as percent_count
    from chosen
    inner join {{ ref('int_audit_vectors') }} as shares
        on
            chosen.memo_id = shares.memo_id
            and chosen.table_ordinal = shares.table_ordinal
            and chosen.vector_ordinal = shares.vector_ordinal
            and chosen.direction = shares.direction
            and shares.place between chosen.from_place and chosen.to_place
    where
        chosen.direction = 'row'
        and chosen.unit_kind = 'money'
        and shares.unit_kind = 'percent'
        and not shares.is_growth_place
    group by chosen.fact_id
),

headers as (
    select
        memo_id,
        table_ordinal,
        lower(cell_text) as first_header
    from {{ ref('stg_memo__cells') }}
    where row_ordinal is null and column_ordinal = 0
),

-- The totals in the same row (or column) of the table, and how many of them hold.
beside as (
    select
        memo_id,
        table_ordinal,
        direction,
        place,
        is_not_additive,
        count(*) as count_beside,
        sum(case when is_met then 1 else 0 end) as met_beside
    from chosen
    group by memo_id, table_ordinal, direction, place, is_not_additive
),

-- What is not added up as a rule is so where the same total of the same concept holds: base pay and bonus.
alike as (
    select
        memo_id,
        table_ordinal,
        direction,
        place,
        concept,
        sum(case when is_met then 1 else 0 end) as met_alike
    from chosen
    where is_not_additive and unit_kind <> 'percent'
    group by memo_id, table_ordinal, direction, place, concept
),

judged as (
    select
        chosen.*,
        last_rows_added.fact_id is not null as is_of_last_rows,
        coalesce(last_rows_added.summed_count, chosen.summed_count) as added_count,
        coalesce(last_rows_added.sum_value, chosen.sum_value) as added_value,
        coalesce(last_rows_added.sum_low, chosen.sum_low) as added_low,
        coalesce(last_rows_added.sum_high, chosen.sum_high) as added_high,
        coalesce(last_rows_added.part_lines, evidence.part_lines) as part_lines,
        coalesce(last_rows_added.part_ids, evidence.part_ids) as part_ids,
        coalesce(last_rows_added.first_line, evidence.first_line) as first_line,
        coalesce(last_rows_added.last_line, evidence.last_line) as last_line,
        coalesce(last_rows_added.terms, evidence.terms) as terms,
        evidence.part_unit_shown,
        evidence.has_period_parts,
        evidence.has_rate_parts,
        evidence.dated_count = chosen.summed_count and evidence.part_months >= 11
        and evidence.year_span > evidence.dated_count as has_year_gaps,
        evidence.dated_count > 0 as has_dated_parts,
        evidence.is_off_by_one_part,
        evidence.balance_count,
        abs(chosen.value - coalesce(last_rows_added.sum_value, chosen.sum_value))
        / nullif(
            greatest(abs(chosen.value), abs(coalesce(last_rows_added.sum_value, chosen.sum_value))), 0
        ) as gap,
        coalesce(unread.unread_count, 0) as unread_count,
        coalesce(parts_in_percent.percent_count, 0) as percent_count,
        trailed.trailing_count,
        chosen.total_kind in ('plain', 'subtotal')
        or chosen.total_kind <> 'whole' and evidence.is_one_concept
        or chosen.total_kind <> 'whole' and {{ dbt.position(
            "nullif(chosen.total_of, '')",
            "lower(coalesce(chosen.caption, '') || ' ' || coalesce(headers.first_header, '') || ' '"
                ~ " || coalesce(chosen.vector_label, ''))"
        ) }} > 0 as is_sum_by_name,
        chosen.unit_kind = 'percent'
        and chosen.value between 0.98 and 1.02
        and not chosen.is_growth_vector
        and abs(chosen.sum_value - 1) < 0.2 as is_closure,
        beside.count_beside,
        beside.met_beside,
        coalesce(alike.met_alike, 0) as met_alike
    from chosen
    inner join evidence on chosen.fact_id = evidence.fact_id
    left join unread on chosen.fact_id = unread.fact_id
    left join parts_in_percent on chosen.fact_id = parts_in_percent.fact_id
    left join trailed on chosen.fact_id = trailed.fact_id
    left join last_rows_added on chosen.fact_id = last_rows_added.fact_id
    left join headers on chosen.memo_id = headers.memo_id and chosen.table_ordinal = headers.table_ordinal
    inner join beside
        on
            chosen.memo_id = beside.memo_id
            and chosen.table_ordinal = beside.table_ordinal
            and chosen.direction = beside.direction
            and chosen.place = beside.place
            and chosen.is_not_additive = beside.is_not_additive
    left join alike
        on
            chosen.memo_id = alike.memo_id
            and chosen.table_ordinal = alike.table_ordinal
            and chosen.direction = alike.direction
            and chosen.place = alike.place
            and chosen.concept = alike.concept
            and chosen.is_not_additive
)

select
    case when is_closure then 'closure' else 'summation' end as rule,
    memo_id,
    fact_id as stated_fact_id,
    added_value as recomputed_value,
    added_low as recomputed_low,
    added_high as recomputed_high,
    case
        when is_of_last_rows then 'warning'
        when is_off_by_one_part or gap > 0.5 or not is_sum_by_name then 'warning'
        when direction = 'row' and met_beside = 0 or is_not_additive and met_alike < 2 then 'warning'
        -- A total well above its parts may count some that are not listed.
        when sum_value < value and gap > 0.1 and met_beside = 0 then 'warning'
        else 'error'
    end as severity,
    case
        when is_met then null
        when unit_kind = 'percent' and not is_closure
            then 'the column gives percentages that are not shares of one whole'
        when unit_kind <> 'percent' and (is_not_additive and met_alike = 0 or has_rate_parts)
            then 'figures of this kind are not added up'
        when additivity = 'semi_additive' and has_period_parts then 'levels at several dates are not added up'
        when has_year_gaps or has_dated_parts and {{ regex_matches('place_words',
            '20\\d\\d|to \\d\\d|\\d\\d?[- ]years?|lifetime|cumulative') }}
            then 'the total may cover years that the table does not give'
        when total_kind = 'whole' and gap > 0.1 then 'nothing says that this row adds up the others'
        when trailing_count is not null
            then {{ dbt.concat(["'it is the sum of the last '", "cast(trailing_count as "
                ~ dbt.type_string() ~ ")",
                "' rows above it'"]) }}
        when {{ regex_matches('place_words', '\\bexcl|\\bexcept|\\bwithout\\b|\\bbefore\\b|\\bex[- ]') }}
            then 'the row says that it leaves some out'
        when percent_count > 0 then 'a part of its row is stated as a percentage'
        when unread_count > 0 and direction = 'row' then 'a cell of its row could not be read'
        when unread_count > 0 then 'a cell of its column could not be read as a figure in this unit'
        -- The mean of parts is no less known than half their unit.
        when
            not is_of_last_rows
            and abs(value - sum_value / summed_count)
            <= slack + least(part_unit_shown, (sum_high - sum_low) / summed_count / 2)
            then 'the row is the average of the others'
        when not is_sum_by_name and gap > 0.3 then 'nothing says that this row adds up the others'
        -- "Total reserves" above "of which gold", "Bonds held" and "Result"
        when total_kind = 'named' and parts_are = 'after' and gap > 0.1
            then 'nothing says that this row adds up those below it'
        when total_kind = 'named' and balance_count > 1 then 'the rows above are not all of one kind'
        when direction = 'row' and met_beside = 0 and (gap > 0.3 or count_beside > 1)
            then 'nothing says that this column adds up the others'
    end as reason,
    case when unit_kind <> 'percent' then 'sum' end as peer_group,
    -- Parts are rounded each by itself: beyond twice the root of the squares chance hardly explains the gap.
    case
        when unit_kind <> 'percent' and percent_count = 0 and not has_rate_parts
            then 2 * sqrt((sum_square + slack * slack) / 3)
    end as plausible_gap,
    {{ dbt.concat(["'gives '", "shown_value", "' as the total of '", "cast(added_count as "
        ~ dbt.type_string() ~ ")",
        "' parts in '", "coalesce(nullif(trim(vector_label), ''), 'its column')"]) }} as claim,
    {{ dbt.concat([
        "case when added_count <= 9 then terms else 'the parts' end",
        "case when first_line = last_line then ' in that line' else "
            ~ dbt.concat(["' ('", "'lines '", "cast(first_line as " ~ dbt.type_string() ~ ")", "'–'",
                "cast(last_line as " ~ dbt.type_string() ~ ")", "')'"]) ~ " end",
        "' make '",
        figure_text('added_value', 'unit', 'unit_kind')
    ]) }} as working,
    part_lines as evidence_lines,
    part_ids as evidence_fact_ids
from judged
