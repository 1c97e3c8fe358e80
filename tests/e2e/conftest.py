"""A warehouse of a few memos, one of them hostile, with its report and exports; and a browser to open them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orchestration.exports import export_marts
from orchestration.memo.source import Limits
from orchestration.report import build_report
from orchestration.settings import PROJECT_ROOT, Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import load_raw
from tests.support.memo_generator import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

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
HOSTILE_MEMO = """ENTITY: <script>alert(1)</script> & "Sons"
A Macro Intelligence Memo | June 2030 | <img src=x onerror=alert(2)> Edition

1. RESULTS

Revenue Streams (June 2030):
| Revenue Stream | Amount ($M) | % of Total |
|---|---|---|
| =cmd('calc') | $60 | 60% |
| ../../x | $30 | 30% |
| {{ 7*7 }} | $10 | 10% |
| Total Revenue | $100 | 100% |

- <svg onload=alert(3)>: 310 customers
- "onmouseover="alert(4): 12%
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose published warehouse holds the project's memo, four made-up ones and a hostile one."""
    folder = tmp_path_factory.mktemp("site")
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    settings.raw.mkdir()
    for memo in (PROJECT_ROOT / "raw").glob("*.md"):
        shutil.copyfile(memo, settings.raw / memo.name)
    for seed in range(4):
        generate(seed).write(settings.raw)
    odd = settings.raw / "a b" / "<b>x"
    odd.mkdir(parents=True)
    (odd / "='x' & y.txt").write_text(HOSTILE_MEMO, encoding="utf-8")
    inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
    load_raw(settings, inventory, extract_new(settings, inventory))
    _run_dbt(settings)
    shutil.copyfile(settings.build_database, settings.published)
    return settings


def _run_dbt(settings: Settings) -> None:
    places = {"MEMOMART_BUILD_DB": str(settings.build_database), "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
    command = [Path(sys.executable).with_name("dbt"), "build", "--exclude-resource-type", "test", "unit_test"]
    for option, value in (
        ("--project-dir", settings.dbt_project),
        ("--profiles-dir", settings.dbt_project),
        ("--target-path", settings.dbt_target),
        ("--log-path", settings.build_folder / "logs"),
    ):
        command += [option, value]
    done = subprocess.run(command, env={**os.environ, **places}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


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
