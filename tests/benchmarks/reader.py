"""The reader's speed, memory and accuracy, beside the libraries one would otherwise pick, in one run."""

from __future__ import annotations

import csv
import hashlib
import tracemalloc
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from orchestration.memo.facts import read_memo
from orchestration.memo.quantities import Quantity, read_cell
from orchestration.memo.scan import scan
from tests.benchmarks.measure import Figure, seconds

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "tests" / "golden" / "cases"


def figures() -> Iterator[Figure]:
    """All figures of the reader."""
    yield from _values()
    yield from _memos()
    yield from _memory()


def _expected_cells() -> list[tuple[str, str, Decimal]]:
    """Values as written, their unit and base value, from the hand-written golden tables."""
    cells = []
    for path in sorted(CASES.glob("*.expected.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cells.extend(
                (row["source_value"], row["unit"], Decimal(row["value"]))
                for row in csv.DictReader(file)
                # Not every case asserts how a value is written, only what it is.
                if row.get("source_value")
                and row.get("block_kind") == "table"
                and row.get("unit_kind") in {"money", "percent"}
            )
    return cells


def _values() -> Iterator[Figure]:
    from quantulum3 import parser

    cells = _expected_cells()
    texts = [text for text, _, _ in cells]
    many = texts * (20_000 // len(texts) + 1)
    yield Figure(
        "values read, a second",
        f"{len(many) / seconds(lambda: [read_cell(text) for text in many]):,.0f}",
        "≥ 100,000",
    )
    few = texts[:400]
    yield Figure(
        "  the same by quantulum3",
        f"{len(few) / seconds(lambda: [parser.parse(text) for text in few], 1):,.0f}",
    )
    # Cells whose scale stands in the header cannot be right without it: count what carries its own unit.
    whole = [(text, value) for text, _, value in cells if any(sign in text for sign in "$€£₹¥₩%")]
    ours = sum(_ours(text) == value for text, value in whole)
    theirs = sum(value in _theirs(parser.parse(text)) for text, value in whole)
    yield Figure("money and percent cells read right, alone", f"{ours / len(whole):.1%} of {len(whole)}")
    yield Figure("  the same by quantulum3", f"{theirs / len(whole):.1%}")


def _ours(text: str) -> Decimal | None:
    quantities = [item for item in read_cell(text) if isinstance(item, Quantity)]
    return quantities[0].value if quantities else None


def _theirs(found: list[object]) -> set[Decimal]:
    values = set()
    for quantity in found:
        value = Decimal(repr(quantity.value))  # type: ignore[attr-defined]
        values |= {value, value / 100}
    return values


def _memo() -> tuple[str, str]:
    path = next(iter(sorted((ROOT / "raw").glob("*.md"))))
    return path.stem, path.read_text(encoding="utf-8")


def _memos() -> Iterator[Figure]:
    from markdown_it import MarkdownIt

    name, raw = _memo()
    sha256 = hashlib.sha256(raw.encode()).hexdigest()
    kilobytes = len(raw.encode()) / 1024
    each = seconds(lambda: [read_memo(name, raw, "markdown", sha256) for _ in range(50)]) / 50
    yield Figure(f"memos read whole, a second and core ({kilobytes:.0f} KB each)", f"{1 / each:,.0f}", "≥ 200")
    scanned = seconds(lambda: [scan("markdown", raw) for _ in range(50)]) / 50
    yield Figure("  scanned for structure only", f"{1 / scanned:,.0f}")
    library = MarkdownIt().enable("table")
    parsed = seconds(lambda: [library.parse(raw) for _ in range(20)]) / 20
    yield Figure("  the same by markdown-it-py", f"{1 / parsed:,.0f}")
    text = raw.replace("# ", "")
    found = sum(token.type == "table_open" for token in library.parse(text))
    yield Figure("tables found in the text form", f"{len(scan('text', text).tables)}")
    yield Figure("  the same by markdown-it-py", f"{found}")


def _memory() -> Iterator[Figure]:
    name, raw = _memo()
    peaks = []
    for count in (10, 200):
        tracemalloc.start()
        for number in range(count):
            read_memo(f"{name}-{number}", raw.replace("2030", str(2030 + number % 5)), "markdown", str(number))
        peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
        tracemalloc.stop()
    yield Figure("memory while reading 10 and 200 memos, MB", f"{peaks[0]:.1f} and {peaks[1]:.1f}", "does not grow")
