"""A dbt project of a few models, in which the graph runs in seconds, and memos to run it on.

Belongs here: what the Dagster tests share. Does not: any expectation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.settings import PROJECT_ROOT, Settings

if TYPE_CHECKING:
    from pathlib import Path

MEMO = """# Lumina Foundry

A Macro Intelligence Memo | June 2030 | Investor Edition

## 1. Results

Revenue by year:
| Year | Revenue |
|---|---|
| 2030 | $40M |
| 2031 | $55M |

- Customers: 310 firms
"""
OTHER_MEMO = MEMO.replace("Lumina Foundry", "Cobalt Works").replace("$40M", "$12M")

_PROJECT = """
name: memomart
version: "0.1.0"
profile: memomart
flags: {send_anonymous_usage_stats: false}
models:
  memomart:
    staging: {+schema: staging, +materialized: view}
    marts: {+schema: marts, +materialized: table}
seeds:
  memomart: {+schema: seeds}
"""
_PROFILE = """
memomart:
  target: build
  outputs:
    build: {type: duckdb, path: "{{ env_var('MEMOMART_BUILD_DB') }}", schema: main, threads: 1}
"""
_SOURCES = """
sources:
  - name: memo
    schema: raw
    tables:
      - name: fact
        columns: [{name: fact_id, data_tests: [not_null]}]
"""
_MODELS = """
models:
  - name: dim_unit
    description: Units of the statements.
    columns:
      - name: unit_id
        description: Key.
        data_tests: [unique]
      - name: unit
        data_tests:
          - accepted_values:
              name: units_are_known
              arguments: {values: [USD, EUR, count, pure]}
              config: {severity: warn}
  - name: mart_totals
    description: Sum of the statements of each memo.
    data_tests:
      - no_nulls: {arguments: {columns: [memo_id, total]}}
"""
_FILES = {
    "dbt_project.yml": _PROJECT,
    "profiles.yml": _PROFILE,
    "models/staging/_sources.yml": _SOURCES,
    "models/staging/stg_memo__facts.sql": ("select fact_id, memo_id, unit, value from {{ source('memo', 'fact') }}"),
    "models/marts/core/_models.yml": _MODELS,
    "models/marts/core/dim_unit.sql": ("select distinct unit as unit_id, unit from {{ ref('stg_memo__facts') }}"),
    "models/marts/core/mart_totals.sql": (
        "select facts.memo_id, sum(facts.value) * max(factors.factor) as total\n"
        "from {{ ref('stg_memo__facts') }} as facts cross join {{ ref('factors') }} as factors\n"
        "group by facts.memo_id"
    ),
    "seeds/factors.csv": "factor\n1\n",
    "tests/totals_are_small.sql": (
        "select mart_totals.memo_id from {{ ref('mart_totals') }} as mart_totals\n"
        "cross join {{ ref('factors') }} as factors where mart_totals.total > 1000000000000"
    ),
}


def small_settings(folder: Path) -> Settings:
    """Settings over a new inbox with one memo, a new warehouse and the small project, all in `folder`."""
    project = folder / "project"
    for name, text in _FILES.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for name in ("macros/generate_schema_name.sql", "tests/generic/no_nulls.sql"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text((PROJECT_ROOT / "dbt_project" / name).read_text())
    raw = folder / "raw"
    raw.mkdir()
    (raw / "lumina_2030-06_investor.md").write_text(MEMO)
    return Settings(raw=raw, warehouse=folder / "warehouse", dbt_project=project)


def break_seed(settings: Settings) -> None:
    """Let the test `totals_are_small` fail at the next build."""
    (settings.dbt_project / "seeds" / "factors.csv").write_text("factor\n1000000\n")


def mend_seed(settings: Settings) -> None:
    """Undo `break_seed`."""
    (settings.dbt_project / "seeds" / "factors.csv").write_text("factor\n1\n")
