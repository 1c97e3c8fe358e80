/* What moves EBITDA most in the last year of each fan, per deviation of each shock? */
select memo_id, year, round(scale * volume) as volume, round(scale * price) as price,
    round(scale * margin) as margin, round(scale * structural_cost) as structural_cost
from marts.mart_projection_fan_terms
where measure = 'ebitda'
qualify year = max(year) over (partition by series_id)
order by abs(scale * volume) desc
