/* How far apart are bear and bull, and what is the weighted expectation? */
select memo_id, entity, concept, member, year, unit, bear_value, base_value, bull_value, relative_spread,
    probability_weighted
from marts.mart_scenario_comparison
order by relative_spread desc nulls last
