"""The data package descriptor: what a program needs to know to read the Parquet files.

Belongs here: the Data Package standard, version 2 (datapackage.org). Does not: writing the data.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from orchestration.mart_words import MartWords

Resource = dict[str, Any]
_KINDS = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_decimal, "number"),
    (pa.types.is_floating, "number"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
    (pa.types.is_list, "list"),
)


def describe(name: str, table: pa.Table, words: MartWords, path: Path) -> Resource:
    """One mart as a resource of the package."""
    schema: dict[str, Any] = {"fields": [_field(field, words.meaning(field.name)) for field in table.schema]}
    if words.key:
        schema["primaryKey"] = list(words.key)
    keys = [(column.name, *column.points_to) for column in words.columns if column.points_to]
    if keys:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": mart, "fields": [key]}} for column, mart, key in keys
        ]
    return {
        "name": name,
        "path": path.name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}",
        "rows": table.num_rows,
        "description": words.description,
        "schema": schema,
    }


def write_descriptor(path: Path, resources: Sequence[Resource]) -> None:
    """Write the package of all resources; a reference to a mart that is not among them is left out."""
    names = {resource["name"] for resource in resources}
    for resource in resources:
        keys = resource["schema"].get("foreignKeys", [])
        kept = [key for key in keys if key["reference"]["resource"] in names]
        if kept:
            resource["schema"]["foreignKeys"] = kept
        else:
            resource["schema"].pop("foreignKeys", None)
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "memomart",
        "title": "The figures of analyst memos, with the line each stands on",
        "resources": list(resources),
    }
    path.write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _field(field: pa.Field, description: str) -> dict[str, Any]:
    kind = next((name for is_kind, name in _KINDS if is_kind(field.type)), "string")
    return {"name": field.name, "type": kind, **({"description": description} if description else {})}
