"""Money that a letter names: read where the memo says whose it is, refused where it does not."""

# ruff: noqa: E501 - a memo's lines are as long as they are

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


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Riyadh spends SR 3.2 billion; a nurse earns SR 9,400.", [("SR 3.2 billion", "3200000000", "SAR"), ("SR 9,400", "9400", "SAR")]),
        ("Dubai pays Dhs 14,500 and Dhs 950.", [("Dhs 14,500", "14500", "AED"), ("Dhs 950", "950", "AED")]),
        ("A base station costs Birr 4.1 million, a call KSh 5.", [("Birr 4.1 million", "4100000", "ETB"), ("KSh 5", "5", "KES")]),
        ("Kuwait: KD 1,450 a month. Qatar: QR 14,500.", [("KD 1,450", "1450", "KWD"), ("QR 14,500", "14500", "QAR")]),
    ],
)  # fmt: skip
def test_a_local_sign_is_the_money_of_the_country_named(raw: str, expected: list[tuple[str, str, str]]) -> None:
    assert _values(raw) == expected


def test_a_local_sign_of_two_countries_named_is_refused() -> None:
    extract = read_memo("x", "Bolivia and Venezuela: a family spends Bs 1,700.", "text", "h")
    assert extract.facts == ()
    assert [(refusal.code, refusal.source_text) for refusal in extract.rejections] == [
        ("ambiguous_currency", "Bolivia and Venezuela: a family spends Bs 1,700.")
    ]


def test_a_local_sign_without_its_country_is_none() -> None:
    assert _values("Road SR 520 carries 1,200 trucks.") == [("1,200", "1200", "count")]


def test_a_local_sign_in_headers_lends_its_money_and_stays_as_written() -> None:
    raw = "ENTITY: KUWAIT BANK\nRE: The KD 1,900 question\nPay in Kuwait:\n| Job | Pay (KD) |\n|---|---|\n| Clerk | 540 |\n"
    extract = read_memo("x", raw, "text", "h")
    assert [(fact.column_label, fact.unit) for fact in extract.facts if fact.block_kind == "table"] == [
        ("Pay (KD)", "KWD")
    ]
    assert extract.document.header.subject == "The KD 1,900 question"
    assert extract.document.raw == raw
