"""Folders and options of a run; the only reader of the environment.

Belongs here: where things lie and every limit a user may set. Does not: anything that acts on them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parent.parent

# DuckDB would take 80% of the memory and 90% of the free disk, and with them whatever else the machine does: a
# memo of one figure repeated forty thousand times wrote 74 GB. A build of hundreds of memos holds half a GB.
BUILD_MEMORY_BYTES = min(4_000_000_000, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2)
BUILD_SPILL_BYTES = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Where memos come from, where the warehouse lies, and the limits of a run.

    Every path is absolute. `workers` is the number of reading processes; `max_file_bytes` the size from
    which a memo is refused unread; `alert_webhook` where alerts are posted ("" is the log only); `keep_runs`
    how many runs Dagster's history keeps. `build_memory_bytes` is what DuckDB may hold while it builds, and
    `build_spill_bytes` what it may write to disk beyond that.
    """

    raw: Path
    warehouse: Path
    dbt_project: Path = PROJECT_ROOT / "dbt_project"
    workers: int = 1
    max_file_bytes: int = 20_000_000
    alert_webhook: str = ""
    keep_runs: int = 60
    build_memory_bytes: int = BUILD_MEMORY_BYTES
    build_spill_bytes: int = BUILD_SPILL_BYTES

    @classmethod
    def from_environment(cls, raw: str | Path | None = None, warehouse: str | Path | None = None) -> Settings:
        """Settings from arguments, else MEMOMART_RAW and MEMOMART_WAREHOUSE, else the project's own folders.

        Raises ValueError for a limit that is none, or a warehouse inside the inbox.
        """
        inbox = _folder(raw, "MEMOMART_RAW", PROJECT_ROOT / "raw")
        return cls(
            raw=inbox,
            warehouse=_outside(inbox, _folder(warehouse, "MEMOMART_WAREHOUSE", PROJECT_ROOT / "warehouse")),
            workers=_positive("MEMOMART_WORKERS", os.cpu_count() or 1),
            max_file_bytes=_positive("MEMOMART_MAX_FILE_BYTES", 20_000_000),
            alert_webhook=os.environ.get("MEMOMART_ALERT_WEBHOOK", ""),
            keep_runs=_positive("MEMOMART_KEEP_RUNS", 60),
            build_memory_bytes=_positive("MEMOMART_BUILD_MEMORY_BYTES", BUILD_MEMORY_BYTES),
            build_spill_bytes=_positive("MEMOMART_BUILD_SPILL_BYTES", BUILD_SPILL_BYTES),
        )

    @property
    def published(self) -> Path:
        """What analysts open; replaced whole by a run that passed."""
        return self.warehouse / "memo.duckdb"

    @property
    def build_folder(self) -> Path:
        """Working files of a run; nobody but a run opens them."""
        return self.warehouse / "build"

    @property
    def build_database(self) -> Path:
        """The DuckDB file a run builds."""
        return self.build_folder / "memo.duckdb"

    @property
    def lock(self) -> Path:
        """Held by the one run that may write."""
        return self.warehouse / "build.lock"

    @property
    def extracts(self) -> Path:
        """What was read from memos, by content hash."""
        return self.warehouse / "extracts"

    @property
    def report(self) -> Path:
        """The static pages analysts open."""
        return self.warehouse / "report"

    @property
    def exports(self) -> Path:
        """The marts as Parquet and as a workbook."""
        return self.warehouse / "exports"

    @property
    def docs(self) -> Path:
        """dbt's documentation as one page."""
        return self.warehouse / "docs"

    @property
    def data_docs(self) -> Path:
        """What great-expectations found, as pages."""
        return self.docs / "expectations"

    @property
    def dagster_home(self) -> Path:
        """Run and event storage of the Dagster instance."""
        return self.warehouse / "dagster"

    @property
    def dbt_target(self) -> Path:
        """dbt's compiled files and its manifest."""
        return self.build_folder / "dbt"

    def export(self) -> None:
        """Hand the settings to child processes, dbt's profile and Dagster by way of the environment."""
        os.environ["MEMOMART_RAW"] = str(self.raw)
        os.environ["MEMOMART_WAREHOUSE"] = str(self.warehouse)
        os.environ["MEMOMART_BUILD_DB"] = str(self.build_database)
        os.environ["MEMOMART_BUILD_MEMORY_BYTES"] = str(self.build_memory_bytes)
        os.environ["MEMOMART_BUILD_SPILL_BYTES"] = str(self.build_spill_bytes)
        os.environ["DAGSTER_HOME"] = str(self.dagster_home)
        os.environ["DBT_TARGET_PATH"] = str(self.dbt_target)
        os.environ["DBT_LOG_PATH"] = str(self.build_folder / "logs")
        # A run plans hundreds of events at its start; storing each alone takes a second more.
        os.environ["DAGSTER_EVENT_BATCH_SIZE"] = "500"
        # dbt and Dagster would both look for newer versions or send events; nothing may need the network.
        os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
        os.environ["DO_NOT_TRACK"] = "1"


def names_inbox() -> bool:
    """Whether the environment names the inbox, as a service's does."""
    return bool(os.environ.get("MEMOMART_RAW"))


def _folder(argument: str | Path | None, variable: str, default: Path) -> Path:
    chosen = argument or os.environ.get(variable) or default
    return Path(chosen).expanduser().resolve()


def _outside(inbox: Path, warehouse: Path) -> Path:
    if warehouse.is_relative_to(inbox):
        raise ValueError(
            f"{warehouse}: found the warehouse in the inbox {inbox}, expected it outside, since its pages would be "
            "read as memos; name another folder with --warehouse or MEMOMART_WAREHOUSE, or with --raw or MEMOMART_RAW"
        )
    return warehouse


def _positive(variable: str, default: int) -> int:
    text = os.environ.get(variable)
    if text is None or text == "":
        return default
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{variable}: found {text!r}, expected a whole number of at least 1; unset it or mend it")
    return int(text)
