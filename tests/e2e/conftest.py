"""A warehouse of a few memos, one of them hostile, with its report and exports; and a browser to open them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orchestration.exports import export_marts
from orchestration.report import build_report
from tests.support.shared import site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from orchestration.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
# A browser that talks to nobody; as root it needs --no-sandbox.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose published warehouse holds the project's memo, four made-up ones and a hostile one."""
    return site(tmp_path_factory)


@pytest.fixture(scope="session")
def report(built: Settings) -> Path:
    """The folder of the report."""
    return build_report(built.published, built.warehouse / "report").index.parent


@pytest.fixture(scope="session")
def exports(built: Settings) -> Path:
    """The folder of the exports."""
    return export_marts(built.published, built.warehouse / "exports").folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; skips where the machine has none."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM}: no such browser; apt-get install chromium to run the tests of pages")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()
