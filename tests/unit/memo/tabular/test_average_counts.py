"""Decimals that count people or things, and those that are ratios."""

from __future__ import annotations

import re

import pytest

from orchestration.memo.facts import read_memo
from orchestration.memo.tabular.average_counts import counts_by_label, counts_next


@pytest.mark.parametrize(
    "label",
    [
        "Falls per thousand patient days",
        "Visits per clinic day",
        "Homicides per 100,000",
        "Gross moves per crane hour",
        "Average visits per site",
        "Patients per nurse",
    ],
)
def test_labels_that_count(label: str) -> None:
    assert counts_by_label(label)


@pytest.mark.parametrize(
    "label",
    ["Price index", "Dollars per hour", "Earnings per share", "Tonnes per hectare", "Joules per litre", "Gini"],
)
def test_labels_that_do_not(label: str) -> None:
    assert not counts_by_label(label)


@pytest.mark.parametrize(
    ("text", "is_counted"),
    [
        ("0.3 people per shift", True),
        ("0.19 reportable collisions", True),
        ("2.4 of the workers", False),
        ("0.71 and people", False),
        ("3.5 tonnes", False),
    ],
)
def test_words_behind_a_decimal(text: str, is_counted: bool) -> None:
    number = re.search(r"[0-9.]+", text)
    assert number is not None
    assert counts_next(text, *number.span()) is is_counted


@pytest.mark.parametrize(
    ("text", "unit", "decimals"),
    [
        ("- Amendments per study: 2.3", "count", 1),
        ("- Gini: 0.38", "pure", 2),
        ("- Employment: 9,800 jobs; fatality rate 0.03", "pure", 2),
    ],
)
def test_a_bullets_last_decimal(text: str, unit: str, decimals: int) -> None:
    last = read_memo("averages", text, "text", "hash").facts[-1]
    assert (last.unit, last.decimals) == (unit, decimals)
