"""What a dbt test is called and says as an asset check."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.defs.dbt_checks import name_checks


def _test(name: str, kind: str, number: int = 0, **kwargs: Any) -> dict[str, Any]:
    return {
        "unique_id": f"test.memomart.{name}.{number}",
        "name": name,
        "attached_node": "model.memomart.fct_x",
        "test_metadata": {"name": kind, "kwargs": {"model": "{{ ref('fct_x') }}", **kwargs}},
    }


@pytest.mark.parametrize(
    ("kind", "arguments", "name", "says"),
    [
        ("unique", {"column_name": "fact_id"}, "fact_id_is_unique", "No two rows share a fact_id."),
        ("no_nulls", {"columns": ["a", "b"]}, "no_nulls", "No row lacks any of a, b."),
        (
            "relationships",
            {"column_name": "unit_id", "to": "ref('dim_unit')", "field": "unit_id"},
            "unit_id_is_in_dim_unit",
            "Every unit_id is in dim_unit.unit_id, or empty.",
        ),
        (
            "relationships",
            {"column_name": "memo_id", "to": "source('memo', 'memo')", "field": "id"},
            "memo_id_is_in_memo",
            "Every memo_id is in memo.id, or empty.",
        ),
        (
            "accepted_values",
            {"column_name": "kind", "values": ["a", "b"]},
            "kind_is_known",
            "Every kind is one of a, b, or empty.",
        ),
        ("expression_holds", {"expression": "low <= high"}, "low_at_most_high", "In every row: `low <= high`."),
        ("some_new_kind", {}, "some_new_kind", ""),
    ],
)
def test_a_generic_test_is_called_after_what_it_asks(
    kind: str, arguments: dict[str, Any], name: str, says: str
) -> None:
    tests = [_test(f"{kind}_fct_x_and_all_arguments", kind, **arguments)]
    name_checks(tests)
    assert (tests[0]["name"], tests[0]["description"]) == (name, says)


def test_two_checks_of_a_model_never_share_a_name() -> None:
    tests = [_test("expression_holds_fct_x", "expression_holds", number, expression="a < b") for number in range(2)]
    name_checks(reversed(tests))
    assert [test["name"] for test in tests] == ["a_below_b", "a_below_b_2"]


def test_a_test_the_project_names_keeps_its_name_and_what_it_says() -> None:
    [test] = tests = [_test("units_are_known", "accepted_values", column_name="unit", values=["USD"])]
    test["description"] = "Units the euro was made of."
    name_checks(tests)
    assert (test["name"], test["description"]) == ("units_are_known", "Units the euro was made of.")
