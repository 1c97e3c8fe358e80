"""Golden memos: loading what people expect of a memo and comparing it with what the reader found.

Belongs here: the file format of `tests/golden/cases` (told in its README), the comparison and its
figures. Does not: any expectation, and nothing that writes one: golden files are written by hand.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from orchestration.memo.facts import Extract, Fact, Rejection, read_memo

CASES = Path(__file__).parents[1] / "golden" / "cases"
FORMATS = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}
KEY_COLUMNS = ("source_line", "value", "low", "high", "unit")


class Key(NamedTuple):
    """What makes two facts the same; a bound that is None is unbounded."""

    source_line: int
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str

    def __str__(self) -> str:
        low, high = ("∞" if bound is None else f"{bound:f}" for bound in (self.low, self.high))
        return f"line {self.source_line}: {self.value:f} [{low}, {high}] {self.unit}"


@dataclass(frozen=True, slots=True)
class Expected:
    """One fact a person expects. `asserted` holds the columns of `Fact` that are not left blank."""

    key: Key
    asserted: dict[str, str]
    is_optional: bool

    @property
    def is_table(self) -> bool:
        return self.asserted.get("block_kind") == "table"

    def __str__(self) -> str:
        return f"{self.key} {self.asserted.get('source_value', '')!r}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that has to be refused; a blank code is not asserted."""

    code: str
    source_text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A memo and all that is expected of it."""

    name: str
    path: Path
    expected: tuple[Expected, ...]
    refused: tuple[Refused, ...]
    document: dict[str, list[str]] = field(default_factory=dict)  # part → texts, in reading order


@dataclass(slots=True)
class Comparison:
    """How the facts found differ from the facts expected; all lists empty means they agree."""

    case: Case
    missing: list[Expected] = field(default_factory=list)
    false: list[Fact] = field(default_factory=list)
    matched: list[tuple[Expected, Fact]] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        return not (self.missing or self.false or self.differing or self.kept)

    def report(self) -> str:
        """One line a difference, under what kind of difference it is."""
        false = [f"{key_of(fact)} {fact.source_value!r} in {fact.source_text[:80]!r}" for fact in self.false]
        parts = {
            "missing (expected, not found)": [str(fact) for fact in self.missing],
            "false (found, not expected)": false,
            "differing (found, with another column)": self.differing,
            "not refused": self.kept,
        }
        lines = [f"{self.case.name}: {len(self.matched)} facts agree"]
        for title, entries in parts.items():
            lines += [f"  {title}: {len(entries)}", *(f"    {entry}" for entry in entries)] if entries else []
        return "\n".join(lines)


@dataclass(slots=True)
class Score:
    """Counts over many memos; a fact is right when its line, value, bounds and unit are."""

    right: int = 0
    missing: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.false) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missing) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.missing + self.false) or 1)

    def __str__(self) -> str:
        counts = f"{self.right} right, {self.missing} missing, {self.false} false"
        return f"precision {self.precision:.4f}  recall {self.recall:.4f}  F1 {self.f1:.4f}  ({counts})"


def _bound(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def load_expected(path: Path) -> tuple[Expected, ...]:
    """The expected facts of one file, in its order (reading order)."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    facts = []
    for row in rows:
        key = Key(
            int(row["source_line"]),
            Decimal(row["value"]),
            _bound(row["low"]),
            _bound(row["high"]),
            row["unit"],
        )
        asserted = {k: v for k, v in row.items() if v and k not in (*KEY_COLUMNS, "optional")}
        facts.append(Expected(key, asserted, row.get("optional") == "yes"))
    return tuple(facts)


def _load_refused(path: Path) -> tuple[Refused, ...]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(Refused(row["code"], row["source_text"]) for row in csv.DictReader(lines))


def _load_document(path: Path) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = defaultdict(list)
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                parts[row["part"]].append(row["text"])
    return dict(parts)


@cache
def load_cases() -> tuple[Case, ...]:
    """Every case, by name."""
    memos = sorted(path for path in CASES.iterdir() if path.suffix in FORMATS)
    return tuple(
        Case(
            path.stem,
            path,
            load_expected(path.with_name(f"{path.stem}.expected.csv")),
            _load_refused(path.with_name(f"{path.stem}.rejected.csv")),
            _load_document(path.with_name(f"{path.stem}.document.csv")),
        )
        for path in memos
    )


def read_file(path: Path) -> Extract:
    """What the reader finds in a file, its line ends and byte order mark as they are."""
    content = path.read_bytes()
    return read_memo(path.stem, content.decode("utf-8"), FORMATS[path.suffix], hashlib.sha256(content).hexdigest())


def key_of(fact: Fact) -> Key:
    """The key of a found fact."""
    return Key(fact.source_line, fact.value, fact.value_low, fact.value_high, fact.unit)


def _differences(expected: Expected, fact: Fact) -> list[str]:
    differing = []
    for column, wanted in expected.asserted.items():
        found = getattr(fact, column)
        same = found == Decimal(wanted) if isinstance(found, Decimal) else str(found or "") == wanted
        if not same:
            differing.append(f"{expected}: {column} is {str(found)!r}, expected {wanted!r}")
    return differing


def _is_refused(refused: Refused, rejections: tuple[Rejection, ...]) -> bool:
    return any(
        refused.source_text in rejection.source_text and refused.code in ("", rejection.code)
        for rejection in rejections
    )


def compare(case: Case, extract: Extract) -> Comparison:
    """Pair expected and found facts by key, equal keys in reading order."""
    waiting: dict[Key, list[Fact]] = defaultdict(list)
    for fact in sorted(extract.facts, key=lambda fact: fact.char_start):
        waiting[key_of(fact)].append(fact)
    result = Comparison(case)
    for expected in sorted(case.expected, key=lambda fact: fact.is_optional):
        if waiting[expected.key]:
            fact = waiting[expected.key].pop(0)
            result.differing += _differences(expected, fact)
            result.matched += [] if expected.is_optional else [(expected, fact)]
        elif not expected.is_optional:
            result.missing.append(expected)
    result.false = [fact for facts in waiting.values() for fact in facts]
    result.kept = [r.source_text for r in case.refused if not _is_refused(r, extract.rejections)]
    return result


def score(comparisons: list[Comparison]) -> dict[str, Score]:
    """The figures over all memos, table cells apart from running text (bullets, prose, headings)."""
    scores = {"table cells": Score(), "bullets and prose": Score()}

    def of(is_table: bool) -> Score:
        return scores["table cells" if is_table else "bullets and prose"]

    for comparison in comparisons:
        for expected, _ in comparison.matched:
            of(expected.is_table).right += 1
        for expected in comparison.missing:
            of(expected.is_table).missing += 1
        for fact in comparison.false:
            of(fact.block_kind == "table").false += 1
    return scores


def document_parts(extract: Extract) -> dict[str, list[str]]:
    """The parts of a memo that `document.csv` names, as the reader found them."""
    header, document = extract.document.header, extract.document
    names = ("entity", "series", "edition", "date", "sender", "recipient", "subject", "classification")
    parts = {name: [getattr(header, name) or ""] for name in names}
    parts["as_of"] = [extract.as_of.edtf if extract.as_of else ""]
    parts["section"] = [section.title for section in document.sections]
    parts["caption"] = [table.caption.value.rstrip(" :") for table in document.tables if table.caption]
    parts["table"] = [f"{len(table.rows)} rows {len(table.header)} columns" for table in document.tables]
    return parts
