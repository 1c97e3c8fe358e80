"""What the dbt project says of each mart: its description, its columns, its key and what it points to.

Belongs here: reading the models' YAML. Does not: the tables themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class MartWords:
    """What is known of one mart; `key` names its columns, empty where none is declared.

    `points_to` gives for a column the mart and column it refers to.
    """

    description: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    points_to: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def read_dictionary(dbt_project: Path) -> dict[str, MartWords]:
    """The words on every model below `models/marts`; empty where the project is not there."""
    found = {}
    for path in sorted((dbt_project / "models" / "marts").rglob("*.yml")):
        for model in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("models", []):
            found[model["name"]] = _words(model)
    return found


def _words(model: Mapping[str, Any]) -> MartWords:
    columns = model.get("columns", [])
    unique = next((column["name"] for column in columns if "unique" in _plain_tests(column)), None)
    together = next((tuple(test["columns"]) for name, test in _tests(model) if name == "unique_combination"), ())
    return MartWords(
        description=_flat(model.get("description", "")),
        columns={column["name"]: _flat(column.get("description", "")) for column in columns},
        key=(unique,) if unique else together,
        points_to=dict(_relations(columns)),
    )


def _relations(columns: list[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, str]]]:
    for column in columns:
        for name, test in _tests(column):
            if name == "relationships":
                yield column["name"], (str(test["to"]).split("'")[1], str(test["field"]))


def _plain_tests(holder: Mapping[str, Any]) -> set[str]:
    return {test for test in holder.get("data_tests", []) if isinstance(test, str)}


def _tests(holder: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for test in holder.get("data_tests", []):
        if isinstance(test, Mapping):
            for name, given in test.items():
                yield name, {**given, **given.get("arguments", {})} if isinstance(given, Mapping) else {}


def _flat(text: str) -> str:
    return " ".join(text.split())
