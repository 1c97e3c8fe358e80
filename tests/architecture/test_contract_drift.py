"""Contracts, the dbt project's YAML and the built tables say the same, read in either direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa
import pytest

from orchestration import dictionary
from orchestration.contracts.raw_tables import RAW_TABLES
from orchestration.settings import PROJECT_ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.contracts.columns import TableContract
    from orchestration.settings import Settings


DUCKDB_TYPES = {
    pa.string(): "varchar",
    pa.int16(): "smallint",
    pa.int32(): "integer",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.timestamp("us", tz="UTC"): "timestamp with time zone",
    pa.decimal128(38, 9): "decimal(38,9)",
}
CONTRACTS = {contract.name: contract for contract in RAW_TABLES}

Columns = dict[str, str]


@pytest.fixture(scope="session")
def tables(built_settings: Settings) -> dict[tuple[str, str], Columns]:
    """Schema and name of every built table and view, with its columns and their types in order."""
    with duckdb.connect(str(built_settings.build_database), read_only=True) as connection:
        rows = connection.execute(
            "select table_schema, table_name, column_name, lower(data_type) from information_schema.columns "
            "order by table_schema, table_name, ordinal_position"
        ).fetchall()
    found: dict[tuple[str, str], Columns] = {}
    for schema, table, column, data_type in rows:
        found.setdefault((schema, table), {})[column] = data_type
    return found


def _promised(contract: TableContract) -> Columns:
    return {column.name: DUCKDB_TYPES[column.type] for column in contract.columns}


def _described(node: dict[str, Any]) -> Columns:
    return {
        name: (column["data_type"] or "").lower().replace(" ,", ",").replace(", ", ",")
        for name, column in node["columns"].items()
    }


def _models(manifest: dict[str, Any], schema: str) -> Iterator[dict[str, Any]]:
    return (
        node for node in manifest["nodes"].values() if node["resource_type"] == "model" and node["schema"] == schema
    )


def _sources(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {source["name"]: source for source in manifest["sources"].values()}


def test_every_contract_is_a_source_and_every_source_has_a_contract(manifest: dict[str, Any]) -> None:
    assert _sources(manifest).keys() == CONTRACTS.keys()


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_source_states_the_columns_of_its_contract(name: str, manifest: dict[str, Any]) -> None:
    assert list(_described(_sources(manifest)[name]).items()) == list(_promised(CONTRACTS[name]).items())


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_source_describes_its_columns_as_the_contract_does(name: str, manifest: dict[str, Any]) -> None:
    source, contract = _sources(manifest)[name], CONTRACTS[name]
    assert source["description"] == contract.description
    assert {column: source["columns"][column]["description"] for column in contract.names} == {
        column.name: column.description for column in contract.columns
    }


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_raw_table_is_loaded_as_its_contract_says(name: str, tables: dict[tuple[str, str], Columns]) -> None:
    assert list(tables["raw", name].items()) == list(_promised(CONTRACTS[name]).items())


def test_the_schema_raw_holds_nothing_without_a_contract(tables: dict[tuple[str, str], Columns]) -> None:
    assert {table for schema, table in tables if schema == "raw"} == CONTRACTS.keys()


@pytest.mark.parametrize("schema", ["staging", "marts"])
def test_a_built_table_is_what_its_yaml_says(
    schema: str, manifest: dict[str, Any], tables: dict[tuple[str, str], Columns]
) -> None:
    drifted = {
        model["name"]: (described, built)
        for model in _models(manifest, schema)
        if list((described := _described(model)).items()) != list((built := tables[schema, model["name"]]).items())
    }
    assert drifted == {}


@pytest.mark.parametrize("schema", ["staging", "intermediate", "marts"])
def test_a_schema_holds_its_models_and_nothing_else(
    schema: str, manifest: dict[str, Any], tables: dict[tuple[str, str], Columns]
) -> None:
    built = {table for table_schema, table in tables if table_schema == schema}
    assert built == {model["name"] for model in _models(manifest, schema)}


def test_what_an_intermediate_model_describes_is_built(
    manifest: dict[str, Any], tables: dict[tuple[str, str], Columns]
) -> None:
    invented = {
        f"{model['name']}.{column}"
        for model in _models(manifest, "intermediate")
        for column in model["columns"].keys() - tables["intermediate", model["name"]].keys()
    }
    assert invented == set()


def test_the_data_dictionary_is_the_one_the_project_gives() -> None:
    rendered = dictionary.render(dictionary.read_tables(PROJECT_ROOT / "dbt_project"))
    assert dictionary.DICTIONARY.read_text(encoding="utf-8") == rendered, "run `make docs`"


@pytest.mark.parametrize("table", dictionary.read_tables(PROJECT_ROOT / "dbt_project"), ids=lambda table: table.name)
def test_an_example_of_the_dictionary_runs(table: dictionary.TableEntry, built_settings: Settings) -> None:
    with duckdb.connect(str(built_settings.build_database), read_only=True) as connection:
        connection.execute(table.example)
