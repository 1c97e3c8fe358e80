"""Timing helpers: a function in this process, or a whole command with its peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report: what was measured, how much, and what it is held against."""

    name: str
    measured: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class CommandRun:
    """Wall seconds, peak resident megabytes (the largest process of the command), processor seconds of all."""

    seconds: float
    peak_mb: float
    cpu_seconds: float


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Median wall seconds of `work` after one warm-up."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def cpu_seconds() -> float:
    """Seconds of CPU this process and its ended children have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def command(arguments: Sequence[str], environment: dict[str, str], folder: Path) -> CommandRun:
    """Run a command to its end; raises CalledProcessError with its output if it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        arguments,
        env={**os.environ, **environment},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments, output)
    return CommandRun(time.perf_counter() - start, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)
