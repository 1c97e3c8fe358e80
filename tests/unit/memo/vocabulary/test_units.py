"""Tables of units and currencies, and the units that labels lend."""

from __future__ import annotations

import pytest

from orchestration.memo.quantities import UnitHint, read_hint
from orchestration.memo.vocabulary.currencies import ISO_4217, NAMES, SHARED_SIGNS, SYMBOLS, code_of
from orchestration.memo.vocabulary.units import MULTIPLE, PERCENT, per_unit_name, unit_of

MONEY = "money"


def test_every_currency_named_is_in_iso_4217() -> None:
    named = set(SYMBOLS.values()) | {code for code in NAMES.values() if code}
    named |= {code for codes in SHARED_SIGNS.values() for code in codes}
    assert named <= ISO_4217
    assert all(len(code) == 3 and code.isupper() for code in ISO_4217)


def test_units_are_symbols_as_written_or_words_in_any_case() -> None:
    assert unit_of("MW") != unit_of("mW")
    assert unit_of("Months") == unit_of("months")
    assert unit_of("MONTHS") == unit_of("months")
    assert unit_of("PERCENT") == PERCENT
    assert unit_of("HRS") is None  # three capitals are an acronym
    assert (unit_of("%"), unit_of("x")) == (PERCENT, MULTIPLE)
    assert per_unit_name("tonnes") == "tonne"
    assert per_unit_name("seat") is None
    assert code_of("RMB") == "CNY"


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("Revenue ($M)", UnitHint("USD", MONEY, 6)),
        ("Amount (INR Cr)", UnitHint("INR", MONEY, 7)),
        ("Amount (₹ Cr)", UnitHint("INR", MONEY, 7)),
        ("Amount (INR L)", UnitHint("INR", MONEY, 5)),
        ("Spending (B SEK)", UnitHint("SEK", MONEY, 9)),
        ("Spending plan (B SEK):", UnitHint("SEK", MONEY, 9)),
        ("Revenue (€bn)", UnitHint("EUR", MONEY, 9)),
        ("Revenue (USD, millions)", UnitHint("USD", MONEY, 6)),
        ("Revenue, in $ millions", UnitHint("USD", MONEY, 6)),
        ("USD millions", UnitHint("USD", MONEY, 6)),
        ("Revenue ($M, 2030)", UnitHint("USD", MONEY, 6)),
        ("Revenue (US$ bn)", UnitHint("USD", MONEY, 9)),
        ("Cost (R$ bn)", UnitHint("BRL", MONEY, 9)),
        ("Sales ($000s)", UnitHint("USD", MONEY, 3)),
        ("Sales (millions of dollars)", UnitHint("USD", MONEY, 6)),
        ("Fee ($/month)", UnitHint("USD", MONEY, 0, "monthly")),
        ("Cost ($M/year)", UnitHint("USD", MONEY, 6, "annual")),
        ("Price ($/MWh)", UnitHint("other:USD/MWh", "quantity", 0, "per_unit")),
        ("Price ($ per tonne)", UnitHint("other:USD/tonne", "quantity", 0, "per_unit")),
        ("Output (TWh)", UnitHint("other:TWh", "quantity")),
        ("Output (million tonnes)", UnitHint("other:tonne", "quantity", 6)),
        ("% of Total", UnitHint("pure", "percent", -2)),
        ("Growth %", UnitHint("pure", "percent", -2)),
        ("Share (%)", UnitHint("pure", "percent", -2)),
        ("Growth (2030 vs 2029, %)", UnitHint("pure", "percent", -2)),
        ("Change (pp)", UnitHint("pure", "percentage_point", -2)),
        ("Spread (bps)", UnitHint("pure", "basis_point", -4)),
        ("EV/EBITDA (x)", UnitHint("pure", "multiple")),
        ("Payback (months)", UnitHint("month", "duration")),
        ("Retention (years)", UnitHint("year", "duration")),
        ("Headcount (thousands)", UnitHint("count", "count", 3)),
        ("Units (000s)", UnitHint("count", "count", 3)),
        ("Users (M)", UnitHint("count", "count", 6)),
        ("Revenue (M)", UnitHint("", MONEY, 6)),
        ("Value (Cr)", UnitHint("", MONEY, 7)),
        ("Rating (1-10)", UnitHint("score", "score")),
    ],
)
def test_labels_that_state_a_unit(label: str, hint: UnitHint) -> None:
    assert read_hint(label) == hint


@pytest.mark.parametrize(
    "label",
    [
        "Revenue", "", "Revenue ($M, % growth)", "Revenue ($M) and share (%)", "Deals (M&A)", "Sales (B2B)",
        "(2030)", "Margin (est.)", "YoY Growth", "Customers (#)", "Children (0-5)", "Level (L)",
        "Price per unit", "((((", "($ €)",
    ],
)  # fmt: skip
def test_labels_that_state_none_or_two(label: str) -> None:
    assert read_hint(label) is None
