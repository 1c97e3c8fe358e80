with

scenarios as (
    select * from {{ ref('scenarios') }}
)

select
    {{ key(['scenario']) }} as scenario_id,
    scenario,
    name,
    definition,
    sort_order
from scenarios
