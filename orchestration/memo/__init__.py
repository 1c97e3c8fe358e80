"""From the text of a memo to its facts. Pure: no Dagster, no DuckDB, no pandas; only `source` reads files."""
