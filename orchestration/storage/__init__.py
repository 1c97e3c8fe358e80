"""Extracts as Parquet, the DuckDB build, and the atomic publish. The only place that imports duckdb."""
