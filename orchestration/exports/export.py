"""The exports of a run: a folder of Parquet files, a workbook and a data package descriptor.

Belongs here: reading each mart once and handing it on; the folder takes the old one's place when it is
whole. Does not: the forms themselves (`workbook`, `descriptor`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from orchestration.exports.descriptor import Resource, describe, write_descriptor
from orchestration.exports.workbook import Workbook
from orchestration.mart_words import MartWords, read_mart_words
from orchestration.settings import PROJECT_ROOT
from orchestration.storage.warehouse import arrow

WORKBOOK = "memomart.xlsx"
DESCRIPTOR = "datapackage.json"
_PLACES = {"memo_id": 0, "char_start": 1}

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was written: the folder, rows by mart, and the marts of which the workbook holds only the first rows."""

    folder: Path
    rows: dict[str, int]
    cut: tuple[str, ...]


def export_marts(
    database: Path, folder: Path, progress: Progress = lambda _done, _total: None, dbt_project: Path | None = None
) -> ExportSummary:
    """Write every table of the schema `marts` of `database` into `folder`, replacing what is there.

    `progress(done, total)` counts marts. Raises NoWarehouseError without a database.
    """
    names = arrow(
        database, "select table_name from information_schema.tables where table_schema = 'marts' order by table_name"
    )["table_name"].to_pylist()
    words = read_mart_words(dbt_project or PROJECT_ROOT / "dbt_project")
    fresh, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    fresh.mkdir(parents=True)
    rows: dict[str, int] = {}
    resources: list[Resource] = []
    progress(0, len(names))
    with Workbook(fresh / WORKBOOK) as workbook:
        # Marts made for reading come first in the workbook, then the facts and dimensions they rest on.
        for name in sorted(names, key=lambda name: (not name.startswith("mart_"), name)):
            table = arrow(database, _in_order(database, name))
            path = fresh / f"{name}.parquet"
            pq.write_table(table, path, compression="zstd")
            mart = words.get(name, MartWords(name))
            workbook.add(name, table, mart)
            resources.append(describe(name, table, mart, path))
            rows[name] = table.num_rows
            progress(len(rows), len(names))
        cut = workbook.cut
    write_descriptor(fresh / DESCRIPTOR, sorted(resources, key=lambda resource: resource["name"]))
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return ExportSummary(folder, rows, cut)


def _in_order(database: Path, name: str) -> str:
    """The statement that reads a mart memo by memo, in the order of the text or of what one reads; hashes sort last."""
    names = arrow(
        database,
        "select column_name from information_schema.columns where table_schema = 'marts' and table_name = $name "
        "order by ordinal_position",
        {"name": name},
    )["column_name"].to_pylist()
    order = sorted(names, key=lambda column: _PLACES.get(column, 3 if column.endswith("_id") else 2))
    return f'select * from marts."{name}" order by {", ".join(map(_quoted, order))}'  # noqa: S608  # names the database itself gave


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
