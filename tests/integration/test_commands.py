"""The `memomart` command as people run it: what it prints, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from rich.console import Console

from orchestration.build import RunSummary
from orchestration.defs.state import note_inbox, note_published
from orchestration.settings import PROJECT_ROOT, Settings
from orchestration.terminal import _print_summary

MEMOMART = Path(sys.executable).with_name("memomart")
MEMO = """ENTITY: ACME CORP
A Macro Intelligence Memo | June 2030 | CEO Edition

Key figures (June 2030):
| Metric | Amount |
|---|---|
| Revenue | $120M |
| Gross margin | 0.1-0.5% |
| Churn | [X]% |
"""

pytestmark = pytest.mark.slow


def run(*arguments, **environment):
    command = [MEMOMART, *map(str, arguments)]
    environment = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, check=False, text=True, env=environment, timeout=250)


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "acme.md"
    path.write_text(MEMO, encoding="utf-8")
    return path


def test_facts_as_csv_are_exact_and_refusals_are_told(memo):
    result = run("facts", memo, "--format", "csv")
    assert result.returncode == 0, result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["subject_label"], row["value"], row["value_low"], row["unit"]) for row in rows] == [
        ("Revenue", "120000000", "120000000", "USD"),
        ("Gross margin", "0.003", "0.001", "pure"),
    ]
    assert "line 9" in result.stderr
    assert "[X]%" in result.stderr


def test_facts_as_json_and_parquet_hold_the_same(memo, tmp_path):
    as_json = json.loads(run("facts", memo, "--format", "json").stdout)
    target = tmp_path / "facts.parquet"
    assert run("facts", memo, "--format", "parquet", "--output", target).returncode == 0
    as_parquet = pq.read_table(target).to_pylist()
    assert [Decimal(str(row["value"])) for row in as_json] == [row["value"] for row in as_parquet]
    assert [row["fact_id"] for row in as_json] == [row["fact_id"] for row in as_parquet]


def test_facts_as_a_table_name_the_line_and_the_value(memo):
    result = run("facts", memo, COLUMNS="200")
    assert "2 facts" in result.stdout
    assert "120000000" in result.stdout


@pytest.mark.parametrize("columns", [80, 120])
def test_a_fact_is_one_line_of_a_narrow_screen(tmp_path, columns):
    path = tmp_path / "acme.txt"
    long_name = "Receipts from the long-term supply of industrial customers abroad, all regions"
    path.write_text(MEMO.replace("Revenue", long_name), encoding="utf-8")
    lines = run("facts", path, COLUMNS=str(columns)).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    (line,) = [line for line in lines if "120000000" in line]
    assert all(part in line for part in ("Receipts from", "USD", "2030-06"))
    assert any("0.001 to 0.005" in line for line in lines)


def test_a_file_that_is_no_memo_ends_with_its_reason(tmp_path):
    (tmp_path / "empty.md").write_text("")
    result = run("facts", tmp_path / "empty.md")
    assert result.returncode == 1
    assert "empty.md: found no text" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts",),
        ("facts", "nowhere.md"),
        ("query", "--format", "odd", "select 1"),
        ("refresh", "--raw"),
        ("ui", "--port", "99999"),
        ("ui", "--port", "0"),
        ("nonsense",),
    ],
)
def test_wrong_usage_ends_with_2(arguments):
    assert run(*arguments).returncode == 2


@pytest.fixture
def others(tmp_path):
    """A warehouse that holds the memos of an inbox of its own."""
    settings = Settings(tmp_path / "in box", tmp_path / "warehouse")
    settings.raw.mkdir()
    settings.build_folder.mkdir(parents=True)
    settings.published.write_text("rows")
    note_inbox(settings, "0" * 64)
    note_published(settings, is_whole=True)
    return settings


@pytest.mark.parametrize("named", [{}, {"MEMOMART_RAW": ""}])
@pytest.mark.parametrize("command", ["refresh", "ui"])
def test_a_warehouse_is_not_filled_from_another_inbox_unasked(others, command, named, monkeypatch):
    monkeypatch.delenv("MEMOMART_RAW", raising=False)  # as a test before may have left it
    before = sorted(others.build_folder.iterdir())
    result = run(command, "--warehouse", others.warehouse, **named)
    assert result.returncode == 2
    assert f"--raw '{others.raw}'" in result.stderr
    assert sorted(others.build_folder.iterdir()) == before
    assert others.published.read_text() == "rows"


@pytest.mark.parametrize("inbox", ["in box", "elsewhere"])
def test_an_inbox_that_is_named_is_taken(others, tmp_path, inbox):
    (tmp_path / "elsewhere").mkdir(exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]  # which is what stops it here
        result = run("ui", "--port", port, "--raw", tmp_path / inbox, "--warehouse", others.warehouse)
    assert f"127.0.0.1:{port}: found a port" in result.stderr


def test_what_to_try_next_names_the_folders_of_the_run(others, capsys):
    _print_summary(Console(width=500), others, RunSummary(success=True))
    tips = capsys.readouterr().out.splitlines()
    assert tips[-1].endswith(f" ui --raw '{others.raw}' --warehouse {others.warehouse}")
    _print_summary(Console(width=500), others, RunSummary(success=False, run_id="1234"))
    assert f" ui --raw '{others.raw}' --warehouse {others.warehouse}, then run 1234" in capsys.readouterr().out
    usual = Settings(PROJECT_ROOT / "raw", PROJECT_ROOT / "warehouse")
    _print_summary(Console(width=500), usual, RunSummary(success=True))
    assert capsys.readouterr().out.splitlines()[-1] == "  make ui"


@pytest.mark.parametrize("form", ["csv", "table", "parquet"])
def test_a_file_that_cannot_be_written_is_wrong_usage(memo, tmp_path, form):
    path = tmp_path / "nowhere" / "facts"
    result = run("facts", memo, "--format", form, "--output", path)
    assert result.returncode == 2
    assert f"{path}: cannot be written" in result.stderr


def test_questions_without_a_warehouse_say_what_to_run(tmp_path):
    result = run("query", "select 1", "--warehouse", tmp_path / "none")
    assert result.returncode == 2
    assert "make refresh" in result.stderr


@pytest.mark.parametrize(("sql", "found"), [("", 0), ("-- revenue", 0), ("select 1; select 2", 2)])
def test_a_question_is_one_statement(tmp_path, sql, found):
    duckdb.connect(str(tmp_path / "memo.duckdb")).close()
    result = run("query", "--warehouse", tmp_path, sql)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"found {found} statements, expected one" in result.stderr


def test_a_taken_port_is_said_before_anything_is_started(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("ui", "--port", port, "--raw", tmp_path / "raw", "--warehouse", tmp_path / "warehouse")
    assert result.returncode == 2
    assert f"127.0.0.1:{port}: found a port that cannot be served on" in result.stderr
    assert "--port" in result.stderr
    assert not (tmp_path / "warehouse").exists()


def test_a_wide_answer_lists_the_columns_of_each_row(tmp_path):
    with duckdb.connect(str(tmp_path / "memo.duckdb")) as connection:
        columns = ", ".join(f"{at} as column_{at}" for at in range(40))
        connection.execute(f"create table wide as select {columns}")
        connection.execute("create table slim as select 'Acme [A]' as name, 7 as number")
    asked = ("query", "--warehouse", tmp_path)
    wide = run(*asked, "select * from wide", COLUMNS="80").stdout.splitlines()
    assert [line.split() for line in wide if line.startswith("column_")] == [
        [f"column_{at}", str(at)] for at in range(40)
    ]
    slim = run(*asked, "select * from slim", COLUMNS="80").stdout.splitlines()
    assert ["Acme", "[A]", "7"] in [line.split() for line in slim]


def test_a_missing_inbox_is_wrong_usage(tmp_path):
    result = run("refresh", "--raw", tmp_path / "none", "--warehouse", tmp_path / "warehouse")
    assert result.returncode == 2
    assert "--raw" in result.stderr


@pytest.mark.parametrize("below", ["", "out", "asia/out"])
def test_a_warehouse_inside_the_inbox_is_wrong_usage(memo, tmp_path, below):
    result = run("refresh", "--raw", tmp_path, "--warehouse", tmp_path / below)
    assert result.returncode == 2
    assert str(tmp_path / below) in result.stderr
    assert "expected it outside" in " ".join(result.stderr.split())
    assert [path.name for path in tmp_path.iterdir()] == [memo.name]


def test_a_bad_setting_is_wrong_usage(memo):
    result = run("facts", memo, MEMOMART_WORKERS="many")
    assert result.returncode == 2
    assert "MEMOMART_WORKERS" in result.stderr
