"""Rows that break a raw contract are named with what they broke; the others pass untouched."""

from __future__ import annotations

from decimal import Decimal

import pandera.errors
import pyarrow as pa
import pytest

from orchestration.contracts.raw_tables import FACT, RAW_TABLES
from orchestration.contracts.validation import validate


def a_fact(**changes):
    row = {
        "fact_id": "a",
        "memo_id": "acme",
        "block_kind": "table",
        "source_line": 3,
        "char_start": 10,
        "char_end": 12,
        "source_value": "34%",
        "source_text": "34%",
        "value": Decimal("0.34"),
        "value_low": Decimal("0.34"),
        "value_high": Decimal("0.34"),
        "qualifier": "exact",
        "unit": "pure",
        "unit_kind": "percent",
        "rate_basis": "total",
        "status": "actual",
        "is_fiscal": False,
    }
    return {name: {**row, **changes}.get(name) for name in FACT.names}


def facts(*rows):
    return pa.Table.from_pylist(list(rows), schema=FACT.arrow_schema)


def test_sound_rows_are_all_kept():
    table = facts(a_fact(), a_fact(fact_id="b", value_high=None, qualifier="at_least"))
    validated = validate(table, FACT)
    assert validated.kept.equals(table)
    assert validated.reasons == {}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"block_kind": "footnote"}, "block_kind: found footnote"),
        ({"qualifier": "maybe"}, "qualifier: found maybe"),
        ({"source_line": 0}, "source_line: found 0"),
        ({"char_end": 10}, "char_start is below char_end"),
        ({"value_low": Decimal("0.5"), "value_high": None}, "value_low is at most value"),
        ({"value_high": Decimal("0.1"), "value_low": None}, "value is at most value_high"),
        ({"scenario": "sideways"}, "scenario: found sideways"),
        ({"unit": None}, "unit: found"),
    ],
)
def test_a_broken_row_is_named_with_what_was_found_and_expected(changes, told):
    validated = validate(facts(a_fact(), a_fact(fact_id="b", **changes)), FACT)
    assert validated.kept["fact_id"].to_pylist() == ["a"]
    assert list(validated.reasons) == [1]
    assert told in validated.reasons[1]


def test_both_of_two_facts_with_one_key_are_refused():
    validated = validate(facts(a_fact(), a_fact(), a_fact(fact_id="b")), FACT)
    assert validated.kept["fact_id"].to_pylist() == ["b"]
    assert set(validated.reasons) == {0, 1}


def test_a_table_of_another_shape_is_our_fault_and_raises():
    with pytest.raises(pandera.errors.SchemaErrors):
        validate(facts(a_fact()).drop_columns(["unit"]), FACT)


@pytest.mark.parametrize("contract", RAW_TABLES, ids=lambda contract: contract.name)
def test_every_contract_describes_each_column_and_its_grain(contract):
    assert contract.description.endswith(".")
    assert all(column.description.endswith(".") for column in contract.columns)
    assert set(contract.grain) <= set(contract.names)
    assert set(contract.pandera_schema.columns) == set(contract.names)
