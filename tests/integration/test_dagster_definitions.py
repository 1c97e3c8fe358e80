"""The definitions as the UI shows them, over the project's own dbt models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from dagster import AssetCheckKey, AssetKey, Definitions

from orchestration.build import build_definitions
from orchestration.contracts.raw_tables import RAW_TABLES
from orchestration.defs.names import INBOX, PUBLISHED, raw_key
from orchestration.expectations.suites import SUITES
from orchestration.settings import PROJECT_ROOT, Settings
from tests.support.shared import open_shared

UNIQUE_ID = "dagster_dbt/unique_id"

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("definitions")
    (folder / "raw").mkdir()
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    open_shared(settings, tmp_path_factory)
    return settings


@pytest.fixture(scope="module")
def definitions(settings: Settings) -> Definitions:
    return build_definitions(settings)


def test_they_load(definitions: Definitions) -> None:
    Definitions.validate_loadable(definitions)


def test_every_asset_has_a_group_an_owner_kinds_tags_and_a_description(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for key in graph.materializable_asset_keys | {INBOX}:
        node = graph.get(key)
        assert node.group_name, key
        assert node.owners == ["team:memomart"], key
        assert node.kinds, key
        assert node.tags.get("domain") == "memos", key
        assert node.description, key


def test_groups_follow_the_layers(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    groups = {graph.get(key).group_name for key in graph.materializable_asset_keys}
    assert groups >= {"ingest", "seeds", "staging", "intermediate", "marts_core", "publish", "report"}


def test_sources_of_dbt_are_the_raw_assets(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    raw = {raw_key(contract.name) for contract in RAW_TABLES}
    assert raw <= graph.materializable_asset_keys
    parents = {
        parent
        for key in graph.materializable_asset_keys
        if key.path[0] == "staging"
        for parent in graph.get(key).parent_keys
    }
    assert parents <= raw


def test_raw_assets_show_their_contract_as_columns(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for contract in RAW_TABLES:
        columns = graph.get(raw_key(contract.name)).metadata["dagster/column_schema"].columns
        assert [column.name for column in columns] == list(contract.names)
        assert all(column.description for column in columns)


def test_publishing_waits_for_every_mart(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    marts = {key for key in graph.materializable_asset_keys if key.path[0] == "marts"}
    assert graph.get(PUBLISHED).parent_keys == marts


def test_every_mart_has_a_suite_and_every_suite_a_mart(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    marts = {key.path[-1] for key in graph.materializable_asset_keys if key.path[0] == "marts"}
    assert {suite.mart for suite in SUITES} == marts


def test_suites_read_only_columns_their_mart_describes(definitions: Definitions, settings: Settings) -> None:
    import orjson

    manifest = orjson.loads((settings.dbt_target / "manifest.json").read_bytes())
    described = {node["name"]: set(node["columns"]) for node in manifest["nodes"].values()}
    for suite in SUITES:
        looked_at = {column for item in suite.expectations for column in item.columns} - set(suite.derived)
        assert looked_at <= described[suite.mart], suite.mart


def test_expectations_are_told_in_plain_words() -> None:
    for suite in SUITES:
        assert suite.expectations, suite.mart
        for item in suite.expectations:
            assert item.says[0].isupper(), item
            assert item.says.endswith((".", ")")), item
            assert "_" not in item.says.replace("fct_rejected", ""), item


def test_every_dbt_test_is_a_check(definitions: Definitions, settings: Settings) -> None:
    import orjson

    manifest = orjson.loads((settings.dbt_target / "manifest.json").read_bytes())
    tests = {key for key, node in manifest["nodes"].items() if node["resource_type"] == "test"}
    graph = definitions.resolve_asset_graph()
    specs = {key: graph.get_check_spec(key) for key in graph.asset_check_keys}
    assert tests == {spec.metadata[UNIQUE_ID] for spec in specs.values() if UNIQUE_ID in spec.metadata}
    assert [key for key, spec in specs.items() if not spec.description] == []
    assert [key.name for key in specs if len(key.name) > 80] == []
    dimension = {key.name for key in specs if key.asset_key.path == ["marts", "fct_memo_fact"]}
    assert dimension >= {"fact_id_is_unique", "memo_id_is_in_dim_memo", "qualifier_is_known"}
    labels = specs[AssetCheckKey(AssetKey(["intermediate", "int_labels_linked"]), "no_nulls")]
    assert labels.description == "No row lacks any of label_text, place, unit_kind, concept, is_compatible."


def test_importing_them_leaves_the_heavy_libraries_alone(settings: Settings) -> None:
    # How long it takes is shown by the bench: the seconds depend on the machine, what is imported does not.
    settings.export()
    program = (
        "import sys\nimport orchestration.definitions\n"
        "heavy = {'great_expectations', 'pandera', 'pandas', 'altair', 'orchestration.memo.facts'}\n"
        "print('heavy:', *sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PROJECT_ROOT
    )
    assert result.stdout.splitlines()[-1].split() == ["heavy:"]


def test_the_workspace_names_the_definitions() -> None:
    import yaml

    workspace = yaml.safe_load(Path(PROJECT_ROOT, "workspace.yaml").read_text())
    [location] = workspace["load_from"]
    assert location["python_module"]["module_name"] == "orchestration.definitions"
