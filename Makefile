# Each target sets itself up: Python 3.11 or newer and make are all a new machine needs.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Compiled once at set-up: starting from sources alone doubles the time every command takes.
export PYTHONDONTWRITEBYTECODE :=

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else f"{sys.executable}: found Python {v[0]}.{v[1]}, expected 3.11 to 3.13; name one with make PYTHON=/path/to/python3.11")'
	@echo "Setting up $(VENV) (about a minute the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<1"
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --compile-bytecode requirements.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

.PHONY: help setup refresh test lint ui bench docs clean lock

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make .venv from the hashed lock file

refresh: $(READY) ## Read raw/, build, test and publish warehouse/memo.duckdb
	@$(BIN)/memomart refresh

test: $(READY) ## Run the whole test suite
	@$(BIN)/python -m pytest

ui: $(READY) ## The Dagster UI on http://127.0.0.1:3000 with the schedule and the sensor
	@$(BIN)/memomart ui

lint: $(READY) ## Style, types, SQL and whether Dagster can load the definitions
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		MEMOMART_BUILD_DB=$$folder/memo.duckdb DBT_TARGET_PATH=$$folder DBT_LOG_PATH=$$folder \
		$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar dbt_project
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
		mkdir "$$folder/dagster" && cp dagster.yaml "$$folder/dagster" && \
		MEMOMART_WAREHOUSE=$$folder DAGSTER_HOME=$$folder/dagster $(BIN)/dg check defs

bench: $(READY) ## Measure speed, memory and accuracy, beside the libraries one would otherwise pick
	@$(BIN)/python -m tests.benchmarks

docs: $(READY) ## Write the data dictionary into docs/ and the dbt docs into warehouse/docs
	@$(BIN)/memomart docs
	@$(BIN)/python docs/draw.py

clean: ## Remove everything that was generated, .venv included
	rm -rf $(VENV) warehouse/* .pytest_cache .ruff_cache .mypy_cache .hypothesis

lock: $(READY) ## Resolve the dependencies of pyproject.toml anew
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev pyproject.toml --output-file requirements.lock
