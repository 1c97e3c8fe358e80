"""Values in prose and bullets, and numbers there that are no facts. All figures are invented."""

from __future__ import annotations

import pytest

from orchestration.memo.quantities import Quantity, Refusal, find_quantities


def found_in(text: str) -> list[str]:
    """The values of a text as written."""
    return [text[item.start : item.end] for item in find_quantities(text) if isinstance(item, Quantity)]


NO_FACTS = [
    "founded in 2021 by former researchers",
    "effective 2024-2027, profitability by 2032-2033",
    "on June 28, 2030 and 28 June 2030, 2030-06-28",
    "at 10:30 am, 5 pm or 7 a.m.",
    "GPT-4, COVID-19, F-35, H100 and v5",
    "A 14 min read, or a 9-minute read",
    "Nimbus 7B and Llama 70B, Llama 3.1 405B, Qwen 2.5 72B",
    "Apache 2.0, Python 3.11, Windows 11, Boeing 737",
    "Fortune 500, S&P 500, Top 10, top 3, #1, L4",
    "5G, 2D, B2B, Web3, 24/7, 1H30, Q3, H2, FY2030",
    "Phase 2, Tier 1, Step 3, Level 4, Series B, Round 2",
    "ISO 27001, Article 9, Section 4, 401(k), 401k, 10-K",
    "Youth Edition (Ages 18–28)",
    "1. First thing 2. Second thing 3. Third thing",
    "(1) one thing (2) another",
    "1.1 Overview of the market",
    "version 1.2.3.4 and 10.0.0.1",
    "the 1930s, his 30s, the 21st century, 3rd place",
    "call +1 (555) 010-9999",
    "three companies, second-largest, two thirds",
    "Vision 2030 and Year 1, Day 90, Month 6",
    "the 2030 quarter, Class of 2030",
    "COP 28, TOP 10, SDG 7",
    "people over 50",
    "by around 2035, above 2030 levels, 2025 -2030",
    "Months 1-6, Years 3-5, days 30-60-90",
    "5-year-old firm",
    "4K video",
    "a 3-tier plan with 2-factor login",
    "50-50, 80/20",
    "see note [12] and footnote 3",
    "a 4x4 car and a Nimbus X3",
]


@pytest.mark.parametrize("text", NO_FACTS)
def test_names_dates_and_numbering_are_no_facts(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total Enterprise Customers: 340", ["340"]),
        ("600+ customers by 2035", ["600+"]),
        ("31 data centers across Europe", ["31"]),
        ("It runs 31 data centers and has 140 employees.", ["31", "140"]),
        ("with 9 billion parameters", ["9 billion"]),
        ("a 7B-parameter model", ["7B"]),
        ("193,000+ using its models", ["193,000+"]),
        ("employs 12,000 people in 40 countries", ["12,000", "40"]),
        ("a 500-person team", ["500"]),
        ("Government Customers (2035): 43-57", ["43-57"]),
        ("2,000 employees, not 2000", ["2,000"]),
        ("2000+ employees", ["2000+"]),
        ("over 2000 employees", ["over 2000"]),
        ("a: 1 - b: 2 - c: 3", ["1", "2", "3"]),
        ("Sites: 12 - Staff: 45 - 60 - Margin: -8%", ["12", "45 - 60", "-8%"]),
        ("2030: $5M - 2031: $7M", ["$5M", "$7M"]),
        ("Offices: 28 - 11 new sites planned", ["28", "11"]),
        ("Margin: 26% -8% before", ["26%", "-8%"]),
        ("growth (sales: +467%, partners: +342%)", ["+467%", "+342%"]),
        ("revenue—$5M—rose", ["$5M"]),
        ("ratio of 21:1, well above 4:1 threshold", ["21:1", "4:1"]),
        ("positive within 4 months", ["4 months"]),
        ("over the next 3 years", ["3 years"]),
        ("the next 12-24 months (2030-2032)", ["12-24 months"]),
        ("30% by 2030, 25% of 2030 revenue", ["30%", "25%"]),
        ("raised $600M in Series B at $2B", ["$600M", "$2B"]),
        ("between 2030 and 2035, between 5 and 10 firms", ["between 5 and 10"]),
        ("e-commerce 45%, AI-driven 30%", ["45%", "30%"]),
        ("500 K-12 schools, $5 M&A", ["500", "$5"]),
        ("100,000 H100s", ["100,000"]),
    ],
)
def test_values_in_running_text(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("€12M+ annually by 2035", "annual"),
        ("$5M per year", "annual"),
        ("$5M a year", "annual"),
        ("5% p.a.", "annual"),
        ("an annual $5M", "annual"),
        ("15% CAGR", "annual"),
        ("$5M monthly", "monthly"),
        ("$5 per month", "monthly"),
        ("($500K-$5M+ per custom model)", "per_unit"),
        ("$9,000 per seat", "per_unit"),
        ("48M+ model downloads (cumulative)", "cumulative"),
        ("cumulative $5M", "cumulative"),
        ("$5M in total", None),
        ("$5M a year before tax", "annual"),
        ("$5M a year before.", None),
        ("$5M a year earlier", None),
        ("$5M a month ago", None),
        ("$5M", None),
    ],
)
def test_rate_basis_from_the_words_beside_the_value(text: str, rate: str | None) -> None:
    (found,) = find_quantities(text)
    assert isinstance(found, Quantity)
    assert found.rate_basis == rate


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Losses rose x3.4 since 2027", "3.4", "multiple"),
        ("Output went up ×2", "2", "multiple"),
        ("a market of US$1.2tr", "1.2E+12", "money"),
    ],
)
def test_signs_before_and_short_scales_behind(text: str, value: str, kind: str) -> None:
    (quantity,) = find_quantities(text)
    assert isinstance(quantity, Quantity)
    assert (str(quantity.value), quantity.unit_kind) == (value, kind)


