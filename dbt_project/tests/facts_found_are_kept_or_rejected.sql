with

memos as (
    select * from {{ ref('dim_memo') }}
),

kept as (
    select
        memo_id,
        count(*) as kept_count
    from {{ ref('fct_memo_fact') }}
    group by memo_id
),

refused as (
    select
        memo_id,
        count(*) as refused_count
    from {{ ref('fct_rejected') }}
    -- a file that is refused whole, such as a second one of the same name, holds no figure that was found
    where source_line is not null
    group by memo_id
)

select
    memos.memo_id,
    memos.found_count,
    coalesce(kept.kept_count, 0) as kept_count,
    coalesce(refused.refused_count, 0) as refused_count
from memos
left join kept on memos.memo_id = kept.memo_id
left join refused on memos.memo_id = refused.memo_id
where memos.found_count <> coalesce(kept.kept_count, 0) + coalesce(refused.refused_count, 0)
