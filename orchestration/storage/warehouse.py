"""The DuckDB file a run builds, and questions put to it or to the published one.

Belongs here: the schema `raw` from the extracts, and read-only queries. Does not: the models built
on it (the dbt project), or making it the published one (`publish`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from orchestration.contracts.columns import TableContract
from orchestration.contracts.raw_tables import FACT, MEMO, MEMO_TABLE, MEMO_VERSION, RAW_TABLES, REJECTED
from orchestration.settings import Settings
from orchestration.storage.extracts import ExtractStore
from orchestration.storage.files import remove_folder
from orchestration.storage.frames import EXTRACT_TABLES, KEY, LOAD_TIME_COLUMNS
from orchestration.storage.history import Version, follow, history_table, keep_history, read_history
from orchestration.storage.inventory import Entry, Inventory, RefusedFile

if TYPE_CHECKING:
    import pandas as pd

    from orchestration.storage.extraction import ExtractionReport


class NoWarehouseError(FileNotFoundError):
    """There is no DuckDB file to read. Attribute: `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path}: no such warehouse, expected the result of a refresh; run `make refresh` first")


def load_raw(
    settings: Settings, inventory: Inventory, report: ExtractionReport, *, keep_models: bool = False
) -> dict[str, int]:
    """Make a build database whose schema `raw` holds the memos of `inventory`; returns rows by table.

    It is a new file, unless `keep_models` asks for the one that is there with only `raw` replaced.
    """
    store = ExtractStore(settings.extracts)
    known = store.keys()
    # A content that was refused, or gone before it was read, is no version of a memo.
    read = [entry for entry in inventory.entries if entry.key in known]
    versions = follow(read_history(settings.extracts), read, datetime.now(UTC))
    path = settings.build_database
    path.parent.mkdir(parents=True, exist_ok=True)
    if not keep_models:
        for left in path.parent.glob(f"{path.name}*"):
            # A killed run leaves its log, and the folder DuckDB spills into.
            if left.is_dir():
                remove_folder(left)
            else:
                left.unlink()
    with duckdb.connect(str(path)) as connection:
        connection.execute("begin")
        connection.execute("drop schema if exists raw cascade")
        connection.execute("create schema raw")
        connection.register("present", _present(read, versions))
        for contract in EXTRACT_TABLES:
            _load(connection, contract, store)
        _check_complete(connection)
        connection.register("history", history_table(versions))
        _create(connection, MEMO_VERSION, "select * from history")
        _reject_files(connection, [*report.refused, *_vanished(connection, inventory, report)])
        connection.execute("commit")
        rows = {contract.name: _one(connection, f"select count(*) from raw.{contract.name}") for contract in RAW_TABLES}
    keep_history(settings.extracts, versions)
    return rows


def _present(entries: Sequence[Entry], versions: Sequence[Version]) -> pa.Table:
    current = {version.memo_id: version for version in versions if version.is_current}
    rows = [
        {
            KEY.name: entry.key,
            "memo_id": entry.memo_id,
            "path": entry.path,
            "version": current[entry.memo_id].version,
            "first_seen_at": current[entry.memo_id].first_seen_at,
            "last_seen_at": current[entry.memo_id].last_seen_at,
        }
        for entry in entries
    ]
    fields = [KEY, *(MEMO.arrow_schema.field(name) for name in MEMO.names if name in LOAD_TIME_COLUMNS)]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def _load(connection: duckdb.DuckDBPyConnection, contract: TableContract, store: ExtractStore) -> None:
    files = store.files(contract.name)
    if not files:
        _create(connection, contract, None)
        return
    columns = ", ".join(
        f"present.{name}" if name in LOAD_TIME_COLUMNS else f"extracted.{name}" for name in contract.names
    )
    # A content that two batches hold (a kill between reading and merging) is taken from the newest one.
    connection.execute(
        "create or replace temp table newest as "
        f"select {KEY.name}, max(filename) as filename from read_parquet(?, filename = true) group by {KEY.name}",
        [store.files(MEMO.name)],
    )
    source = f"""
        select {columns}
        from read_parquet($files, filename = true) as extracted
        inner join newest
            on extracted.{KEY.name} = newest.{KEY.name}
            and parse_dirpath(extracted.filename) = parse_dirpath(newest.filename)
        inner join present on extracted.{KEY.name} = present.{KEY.name}
    """
    _create(connection, contract, source, {"files": files})


def _create(
    connection: duckdb.DuckDBPyConnection, contract: TableContract, source: str | None, parameters: object = None
) -> None:
    """A table of the contract's columns and the rows of `source`: types come from the contract, not the files.

    One statement, because DuckDB 1.5.5 loses the rows of a parallel insert into a table that the same
    transaction made (2026-11).
    """
    connection.register("empty_table", contract.arrow_schema.empty_table())
    rows = f" union all {source}" if source is not None else ""
    connection.execute(f"create table raw.{contract.name} as select * from empty_table{rows}", parameters)
    connection.unregister("empty_table")


def _check_complete(connection: duckdb.DuckDBPyConnection) -> None:
    """Hold what was loaded against what the reader counted: a loss in between must never be silent."""
    for table, counted in (
        (FACT.name, "fact_count"),
        (REJECTED.name, "rejected_count"),
        (MEMO_TABLE.name, "table_count"),
    ):
        expected = _one(connection, f"select coalesce(sum({counted}), 0) from raw.memo")
        found = _one(connection, f"select count(*) from raw.{table}")
        if found != expected:
            raise IncompleteLoadError(table, found, expected)


def _reject_files(connection: duckdb.DuckDBPyConnection, refused: Sequence[RefusedFile]) -> None:
    rows = [
        {
            "memo_id": item.memo_id,
            "source_text": item.path,
            "stage": "read",
            "code": item.code,
            "message": item.message,
        }
        for item in refused
    ]
    connection.register("refused", pa.Table.from_pylist(rows, schema=REJECTED.arrow_schema))
    connection.execute(f"insert into raw.{REJECTED.name} select * from refused")


def _vanished(
    connection: duckdb.DuckDBPyConnection, inventory: Inventory, report: ExtractionReport
) -> list[RefusedFile]:
    """Memos that changed between the look at the folder and their reading: named, and read by the next run."""
    loaded = {memo_id for (memo_id,) in connection.execute("select memo_id from raw.memo").fetchall()}
    refused = {item.path for item in report.refused}
    return [
        RefusedFile(
            entry.memo_id,
            entry.path,
            "changed_while_reading",
            f"{entry.path}: found other bytes than a moment before, expected a finished file; the next run reads it",
        )
        for entry in inventory.entries
        if entry.memo_id not in loaded and entry.path not in refused
    ]


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


class IncompleteLoadError(RuntimeError):
    """A raw table holds other than what was read. Attributes: `table`, `found`, `expected` (rows)."""

    def __init__(self, table: str, found: int, expected: int) -> None:
        self.table, self.found, self.expected = table, found, expected
        super().__init__(
            f"raw.{table}: found {found} rows, expected the {expected} that were read; nothing is published, "
            "remove the folder extracts/ in the warehouse and run again"
        )


class BadQueryError(ValueError):
    """A statement that the published warehouse cannot answer. Attribute: `sql`."""

    def __init__(self, sql: str, reason: str) -> None:
        self.sql = sql
        super().__init__(f"{sql}\n{reason}")


@contextmanager
def _reading(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    if not path.exists():
        raise NoWarehouseError(path)
    connection = duckdb.connect(str(path), read_only=True)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def held_open(path: Path) -> Iterator[None]:
    """Let every question put to `path` inside the block see one state of it, and open it only once.

    Opening a file of a hundred tables takes longer than most questions; DuckDB shares what a process has
    open. Nothing may write to the file meanwhile. Raises NoWarehouseError.
    """
    with _reading(path):
        yield


def ask(path: Path, sql: str) -> pa.Table:
    """The answer to a statement somebody typed, with no way out of the warehouse.

    The file is opened read-only and the database may reach no other file. Raises NoWarehouseError,
    or BadQueryError with what the database says of the statement.
    """
    with _reading(path) as connection:
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1:
                raise BadQueryError(sql, f"found {len(statements)} statements, expected one; ask them one at a time")
            return connection.execute(statements[0]).to_arrow_table()
        except duckdb.Error as error:
            raise BadQueryError(sql, str(error)) from error


def query(path: Path, sql: str, parameters: object = None) -> list[tuple[Any, ...]]:
    """Rows of one read-only statement; raises NoWarehouseError, or duckdb.Error for bad SQL."""
    with _reading(path) as connection:
        return connection.execute(sql, parameters).fetchall()


def frame(path: Path, sql: str, parameters: object = None) -> pd.DataFrame:
    """The same as a pandas frame."""
    with _reading(path) as connection:
        return connection.execute(sql, parameters).df()


def arrow(path: Path, sql: str, parameters: object = None) -> pa.Table:
    """The same as an Arrow table, decimals kept exact."""
    with _reading(path) as connection:
        return connection.execute(sql, parameters).to_arrow_table()
