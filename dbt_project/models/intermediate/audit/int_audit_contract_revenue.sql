-- product_identity: a revenue stream named in the caption of a table of unit economics (`Managed Service Unit
-- Economics`) against customers times that table's contract value.
with

facts as (
    select * from {{ ref('int_audit_facts') }}
    where link_state = 'linked' and scenario is null
),

streams as (
    select
        *,
        {{ first_words('subject_core', 2) }} as stream_words
    from facts
    where block_kind = 'table' and concept = 'revenue_by_stream' and not is_total and is_cell
),

contract_values as (
    select * from facts
    where concept = 'annual_contract_value' and block_kind = 'table' and is_own
),

customers as (
    select
        *,
        row_number() over (
            partition by memo_id
            order by case concept when 'enterprise_customers' then 0 else 1 end, char_start
        ) as choice
    from facts
    where
        concept in ('customers', 'enterprise_customers')
        and is_own
        and qualifier = 'exact'
        and status in ('actual', 'estimate')
        and (member is null or is_total)
),

recomputed as (
    select
        streams.memo_id,
        streams.fact_id,
        streams.shown_value,
        streams.subject_label,
        streams.unit,
        contract_values.fact_id as value_fact_id,
        contract_values.shown_value as value_text,
        contract_values.source_line as value_line,
        customers.fact_id as customers_fact_id,
        customers.shown_value as customers_text,
        customers.source_line as customers_line,
        streams.value / contract_values.value as implied_customers,
        contract_values.value * customers.value as outcome,
        contract_values.low * customers.low as outcome_low,
        contract_values.high * customers.high as outcome_high
    from streams
    inner join contract_values
        on
            streams.memo_id = contract_values.memo_id
            and streams.unit = contract_values.unit
            and {{ dbt.position('streams.stream_words', 'lower(contract_values.caption)') }} > 0
    inner join customers on streams.memo_id = customers.memo_id and customers.choice = 1
    where streams.stream_words like '% %' and contract_values.low > 0
)

select
    'product_identity' as rule,
    memo_id,
    fact_id as stated_fact_id,
    outcome as recomputed_value,
    outcome_low as recomputed_low,
    outcome_high as recomputed_high,
    'warning' as severity,
    cast(null as {{ dbt.type_string() }}) as reason,
    {{ dbt.concat(["'gives '", "shown_value", "' as revenue of '", "subject_label", "', which at '",
        "value_text",
        "' a customer ('", line_text('value_line'), "') are '", scaled_number('round(implied_customers)'),
        "' customers'"]) }} as claim,
    {{ dbt.concat(["'the memo counts '", "customers_text", "' ('", line_text('customers_line'),
        "'), who would make '",
        figure_text('outcome', 'unit', "'money'")]) }} as working,
    {{ dbt.array_construct(['value_line', 'customers_line']) }}
        as evidence_lines,
    {{ dbt.array_construct(['value_fact_id', 'customers_fact_id']) }}
        as evidence_fact_ids
from recomputed
