"""Everything Dagster: assets, checks, the job, what triggers it, and the resources a run needs."""
