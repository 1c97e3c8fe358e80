with

versions as (
    select * from {{ ref('int_memo_versions_keyed') }}
)

select
    memo_version_id,
    memo_id,
    sha256,
    version,
    first_seen_at,
    last_seen_at,
    is_current
from versions
