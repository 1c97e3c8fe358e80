"""Bounds behind a negation, and the units that are read whole or not at all.

Belongs here: forms where a word left out turns the value round. Does not: plain values (`test_quantities`).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.memo.hints.hints import read_hint
from orchestration.memo.quantities import Quantity, find_quantities


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("no state exceeds 17% of sales", "at_most"),
        ("None pays above 9% now", "at_most"),
        ("No supplier has more than 20% of spend", "at_most"),
        ("it may not exceed 5% of GDP", "at_most"),
        ("with no debt and over 500 staff", "at_least"),
        ("no doubt sales exceed $5B", "at_least"),
        ("sales will exceed $5B", "at_least"),
    ],
)
def test_a_bound_behind_a_negation_is_turned_round(text: str, qualifier: str) -> None:
    (found,) = find_quantities(text)
    assert isinstance(found, Quantity)
    assert found.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("4.1 g/t", "4.1", "other:g/tonne"),
        ("8.2 t/ha", "8.2", "other:tonne/ha"),
        ("11.5 ML/day", "11.5", "other:megalitre/day"),
        ("1.1 kg CO2/kWh", "1.1", "other:kgCO2/kWh"),
        ("5 kWh per 100 km", "5", "other:kWh/100km"),
        ("1.08 USD/EUR", "1.08", "other:USD/EUR"),
        ("25 basis pts", "0.0025", "pure"),
        ("–3.2 to –1.8%", "-0.025", "pure"),
        ("420 passenger-kilometres", "420", "other:passenger-kilometre"),
        ("40 MEUR", "4E+7", "EUR"),
        ("KSh 4.2 billion", "4.2E+9", "KES"),
    ],
)
def test_a_compound_unit_is_read_whole(text: str, value: str, unit: str) -> None:
    (found,) = find_quantities(text)
    assert isinstance(found, Quantity)
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["5+2 years", "3 and a half million"])
def test_a_figure_of_several_numbers_is_not_cut(text: str) -> None:
    assert not any(isinstance(item, Quantity) and item.start == 0 for item in find_quantities(text))


@pytest.mark.parametrize(
    ("label", "unit", "scale"),
    [
        ("Net sales, SEKm", "SEK", 6),
        ("MSEK", "SEK", 6),
        ("TEUR", "EUR", 3),
        ("Revenue (RMB)", "CNY", 0),
        ("EUR bn, 2030 prices", "EUR", 9),
        ("Mining jobs, 000s", "count", 3),
        ("Output, kt", "other:kt", 0),
        ("4E oz ('000)", "other:oz", 3),
        ("Mass (t)", "other:tonne", 0),
        ("Cash cost (R/oz)", "other:ZAR/oz", 0),
        ("Water (m3/day)", "other:m3/day", 0),
        ("Milk, tonnes per cow", "other:tonne", 0),
        ("2030 %", "pure", -2),
        ("CET1 ratio (bps change)", "pure", -4),
        ("pp change", "pure", -2),
        ("Mio. EUR", "EUR", 6),
        ("Revenue in Mrd. EUR", "EUR", 9),
    ],
)
def test_a_label_lends_the_whole_unit(label: str, unit: str, scale: int) -> None:
    hint = read_hint(label)
    assert hint is not None
    assert (hint.unit, hint.scale) == (unit, scale)


@pytest.mark.parametrize("label", ["FX per US$", "Doctors per 1,000", "Team, M", "0/"])
def test_a_label_that_states_no_unit_in_full_lends_none(label: str) -> None:
    assert read_hint(label) is None
