"""The memo in `raw/` says what the memo it stands for says: the same figures in our own words.

Belongs here: its 166 facts, and its likeness to the original where that file is at hand (it is not
part of the project). Does not: what the audit makes of it.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.golden import Case, compare, load_expected, read_file

if TYPE_CHECKING:
    from orchestration.memo.document import Table
    from orchestration.memo.facts import Extract, Fact

ROOT = Path(__file__).parents[2]
MEMO = ROOT / "raw" / "mistral-ai_2030-06_employee.md"
# Beside the project or in the folder several checkouts share.
ORIGINALS = [folder / "memos" / f"{MEMO.stem}.txt" for folder in (ROOT.parent, ROOT.parent / "shared")]
# A run of words longer than this is a copied sentence, not a name or a label.
LONGEST_COMMON_RUN = 8
PROSE_LINE = 80


@cache
def extract_of(path: Path) -> Extract:
    return read_file(path)


@pytest.fixture
def original() -> Path:
    found = [path for path in ORIGINALS if path.exists()]
    if not found:
        pytest.skip("the original memo is not part of the project and not at hand")
    return found[0]


def statement(fact: Fact) -> tuple[Any, ...]:
    """What a fact says, without where it stands."""
    bounds = (fact.value, fact.value_low, fact.value_high)
    return (fact.block_kind, *bounds, fact.unit, fact.qualifier, fact.period, fact.source_value)


def statements(path: Path, kind: str) -> list[tuple[Any, ...]]:
    facts = sorted(extract_of(path).facts, key=lambda fact: fact.char_start)
    return [statement(fact) for fact in facts if fact.block_kind == kind]


def words(text: str) -> list[str]:
    return re.findall("[a-z]+", text.lower())


def table_words(table: Table) -> tuple[Any, ...]:
    caption = table.caption.value if table.caption else None
    labels = tuple(cell.text.value for cell in table.header)
    return caption, labels, tuple(row.cells[0].text.value for row in table.rows)


def test_it_holds_166_facts_in_nine_tables() -> None:
    extract = extract_of(MEMO)
    kinds = Counter(fact.block_kind for fact in extract.facts)
    assert kinds == {"table": 117, "bullet": 28, "prose": 21}
    assert [len(table.rows) for table in extract.document.tables] == [7, 5, 5, 7, 4, 6, 6, 7, 6]


def test_its_facts_are_those_a_person_read() -> None:
    expected = load_expected(Path(__file__).with_name("raw_memo.expected.csv"))
    comparison = compare(Case(MEMO.stem, MEMO, expected, ()), extract_of(MEMO))
    assert len(expected) == 166
    assert comparison.agrees, comparison.report()


@pytest.mark.parametrize("kind", ["table", "bullet", "prose"])
def test_it_says_what_the_original_says_in_the_same_order(kind: str, original: Path) -> None:
    assert statements(MEMO, kind) == statements(original, kind)


def test_its_tables_have_the_original_captions_and_labels(original: Path) -> None:
    ours, theirs = (extract_of(path).document.tables for path in (MEMO, original))
    assert [table_words(table) for table in ours] == [table_words(table) for table in theirs]


def test_its_tables_hold_the_original_figures_cell_by_cell(original: Path) -> None:
    def cells(path: Path) -> list[tuple[Any, ...]]:
        return [
            (fact.table_ordinal, fact.row_ordinal, fact.column_ordinal, fact.column_label, fact.source_value)
            for fact in extract_of(path).facts
            if fact.block_kind == "table"
        ]

    assert cells(MEMO) == cells(original)


def test_it_copies_no_sentence_of_the_original(original: Path) -> None:
    size = LONGEST_COMMON_RUN + 1
    runs = set()
    for line in original.read_text(encoding="utf-8").splitlines():
        if len(line) >= PROSE_LINE and not line.startswith(("|", "- ")):
            theirs = words(line)
            runs |= {tuple(theirs[i : i + size]) for i in range(len(theirs) - size + 1)}
    ours = words(MEMO.read_text(encoding="utf-8"))
    copied = [" ".join(ours[i : i + size]) for i in range(len(ours) - size + 1) if tuple(ours[i : i + size]) in runs]
    assert not copied
