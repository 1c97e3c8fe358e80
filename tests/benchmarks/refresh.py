"""The whole refresh as a command: nothing changed, everything anew, and many memos beside the bare work."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import CommandRun, Figure, command
from tests.support.memo_generator import generate

ROOT = Path(__file__).resolve().parent.parent.parent
MEMOMART = str(Path(sys.executable).with_name("memomart"))
DBT = str(Path(sys.executable).with_name("dbt"))
MANY = 1_000
# What a refresh does besides, each with nothing around it: the same functions, called one after the other.
_EXTRACTION = """
from orchestration.memo.source import Limits
from orchestration.settings import Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import load_raw
if __name__ == "__main__":
    settings = Settings.from_environment()
    inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
    load_raw(settings, inventory, extract_new(settings, inventory))
"""
_OUTPUTS = """
from orchestration.expectations.data_docs import write_data_docs
from orchestration.expectations.examine import examine
from orchestration.expectations.suites import SUITES
from orchestration.exports import export_marts
from orchestration.report import build_report
from orchestration.settings import Settings
from orchestration.storage.publish import publish
from orchestration.storage.warehouse import held_open
if __name__ == "__main__":
    settings = Settings.from_environment()
    write_data_docs(settings.data_docs, examine(settings.build_database, SUITES))
    publish(settings)
    with held_open(settings.published):
        export_marts(settings.published, settings.exports)
        build_report(settings.published, settings.report)
"""


def figures() -> Iterator[Figure]:
    """A first refresh, one that builds again, one with nothing to do; then many memos."""
    with tempfile.TemporaryDirectory() as folder:
        place = _Place(Path(folder))
        shutil.copytree(ROOT / "raw", place.raw)
        yield _figure("first refresh", place.refresh())
        yield _figure("refresh that builds again", place.refresh("--force"))
        yield _figure("refresh with nothing changed", place.refresh(), "< 15 s, < 700 MB")
        definitions = place.python("load_definitions", "import orchestration.definitions\n")
        yield _figure("loading the definitions", definitions, "< 3 s")
    with tempfile.TemporaryDirectory() as folder:
        yield from _many(_Place(Path(folder)))


class _Place:
    """An inbox and a warehouse to run commands on."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.raw, self.warehouse = folder, folder / "raw", folder / "warehouse"

    def refresh(self, *arguments: str) -> CommandRun:
        """Run `memomart refresh`."""
        return self._run(MEMOMART, "refresh", *arguments)

    def python(self, name: str, program: str) -> CommandRun:
        """Run a program from a file, which the processes it spawns can import."""
        path = self.folder / f"{name}.py"
        path.write_text(program, encoding="utf-8")
        return self._run(sys.executable, str(path))

    def dbt_build(self) -> CommandRun:
        """Run dbt's own command over what was loaded."""
        folders = [f"--{name}-dir={ROOT / 'dbt_project'}" for name in ("project", "profiles")]
        return self._run(DBT, "--quiet", "build", "--exclude-resource-type=unit_test", *folders)

    def _run(self, *arguments: str) -> CommandRun:
        environment = {
            "MEMOMART_RAW": str(self.raw),
            "MEMOMART_WAREHOUSE": str(self.warehouse),
            "MEMOMART_BUILD_DB": str(self.warehouse / "build" / "memo.duckdb"),
            "DBT_TARGET_PATH": str(self.folder / "dbt"),
            "DBT_LOG_PATH": str(self.folder / "dbt"),
            "DO_NOT_TRACK": "1",
        }
        return command(arguments, environment, ROOT)


def _many(place: _Place) -> Iterator[Figure]:
    """The job over many memos, then what it does without Dagster; what the job takes beyond that is overhead."""
    place.raw.mkdir()
    for seed in range(MANY):
        generate(seed).write(place.raw)
    job = place.refresh()
    yield _figure(f"first refresh of {MANY:,} memos", job)
    shutil.rmtree(place.warehouse)
    bare = {
        "extraction and load": place.python("bare_extraction", _EXTRACTION),
        "dbt build": place.dbt_build(),
        "expectations, exports and report": place.python("bare_outputs", _OUTPUTS),
    }
    for name, run in bare.items():
        yield _figure(f"  bare {name}", run)
    seconds = 1 - sum(run.seconds for run in bare.values()) / job.seconds
    processor = 1 - sum(run.cpu_seconds for run in bare.values()) / job.cpu_seconds
    yield Figure("  orchestration, of the job", f"{seconds:.0%} of wall, {processor:.0%} of processor", "≤ 25%")


def _figure(name: str, run: CommandRun, target: str = "") -> Figure:
    return Figure(
        name, f"{run.seconds:.1f} s wall, {run.cpu_seconds:.1f} s processor, {run.peak_mb:.0f} MB peak", target
    )
