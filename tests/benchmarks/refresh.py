"""The whole refresh as a command: nothing changed, everything anew, and many memos."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import CommandRun, Figure, command

ROOT = Path(__file__).resolve().parent.parent.parent
MEMOMART = str(Path(sys.executable).with_name("memomart"))


def figures() -> Iterator[Figure]:
    """A first refresh, one that builds again, one with nothing to do."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "raw", work / "raw")
        environment = {"MEMOMART_RAW": str(work / "raw"), "MEMOMART_WAREHOUSE": str(work / "warehouse")}

        def run(*arguments: str) -> CommandRun:
            return command([MEMOMART, "refresh", *arguments], environment, ROOT)

        yield _figure("first refresh", run())
        yield _figure("refresh that builds again", run("--force"))
        yield _figure("refresh with nothing changed", run(), "< 30 s, < 700 MB")


def _figure(name: str, run: CommandRun, target: str = "") -> Figure:
    return Figure(name, f"{run.seconds:.1f} s wall, {run.peak_mb:.0f} MB peak", target)
