"""Models as the SQL that dbt compiled of them, kept with the seeds they read, to build them again without dbt.

Starting dbt and walking its graph takes several times as long as the statements themselves, which for one memo
is nearly all the time. Belongs here: keeping and running the statements. Does not: compiling them (`defs`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import duckdb

from orchestration.storage.files import replace_file

_STATEMENTS = "models.json"
_SEEDS = "kept.duckdb"
# What keep_models may raise: a disk that is full or may not be written, and what the database says of it.
KEEPING_ERRORS = (OSError, duckdb.Error)


@dataclass(frozen=True, slots=True)
class Statement:
    """One model: the relation it makes, whether as a table or a view, and its select."""

    schema: str
    name: str
    kind: Literal["table", "view"]
    select: str


@dataclass(frozen=True, slots=True)
class PreparedModels:
    """Statements in an order in which each finds what it reads, and the file that holds the seeds."""

    statements: tuple[Statement, ...]
    seeds: Path

    def build(self, database: Path) -> None:
        """Make seeds and models in `database`, whose schema `raw` is loaded."""
        with duckdb.connect(str(database)) as connection:
            # As dbt's profile does.
            connection.execute("set preserve_insertion_order = false")
            connection.execute(f"attach '{_quoted(self.seeds)}' as kept (read_only)")
            names = connection.execute(
                "select schema_name, table_name from duckdb_tables() where database_name = 'kept'"
            ).fetchall()
            for schema in sorted({schema for schema, _ in names} | {model.schema for model in self.statements}):
                connection.execute(f'create schema if not exists "{schema}"')
            for schema, table in names:
                connection.execute(f'create table "{schema}"."{table}" as from kept."{schema}"."{table}"')
            for model in self.statements:
                connection.execute(f'create {model.kind} "{model.schema}"."{model.name}" as {model.select}')


def keep_models(
    folder: Path, stamp: str, statements: Sequence[Statement], seeds: Sequence[tuple[str, str]], database: Path
) -> None:
    """Keep statements and, from `database`, the seeds (schema and table) in `folder`, as of the project's `stamp`."""

    def copy_seeds(path: Path) -> None:
        with duckdb.connect(str(path)) as connection:
            connection.execute(f"attach '{_quoted(database)}' as built (read_only)")
            for schema in {schema for schema, _ in seeds}:
                connection.execute(f'create schema "{schema}"')
            for schema, table in seeds:
                connection.execute(f'create table "{schema}"."{table}" as from built."{schema}"."{table}"')

    replace_file(folder / _SEEDS, copy_seeds)
    # The statements last: until then a reader finds the ones of an older stamp, and does not use them.
    kept = {"stamp": stamp, "statements": [asdict(statement) for statement in statements]}
    replace_file(folder / _STATEMENTS, lambda path: path.write_text(json.dumps(kept), encoding="utf-8"))


def find_models(folder: Path, stamp: str) -> PreparedModels | None:
    """What is kept in `folder`, if it is whole and as of `stamp`."""
    seeds = folder / _SEEDS
    try:
        kept = json.loads((folder / _STATEMENTS).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        # ValueError: not JSON, as a full disk or a hand may leave it.
        return None
    if not isinstance(kept, dict) or kept.get("stamp") != stamp or not seeds.exists():
        return None
    return PreparedModels(tuple(Statement(**statement) for statement in kept["statements"]), seeds)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
