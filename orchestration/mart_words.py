"""What the dbt project says of each mart: its description, its columns, its key and what it points to.

Belongs here: reading the models' YAML, for all who show it. Does not: the tables themselves, or laying the words
out (`dictionary` does for people, `exports` for spreadsheets and programs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# libyaml's loader where PyYAML was built with it: ten times as fast, which every run's exports wait for.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """A column: its name, its type in DuckDB, what it means; empty where the YAML does not say.

    `points_to` is the mart and column it refers to.
    """

    name: str
    type: str = ""
    meaning: str = ""
    points_to: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class MartWords:
    """What is known of one mart; `room` is its folder below models/marts.

    `key` names the columns of its key, empty where none is declared; `example` is a query to start from.
    """

    name: str
    room: str = ""
    description: str = ""
    columns: tuple[ColumnWords, ...] = ()
    key: tuple[str, ...] = ()
    example: str | None = None

    def meaning(self, column: str) -> str:
        """What a column means; empty where nothing is said of it."""
        return next((words.meaning for words in self.columns if words.name == column), "")


def read_mart_words(dbt_project: Path) -> dict[str, MartWords]:
    """The words on every model below `models/marts`, by its name; empty where the project is not there."""
    marts = dbt_project / "models" / "marts"
    return {
        model["name"]: _mart(model, path.parent.relative_to(marts).as_posix())
        for path in sorted(marts.rglob("*.yml"))
        # Either loader is a safe one.
        for model in (yaml.load(path.read_text(encoding="utf-8"), _LOADER) or {}).get("models", [])  # noqa: S506
    }


def _mart(model: Mapping[str, Any], room: str) -> MartWords:
    columns = model.get("columns", [])
    unique = next((column["name"] for column in columns if "unique" in column.get("data_tests", [])), None)
    together = next((tuple(test["columns"]) for name, test in _tests(model) if name == "unique_combination"), ())
    return MartWords(
        name=model["name"],
        room=room,
        description=_flat(model.get("description", "")),
        columns=tuple(map(_column, columns)),
        key=(unique,) if unique else together,
        example=model.get("config", {}).get("meta", {}).get("example"),
    )


def _column(column: Mapping[str, Any]) -> ColumnWords:
    relations = [test for name, test in _tests(column) if name == "relationships"]
    return ColumnWords(
        name=column["name"],
        type=column.get("data_type", ""),
        meaning=_flat(column.get("description", "")),
        points_to=(str(relations[0]["to"]).split("'")[1], str(relations[0]["field"])) if relations else None,
    )


def _tests(holder: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tests that are given something, with what they are given."""
    for test in holder.get("data_tests", []):
        if isinstance(test, Mapping):
            for name, given in test.items():
                yield name, {**given, **given.get("arguments", {})} if isinstance(given, Mapping) else {}


def _flat(text: str) -> str:
    return " ".join(text.split())
