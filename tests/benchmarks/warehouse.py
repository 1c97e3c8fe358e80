"""The models over a quarter of a million facts: time and memory of each part, and the slowest models."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.memo.source import Limits
from orchestration.settings import PROJECT_ROOT, Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import load_raw
from tests.benchmarks.measure import Figure, command
from tests.support.memo_generator import generate

# A generated memo holds about 134 facts.
MEMOS = 1_900
DBT = str(Path(sys.executable).with_name("dbt"))

AUDIT = ("path:models/marts/audit", "path:models/intermediate/audit")
PROJECTIONS = ("path:models/marts/projections", "path:models/intermediate/projections")
_SLOWEST = 5
# What a part of the projections may take for 1,000 memos, in seconds: the models that make it, and the most.
PROJECTION_AIMS = {
    "the yearly series": (("mart_projection_series",), 10),
    "the fan": (("int_projection_shocks", "mart_projection_fan_terms", "mart_projection_fan"), 5),
}


def figures() -> Iterator[Figure]:
    """Loading, then each part of the dbt project on its own."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Settings(raw=Path(folder) / "raw", warehouse=Path(folder) / "warehouse", workers=2))
        loaded = project.load(MEMOS)
        yield Figure(
            "memos, facts and cells loaded", f"{loaded['memo']:,}, {loaded['fact']:,}, {loaded['table_cell']:,}"
        )
        project.dbt("seed")
        target = "< 20 s of dbt time, < 2 GB"
        yield from project.part("core, conformed and analysis models", target, "run", "--exclude", *AUDIT, *PROJECTIONS)
        yield from project.part("projection models", "", "run", "--select", *PROJECTIONS)
        yield from project.aims(PROJECTION_AIMS, MEMOS)
        yield from project.part("audit models", "< 15 s of dbt time", "run", "--select", *AUDIT)
        yield from project.part("data tests", "", "test", "--select", "test_type:data")


@dataclass(frozen=True, slots=True)
class Project:
    """The dbt project over a warehouse of generated memos."""

    settings: Settings

    def load(self, memos: int) -> dict[str, int]:
        """Generate, read and load so many memos; returns rows by table."""
        settings = self.settings
        settings.raw.mkdir(parents=True)
        for seed in range(memos):
            generate(seed).write(settings.raw)
        inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
        return load_raw(settings, inventory, extract_new(settings, inventory))

    def dbt(self, *arguments: str) -> float:
        """Run dbt; returns the peak megabytes of its process."""
        folders = [f"--{name}-dir={self.settings.dbt_project}" for name in ("project", "profiles")]
        environment = {
            "MEMOMART_BUILD_DB": str(self.settings.build_database),
            "DBT_TARGET_PATH": str(self.settings.dbt_target),
            "DBT_LOG_PATH": str(self.settings.dbt_target),
        }
        return command([DBT, "--quiet", *arguments, *folders], environment, PROJECT_ROOT).peak_mb

    def part(self, name: str, target: str, *arguments: str) -> Iterator[Figure]:
        """Time and peak memory of one invocation, and what took longest in it."""
        peak = self.dbt(*arguments)
        results = self.results()
        yield Figure(name, f"{results['elapsed_time']:.1f} s of dbt time, {peak:,.0f} MB peak", target)
        slowest = sorted(results["results"], key=lambda result: -result["execution_time"])[:_SLOWEST]
        for result in slowest:
            yield Figure(f"  {result['unique_id'].split('.')[2]}", f"{result['execution_time']:.1f} s")

    def aims(self, aims: Mapping[str, tuple[tuple[str, ...], int]], memos: int) -> Iterator[Figure]:
        """Seconds the models of each aim took in the last invocation, for 1,000 of so many memos."""
        seconds = {result["unique_id"].split(".")[2]: result["execution_time"] for result in self.results()["results"]}
        for name, (models, most) in aims.items():
            taken = sum(seconds[model] for model in models) * 1_000 / memos
            yield Figure(f"  {name}, for 1,000 memos", f"{taken:.1f} s", f"< {most} s")

    def results(self) -> dict[str, Any]:
        """What dbt wrote of its last invocation."""
        results: dict[str, Any] = json.loads(
            (self.settings.dbt_target / "run_results.json").read_text(encoding="utf-8")
        )
        return results
