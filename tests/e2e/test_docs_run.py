"""What the documentation tells one to type works on a published warehouse."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs.draw import draw
from orchestration.memo.facts import read_memo
from orchestration.settings import PROJECT_ROOT
from orchestration.storage.warehouse import ask

if TYPE_CHECKING:
    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow]

DOCS = PROJECT_ROOT / "docs"
QUERIES = sorted((DOCS / "queries").glob("*.sql"))
OURS = ["README.md", "how-it-works.md", "open-the-warehouse.md", "extending.md"]


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_an_example_query_runs(built: Settings, path: Path) -> None:
    sql = path.read_text(encoding="utf-8")
    assert f"marts.{path.stem}" in sql
    assert not sql.startswith("-"), "a command line would take it for an option"
    ask(built.published, sql)


def test_every_mart_has_an_example_query(built: Settings) -> None:
    names = ask(
        built.published,
        "select table_name from information_schema.tables where table_schema = 'marts' and table_name not like 'dim_%'",
    )["table_name"].to_pylist()
    assert sorted(names) == [path.stem for path in QUERIES]


@pytest.mark.parametrize("page", OURS)
def test_sql_of_the_pages_runs(built: Settings, page: str) -> None:
    for sql in _blocks(page, "sql"):
        ask(built.published, sql)


@pytest.mark.usefixtures("exports")
def test_python_of_the_pages_runs(built: Settings) -> None:
    pytest.importorskip("polars")
    blocks = _blocks("open-the-warehouse.md", "python")
    assert len(blocks) >= 3
    for block in blocks:
        _run([sys.executable, "-c", block], built)


def test_the_notebook_answers_its_questions(built: Settings) -> None:
    pytest.importorskip("marimo")
    _run([sys.executable, str(DOCS / "notebooks" / "five_questions.py")], built)


def _run(command: list[str], built: Settings) -> None:
    places = {"MEMOMART_WAREHOUSE": str(built.warehouse), "PYTHONPATH": str(PROJECT_ROOT)}
    done = subprocess.run(
        command, cwd=built.warehouse.parent, env={**os.environ, **places}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("page", OURS)
def test_links_of_the_pages_resolve(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", (DOCS / page).read_text(encoding="utf-8"))
    files = [link for link in links if not link.startswith("https://")]
    # The dictionary is made by `make docs`.
    missing = [link for link in files if link != "data-dictionary.md" and not (DOCS / link).exists()]
    assert missing == []


def test_the_picture_is_that_of_the_code() -> None:
    assert draw() in (DOCS / "how-it-works.md").read_text(encoding="utf-8"), "run: python docs/draw.py"


def test_the_figure_that_is_traced_stands_where_the_page_says() -> None:
    page = (DOCS / "how-it-works.md").read_text(encoding="utf-8")
    [(line, start, end)] = re.findall(r"Line (\d+) of the memo.*?code points (\d+) to (\d+)", page, re.DOTALL)
    [path] = (PROJECT_ROOT / "raw").glob("mistral-ai*.md")
    raw = path.read_text(encoding="utf-8")
    assert raw[int(start) : int(end)] == "+40"
    assert raw.splitlines()[int(line) - 1] in page
    facts = read_memo(path.stem, raw, "markdown", "0" * 64).facts
    [fact] = [fact for fact in facts if fact.char_start == int(start)]
    place = (fact.source_line, fact.table_ordinal, fact.row_ordinal, fact.column_ordinal)
    assert place == (int(line), 8, 2, 3)
    assert (fact.value, fact.unit, fact.decimals, fact.status) == (40_000_000, "USD", -6, "projection")
