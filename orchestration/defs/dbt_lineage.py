"""Where each column of a model comes from, traced in its compiled SQL.

dagster-dbt traces column by column and takes a minute for this project; all columns of a model share
their way here, and a model is traced again only when its SQL or its parents' columns have changed.
Belongs here: tracing and remembering. Does not: what Dagster makes of it (`dbt_metadata`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.storage.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlglot.lineage import Node

# Column → the columns of parent relations it is made of, as (relation, column).
ColumnSources = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Model:
    """A built model: its compiled SQL, and the columns with their types of each relation it may read."""

    unique_id: str
    sql: str
    parents: Mapping[str, Mapping[str, str]]

    @property
    def stamp(self) -> str:
        """Changes when the lineage may."""
        return hashlib.sha256(json.dumps([self.sql, self.parents], sort_keys=True).encode()).hexdigest()


def trace_all(models: Sequence[Model], remembered: Path) -> dict[str, ColumnSources]:
    """The column sources of each model by its unique id; `remembered` is a file kept from run to run."""
    known = json.loads(remembered.read_text()) if remembered.exists() else {}
    traced = {
        model.unique_id: known[model.unique_id]
        if known.get(model.unique_id, {}).get("stamp") == model.stamp
        else {"stamp": model.stamp, "columns": trace(model)}
        for model in models
    }
    if any(known.get(unique_id) != entry for unique_id, entry in traced.items()):
        text = json.dumps({**known, **traced})
        replace_file(remembered, lambda fresh: fresh.write_text(text))
    return {unique_id: entry["columns"] for unique_id, entry in traced.items()}


def trace(model: Model) -> ColumnSources:
    """The column sources of one model; none where its SQL cannot be followed."""
    from sqlglot import MappingSchema, to_table
    from sqlglot.errors import SqlglotError
    from sqlglot.lineage import lineage

    schema = MappingSchema(dialect="duckdb")
    for relation, columns in model.parents.items():
        schema.add_table(to_table(relation, dialect="duckdb"), dict(columns), dialect="duckdb")
    try:
        nodes = lineage(None, model.sql, schema, dialect="duckdb", trim_selects=False)
    except (SqlglotError, RecursionError):
        # sqlglot does not take every statement that DuckDB takes; a table without lineage is no fault.
        return {}
    return {column: sorted(set(_sources(node))) for column, node in nodes.items()}


def _sources(node: Node) -> Iterator[tuple[str, str]]:
    from sqlglot import exp

    for part in node.walk():
        if not part.downstream and isinstance(part.expression, exp.Table):
            yield f"{part.expression.db}.{part.expression.name}", exp.to_column(part.name).name


def relation_name(name: str) -> str:
    """`schema.table` of a relation however it is quoted and whether or not its database is named."""
    from sqlglot import to_table

    table = to_table(name, dialect="duckdb")
    return f"{table.db}.{table.name}"
