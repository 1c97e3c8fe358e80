"""Exports of the published marts: Parquet, one workbook, and a descriptor of both for other programs.

Belongs here: files for people and programs that open no DuckDB. Does not: choosing or changing a figure.
"""

from orchestration.exports.export import ExportSummary, export_marts

__all__ = ["ExportSummary", "export_marts"]
