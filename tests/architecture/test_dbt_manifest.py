"""The rules of the dbt project, held against its manifest: layers, contracts, descriptions, exposures, metrics."""

from __future__ import annotations

import re
from typing import Any

import pytest

from orchestration.settings import PROJECT_ROOT

MAY_READ = {
    "staging": {"source"},
    "intermediate": {"staging", "intermediate", "seed"},
    "marts": {"intermediate", "marts", "seed"},
}
# Where tables of the marts are read outside dbt, and the exposure that says so.
READERS = {"report": "analyst_report", "expectations": "warehouse_expectations"}


def _layer(node: dict[str, Any]) -> str:
    if node["resource_type"] in {"source", "seed"}:
        return str(node["resource_type"])
    return str(node["fqn"][1])


def _models(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]


def test_a_model_reads_only_the_layers_it_may(manifest: dict[str, Any]) -> None:
    everything = {**manifest["nodes"], **manifest["sources"]}
    wrong = {
        f"{model['name']} reads {everything[read]['name']}"
        for model in _models(manifest)
        for read in model["depends_on"]["nodes"]
        if _layer(everything[read]) not in MAY_READ[_layer(model)]
    }
    assert wrong == set()


def test_a_model_is_named_after_its_layer(manifest: dict[str, Any]) -> None:
    prefixes = {"staging": ("stg_memo__",), "intermediate": ("int_",), "marts": ("dim_", "fct_", "mart_")}
    assert [model["name"] for model in _models(manifest) if not model["name"].startswith(prefixes[_layer(model)])] == []


def test_every_model_and_seed_is_described(manifest: dict[str, Any]) -> None:
    nodes = [node for node in manifest["nodes"].values() if node["resource_type"] in {"model", "seed"}]
    silent = {node["name"] for node in nodes if not node["description"]}
    silent |= {
        f"{node['name']}.{name}"
        for node in nodes
        for name, column in node["columns"].items()
        if not column["description"]
    }
    assert silent == set()


def test_every_mart_has_an_enforced_contract_and_a_tested_key(manifest: dict[str, Any]) -> None:
    marts = {model["unique_id"]: model for model in _models(manifest) if _layer(model) == "marts"}
    unique = {
        node["attached_node"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test"
        and (node.get("test_metadata") or {}).get("name") in {"unique", "unique_combination"}
    }
    # What was refused has no key: the same text can be refused twice for one reason.
    keyless = {model["name"] for key, model in marts.items() if key not in unique} - {"fct_rejected"}
    assert keyless == set()
    assert {model["name"] for model in marts.values() if not model["contract"]["enforced"]} == set()


@pytest.mark.parametrize("room", READERS)
def test_what_reads_the_marts_is_an_exposure(room: str, manifest: dict[str, Any]) -> None:
    marts = {model["name"] for model in _models(manifest) if _layer(model) == "marts"}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT_ROOT / "orchestration" / room).rglob("*.py"))
    read = marts & set(re.findall(r"\b(?:dim|fct|mart)_\w+", code))
    [exposure] = [item for item in manifest["exposures"].values() if item["name"] == READERS[room]]
    exposed = {manifest["nodes"][read_id]["name"] for read_id in exposure["depends_on"]["nodes"]}
    assert read == exposed


def test_every_measure_is_behind_a_metric(manifest: dict[str, Any]) -> None:
    measures = {measure["name"] for model in manifest["semantic_models"].values() for measure in model["measures"]}
    used = {
        measure["name"]
        for metric in manifest["metrics"].values()
        for measure in metric["type_params"]["input_measures"]
    }
    assert measures == used
    assert all(item["description"] for item in manifest["metrics"].values())
    assert {"revenue", "ebitda", "headcount", "market_share", "capex"} <= {
        metric["name"] for metric in manifest["metrics"].values()
    }
