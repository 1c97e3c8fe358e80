"""Which contents each memo has had, and when each was seen: the history behind dim_memo.

Belongs here: the file `extracts/versions.parquet` and what follows from a new inventory. Does not:
reading memos or loading tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.contracts.raw_tables import MEMO_VERSION
from orchestration.storage.files import replace_file
from orchestration.storage.inventory import Entry


@dataclass(frozen=True, slots=True)
class Version:
    """One content of one memo; `version` counts the memo's contents from 1; times are UTC."""

    memo_id: str
    sha256: str
    version: int
    first_seen_at: datetime
    last_seen_at: datetime
    is_current: bool


def read_history(extracts: Path) -> list[Version]:
    """All versions ever seen; empty where there is no history yet."""
    path = _file(extracts)
    if not path.exists():
        return []
    return [Version(**row) for row in pq.read_table(path, schema=MEMO_VERSION.arrow_schema).to_pylist()]


def follow(history: Iterable[Version], entries: Iterable[Entry], now: datetime) -> list[Version]:
    """The whole history, oldest first, once `entries` are what was read of raw/ at `now`.

    A memo that returns to a former content gets a new version: the history tells what held when.
    """
    present = {entry.memo_id: entry.sha256 for entry in entries}
    versions: list[Version] = []
    latest: dict[str, int] = {}
    for version in history:
        latest[version.memo_id] = max(latest.get(version.memo_id, 0), version.version)
        if not version.is_current:
            versions.append(version)
        elif present.get(version.memo_id) == version.sha256:
            versions.append(replace(version, last_seen_at=now))
            del present[version.memo_id]
        else:
            versions.append(replace(version, is_current=False))
    for memo_id, sha256 in present.items():
        versions.append(Version(memo_id, sha256, latest.get(memo_id, 0) + 1, now, now, is_current=True))
    versions.sort(key=lambda version: (version.memo_id, version.version))
    return versions


def keep_history(extracts: Path, versions: Iterable[Version]) -> None:
    """Let `versions` be the history from now on."""
    table = history_table(versions)
    replace_file(_file(extracts), lambda path: pq.write_table(table, path))


def history_table(versions: Iterable[Version]) -> pa.Table:
    """The history as rows of raw.memo_version."""
    columns = list(versions)
    schema = MEMO_VERSION.arrow_schema
    return pa.Table.from_arrays(
        [pa.array([getattr(version, field.name) for version in columns], field.type) for field in schema],
        schema=schema,
    )


def _file(extracts: Path) -> Path:
    return extracts / "versions.parquet"
