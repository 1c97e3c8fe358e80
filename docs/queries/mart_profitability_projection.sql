/* When does each company earn more than it spends, and what did it lose until then? */
select memo_id, entity, scenario, unit, any_value(break_even_year) as break_even_year,
    min(cumulative_ebitda) as deepest_loss
from marts.mart_profitability_projection
group by memo_id, entity, scenario, unit
order by memo_id, entity, scenario
