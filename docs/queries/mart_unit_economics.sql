/* What does a customer cost and bring, as stated and as it follows? */
select memo_id, entity, annual_contract_value, customer_acquisition_cost, unit, stated_payback_months,
    payback_months_on_margin, stated_lifetime_value, recomputed_lifetime_value, stated_ltv_cac_ratio
from marts.mart_unit_economics
order by memo_id
