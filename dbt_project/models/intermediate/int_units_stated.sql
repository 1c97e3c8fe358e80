-- The units facts are stated in, each once.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
)

select
    unit,
    min(unit_kind) as unit_kind
from facts
group by unit
