/* Amounts of every currency in one. */
select memo_id, entity, concept, period, value, unit, value_usd, usd_per_unit, fx_as_of, fx_source
from marts.mart_amount_in_usd
where unit <> 'USD'
order by memo_id, source_line
