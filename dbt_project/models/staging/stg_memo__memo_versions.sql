select
    memo_id,
    sha256,
    version,
    first_seen_at,
    last_seen_at,
    is_current
from {{ source('memo', 'memo_version') }}
