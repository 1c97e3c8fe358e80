"""The data dictionary: docs/data-dictionary.md, made from what the dbt project says of its own marts.

Belongs here: laying it out for people. Does not: reading it (`mart_words`), what a table or a column means
(that stands beside the model), or anything that needs a database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orchestration.mart_words import ColumnWords, MartWords, read_mart_words
from orchestration.settings import PROJECT_ROOT, Settings

DICTIONARY = PROJECT_ROOT / "docs" / "data-dictionary.md"

# The folders of models/marts in the order in which a new analyst meets them, and what each holds.
ROOMS = {
    "core": "Statements and dimensions",
    "core/conformed": "Conformed facts",
    "analysis": "Marts of the present",
    "currency": "Amounts in one currency",
    "projections": "Marts of the future",
    "audit": "What memos contradict",
    "quality": "How well memos were read",
}
_INTRODUCTION = """\
# Data dictionary

What `warehouse/memo.duckdb` holds for analysts, in the schema `marts`. Made by `make docs` from the
descriptions beside the models in `dbt_project/models/marts`; change it there.

- A **key** is a text hash, the same on every build and machine. Join on keys, not on names.
- **Money** is in whole units of the currency that `unit` names, a **percentage** is a fraction.
- `_low` and `_high` are the stated bounds; a bound that is null is unbounded.
- **Scenario** `unspecified` means that the statement names none.
- Several memos may state one thing: compare them or choose a memo before you add anything up.

Put a query with `memomart query "…"` or open the file with any DuckDB client.
"""
_GRAIN = re.compile(r"(?:^|(?<=[.:] ))(?:Grain: )?[Oo]ne row (?:[^.]|\.(?! |$))*\.?")
_SHOWN_COLUMNS = 6


class UndescribedModelError(ValueError):
    """A mart's YAML lacks what the dictionary needs. Attributes: `model`, `missing`."""

    def __init__(self, model: str, missing: str) -> None:
        self.model = model
        self.missing = missing
        super().__init__(f"{model}: found no {missing} in its YAML, expected one; write it beside the model")


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table of the schema `marts`: what it is, what one row is, its columns, a query to start from."""

    name: str
    room: str
    meaning: str
    grain: str
    columns: tuple[ColumnWords, ...]
    example: str


def read_tables(dbt_project: Path) -> list[TableEntry]:
    """Every mart of the dbt project, room by room, as its YAML describes it; raises UndescribedModelError."""
    tables = [_table(mart) for mart in read_mart_words(dbt_project).values()]
    rooms = list(ROOMS)
    return sorted(tables, key=lambda table: (rooms.index(table.room), table.name))


def render(tables: list[TableEntry]) -> str:
    """The dictionary as Markdown."""
    return "\n".join([_INTRODUCTION, *_contents(tables), *(line for table in tables for line in _page(table, tables))])


def write_dictionary(settings: Settings) -> Path:
    """Write docs/data-dictionary.md anew; returns its path."""
    DICTIONARY.parent.mkdir(parents=True, exist_ok=True)
    DICTIONARY.write_text(render(read_tables(settings.dbt_project)), encoding="utf-8")
    return DICTIONARY


def _table(mart: MartWords) -> TableEntry:
    if mart.room not in ROOMS:
        raise UndescribedModelError(
            mart.name, f"room of the dictionary for models/marts/{mart.room} (orchestration/dictionary.py)"
        )
    grain = _GRAIN.search(mart.description)
    if grain is None:
        raise UndescribedModelError(mart.name, "sentence that begins with 'One row' or 'Grain: one row'")
    for column in mart.columns:
        for needed, words in (("data_type", column.type), ("description", column.meaning)):
            if not words:
                raise UndescribedModelError(f"{mart.name}.{column.name}", needed)
    sentence = grain.group().removeprefix("Grain: ").strip()
    return TableEntry(
        name=mart.name,
        room=mart.room,
        meaning=" ".join((mart.description[: grain.start()] + mart.description[grain.end() :]).split()),
        grain=sentence[0].upper() + sentence[1:],
        columns=mart.columns,
        example=(mart.example or _first_look(mart.name, mart.columns)).strip(),
    )


def _first_look(name: str, columns: tuple[ColumnWords, ...]) -> str:
    """A query over the columns people read, for a mart that names no better one."""
    readable = [column.name for column in columns if not column.name.endswith(("_id", "_low", "_high"))]
    return f"select {', '.join(readable[:_SHOWN_COLUMNS])}\nfrom marts.{name}\nlimit 20"


def _contents(tables: list[TableEntry]) -> Iterator[str]:
    for room, title in ROOMS.items():
        names = [f"[{table.name}](#{table.name})" for table in tables if table.room == room]
        if names:
            yield f"- {title}: {', '.join(names)}"
    yield ""


def _page(table: TableEntry, tables: list[TableEntry]) -> Iterator[str]:
    if table is next(other for other in tables if other.room == table.room):
        yield from (f"## {ROOMS[table.room]}", "")
    yield from (f"### {table.name}", "", table.meaning, "", f"**Grain.** {table.grain}", "")
    yield from ("| column | type | meaning |", "|---|---|---|")
    for column in table.columns:
        yield f"| {column.name} | {column.type} | {_cell(column.meaning)} |"
    yield from ("", "```sql", table.example, "```", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
