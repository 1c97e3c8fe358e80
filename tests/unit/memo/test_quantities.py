"""Each notation of a value, as a whole cell and in running text. All figures are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.memo.quantities import Quantity, Refusal, UnitHint, find_quantities, read_cell, read_hint

type_of = {
    "percent": "pure",
    "percentage_point": "pure",
    "basis_point": "pure",
    "multiple": "pure",
    "ratio": "pure",
    "score": "score",
    "count": "count",
}


def one(text: str, hint: UnitHint | None = None) -> Quantity:
    """The single value of a cell."""
    (found,) = read_cell(text, hint)
    assert isinstance(found, Quantity), found
    return found


def shown(text: str, items: list[Quantity | Refusal]) -> list[tuple[str, str]]:
    """Each item as (source value, value or refusal code)."""
    return [
        (text[item.start : item.end], f"{item.value:f}" if isinstance(item, Quantity) else item.code) for item in items
    ]


# text, value, unit, decimals
MONEY = [
    ("$7.3B", "7300000000", "USD", -8),
    ("$412 million", "412000000", "USD", -6),
    ("€215,000", "215000", "EUR", 0),
    ("£38M", "38000000", "GBP", -6),
    ("₹12.5L", "1250000", "INR", -4),
    ("₹1.5 lakh crore", "1500000000000", "INR", -11),
    ("INR 43,700 Cr", "437000000000", "INR", -7),
    ("Rs. 320 crore", "3200000000", "INR", -7),
    ("USD 370B", "370000000000", "USD", -9),
    ("370B USD", "370000000000", "USD", -9),
    ("AUD $97.4B", "97400000000", "AUD", -8),
    ("$97.4B AUD", "97400000000", "AUD", -8),
    ("$5M (CAD)", "5000000", "CAD", -6),
    ("R$4,900", "4900", "BRL", 0),
    ("¥61.2T", "61200000000000", "JPY", -11),
    ("¥61.2T (RMB)", "61200000000000", "CNY", -11),
    ("RMB 4bn", "4000000000", "CNY", -9),
    ("₩210T", "210000000000000", "KRW", -12),
    ("CHF 3.4 bn", "3400000000", "CHF", -8),
    ("3.4 bn CHF", "3400000000", "CHF", -8),
    ("3.4m EUR", "3400000", "EUR", -5),
    ("2 billion Swiss francs", "2000000000", "CHF", -9),
    ("5m Hong Kong dollars", "5000000", "HKD", -6),
    ("87 million dollars", "87000000", "USD", -6),
    ("6 million euros", "6000000", "EUR", -6),
    ("5 € million", "5000000", "EUR", -6),
    ("5M€", "5000000", "EUR", -6),
    ("A$4M", "4000000", "AUD", -6),
    ("CA$4M", "4000000", "CAD", -6),
    ("NZ$4M", "4000000", "NZD", -6),
    ("HK$ 4M", "4000000", "HKD", -6),
    ("S$4bn", "4000000000", "SGD", -9),
    ("NT$4bn", "4000000000", "TWD", -9),
    ("MX$4bn", "4000000000", "MXN", -9),
    ("₺4bn", "4000000000", "TRY", -9),
    ("₦4 billion", "4000000000", "NGN", -9),
    ("5 mln zł", "5000000", "PLN", -6),
    ("Rp 5 trillion", "5000000000000", "IDR", -12),
    ("RM5bn", "5000000000", "MYR", -9),
    ("R450m", "450000000", "ZAR", -6),
    ("R 5 billion", "5000000000", "ZAR", -9),
    ("SEK 5bn", "5000000000", "SEK", -9),
    ("$5 mio", "5000000", "USD", -6),
    ("$1,234.56", "1234.56", "USD", 2),
    ("-$50M", "-50000000", "USD", -6),
    ("$-50M", "-50000000", "USD", -6),
    ("($50M)", "-50000000", "USD", -6),
    ("+$40M", "40000000", "USD", -6),
    ("**$5M**", "5000000", "USD", -6),
    ("$5M*", "5000000", "USD", -6),
]


@pytest.mark.parametrize(("text", "value", "unit", "decimals"), MONEY)
def test_money(text: str, value: str, unit: str, decimals: int) -> None:
    found = one(text)
    assert (found.value, found.unit, found.unit_kind) == (Decimal(value), unit, "money")
    assert (found.low, found.high, found.qualifier) == (found.value, found.value, "exact")
    assert found.decimals == decimals


# text, value, kind, decimals
PLAIN = [
    ("37%", "0.37", "percent", 2),
    ("37.5 %", "0.375", "percent", 3),
    ("37 percent", "0.37", "percent", 2),
    ("37 per cent", "0.37", "percent", 2),
    ("+261%", "2.61", "percent", 2),
    ("-7%", "-0.07", "percent", 2),
    ("−7%", "-0.07", "percent", 2),
    ("–7%", "-0.07", "percent", 2),
    ("(7%)", "-0.07", "percent", 2),
    ("6pp", "0.06", "percentage_point", 2),
    ("+6 percentage points", "0.06", "percentage_point", 2),
    ("2.1 p.p.", "0.021", "percentage_point", 3),
    ("-130 bps", "-0.013", "basis_point", 4),
    ("130 basis points", "0.013", "basis_point", 4),
    ("14.7x", "14.7", "multiple", 1),
    ("3×", "3", "multiple", 0),
    ("3 times higher", "3", "multiple", 0),
    ("21:1", "21", "ratio", 0),
    ("4.2/10", "4.2", "score", 1),
    ("7 out of 10", "7", "score", 0),
    ("340", "340", "count", None),
    ("-340", "-340", "count", None),
    ("(340)", "-340", "count", None),
    ("1,00,000", "100000", "count", None),
    ("9 billion", "9000000000", "count", -9),
    ("9.1M", "9100000", "count", -5),
    ("35K", "35000", "count", -3),
    ("5m users", "5000000", "count", -6),
    ("5 crore users", "50000000", "count", -7),
    ("0.85", "0.85", "ratio", 2),
]


@pytest.mark.parametrize(("text", "value", "kind", "decimals"), PLAIN)
def test_shares_multiples_and_counts(text: str, value: str, kind: str, decimals: int | None) -> None:
    found = one(text)
    assert (found.value, found.unit, found.unit_kind) == (Decimal(value), type_of[kind], kind)
    assert (found.low, found.high, found.decimals) == (found.value, found.value, decimals)


# text, value, unit, kind, rate
MEASURED = [
    ("4 months", "4", "month", "duration", None),
    ("6-year", "6", "year", "duration", None),
    ("18-month", "18", "month", "duration", None),
    ("90 days", "90", "day", "duration", None),
    ("24-hour", "24", "hour", "duration", None),
    ("120 MW", "120", "other:MW", "quantity", None),
    ("2.5 GWh", "2.5", "other:GWh", "quantity", None),
    ("3 million tonnes", "3000000", "other:tonne", "quantity", None),
    ("2.7 million barrels per day", "2700000", "other:barrel/day", "quantity", None),
    ("90,000 bpd", "90000", "other:barrel/day", "quantity", None),
    ("1.5°C", "1.5", "other:°C", "quantity", None),
    ("28 nm", "28", "other:nm", "quantity", None),
    ("500 sq ft", "500", "other:ft2", "quantity", None),
    ("$81/barrel", "81", "other:USD/barrel", "quantity", "per_unit"),
    ("$30 per metric ton", "30", "other:USD/tonne", "quantity", "per_unit"),
    ("$0.05/kWh", "0.05", "other:USD/kWh", "quantity", "per_unit"),
    ("$60/month", "60", "USD", "money", "monthly"),
    ("$60/year", "60", "USD", "money", "annual"),
    ("$47/user", "47", "USD", "money", "per_unit"),
    ("6%/year", "0.06", "pure", "percent", "annual"),
]


@pytest.mark.parametrize(("text", "value", "unit", "kind", "rate"), MEASURED)
def test_durations_physical_quantities_and_prices(
    text: str, value: str, unit: str, kind: str, rate: str | None
) -> None:
    found = one(text)
    assert (found.value, found.unit, found.unit_kind, found.rate_basis) == (Decimal(value), unit, kind, rate)
    assert text[found.start : found.end] == text


# text, low, high, qualifier
BOUNDS = [
    ("17,500+", "17500", None, "at_least"),
    ("48M+", "48000000", None, "at_least"),
    ("$60M+", "60000000", None, "at_least"),
    ("20%+", "0.2", None, "at_least"),
    ("10x+", "10", None, "at_least"),
    ("$5bn-plus", "5000000000", None, "at_least"),
    ("5 or more", "5", None, "at_least"),
    ("over 700", "700", None, "at_least"),
    ("more than 7", "7", None, "at_least"),
    ("at least 7", "7", None, "at_least"),
    ("minimum of 7", "7", None, "at_least"),
    (">65%", "0.65", None, "at_least"),
    ("≥ 65%", "0.65", None, "at_least"),
    (">= 65%", "0.65", None, "at_least"),
    ("<6%", None, "0.06", "at_most"),
    ("≤6%", None, "0.06", "at_most"),
    ("under 6", None, "6", "at_most"),
    ("below 6%", None, "0.06", "at_most"),
    ("less than 6%", None, "0.06", "at_most"),
    ("up to 35%", None, "0.35", "at_most"),
    ("max 35%", None, "0.35", "at_most"),
    ("sub-6%", None, "0.06", "at_most"),
    ("~97%", "0.97", "0.97", "approximate"),
    ("≈97%", "0.97", "0.97", "approximate"),
    ("about 97%", "0.97", "0.97", "approximate"),
    ("approximately 97%", "0.97", "0.97", "approximate"),
    ("roughly $5M", "5000000", "5000000", "approximate"),
    ("nearly $5M", "5000000", "5000000", "approximate"),
    ("circa $5M", "5000000", "5000000", "approximate"),
    ("$5M (est.)", "5000000", "5000000", "approximate"),
    ("grew over 5 years", "5", "5", "exact"),
    ("over 5 years", "5", None, "at_least"),
    ("heavy use (over 5 years)", "5", None, "at_least"),
    ("more than 5 years", "5", None, "at_least"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier"), BOUNDS)
def test_bounds_and_approximations(text: str, low: str | None, high: str | None, qualifier: str) -> None:
    found = one(text)
    expected = (low and Decimal(low), high and Decimal(high), qualifier)
    assert (found.low, found.high, found.qualifier) == expected
    assert found.value == (found.low if found.low is not None else found.high)


# text, low, high, unit, decimals
RANGES = [
    ("83-91%", "0.83", "0.91", "pure", 2),
    ("43–57", "43", "57", "count", None),
    ("43—57", "43", "57", "count", None),
    ("43 - 57", "43", "57", "count", None),
    ("between 3 and 6%", "0.03", "0.06", "pure", 2),
    ("between $3M and $6M", "3000000", "6000000", "USD", -6),
    ("$3M to $6M", "3000000", "6000000", "USD", -6),
    ("€27-34M", "27000000", "34000000", "EUR", -6),
    ("$210-$340K", "210000", "340000", "USD", -3),
    ("USD 60-70K", "60000", "70000", "USD", -3),
    ("$1.2-1.5 billion", "1200000000", "1500000000", "USD", -8),
    ("$900M-1.2B", "900000000", "1200000000", "USD", -8),
    ("$900,000-$1.2M", "900000", "1200000", "USD", -5),
    ("-11,000 to -17,000", "-17000", "-11000", "count", None),
    ("-10-15%", "-0.15", "-0.1", "pure", 2),
    ("+10-15%", "0.1", "0.15", "pure", 2),
    ("-5% to +10%", "-0.05", "0.1", "pure", 2),
    ("(€5-10M)", "-10000000", "-5000000", "EUR", -6),
    ("0.2-0.6%", "0.002", "0.006", "pure", 3),
    ("11-52x", "11", "52", "pure", 0),
    ("10-15:1", "10", "15", "pure", 0),
    ("12-24 months", "12", "24", "month", 0),
    ("12-to-24-month", "12", "24", "month", 0),
    ("€240-310/MWh", "240", "310", "other:EUR/MWh", 0),
    ("4.1% to 5.3%", "0.041", "0.053", "pure", 3),
    ("~$5-10M", "5000000", "10000000", "USD", -6),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "decimals"), RANGES)
def test_ranges(text: str, low: str, high: str, unit: str, decimals: int | None) -> None:
    found = one(text)
    assert (found.low, found.high, found.qualifier) == (Decimal(low), Decimal(high), "range")
    assert found.value == (Decimal(low) + Decimal(high)) / 2
    assert (found.unit, found.decimals) == (unit, decimals)
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "low", "decimals"),
    [("$400K-$6M+", "400000", -3), ("10,000-15,000+", "10000", None), ("at least 5-10%", "0.05", 2)],
)
def test_open_ranges_keep_the_low_bound_only(text: str, low: str, decimals: int | None) -> None:
    found = one(text)
    assert (found.qualifier, found.value, found.low) == ("range_at_least", Decimal(low), Decimal(low))
    assert (found.high, found.decimals) == (None, decimals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 4.1% to 5.3%", [("4.1%", "0.041", "from"), ("5.3%", "0.053", "to")]),
        ("71% → 83%", [("71%", "0.71", "from"), ("83%", "0.83", "to")]),
        ("71 → 83%", [("71", "0.71", "from"), ("83%", "0.83", "to")]),
        ("$5M -> $10M", [("$5M", "5000000", "from"), ("$10M", "10000000", "to")]),
        ("fell from 15% to 12% by 2035", [("15%", "0.15", "from"), ("12%", "0.12", "to")]),
        (
            "$5M → $10M → $15M",
            [("$5M", "5000000", "from"), ("$10M", "10000000", "to"), ("$15M", "15000000", "to")],
        ),
        ("rose from $2M in 2030 to $9M in 2035", [("$2M", "2000000", "from"), ("$9M", "9000000", "to")]),
        ("ranging from 5% to 10%", [("5% to 10%", "0.075", "")]),
        ("grew 5% to $20M", [("5%", "0.05", ""), ("$20M", "20000000", "")]),
    ],
)
def test_changes_are_two_points_in_time(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_quantities(text)
    assert [
        (text[item.start : item.end], f"{item.value:f}", item.role) for item in found if isinstance(item, Quantity)
    ] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[X]%", "placeholder"),
        ("XX%", "placeholder"),
        ("$[X]M", "placeholder"),
        ("$X million", "placeholder"),
        ("57-43", "inverted_range"),
        ("57-43%", "inverted_range"),
        ("$5-8%", "mixed_units"),
        ("$1M-5", "ambiguous_range"),
        ("5%-8", "ambiguous_range"),
        ("$500-$1.2B", "ambiguous_range"),
        ("6 months to 2 years", "mixed_units"),
        ("up to 5-10%", "bound_and_range"),
        ("€5M USD", "unit_conflict"),
        ("$5-€8M", "unit_conflict"),
        ("kr 500", "ambiguous_currency"),
        ("500 kr", "ambiguous_currency"),
        ("50 million pounds", "ambiguous_currency"),
        ("3 million pesos", "ambiguous_currency"),
        ("X$5", "unknown_currency"),
        ("10.5L", "ambiguous_unit"),
        ("5 m", "ambiguous_unit"),
        ("5m", "ambiguous_unit"),
        ("2b", "ambiguous_unit"),
        ("72 points", "ambiguous_unit"),
        ("500 Cr", "unit_unstated"),
        ("$12Q", "unknown_suffix"),
        ("1 234", "malformed_number"),
        ("€12,34", "malformed_number"),
        ("5'000", "malformed_number"),
        ("$.5M", "leading_point"),
        ("±5%", "plus_minus"),
        ("3:2", "ratio"),
        ("1 in 5 years", "proportion"),
        ("3 per 1,250", "proportion"),
        ("growth-8%", "ambiguous_sign"),
        ("(over 5%)", "ambiguous_sign"),
        ("$0.00000000001", "precision"),
        ("0.00000001%", "precision"),
        ("9" * 30, "too_large"),
        ("9" * 200, "too_large"),
        ("$99999999999999999999T", "too_large"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(text: str, code: str) -> None:
    (found,) = read_cell(text)
    assert isinstance(found, Refusal), found
    assert found.code == code
    assert 0 <= found.start < found.end <= len(text)
    assert text[found.start : found.end] in found.message.replace("\\'", "'") or len(text) > 100


EMPTY = [
    "—",
    "-",
    "",
    " ",
    "N/A",
    "n/a",
    "TBD",
    "★★☆☆☆",
    "✓",
    "L / M / H",
    "**—",
    "Unlimited (parent)",
    "L",
    "(—)",
]
NAMES = [
    "GPT-4 APIs",
    "Mar 2023",
    "TPU v5",
    "12Q",
    "7ZB",
    "5G rollout",
    "3D printing",
    "Tier 1",
    "Q3 2030",
    "2030E",
    "2030-2035",
    "2030-06-28",
    "10:30",
    "24/7",
    "80/20",
    "1/3",
]


@pytest.mark.parametrize("text", EMPTY + NAMES)
def test_cells_that_hold_no_value(text: str) -> None:
    assert read_cell(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$3M (-9%)", [("$3M", "3000000"), ("-9%", "-0.09")]),
        ("50,000 (+14%)", [("50,000", "50000"), ("+14%", "0.14")]),
        ("~$700B (est.)", [("~$700B", "700000000000")]),
        ("13,000+ (developers)", [("13,000+", "13000")]),
        ("€230,000 average", [("€230,000", "230000")]),
        ("61% (after support costs)", [("61%", "0.61")]),
        ("31 data centers", [("31", "31")]),
        ("340 (2030)", [("340", "340")]),
        ("34% / 12%", [("34%", "0.34"), ("12%", "0.12")]),
        ("Equity (11-52x larger grants), lifestyle", [("11-52x", "31.5")]),
        ("Low (5%)", [("5%", "0.05")]),
        ("$500K per model", [("$500K", "500000")]),
        ("~~5%~~ 6%", [("6%", "0.06")]),
    ],
)
def test_cells_with_words_round_the_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text, read_cell(text)) == expected


@pytest.mark.parametrize(
    ("label", "cell", "value", "unit"),
    [
        ("Amount ($M)", "$160", "160000000", "USD"),
        ("Amount ($M)", "160", "160000000", "USD"),
        ("Amount ($M)", "(80)", "-80000000", "USD"),
        ("Amount ($M)", "45-60", "52500000", "USD"),
        ("Amount ($M)", "$160M", "160000000", "USD"),
        ("Amount ($M)", "$1.6B", "1600000000", "USD"),
        ("Amount ($M)", "5%", "0.05", "pure"),
        ("Amount (A$M)", "$5", "5000000", "AUD"),
        ("Amount (¥ bn, CNY)", "¥5", "5000000000", "CNY"),
        ("Amount (INR Cr)", "51,600", "516000000000", "INR"),
        ("Amount (INR)", "10.5L", "1050000", "INR"),
        ("Cost (SEK)", "500 kr", "500", "SEK"),
        ("Spending (B SEK)", "12.5", "12500000000", "SEK"),
        ("Revenue (M)", "$240", "240000000", "USD"),
        ("% of Total", "34", "0.34", "pure"),
        ("Growth %", "-12", "-0.12", "pure"),
        ("Spread (bps)", "110", "0.011", "pure"),
        ("Multiple (x)", "7.5", "7.5", "pure"),
        ("Payback (months)", "3", "3", "month"),
        ("Headcount (thousands)", "120", "120000", "count"),
        ("Users (M)", "48.5", "48500000", "count"),
        ("Price ($/MWh)", "45", "45", "other:USD/MWh"),
        ("Price ($/MWh)", "$45", "45", "other:USD/MWh"),
        ("Output (TWh)", "3.4", "3.4", "other:TWh"),
    ],
)
def test_headers_lend_their_unit(label: str, cell: str, value: str, unit: str) -> None:
    found = one(cell, read_hint(label))
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("label", "cell", "code"),
    [
        ("Amount ($M)", "€5", "unit_conflict"),
        ("Amount ($M)", "1,600,000", "scale_conflict"),
        ("Amount ($M)", "$1,600,000", "scale_conflict"),
        ("Revenue (M)", "240", "currency_missing"),
        ("Users (M)", "$5", "unit_conflict"),
    ],
)
def test_cells_that_contradict_their_header_are_refused(label: str, cell: str, code: str) -> None:
    (found,) = read_cell(cell, read_hint(label))
    assert isinstance(found, Refusal)
    assert found.code == code


def test_a_counted_noun_is_not_in_the_headers_unit() -> None:
    assert one("24 data centers", read_hint("Amount ($M)")).unit == "count"