@pytest.mark.parametrize(("text", "written"), [("10^6 cells", "10^6"), ("3 per 1,250 births", "3 per 1,250")])
def test_powers_and_rates_are_refused_whole(text: str, written: str) -> None:
    (refusal,) = find_quantities(text)
    assert isinstance(refusal, Refusal)
    assert text[refusal.start : refusal.end] == written


@pytest.mark.parametrize("text", ["3 per 1,000 births", "Deaths fell to 2,140 per 100,000.", "9 per million"])
def test_rates_over_a_round_number_are_counts_per_unit(text: str) -> None:
    (quantity,) = find_quantities(text)
    assert isinstance(quantity, Quantity)
    assert (quantity.unit, quantity.rate_basis) == ("count", "per_unit")


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Rents ▼ 3% on the year", "▼ 3%", "-0.03"),
        ("Rents 12% ↓ on the year", "12% ↓", "-0.12"),
        ("Margin ↑ 2.5pp", "↑ 2.5pp", "0.025"),
        ("Price ↑ €6.40", "€6.40", "6.40"),
        ("cover of 1.3x¹ and more", "1.3x", "1.3"),
        ("an order of $6.8B³ or so", "$6.8B", "6.8E+9"),
    ],
)
def test_arrows_and_footnotes_at_a_value(text: str, written: str, value: str) -> None:
    (quantity,) = find_quantities(text)
    assert isinstance(quantity, Quantity)
    assert (text[quantity.start : quantity.end], str(quantity.value)) == (written, value)


def test_a_footnote_takes_no_bound_away() -> None:
    (quantity,) = find_quantities("18,000+¹")
    assert isinstance(quantity, Quantity)
    assert (quantity.low, quantity.high) == (18_000, None)


def test_an_arrow_down_at_an_amount_leaves_open_whether_it_fell_by_or_to_it() -> None:
    (refusal,) = find_quantities("Staff ▼ 38,400")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "ambiguous_sign"


