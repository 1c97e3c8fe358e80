"""What takes long to make and is only read, made once for all test workers: the parsed project, and a site.

Belongs here: making them and handing them out. Does not: any expectation.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from orchestration.defs.dbt_project import OpenedProject, open_project
from orchestration.settings import Settings
from orchestration.storage.lock import build_lock
from tests.support import built
from tests.support.memo_generator import generate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

_WAIT_SECONDS = 280.0
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


def open_shared(settings: Settings, factory: pytest.TempPathFactory) -> OpenedProject:
    """The project of this repository opened for `settings`, parsed at most once in a test run."""
    parsed = _made_once(factory, "parsed", lambda folder: open_project(_settings(folder)) and None)
    shutil.copytree(_settings(parsed).dbt_target, settings.dbt_target, dirs_exist_ok=True)
    return open_project(settings)


def site(factory: pytest.TempPathFactory) -> Settings:
    """A published warehouse of the project's memo, four made-up ones and a hostile one."""

    def make(folder: Path) -> None:
        settings = _settings(folder)
        settings.raw.mkdir()
        shutil.copyfile(built.OWN_MEMO, settings.raw / built.OWN_MEMO.name)
        for seed in range(4):
            generate(seed).write(settings.raw)
        odd = settings.raw / "a b" / "<b>x"
        odd.mkdir(parents=True)
        (odd / "='x' & y.txt").write_text(HOSTILE_MEMO, encoding="utf-8")
        built.load(settings)
        outcome = built.build(
            settings, "--exclude-resource-type", "test", manifest=open_shared(settings, factory).parsed()
        )
        assert outcome.succeeded, outcome.problems
        shutil.copyfile(settings.build_database, settings.published)

    return _settings(_made_once(factory, "site", make))


def _settings(folder: Path) -> Settings:
    return Settings(raw=folder / "raw", warehouse=folder / "warehouse")


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled for whichever worker came first."""
    base = factory.getbasetemp()
    # A worker's folder lies in that of the whole test run.
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = run / name, run / f"{name}.done"
    with build_lock(run / f"{name}.lock", _WAIT_SECONDS):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
