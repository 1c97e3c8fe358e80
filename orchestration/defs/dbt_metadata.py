"""What is known of each table after dbt built it: rows, columns, and where each column comes from.

dagster-dbt's own `fetch_row_counts` and `fetch_column_metadata` open a connection and a dbt adapter a
model; here the database is asked twice. Belongs here: that metadata. Does not: running dbt, or tracing
columns (`dbt_lineage`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from dagster import AssetKey, TableColumn, TableColumnDep, TableColumnLineage, TableSchema
from dagster._core.definitions.metadata import TableMetadataSet

from orchestration.defs.dbt_lineage import Model, relation_name, trace_all
from orchestration.defs.dbt_project import RUN_FOLDER, OpenedProject
from orchestration.defs.dbt_translator import MemoTranslator
from orchestration.storage.warehouse import query

if TYPE_CHECKING:
    from orchestration.settings import Settings

Node = Mapping[str, Any]
Columns = dict[str, dict[str, str]]  # relation → column → type


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
    compiled = settings.dbt_target / RUN_FOLDER / "compiled"
    models: list[Model] = []
    keys: dict[str, AssetKey] = {}
    translator = MemoTranslator()
    for node in nodes:
        sql = compiled / node["package_name"] / node["original_file_path"]
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