def test_two_amounts_with_a_slash_keep_their_currencies() -> None:
    found = [item for item in find_quantities("$1.2B/€1.1B") if isinstance(item, Quantity)]
    assert [item.unit for item in found] == ["USD", "EUR"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The naira trades near ₦2,150/US$ today", "2150", "other:NGN/USD"),
        ("It was ¥148/$ then", "148", "other:JPY/USD"),
        ("Payments of ₦1.9 quadrillion", "1.9E+15", "NGN"),
        ("There are 1.9m human agents", "1.9E+6", "count"),
    ],
)
def test_rates_of_exchange_and_large_numbers(text: str, value: str, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert isinstance(quantity, Quantity)
    assert (str(quantity.value), quantity.unit) == (value, unit)


def test_a_mast_of_two_metres_is_no_two_millions() -> None:
    (refusal,) = find_quantities("some 2.1m tall masts")
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phase two took 19 months instead of 41, at most", ["19 month", "41 month"]),
        ("It drew 40 MW versus 65 a year ago", ["40 other:MW", "65 other:MW"]),
        ("It took 19 months instead of 41 sites", ["19 month", "41 count"]),
    ],
)
def test_the_other_side_of_a_comparison_has_the_unit_of_the_first(text: str, expected: list[str]) -> None:
    found = [item for item in find_quantities(text) if isinstance(item, Quantity)]
    assert [f"{item.value} {item.unit}" for item in found] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7 in 10 workers agree", "0.7"),
        ("9 out of 10 customers", "0.9"),
        ("Win rate 1 in 4.", "0.25"),
        ("at least 1 in 8 shops", "0.125"),
    ],
)
def test_one_number_out_of_another_is_a_share(text: str, value: str) -> None:
    (found,) = find_quantities(text)
    assert isinstance(found, Quantity)
    assert (str(found.value), found.unit, found.unit_kind) == (value, "pure", "percent")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("a 2 or 3% rise", "0.02", "0.03", "pure"),
        ("costs of $2 or $3 million", "2000000", "3000000", "USD"),
        ("5 or 6 sites", "5", "6", "count"),
        ("3 or 4 weeks", "3", "4", "week"),
        ("growth higher than 5% of sales", "0.05", None, "pure"),
        ("contracts longer than 24 months", "24", None, "month"),
        ("a cover of $24m at most.", None, "24000000", "USD"),
    ],
)
def test_choices_and_bounds_in_words(text: str, low: str | None, high: str | None, unit: str) -> None:
    (found,) = find_quantities(text)
    assert isinstance(found, Quantity)
    bounds = [None if bound is None else f"{bound:f}" for bound in (found.low, found.high)]
    assert (bounds, found.unit) == ([low, high], unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Analysts: 1,250 to 400, most of it by 2031", ["1250", "400"]),
        ("Sales moved 12% to 8%", ["0.12", "0.08"]),
        ("Staff fell by 240 to 610.", ["240", "610"]),
        ("Load factor slipped 1.1 points to 82.3%", ["0.011", "0.823"]),
        ("They save 74 minutes per 12-hour shift", ["74"]),
        ("By June 2030 19 of the 23 hospitals use it", ["19", "23"]),
        ("50% or 60% of it", ["0.5", "0.6"]),
        ("Sales rose by €13bn to €31bn.", ["13000000000", "31000000000"]),
    ],
)
def test_two_values_are_no_range(text: str, values: list[str]) -> None:
    found = [item for item in find_quantities(text) if isinstance(item, Quantity)]
    assert [f"{item.value.normalize():f}" for item in found] == values


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Permits took 6 days in 2026, 4 in 2028 and 3 now.", ["day", "day", "day"]),
        ("Paperwork that took 130 hours a year takes 25.", ["hour", "hour"]),
        ("paid after 71 days (contractually 45)", ["day", "day"]),
        ("Satisfaction is 7.9 out of 10 versus 7.4.", ["score", "score"]),
        ("Average weekly hours were 54.6 in 2025", ["hour"]),
        ("Over 5 years, 12 of the sites", ["year", "count"]),
        ("Transfers took 5.5 months on average, placements 11.", ["month", "month"]),
        ("It lasts 3 weeks, employees 11.", ["week", "count"]),
        ("nurse hours per 1,000 scans: 41, down from 76.", ["hour", "hour"]),
        ("It took 3 weeks and 40 people", ["week", "count"]),
        ("a limit of 190 kg N/ha", ["other:kg/ha"]),
    ],
)
def test_a_number_takes_the_unit_its_neighbour_states(text: str, units: list[str]) -> None:
    assert [item.unit for item in find_quantities(text) if isinstance(item, Quantity)] == units


@pytest.mark.parametrize(
    "text",
    [
        "The median farmer is 58.",
        "Call 1800 200 456 today",
        "the 2nm line and nodes of 3nm and below",
        "those 65+ pay less",
        "Over 50: the scheme pays",
    ],
)
def test_names_ages_and_phones_are_no_values(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Surplus slid $480M to $3.05B.", ["480000000", "3050000000"]),
        ("It improved by a factor of 6.", ["6"]),
        ("capacity declined 61 mL (p<0.001)", ["61"]),
        ("Retirement age moves to 62 for men and 60 for women", []),
        ("Median private pot at 65: £118,000", ["118000"]),
    ],
)
def test_levels_and_ages_are_told_from_changes(text: str, values: list[str]) -> None:
    assert [f"{item.value.normalize():f}" for item in find_quantities(text) if isinstance(item, Quantity)] == values
