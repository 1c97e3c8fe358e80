"""What is known of each table after dbt built it (rows, columns and their origin), and the rows a test refused.

dagster-dbt's own `fetch_row_counts` and `fetch_column_metadata` open a connection and a dbt adapter a
model; here the database is asked twice. Belongs here: that metadata. Does not: running dbt, or tracing
columns (`dbt_lineage`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dagster import (
    AssetCheckResult,
    AssetKey,
    MetadataValue,
    TableColumn,
    TableColumnDep,
    TableColumnLineage,
    TableSchema,
)
from dagster._core.definitions.metadata import TableMetadataSet

from orchestration.defs.dbt_lineage import Model, relation_name, trace_all
from orchestration.defs.dbt_project import RUN_FOLDER, OpenedProject
from orchestration.defs.dbt_translator import MemoTranslator
from orchestration.defs.markdown import as_code
from orchestration.storage.warehouse import arrow, query

if TYPE_CHECKING:
    from orchestration.settings import Settings

Node = Mapping[str, Any]
Columns = dict[str, dict[str, str]]  # relation → column → type

_SHOWN_ROWS = 10
# A model may have forty columns; which row it is, its first ones tell.
_SHOWN_COLUMNS = 8


def table_metadata(settings: Settings, opened: OpenedProject, built: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Dagster metadata of the nodes `built`, by dbt's unique id."""
    nodes = {unique_id: opened.manifest["nodes"][unique_id] for unique_id in built}
    columns = _columns(settings)
    rows = _row_counts(settings, nodes.values())
    lineage = _lineage(settings, opened, nodes.values(), columns)
    return {
        unique_id: dict(
            TableMetadataSet(
                row_count=rows.get(unique_id),
                column_schema=_schema(node, columns.get(relation_name(node["relation_name"]), {})),
                column_lineage=lineage.get(unique_id),
            )
        )
        for unique_id, node in nodes.items()
    }


def with_failing_rows(settings: Settings, opened: OpenedProject, result: AssetCheckResult) -> AssetCheckResult:
    """The result of a dbt test that failed with the first rows that did, in its metadata and its description."""
    node = opened.manifest["nodes"][str(result.metadata["unique_id"].value)]
    sql = _compiled(settings, node)
    if result.passed or not sql.exists():
        return result
    select = f"select * from ({sql.read_text()}) as failing limit {_SHOWN_ROWS}"
    rows = arrow(settings.build_database, select).to_pylist()
    if not rows:
        return result
    names = list(rows[0])[:_SHOWN_COLUMNS]
    lines = [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]
    lines += [f"| {' | '.join(_cell(row[name]) for name in names)} |" for row in rows]
    count = result.metadata.get("dagster_dbt/failed_row_count")
    found = ", ".join(f"{name} {_cell(rows[0][name])}" for name in names if rows[0][name] is not None)
    return result._replace(
        description=f"{count.value if count else len(rows)} rows fail it, the first: {found}",
        metadata={**result.metadata, "failing_rows": MetadataValue.md("\n".join(lines))},
    )


def _cell(value: object) -> str:
    return "" if value is None else as_code(str(value).replace("|", "/"))


def _compiled(settings: Settings, node: Node) -> Path:
    """The SQL that dbt ran; a generic test has a file of its own below the one that declares it."""
    folder = settings.dbt_target / RUN_FOLDER / "compiled" / str(node["package_name"])
    declared = folder / str(node["original_file_path"])
    return declared / str(node["path"]) if declared.suffix in {".yml", ".yaml"} else declared


def _columns(settings: Settings) -> Columns:
    columns: Columns = {}
    for schema, table, column, data_type in query(
        settings.build_database,
        "select table_schema, table_name, column_name, data_type from information_schema.columns "
        "order by table_schema, table_name, ordinal_position",
    ):
        columns.setdefault(f"{schema}.{table}", {})[column] = data_type
    return columns


def _row_counts(settings: Settings, nodes: Iterable[Node]) -> dict[str, int]:
    # A view is not counted: that would run it.
    counts = [
        f"select '{node['unique_id']}', count(*) from {node['relation_name']}"
        for node in nodes
        if node["config"]["materialized"] != "view"
    ]
    return dict(query(settings.build_database, " union all ".join(counts))) if counts else {}


def _schema(node: Node, types: Mapping[str, str]) -> TableSchema:
    described = node["columns"]
    return TableSchema(
        [
            TableColumn(name, data_type, described.get(name, {}).get("description") or None)
            for name, data_type in types.items()
        ]
    )


def _lineage(
    settings: Settings, opened: OpenedProject, nodes: Iterable[Node], columns: Columns
) -> dict[str, TableColumnLineage]:
    manifest = opened.manifest
    models: list[Model] = []
    keys: dict[str, AssetKey] = {}
    translator = MemoTranslator()
    for node in nodes:
        sql = _compiled(settings, node)
        if node["resource_type"] != "model" or not sql.exists():
            continue
        parents = {}
        for parent_id in manifest["parent_map"][node["unique_id"]]:
            parent = manifest["nodes"].get(parent_id) or manifest["sources"][parent_id]
            parents[parent["relation_name"]] = columns.get(relation_name(parent["relation_name"]), {})
            keys[relation_name(parent["relation_name"])] = translator.get_asset_key(parent)
        models.append(Model(node["unique_id"], sql.read_text(), parents))
    return {
        unique_id: TableColumnLineage(
            {
                column: [TableColumnDep(keys[relation], source) for relation, source in sources if relation in keys]
                for column, sources in traced.items()
            }
        )
        for unique_id, traced in trace_all(models, settings.dbt_target / "lineage.json").items()
    }
