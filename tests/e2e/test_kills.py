"""A refresh that is killed, that finds the disk full, or that may not write: what analysts open stays good."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orchestration.storage.warehouse import query
from tests.integration.small_project import MEMO, small_settings
from tests.support.refresher import QUICKLY, SLOW_PUBLISH_SECONDS, Refresher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.settings import Settings

Phase = tuple[str, float]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200)]

# Each takes a refresh and a half; `MEMOMART_KILL_TRIALS=50` is what the figures in docs/operations.md rest on.
TRIALS = int(os.environ.get("MEMOMART_KILL_TRIALS", "4"))
PUBLISH_TRIALS = max(1, TRIALS // 5)
# A kill that comes when the refresh has just ended met nothing, and is tried anew.
_MISSES = 5
# One that was just starting must first come so far as to see that its parent is gone: slowly on a busy machine.
_CHILDREN_END_SECONDS = 60.0


@pytest.fixture(scope="module")
def refresher() -> Iterator[Refresher]:
    refresher = Refresher()
    yield refresher
    refresher.stop()


@pytest.fixture(scope="module")
def lasting(refresher: Refresher) -> Iterator[tuple[Settings, list[Phase]]]:
    """Settings with a published warehouse, and the steps of a refresh of it with the seconds each takes."""
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    folder.chmod(0o755)
    settings = small_settings(folder)
    refresher.start(settings, QUICKLY)
    assert refresher.wait()["success"]
    phases: list[Phase] = []
    refresher.start(settings)
    entered, step = time.monotonic(), refresher.step(60)
    while step:
        following = refresher.step(60)
        now = time.monotonic()
        phases.append((step, now - entered))
        entered, step = now, following
    assert refresher.wait()["success"]
    yield settings, phases
    shutil.rmtree(folder)


@pytest.fixture
def settings(lasting: tuple[Settings, list[Phase]]) -> Settings:
    return lasting[0]


def _state(settings: Settings) -> int:
    """Which revenue the published warehouse tells, through a mart and the raw table alike."""
    asked = "select (select sum(total) from marts.mart_totals), (select sum(value) from raw.fact)"
    [(total, raw)] = query(settings.published, asked)
    assert total == raw
    return int(total)


def _change(settings: Settings, number: int) -> None:
    memo = settings.raw / "lumina_2030-06_investor.md"
    memo.write_text(MEMO.replace("$55M", f"${100 + number}M"))


def _wanted(number: int) -> int:
    return (40 + 100 + number) * 1_000_000 + 310


def _orphans(settings: Settings) -> list[str]:
    """Files of the warehouse folder that no run needs."""
    top = {"memo.duckdb", "build", "build.lock", "extracts", "audit", "dagster", "report", "exports", "docs"}
    build = {
        *("memo.duckdb", "dbt", "inbox.sha256", "inbox.folder"),
        *("passed.json", "published.json", "published.folder", "outputs"),
    }
    found = [path.name for path in settings.warehouse.iterdir() if path.name not in top]
    found += [path.name for path in settings.build_folder.iterdir() if path.name not in build]
    marks = (".new", ".unfinished-", ".parse-", ".tmp", ".wal")
    found += [str(path) for path in settings.warehouse.rglob("*") if any(mark in path.name for mark in marks)]
    found += [str(path) for path in settings.dagster_home.rglob("*.db-*")]
    return found


def _recover(refresher: Refresher, settings: Settings, number: int) -> None:
    refresher.start(settings, QUICKLY)
    ended = refresher.wait()
    assert ended.get("success"), ended
    assert _state(settings) == _wanted(number)
    assert _orphans(settings) == []


def _kill_within(refresher: Refresher, phase: Phase, share: float, *, alone: bool) -> bool:
    """Kill the refresh that was started when `share` of the phase has passed; whether it still ran."""
    step, seconds = phase
    while (entered := refresher.step(60)) != step:
        assert entered, f"the refresh never came to {step!r}"
    # Where the phase ends sooner than it once took, the kill meets the beginning of the next one.
    is_met = refresher.step(share * seconds) != ""
    refresher.kill(alone=alone)
    return is_met


def test_a_kill_at_any_moment_leaves_the_last_good_file_and_the_next_run_finishes(
    refresher: Refresher, lasting: tuple[Settings, list[Phase]]
) -> None:
    settings, phases = lasting
    moments = random.Random(20301)  # noqa: S311  # moments to kill at, no secret
    met: Counter[str] = Counter()
    before = _state(settings)
    number = misses = 0
    while number < TRIALS:
        # Phase by phase, so that few trials meet every part of the run.
        phase = phases[number * len(phases) // TRIALS if len(phases) > TRIALS else number % len(phases)]
        _change(settings, number)
        refresher.start(settings)
        # A kill of the whole group, and one that leaves the processes the refresh started to end by themselves.
        alone = number % 2 == 1
        is_met = _kill_within(refresher, phase, moments.random(), alone=alone)
        assert _state(settings) in (before, _wanted(number)), f"trial {number}, in {phase[0]!r}"
        left = refresher.left_processes(_CHILDREN_END_SECONDS if alone else 5.0)
        assert left == [], f"trial {number}, in {phase[0]!r}"
        _recover(refresher, settings, number)
        before = _wanted(number)
        if is_met:
            met[phase[0]] += 1
            number += 1
        else:
            misses += 1
            assert misses <= _MISSES + TRIALS // 10
    print(f"{TRIALS} trials, all met a running refresh, by its step: {dict(met)}; {misses} came late and were repeated")


@pytest.mark.parametrize("trial", range(PUBLISH_TRIALS))
def test_a_kill_in_the_middle_of_publishing_leaves_the_last_good_file(
    refresher: Refresher, settings: Settings, trial: int
) -> None:
    before = _state(settings)
    number = 500 + trial
    _change(settings, number)
    refresher.start(settings, "slow_publish")
    half_done = settings.published.with_name(f".{settings.published.name}.new")
    while not half_done.exists():
        assert refresher.step(0.02) != ""
    time.sleep((trial + 0.5) / PUBLISH_TRIALS * SLOW_PUBLISH_SECONDS)
    refresher.kill()
    assert half_done.exists()
    assert _state(settings) == before
    _recover(refresher, settings, number)


def test_a_kill_between_publishing_and_noting_it_leaves_the_new_file_whole(
    refresher: Refresher, settings: Settings
) -> None:
    before = _state(settings)
    _change(settings, 590)
    refresher.start(settings, "slow_note")
    while _state(settings) == before:
        assert refresher.step(0.02) != ""
    refresher.kill()
    assert _state(settings) == _wanted(590)
    _recover(refresher, settings, 590)


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
