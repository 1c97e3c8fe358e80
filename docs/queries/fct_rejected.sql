/* What was refused, and why? */
select code, count(*) as refused, min(message) as example
from marts.fct_rejected
group by code
order by refused desc
