-- The periods facts and memos state, each once.
with

facts as (
    select * from {{ ref('stg_memo__facts') }}
),

memos as (
    select * from {{ ref('stg_memo__memos') }}
)

select
    period,
    period_start,
    period_end,
    is_fiscal
from facts
where period is not null
union
select
    as_of as period,
    as_of_start as period_start,
    as_of_end as period_end,
    false as is_fiscal
from memos
where as_of is not null
