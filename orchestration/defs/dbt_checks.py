"""What a dbt test is called and says as a check: dbt names it after its model and all its arguments.

Belongs here: the name and sentence of each kind of generic test. Does not: a name the project gives a test, or what it
says of one, which stay; or the rows that fail (`dbt_metadata`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST_NAME = 80
_OPERATORS = {"<=": " at_most ", ">=": " at_least ", "<>": " is_not ", "<": " below ", ">": " above ", "=": " is "}
_OPERATOR = re.compile("|".join(_OPERATORS))
_REF = re.compile(r"\(\s*'(\w+)'(?:\s*,\s*'(\w+)')?\s*\)")


def name_checks(tests: Iterable[dict[str, Any]]) -> None:
    """Give the test nodes of a manifest the names and descriptions of their checks, in place.

    A name is unique among the checks of one model; that of a test depends on nothing but the tests of its model.
    """
    taken: set[tuple[str, str]] = set()
    for test in sorted(tests, key=lambda node: str(node["unique_id"])):
        kind = (test.get("test_metadata") or {}).get("name", "")
        if not kind:
            continue
        name, says = _words(kind, _arguments(test))
        test["description"] = test.get("description") or says
        if not test["name"].startswith(f"{kind}_"):
            # Named in the project.
            continue
        model = str(test.get("attached_node"))
        test["name"] = _free(name, model, taken)
        taken.add((model, test["name"]))


def _free(name: str, model: str, taken: set[tuple[str, str]]) -> str:
    name = re.sub(r"\W+", "_", name).strip("_")[:_LONGEST_NAME].rstrip("_")
    number, free = 1, name
    while (model, free) in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _arguments(test: Mapping[str, Any]) -> dict[str, Any]:
    kwargs: dict[str, Any] = test["test_metadata"].get("kwargs", {})
    given: dict[str, Any] = kwargs.get("arguments") or kwargs
    return {**given, "column_name": kwargs.get("column_name")}


def _words(kind: str, arguments: Mapping[str, Any]) -> tuple[str, str]:
    column = arguments["column_name"]
    columns = arguments.get("columns", [])
    if kind == "unique":
        return f"{column}_is_unique", f"No two rows share a {column}."
    if kind == "unique_combination":
        return f"one_row_for_each_{'_'.join(columns)}", f"One row for each {', '.join(columns)}."
    if kind == "not_null":
        return f"{column}_is_filled", f"No row lacks {column}."
    if kind == "no_nulls":
        return "no_nulls", f"No row lacks any of {', '.join(columns)}."
    if kind == "relationships":
        to = _relation(str(arguments["to"]))
        return f"{column}_is_in_{to}", f"Every {column} is in {to}.{arguments['field']}, or empty."
    if kind == "accepted_values":
        return f"{column}_is_known", f"Every {column} is one of {', '.join(map(str, arguments['values']))}, or empty."
    if kind == "facts_exist":
        return "facts_exist", f"Every statement that {', '.join(columns)} name is in fct_memo_fact."
    expression = str(arguments.get("expression", ""))
    if kind == "expression_holds":
        spoken = _OPERATOR.sub(lambda found: _OPERATORS[found[0]], expression)
        return spoken, f"In every row: `{expression}`."
    return kind, ""


def _relation(to: str) -> str:
    found = _REF.search(to)
    return (found[2] or found[1]) if found else to
