-- Every content ever seen under a memo's name, with its key.
{{ config(materialized='view') }}
with

versions as (
    select * from {{ ref('stg_memo__memo_versions') }}
)

select
    {{ key(['memo_id', 'version']) }} as memo_version_id,
    memo_id,
    sha256,
    version,
    first_seen_at,
    last_seen_at,
    is_current
from versions
