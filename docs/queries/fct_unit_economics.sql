/* Unit economics as stated. */
select memo_id, annual_contract_value, customer_acquisition_cost, gross_margin, customer_lifetime_value, ltv_cac_ratio, unit
from marts.fct_unit_economics
order by memo_id
