"""Money that a letter names: read where the memo says whose it is, refused where it does not."""

from __future__ import annotations

import pytest

from orchestration.memo.facts import read_memo


def _values(raw: str) -> list[tuple[str, str, str]]:
    return [(fact.source_value, f"{fact.value:f}", fact.unit) for fact in read_memo("x", raw, "text", "h").facts]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "The kwacha trades at K24.1; a teacher earns K9,200 and K-12 schools get K250 million.",
            [("K24.1", "24.1", "ZMW"), ("K9,200", "9200", "ZMW"), ("K250 million", "250000000", "ZMW")],
        ),
        ("Malawi spends K3.1 to K3.6 billion.", [("K3.1 to K3.6 billion", "3350000000", "MWK")]),
        ("Nigeria owes N1.46 trillion and buys N95 masks.", [("N1.46 trillion", "1460000000000", "NGN")]),
        ("The tariff in Zambia is K1.94/kWh.", [("K1.94/kWh", "1.94", "other:ZMW/kWh")]),
    ],
)
def test_a_letter_is_the_money_the_memo_names(raw: str, expected: list[tuple[str, str, str]]) -> None:
    assert _values(raw) == expected


@pytest.mark.parametrize("raw", ["The loan is K250 million.", "Zambia and Papua lend K250 million."])
def test_a_letter_of_no_or_two_moneys_is_refused(raw: str) -> None:
    extract = read_memo("x", raw, "text", "h")
    assert extract.facts == ()
    assert [refusal.code for refusal in extract.rejections] == ["unknown_currency"]
