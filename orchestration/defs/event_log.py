"""Dagster's SQLite event log, keeping its connections open.

The stock storage opens and closes a connection for every event, and waits for the disk at each: about
7 ms, and a refresh has a thousand events. Belongs here: that difference. Does not: the schema or the
queries, which stay Dagster's, so that its own class can open the same files.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy
from dagster._core.events import ASSET_CHECK_EVENTS, ASSET_EVENTS
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dagster import EventLogEntry
    from dagster._serdes import ConfigurableClassData

# The index and the runs somebody is looking at; each run has a file of its own.
_KEPT_OPEN = 4
# Events that the index knows as well as the run's own file.
_INDEXED = ASSET_EVENTS | ASSET_CHECK_EVENTS


class EventLogStorage(SqliteEventLogStorage):
    """Configured in dagster.yaml like the class it extends."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._begun: dict[str, sqlalchemy.Connection] = {}
        self._engines: OrderedDict[str, sqlalchemy.Engine] = OrderedDict()
        self._has_checks_table = False
        super().__init__(base_dir, inst_data)
        # Whoever is in a transaction may ask for its connection again.
        self._db_lock = cast("Any", threading.RLock())

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Any) -> EventLogStorage:
        """As dagster.yaml says; `events/` keeps the runs' files apart from Dagster's other databases."""
        return cls(str(Path(config_value["base_dir"], "events")), inst_data)

    @property
    def supports_asset_checks(self) -> bool:
        """Asked for every check of every run; a table that is there stays."""
        self._has_checks_table = self._has_checks_table or self.has_table(AssetCheckExecutionsTable.name)
        return self._has_checks_table

    @contextmanager
    def _connect(self, shard: str) -> Iterator[sqlalchemy.Connection]:
        with self._db_lock:
            if (begun := self._begun.get(shard)) is not None:
                yield begun
                return
            engine = self._engines.pop(shard, None) or self._open(shard)
            self._engines[shard] = engine
            while len(self._engines) > _KEPT_OPEN:
                self._engines.popitem(last=False)[1].dispose()
            with engine.connect() as connection, connection.begin():
                self._begun[shard] = connection
                try:
                    yield connection
                finally:
                    del self._begun[shard]

    def store_event(self, event: EventLogEntry) -> None:
        """One commit for what an event changes in the index, where Dagster makes up to three."""
        if event.is_dagster_event and event.dagster_event_type in _INDEXED:
            with self._connect(INDEX_SHARD_NAME):
                super().store_event(event)
        else:
            super().store_event(event)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """One commit for all; Dagster stores the hundreds of events it plans a run with in batches."""
        with ExitStack() as begun:
            for shard in {INDEX_SHARD_NAME, *(event.run_id for event in events)}:
                begun.enter_context(self._connect(shard))
            super().store_event_batch(events)

    def _open(self, shard: str) -> sqlalchemy.Engine:
        engine = sqlalchemy.create_engine(
            self.conn_string_for_shard(shard),
            # One connection a shard; the lock above lets one thread at it at a time.
            poolclass=StaticPool,
            connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS, "check_same_thread": False},
        )
        # With a write-ahead log a kill loses nothing without the wait; a power cut may lose the last events.
        sqlalchemy.event.listen(engine, "connect", lambda raw, _record: raw.execute("pragma synchronous = normal"))
        if shard not in self._initialized_dbs:
            self._initdb(engine)
            self._initialized_dbs.add(shard)
        return engine

    def wipe(self) -> None:
        """Close the files before they are removed."""
        self._close()
        super().wipe()

    def dispose(self) -> None:
        """Close the files."""
        self._close()
        super().dispose()

    def _close(self) -> None:
        with self._db_lock:
            while self._engines:
                self._engines.popitem()[1].dispose()
