"""A refresh that is killed, that finds the disk full, or that may not write: what analysts open stays good."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orchestration.storage.warehouse import query
from tests.integration.small_project import MEMO, small_settings
from tests.support.refresher import Refresher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("kills"), pytest.mark.timeout(7200)]

# Each takes a refresh and a half; `MEMOMART_KILL_TRIALS=50` is what the figures in docs/operations.md rest on.
TRIALS = int(os.environ.get("MEMOMART_KILL_TRIALS", "6"))


@pytest.fixture(scope="module")
def refresher() -> Iterator[Refresher]:
    refresher = Refresher()
    yield refresher
    refresher.stop()


@pytest.fixture(scope="module")
def lasting(refresher: Refresher) -> Iterator[tuple[Settings, float]]:
    """Settings with a published warehouse, and how long a refresh of it takes."""
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    folder.chmod(0o755)
    settings = small_settings(folder)
    refresher.start(settings)
    assert refresher.wait()["success"]
    started = time.monotonic()
    refresher.start(settings)
    assert refresher.wait()["success"]
    yield settings, time.monotonic() - started
    shutil.rmtree(folder)


@pytest.fixture
def settings(lasting: tuple[Settings, float]) -> Settings:
    return lasting[0]


def _state(settings: Settings) -> int:
    """Which revenue the published warehouse tells, through a mart and the raw table alike."""
    [(total,)] = query(settings.published, "select sum(total) from marts.mart_totals")
    [(raw,)] = query(settings.published, "select sum(value) from raw.fact")
    assert total == raw
    return int(total)


def _change(settings: Settings, number: int) -> None:
    memo = settings.raw / "lumina_2030-06_investor.md"
    memo.write_text(MEMO.replace("$55M", f"${100 + number}M"))


def _wanted(number: int) -> int:
    return (40 + 100 + number) * 1_000_000 + 310


def _orphans(settings: Settings) -> list[str]:
    """Files of the warehouse folder that no run needs."""
    top = {"memo.duckdb", "build", "build.lock", "extracts", "dagster", "report", "exports", "docs"}
    build = {"memo.duckdb", "dbt", "inbox.sha256", "published.json"}
    found = [path.name for path in settings.warehouse.iterdir() if path.name not in top]
    found += [path.name for path in settings.build_folder.iterdir() if path.name not in build]
    marks = (".new", ".unfinished-", ".parse-", ".tmp", ".wal")
    found += [str(path) for path in settings.warehouse.rglob("*") if any(mark in path.name for mark in marks)]
    found += [str(path) for path in settings.dagster_home.rglob("*.db-*")]
    return found


def _recover(refresher: Refresher, settings: Settings, number: int) -> None:
    refresher.start(settings)
    ended = refresher.wait()
    assert ended.get("success"), ended
    assert _state(settings) == _wanted(number)
    assert _orphans(settings) == []


def test_a_kill_at_any_moment_leaves_the_last_good_file_and_the_next_run_finishes(
    refresher: Refresher, lasting: tuple[Settings, float]
) -> None:
    settings, seconds = lasting
    moments = random.Random(20301)  # noqa: S311  # moments to kill at, no secret
    before = _state(settings)
    interrupted = 0
    for number in range(TRIALS):
        _change(settings, number)
        refresher.start(settings)
        # Spread over the run, so that few trials meet every part of it.
        interrupted += not refresher.has_ended((number + moments.random()) / TRIALS * seconds)
        refresher.kill()
        assert _state(settings) in (before, _wanted(number)), f"trial {number}"
        started = time.monotonic()
        _recover(refresher, settings, number)
        # The machine may have become busier or quieter since; a kill must meet a refresh that runs.
        seconds = time.monotonic() - started
        before = _wanted(number)
        print(f"trial {number}", flush=True)
    print(f"{TRIALS} trials, {interrupted} met a running refresh of {seconds:.1f} s")
    assert interrupted >= TRIALS / 2


@pytest.mark.parametrize("wait", [0.0, 0.7])
def test_a_kill_in_the_middle_of_publishing_leaves_the_last_good_file(
    refresher: Refresher, settings: Settings, wait: float
) -> None:
    before = _state(settings)
    number = 500 + int(wait * 10)
    _change(settings, number)
    refresher.start(settings, "slow_publish")
    half_done = settings.published.with_name(f".{settings.published.name}.new")
    while not half_done.exists():
        assert not refresher.has_ended(0.02)
    time.sleep(wait)
    refresher.kill()
    assert half_done.exists()
    assert _state(settings) == before
    _recover(refresher, settings, number)


@pytest.mark.parametrize("fault", ["full_disk", "full_disk_at_publish"])
def test_a_full_disk_fails_the_run_and_leaves_the_last_good_file(
    refresher: Refresher, settings: Settings, fault: str
) -> None:
    before = settings.published.read_bytes()
    number = 600 + len(fault)
    _change(settings, number)
    refresher.start(settings, fault)
    ended = refresher.wait()
    assert ended["success"] is False, ended
    # The record of runs lies on the same disk and may be what meets its end first.
    assert "File too large" in str(ended["failures"]) or "cannot be written" in str(ended["failures"])
    assert settings.published.read_bytes() == before
    _recover(refresher, settings, number)


def test_a_warehouse_that_may_not_be_written_fails_the_run_with_a_reason(
    refresher: Refresher, settings: Settings
) -> None:
    before = settings.published.read_bytes()
    _change(settings, 700)
    folders = [settings.warehouse, *(path for path in settings.warehouse.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        refresher.start(settings, "nobody")
        ended = refresher.wait()
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert ended.get("success") is False, ended
    assert "Permission denied" in str(ended["failures"])
    assert settings.published.read_bytes() == before
    _recover(refresher, settings, 700)
