"""Dagster's entry: the definitions over the folders that the environment names."""

from __future__ import annotations

from orchestration.build import build_definitions

defs = build_definitions()
