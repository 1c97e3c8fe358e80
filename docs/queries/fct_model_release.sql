/* The models a memo lists. */
select memo_id, model, release_date, parameters, performance_low, performance_high, performance_measure, adoption
from marts.fct_model_release
order by memo_id, release_date
