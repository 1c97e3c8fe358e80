"""Figures as a reader sees them."""

from __future__ import annotations

import pytest

from orchestration.report.figures import (
    about,
    capital,
    edition,
    figure,
    kind_of,
    period_text,
    signed,
    span,
    stated,
    unshouted,
    words,
)


@pytest.mark.parametrize(
    ("value", "unit", "kind", "text"),
    [
        (6.8e9, "USD", "money", "$6.8B"),
        (180_000, "EUR", "money", "€180,000"),
        (-80e6, "USD", "money", "−$80M"),
        (2.1e9, "SEK", "money", "SEK 2.1B"),
        (999_960_000, "USD", "money", "$1B"),
        (999_000_000, "USD", "money", "$999M"),
        (0.34, "pure", "percent", "34%"),
        (0.346, "pure", "percent", "34.6%"),
        (0.0001, "pure", "percent", "0.01%"),
        (-0.011, "pure", "basis_point", "−110 bps"),
        (0.05, "pure", "percentage_point", "5 pp"),
        (16.2, "pure", "multiple", "16.2×"),
        (18, "pure", "ratio", "18"),
        (1, "month", "duration", "1 month"),
        (3, "month", "duration", "3 months"),
        (412_000, "count", "count", "412,000"),
        (2.1e9, "count", "count", "2.1B"),
        (4.5, "score", "score", "4.5"),
        (100, "other:MW", "quantity", "100 MW"),
        (0, "USD", "money", "$0"),
        (3.4, "USD", "money", "$3.40"),
        (0.089, "USD", "money", "$0.089"),
        (0.0001, "count", "count", "0.0001"),
        (None, "USD", "money", "—"),
    ],
)
def test_a_figure_is_written_in_its_unit(value: float | None, unit: str, kind: str, text: str) -> None:
    assert figure(value, unit, kind) == text


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "kind", "text"),
    [
        (500, 500, None, "count", "count", "500+"),
        (0.05, None, 0.05, "pure", "percent", "≤ 5%"),
        (52.5, 45, 60, "count", "count", "45–60"),
        (30e6, 25e6, 35e6, "EUR", "money", "€25–35M"),
        (3e6, 0.5e6, 5.5e6, "USD", "money", "$500,000–$5.5M"),
        (0.675, 0.55, 0.8, "pure", "percent", "55–80%"),
        (75, 50, 100, "pure", "multiple", "50–100×"),
        (-15_000, -18_000, -12_000, "count", "count", "−18,000 to −12,000"),
        (18, 12, 24, "month", "duration", "12–24 months"),
        (240e6, 240e6, 240e6, "USD", "money", "$240M"),
    ],
)
def test_bounds_show_what_is_left_open(
    value: float, low: float | None, high: float | None, unit: str, kind: str, text: str
) -> None:
    assert span(value, low, high, unit, kind) == text


def test_a_hedge_is_kept() -> None:
    fact = {"value": 0.72, "value_low": 0.72, "value_high": 0.72, "unit": "pure", "unit_kind": "percent"}
    assert stated({**fact, "qualifier": "approximate"}) == "≈ 72%"
    assert stated({**fact, "qualifier": "exact"}) == "72%"


def test_a_ratio_is_written_as_the_memo_does() -> None:
    fact = {"value": 18, "value_low": 18, "value_high": 18, "unit": "pure", "unit_kind": "ratio", "qualifier": "exact"}
    assert stated({**fact, "source_value": "18:1"}) == "18:1"
    assert stated({**fact, "source_value": "18.0"}) == "18"


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2030-06", "June 2030"),
        ("2030-06-28", "28 June 2030"),
        ("2030", "2030"),
        ("2030/2035", "2030–2035"),
        ("2030-Q3", "Q3 2030"),
        ("2030-33", "2030-33"),
        (None, ""),
    ],
)
def test_a_period_is_written_for_reading(edtf: str | None, text: str) -> None:
    assert period_text(edtf) == text


def test_words_of_the_warehouse_are_words_of_a_page() -> None:
    assert words("part_of_total") == "Part of total"
    assert words("cagr") == "CAGR"
    assert capital("line 8 says EBITDA") == "Line 8 says EBITDA"
    assert edition("CEO & BOARD STRATEGY EDITION") == "CEO & Board Strategy Edition"
    assert edition("Youth Edition (Ages 18–28)") == "Youth Edition (Ages 18–28)"
    assert edition("ceo edition") == "CEO Edition"
    assert edition(None) == "none stated"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("THE LARGE LAW FIRM IN 2030", "The Large Law Firm in 2030"),
        ("SK HYNIX", "SK Hynix"),
        ("VENTO DO SUL S.A.", "Vento do Sul S.A."),
        ("BHP", "BHP"),
        ("LOW FELL UTILITIES (NYSE: LFU)", "Low Fell Utilities (NYSE: LFU)"),
        ("BASF", "BASF"),
        ("xAI", "xAI"),
    ],
)
def test_a_name_is_not_shouted(name: str, shown: str) -> None:
    assert unshouted(name) == shown


def test_what_is_worked_out_claims_three_digits() -> None:
    assert about(767_650_123, "USD", "money") == "$768M"
    assert signed(0.8412, "pure", "percent") == "+84.1%"
    assert signed(-2_200_000, "USD", "money") == "−$2.2M"


def test_an_amount_without_its_kind_is_told_by_its_unit() -> None:
    assert [kind_of(unit) for unit in ("USD", "count", "pure", "other:MW", None)] == [
        "money",
        "count",
        "percent",
        "quantity",
        "count",
    ]
