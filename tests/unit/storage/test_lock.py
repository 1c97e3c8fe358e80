"""One run at a time, and a lock that a killed run does not keep."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from orchestration.storage.lock import BuildBusyError, build_lock

HOLDER = """
import sys, time
from pathlib import Path
from orchestration.storage.lock import build_lock
with build_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "build.lock")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_a_second_run_is_told_who_holds_the_lock(tmp_path, holder):
    with (
        pytest.raises(BuildBusyError, match=f"process {holder.pid}") as caught,
        build_lock(tmp_path / "build.lock"),
    ):
        pass
    assert caught.value.holder == str(holder.pid)


def test_a_kill_frees_the_lock(tmp_path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with build_lock(tmp_path / "build.lock"):
        pass


def test_a_waiting_run_starts_when_the_lock_is_freed(tmp_path, holder):
    subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -9 {holder.pid}"])
    with build_lock(tmp_path / "build.lock", wait_seconds=20):
        pass


def test_the_lock_is_free_after_an_exception(tmp_path):
    with pytest.raises(ZeroDivisionError), build_lock(tmp_path / "build.lock"):
        raise ZeroDivisionError
    with build_lock(tmp_path / "build.lock"):
        pass
