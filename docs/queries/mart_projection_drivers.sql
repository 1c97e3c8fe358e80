/* What a projection rests on, and where each driver comes from. */
select memo_id, entity, year, revenue, ebitda, customers, customers_source, annual_contract_value,
    annual_contract_value_source, gross_margin, gross_margin_source
from marts.mart_projection_drivers
order by memo_id, entity, year
