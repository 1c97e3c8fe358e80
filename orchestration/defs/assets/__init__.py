"""The assets, one module for each stage: `ingest`, `models` (dbt) and `publish`."""
