"""Each golden memo gives exactly the facts a person wrote down for it.

Belongs here: the cases of `cases/` one by one, and the figures over all of them. Does not: the memo
in `raw/` (`test_raw_memo`) and single functions of the reader (`tests/unit`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.support.golden import Case, Comparison, compare, document_parts, load_cases, read_file, score

if TYPE_CHECKING:
    from collections.abc import Callable

# What the golden set promises to hold, so that no case is lost unseen.
LEAST_CASES = 60
LEAST_FACTS = 1200
LONG_MEMO_FACTS = 40
LEAST_LONG_MEMOS = 10
LEAST_F1 = {"table cells": 0.99, "bullets and prose": 0.97}


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_a_memo_gives_the_facts_expected(case: Case) -> None:
    extract = read_file(case.path)
    comparison = compare(case, extract)
    assert comparison.agrees, comparison.report()
    assert extract.found == len(extract.facts) + len(extract.rejections)


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_a_span_gives_back_the_value_as_written(case: Case) -> None:
    raw = case.path.read_bytes().decode("utf-8")
    extract = read_file(case.path)
    wrong = [
        f"{fact.source_value!r} at {fact.char_start} is {raw[fact.char_start : fact.char_end]!r}"
        for fact in extract.facts
        if raw[fact.char_start : fact.char_end] != fact.source_value
        or raw.count("\n", 0, fact.char_start) + 1 != fact.source_line
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("case", [c for c in load_cases() if c.document], ids=lambda case: case.name)
def test_a_memo_has_the_header_sections_and_tables_expected(case: Case) -> None:
    found = document_parts(read_file(case.path))
    wrong = {
        part: f"expected {texts}, found {found[part]}"
        for part, texts in case.document.items()
        if [text for text in found[part] if part == "table" or text in texts] != texts
    }
    assert not wrong, "\n".join(f"{part}: {what}" for part, what in wrong.items())


def test_fact_ids_are_unique_and_stable() -> None:
    ids = Counter(fact.fact_id for case in load_cases() for fact in read_file(case.path).facts)
    again = Counter(fact.fact_id for case in load_cases() for fact in read_file(case.path).facts)
    assert again == ids
    assert [fact_id for fact_id, count in ids.items() if count > 1] == []


def test_precision_and_recall(record_property: Callable[[str, object], None]) -> None:
    comparisons: list[Comparison] = [compare(case, read_file(case.path)) for case in load_cases()]
    scores = score(comparisons)
    for kind, figures in scores.items():
        print(f"{kind}: {figures}")
        record_property(kind, str(figures))
    low = {kind: str(figures) for kind, figures in scores.items() if figures.f1 < LEAST_F1[kind]}
    assert not low, f"below {LEAST_F1}: {low}"


def test_the_golden_set_is_whole() -> None:
    sizes = [len(case.expected) for case in load_cases()]
    assert len(sizes) >= LEAST_CASES
    assert sum(sizes) >= LEAST_FACTS
    assert sum(size >= LONG_MEMO_FACTS for size in sizes) >= LEAST_LONG_MEMOS
