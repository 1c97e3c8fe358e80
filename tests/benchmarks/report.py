"""The report over many memos: time to make it, its size, and how soon a browser shows it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from orchestration.report import build_report
from orchestration.settings import Settings
from tests.benchmarks.measure import Figure, cpu_seconds
from tests.benchmarks.warehouse import Project

MEMOS = 1_000
_CHROMIUM = Path("/usr/bin/chromium")


def figures() -> Iterator[Figure]:
    """Making the report, then opening it where there is a browser."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Settings(raw=Path(folder) / "raw", warehouse=Path(folder) / "warehouse", workers=2))
        project.load(MEMOS)
        project.dbt("seed")
        project.dbt("run")
        settings = project.settings
        started, before = time.perf_counter(), cpu_seconds()
        made = build_report(settings.build_database, settings.report)
        wall, used = time.perf_counter() - started, cpu_seconds() - before
        yield Figure(f"report of {made.memos:,} memos", f"{wall:.1f} s wall, {used:.1f} s of CPU", "< 60 s wall")
        yield Figure(f"its size, with {made.entities:,} entities", f"{made.bytes / 1e6:,.0f} MB", "< 100 MB")
        yield Figure("largest page of a memo", f"{made.largest_memo_page / 1e3:,.0f} KB", "< 300 KB")
        if _CHROMIUM.exists():
            yield from _views(settings.report)


def _views(report: Path) -> Iterator[Figure]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(_CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        for name, page, shown, target in (
            ("overview", "index.html", "#memo-table tbody tr", "< 1 s"),
            ("exploring page", "explore.html", "#plot svg", ""),
        ):
            view = browser.new_page()
            started = time.perf_counter()
            view.goto((report / page).as_uri())
            view.wait_for_selector(shown)
            yield Figure(f"first view of the {name}", f"{time.perf_counter() - started:.2f} s", target)
            view.close()
        browser.close()
