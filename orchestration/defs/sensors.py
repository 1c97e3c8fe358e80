"""The sensor on the inbox: a run when a memo is new, changed or gone.

Belongs here: when a run is asked for. Does not: what the run does.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dagster import (
    AssetObservation,
    DagsterRunStatus,
    DefaultSensorStatus,
    RunRequest,
    RunsFilter,
    SensorDefinition,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    sensor,
)

from orchestration.defs.emptied_inbox import why_not_emptied
from orchestration.defs.jobs import under_way
from orchestration.defs.names import INBOX, REFRESH_JOB
from orchestration.defs.state import published_fingerprint
from orchestration.memo.source import Limits, find_sources
from orchestration.storage.inventory import find_others, take_inventory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dagster import DagsterInstance

    from orchestration.settings import Settings

INTERVAL_SECONDS = 30
# A file younger than this may still be being written.
SETTLED_AFTER_SECONDS = 5.0
_UNDONE = (DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED)


@dataclass(frozen=True, slots=True)
class Cursor:
    """What the sensor last acted on.

    `listing` hashes names, sizes and times, so that an untouched inbox is not hashed at every tick;
    `fingerprint` is the inventory's. `number` counts run requests: an inbox that returns to a former
    state needs another run, and a run key is never used twice.
    """

    listing: str
    fingerprint: str
    number: int

    @classmethod
    def read(cls, text: str | None) -> Cursor:
        """The stored cursor; a new one counts from the time, so that it repeats no key of a lost one."""
        return cls(**json.loads(text)) if text else cls("", "", int(time.time()))

    def write(self) -> str:
        """The cursor as Dagster stores it."""
        return json.dumps(asdict(self))


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    size: int
    modified: float
    # A copy may carry the time and size of what it replaces; this one nobody can set.
    changed_ns: int


def inbox_sensor(settings: Settings) -> SensorDefinition:
    """One run of `refresh` for all that changed in the inbox since the last one."""

    @sensor(
        name="inbox_sensor",
        job_name=REFRESH_JOB,
        minimum_interval_seconds=INTERVAL_SECONDS,
        default_status=DefaultSensorStatus.RUNNING,
        description="Starts one refresh when memos in the inbox are new, changed or gone; waits while a file "
        f"is younger than {SETTLED_AFTER_SECONDS:.0f} seconds or a refresh is under way.",
    )
    def look(context: SensorEvaluationContext) -> SensorResult | SkipReason:
        return _look(context, settings)

    return look


def _look(context: SensorEvaluationContext, settings: Settings) -> SensorResult | SkipReason:
    if not settings.raw.is_dir():
        return SkipReason(f"{settings.raw}: no such folder, expected the memos there")
    cursor = Cursor.read(context.cursor)
    files = _look_at([*find_sources(settings.raw), *find_others(settings.raw)])
    listing = _listing(files)
    if listing == cursor.listing:
        return SkipReason("nothing in the inbox was touched")
    now = time.time()
    young = [item.path.name for item in files if 0 <= now - item.modified < SETTLED_AFTER_SECONDS]
    if young:
        return SkipReason(f"{young[0]} may still be being written" + _and_more(len(young) - 1))
    if building := under_way(context.instance):
        return SkipReason(f"{building}; what changed since it began is looked at after it")
    inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
    if (emptied := why_not_emptied(settings, inventory)) is not None:
        return SkipReason(emptied)
    fingerprint = inventory.fingerprint()
    # Until the run has read them, the UI shows the raw tables out of step with the inbox.
    seen_now = AssetObservation(
        INBOX,
        metadata={"memos": len(inventory.entries), "files_refused": len(inventory.refused)},
        tags={"dagster/data_version": fingerprint},
    )
    if reason := _needs_no_run(context.instance, settings, cursor, fingerprint):
        seen = Cursor(listing, fingerprint, cursor.number)
        return SensorResult(skip_reason=SkipReason(reason), cursor=seen.write(), asset_events=[seen_now])
    asked = Cursor(listing, fingerprint, cursor.number + 1)
    request = RunRequest(run_key=f"{asked.number}-{fingerprint[:16]}", tags=_tags(fingerprint))
    return SensorResult(run_requests=[request], cursor=asked.write(), asset_events=[seen_now])


def _tags(fingerprint: str) -> dict[str, str]:
    return {"memomart/inbox": fingerprint[:16]}


def _needs_no_run(instance: DagsterInstance, settings: Settings, cursor: Cursor, fingerprint: str) -> str | None:
    """Why the memos of `fingerprint` ask for no run; None where they do, as after a run of them that failed."""
    if fingerprint == published_fingerprint(settings):
        return "the warehouse holds these very memos"
    if fingerprint != cursor.fingerprint:
        return None
    last = instance.get_runs(RunsFilter(job_name=REFRESH_JOB, tags=_tags(fingerprint)), limit=1)
    if last and last[0].status in _UNDONE:
        return None
    return "a refresh of these very memos was asked for" + (f" (run {last[0].run_id})" if last else "")


def _and_more(count: int) -> str:
    return f", and {count} more" if count else ""


def _look_at(paths: Iterable[Path]) -> list[_File]:
    found = []
    for path in paths:
        try:
            status = path.stat()
        except FileNotFoundError:
            # Gone since it was listed: the next tick sees the inbox without it.
            continue
        found.append(_File(path, status.st_size, status.st_mtime, status.st_ctime_ns))
    return found


def _listing(files: list[_File]) -> str:
    digest = hashlib.sha256()
    for item in files:
        digest.update(f"{item.path}\0{item.size}\0{item.modified}\0{item.changed_ns}\n".encode())
    return digest.hexdigest()
