"""The doors between packages and between dbt layers, as CONTRIBUTING states them."""

from __future__ import annotations

import ast
import itertools
import re
from typing import TYPE_CHECKING

import pytest

from orchestration.settings import PROJECT_ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = PROJECT_ROOT / "orchestration"
MODELS = PROJECT_ROOT / "dbt_project" / "models"

# What a part may import of ours. A part is a package or a module directly below `orchestration`.
MAY_IMPORT = {
    "settings": set(),
    "memo": {"memo"},
    "contracts": {"contracts"},
    "storage": {"storage", "contracts", "memo", "settings"},
    "expectations": {"expectations", "storage", "contracts", "settings"},
    "report": {"report", "storage", "settings"},
    "exports": {"exports", "mart_words", "storage", "settings"},
    "plots": {"plots"},
    "dictionary": {"mart_words", "settings"},
    "mart_words": set(),
    "output": set(),
    "audit_report": {"output", "storage"},
    "defs": {
        "defs",
        "expectations",
        "report",
        "exports",
        "plots",
        "storage",
        "contracts",
        "memo",
        "settings",
    },
    "build": {"defs", "storage", "contracts", "memo", "settings"},
    "definitions": {"build"},
}
# Libraries that only some parts may import.
ONLY_IN = {
    "dagster": {"defs", "build", "definitions"},
    "dagster_dbt": {"defs"},
    "dbt": {"defs"},
    "duckdb": {"storage"},
    "great_expectations": {"expectations"},
    "pandera": {"contracts"},
}
# The rooms of the reader and the modules between them, from the ground up: each may import those before it.
MEMO_LAYERS = [
    {"errors", "document", "vocabulary"},
    {"source", "periods", "values"},
    {"hints"},
    {"quantities"},
    {"money", "surroundings", "scanning"},
    {"captions", "text_scanner", "html_scanner"},
    {"context", "scan"},
    {"tabular"},
    {"running"},
    {"facts"},
]
MEMO_IS_PURE = {"dagster", "duckdb", "pandas", "pyarrow", "numpy", "click", "rich"}

REF = re.compile(r"""\{\{\s*ref\(\s*['"](\w+)['"]\s*\)\s*\}\}""")
SOURCE = re.compile(r"""\{\{\s*source\(""")


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _part(path: Path) -> str:
    below = path.relative_to(PACKAGE)
    return below.parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the door they go through"
            if node.module == "orchestration":
                yield from (f"orchestration.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def _name(path: Path) -> str:
    return path.relative_to(PROJECT_ROOT).as_posix()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_goes_through_the_doors(path: Path) -> None:
    allowed = MAY_IMPORT.get(_part(path))
    if allowed is None:
        # The command line stands above everything.
        return
    ours = {name.split(".")[1] for name in _imports(path) if name.startswith("orchestration.")}
    assert ours - allowed == set()


def _memo_modules() -> list[Path]:
    return [
        path
        for path in sorted((PACKAGE / "memo").rglob("*.py"))
        if path.parent.name != "memo" or path.stem != "__init__"
    ]


def _room(module: str) -> str:
    return module.split(".")[2]


@pytest.mark.parametrize("path", _memo_modules(), ids=_name)
def test_a_room_of_the_reader_uses_what_lies_below_it(path: Path) -> None:
    own = path.relative_to(PACKAGE / "memo").parts[0].removesuffix(".py")
    below = set().union(*itertools.takewhile(lambda layer: own not in layer, MEMO_LAYERS))
    used = {_room(name) for name in _imports(path) if name.startswith("orchestration.memo.")}
    assert own in set().union(*MEMO_LAYERS), "a room without a place among the layers"
    assert used - below - {own} == set()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_library_stays_in_its_room(path: Path) -> None:
    libraries = {name.split(".")[0] for name in _imports(path)}
    misplaced = {library for library in libraries & ONLY_IN.keys() if _part(path) not in ONLY_IN[library]}
    if _part(path) == "memo":
        misplaced |= libraries & MEMO_IS_PURE
    assert misplaced == set()


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_only_settings_reads_the_environment(path: Path) -> None:
    reads = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and node.attr in {"environ", "getenv", "putenv"}
    }
    assert reads == set() or path == PACKAGE / "settings.py"


@pytest.mark.parametrize("path", _modules(), ids=_name)
def test_a_module_says_what_belongs_in_it_and_is_not_too_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module docstring"
    assert text.count("\n") <= 330, "a second room, not a longer one"


def _layer(model: str) -> str:
    [path] = MODELS.rglob(f"{model}.sql")
    return path.relative_to(MODELS).parts[0]


def _seeds() -> set[str]:
    return {path.stem for path in (PROJECT_ROOT / "dbt_project" / "seeds").rglob("*.csv")}


@pytest.mark.parametrize("path", sorted(MODELS.rglob("*.sql")), ids=lambda path: path.stem)
def test_a_model_reads_only_the_layers_below(path: Path) -> None:
    may_read = {
        "staging": set(),
        "intermediate": {"staging", "intermediate"},
        "marts": {"intermediate", "marts"},
    }[path.relative_to(MODELS).parts[0]]
    sql = path.read_text(encoding="utf-8")
    read = {_layer(model) for model in REF.findall(sql) if model not in _seeds()}
    assert read - may_read == set()
    assert not SOURCE.search(sql) or path.is_relative_to(MODELS / "staging")


def test_every_source_is_read_by_one_staging_model() -> None:
    readers = [path for path in MODELS.rglob("*.sql") if SOURCE.search(path.read_text(encoding="utf-8"))]
    sources = [match for path in readers for match in re.findall(r"source\([^)]*\)", path.read_text(encoding="utf-8"))]
    assert len(sources) == len(set(sources))
