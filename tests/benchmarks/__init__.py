"""Measurements: what `make bench` prints. Nothing here passes or fails."""
