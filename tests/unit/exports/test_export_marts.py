"""Exports: every row as Parquet, sheets that run nothing, a descriptor that says what the files are."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from orchestration.exports import export_marts, workbook
from orchestration.storage.warehouse import NoWarehouseError

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "http://evil.example",
    "<script>",
    "../../x",
    "\t=1",
    "mailto:a@b",
]
_YAML = """
models:
  - name: mart_sample
    description: "What a sample holds."
    columns:
      - {name: sample_id, description: "Key.", data_tests: [unique, not_null]}
      - {name: label, description: "As written."}
      - name: memo_id
        data_tests:
          - relationships:
              arguments: {to: "ref('dim_memo')", field: memo_id}
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "memo.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.dim_memo as "
            "select 'm' as memo_id, timestamptz '2030-06-01 00:00:00+00' as first_seen_at"
        )
        connection.execute(
            "create table marts.mart_sample (sample_id varchar, memo_id varchar, label varchar, unit_kind varchar, "
            "value decimal(38,9), stated_share decimal(38,9), year integer, is_total boolean, lines integer[], "
            "day date)"
        )
        for place, text in enumerate(HOSTILE):
            kind = "percent" if place == 0 else "money"
            row = [f"{place}", "m", text, kind, Decimal("0.345"), Decimal("0.5"), 2030, True, [3, 4], date(2030, 6, 1)]
            connection.execute("insert into marts.mart_sample values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    return path


@pytest.fixture
def dbt_project(tmp_path: Path) -> Path:
    folder = tmp_path / "dbt" / "models" / "marts"
    folder.mkdir(parents=True)
    (folder / "_models.yml").write_text(_YAML, encoding="utf-8")
    return tmp_path / "dbt"


def test_every_mart_is_a_parquet_file_with_its_exact_figures(database: Path, tmp_path: Path) -> None:
    summary = export_marts(database, tmp_path / "exports")
    table = pq.read_table(tmp_path / "exports" / "mart_sample.parquet")
    assert summary.rows == {"mart_sample": len(HOSTILE), "dim_memo": 1}
    assert table["value"][0].as_py() == Decimal("0.345000000")
    assert sorted(table["label"].to_pylist()) == sorted(HOSTILE)


def test_no_cell_of_the_workbook_runs(database: Path, tmp_path: Path) -> None:
    export_marts(database, tmp_path / "exports")
    sheet = openpyxl.load_workbook(tmp_path / "exports" / "memomart.xlsx")["mart_sample"]
    names = [cell.value for cell in sheet[1]]
    labels = [row[names.index("label")] for row in sheet.iter_rows(min_row=2)]
    assert sorted(cell.value for cell in labels) == sorted(HOSTILE)
    assert {cell.data_type for cell in labels} == {"s"}
    assert [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []


def test_cells_are_typed_and_formatted(database: Path, tmp_path: Path) -> None:
    export_marts(database, tmp_path / "exports")
    book = openpyxl.load_workbook(tmp_path / "exports" / "memomart.xlsx")
    sheet = book["mart_sample"]
    names = [cell.value for cell in sheet[1]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    [first] = [row for row in rows if row["unit_kind"].value == "percent"]
    second = next(row for row in rows if row["unit_kind"].value == "money")
    assert (first["value"].value, "%" in first["value"].number_format) == (0.345, True)
    assert "%" not in second["value"].number_format
    assert "%" in first["stated_share"].number_format
    assert (first["year"].value, first["year"].number_format) == (2030, "0")
    assert first["is_total"].value is True
    assert first["lines"].value == "3, 4"
    assert first["day"].value.date() == date(2030, 6, 1)
    assert names[-1] == "sample_id", "what one reads comes first"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:J{len(HOSTILE) + 1}"
    assert book.sheetnames == ["Contents", "mart_sample", "dim_memo"]


@pytest.mark.parametrize(
    ("name", "values", "form"),
    [
        ("revenue", ["520000000", "-80000000"], "#,##0;[Red]-#,##0"),
        ("revenue_per_customer", ["352941.176470588", "500"], "#,##0.00;[Red]-#,##0.00"),
        ("usd_per_unit", ["0.0117"], "0.0000;[Red]-0.0000"),
        ("payback_months_on_margin", ["4.411764706"], "#,##0.00;[Red]-#,##0.00"),
        ("gross_margin_contribution", ["-21800000"], "#,##0;[Red]-#,##0"),
        ("recomputed_margin_low", ["0.3333"], "0.0%;[Red]-0.0%"),
    ],
)
def test_a_figure_shows_the_decimals_it_has(tmp_path: Path, name: str, values: list[str], form: str) -> None:
    with duckdb.connect(str(tmp_path / "memo.duckdb")) as connection:
        connection.execute(f"create schema marts; create table marts.m ({name} decimal(38,9))")
        connection.executemany("insert into marts.m values (?)", [[Decimal(value)] for value in values])
    export_marts(tmp_path / "memo.duckdb", tmp_path / "exports", dbt_project=tmp_path)
    cells = list(openpyxl.load_workbook(tmp_path / "exports" / "memomart.xlsx")["m"]["A"])[1:]
    assert {cell.number_format for cell in cells} == {form}
    assert sorted(cell.value for cell in cells) == sorted(map(float, values)), "500 is 500, not its neighbour"


def test_rows_come_memo_by_memo_and_in_order(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "memo.duckdb")) as connection:
        connection.execute("create schema marts; create table marts.m (m_id varchar, memo_id varchar, year integer)")
        rows = [("c", "a", 2030), ("a", "b", 2031), ("b", "b", 2030), ("d", "a", 2031)]
        connection.executemany("insert into marts.m values (?, ?, ?)", rows)
    export_marts(tmp_path / "memo.duckdb", tmp_path / "exports", dbt_project=tmp_path)
    table = pq.read_table(tmp_path / "exports" / "m.parquet")
    assert table["m_id"].to_pylist() == ["c", "d", "b", "a"]


def test_a_long_mart_is_cut_in_the_workbook_only_and_said_so(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    summary = export_marts(database, tmp_path / "exports")
    book = openpyxl.load_workbook(tmp_path / "exports" / "memomart.xlsx")
    assert summary.cut == ("mart_sample",)
    assert book["mart_sample"].max_row == 4
    assert pq.read_table(tmp_path / "exports" / "mart_sample.parquet").num_rows == len(HOSTILE)
    told = [cell.value for row in book["Contents"].iter_rows(min_row=5) for cell in row]
    assert any("holds all 9 rows" in str(text) for text in told)


def test_the_descriptor_tells_types_keys_and_hashes(database: Path, dbt_project: Path, tmp_path: Path) -> None:
    export_marts(database, tmp_path / "exports", dbt_project=dbt_project)
    package = json.loads((tmp_path / "exports" / "datapackage.json").read_text(encoding="utf-8"))
    by_name = {resource["name"]: resource for resource in package["resources"]}
    sample = by_name["mart_sample"]
    data = (tmp_path / "exports" / sample["path"]).read_bytes()
    assert sample["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert sample["bytes"] == len(data)
    assert sample["description"] == "What a sample holds."
    assert sample["schema"]["primaryKey"] == ["sample_id"]
    assert sample["schema"]["foreignKeys"] == [
        {"fields": ["memo_id"], "reference": {"resource": "dim_memo", "fields": ["memo_id"]}}
    ]
    types = {field["name"]: field["type"] for field in sample["schema"]["fields"]}
    assert types == {
        "sample_id": "string", "memo_id": "string", "label": "string", "unit_kind": "string", "value": "number",
        "stated_share": "number", "year": "integer", "is_total": "boolean", "lines": "list", "day": "date",
    }  # fmt: skip


def test_a_new_export_takes_the_place_of_the_old_one(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "mart_gone.parquet").write_bytes(b"old")
    export_marts(database, folder)
    assert not (folder / "mart_gone.parquet").exists()
    assert sorted(path.name for path in tmp_path.iterdir() if "exports" in path.name) == ["exports"]


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouseError, match="make refresh"):
        export_marts(tmp_path / "none.duckdb", tmp_path / "exports")
