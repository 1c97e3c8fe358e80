"""The report: a static site over the published marts, for people who never start Dagster.

Belongs here: reading marts and building pages. Does not: Dagster, duckdb, or any figure of its own; what
a page works out, it works out for drawing only.
"""

from orchestration.report.site import ReportSummary, build_report

__all__ = ["ReportSummary", "build_report"]
