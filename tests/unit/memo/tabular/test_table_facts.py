"""Tables: which cells are figures, the unit, period, status and scenario of each, which rows are refused."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from orchestration.memo.facts import Extract, Fact, read_memo

HEAD = "ENTITY: ORBELLA FOODS\nA Macro Intelligence Memo | June 2030 | Investor Edition\nI. NUMBERS\n"


def table(caption: str, *rows: str) -> Extract:
    columns = rows[0].count("|") - 1
    lines = [f"{caption}:", rows[0], "|" + "---|" * columns, *rows[1:]]
    return read_memo("m", HEAD + "\n".join(lines) + "\n", "text", "0" * 64)


def values(extract: Extract) -> list[str]:
    return [f"{fact.value.normalize():f} {fact.unit}" for fact in extract.facts]


def codes(extract: Extract) -> list[str]:
    return [rejection.code for rejection in extract.rejections]


def one(extract: Extract, written: str) -> Fact:
    (fact,) = [fact for fact in extract.facts if fact.source_value == written]
    return fact


def test_labels_and_place_of_a_cell() -> None:
    fact = one(
        table("Sites (June 2030)", "| Site | Staff | Rent |", "| Lund | 12 | $5K |", "| Cork | 9 | $4K |"),
        "$4K",
    )
    assert (fact.subject_label, fact.column_label, fact.caption) == ("Cork", "Rent", "Sites (June 2030)")
    assert (fact.table_ordinal, fact.row_ordinal, fact.column_ordinal) == (0, 1, 2)
    assert (fact.block_kind, fact.source_text, fact.label) == ("table", "$4K", "")


def test_a_table_wider_than_people_write_is_refused_figure_by_figure_in_no_time() -> None:
    width = 5_000
    rows = ("| Line |" + " 2029 | 2030 | Change |" * width, "| Sales |" + " $4M | $5M | 25% |" * width)
    started = time.process_time()
    extract = table("Figures", *rows)
    assert time.process_time() - started < 30  # the square of the width would take hours
    assert (extract.facts, set(codes(extract)), len(codes(extract))) == ((), {"ragged_row"}, 3 * width)
    assert "15001 columns" in extract.rejections[0].message


def test_a_cell_fuller_than_people_write_is_refused_figure_by_figure_in_no_time() -> None:
    count = 20_000
    started = time.process_time()
    extract = table("Figures", "| Line | 2029 |", "| Sales |" + " 41% (+3)" * count + " |", "| Rent | $4M |")
    assert time.process_time() - started < 60  # the square of their number would take hours
    assert [fact.source_value for fact in extract.facts] == ["$4M"]
    assert (set(codes(extract)), len(codes(extract))) == ({"ragged_row"}, 2 * count)
    assert "40000 figures" in extract.rejections[0].message


def test_many_totals_without_their_last_cell_take_linear_time() -> None:
    started = time.process_time()
    extract = table("Figures", "| Line | 2029 | 2030 |", *["| Total | 41 |"] * 8_000)
    assert time.process_time() - started < 20  # each held against all above it takes more than a minute
    assert len(extract.rejections) == 8_000


def test_two_lists_side_by_side_have_labels_of_their_own() -> None:
    extract = table(
        "Sources and uses",
        "| Sources | $M | Uses | $M |",
        "| Debt | 300 | Vans | 410 |",
        "| Equity | 150 | Depots | 25 |",
        "| — | — | Fees | 15 |",
    )
    assert [(fact.source_value, fact.subject_label) for fact in extract.facts] == [
        ("300", "Debt"),
        ("410", "Vans"),
        ("150", "Equity"),
        ("25", "Depots"),
        ("15", "Fees"),
    ]


def test_an_open_number_in_a_row_that_is_too_long_is_refused_with_its_row() -> None:
    extract = table("Sites", "| Site | Length |", "| Lund | 5 km |", "| Cork | 5.2 m | 7.1 m |")
    assert codes(extract) == ["ragged_row", "ragged_row"]


# --- units -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("| Line | Amount ($M) |", "| A | 12 |", "| B | $3 |", "| C | $1.2B |"),
            ["12000000 USD", "3000000 USD", "1200000000 USD"],
        ),
        (("| Line | % of Total | Growth % |", "| A | 12 | -4.5 |"), ["0.12 pure", "-0.045 pure"]),
        (
            ("| Metric | 2030 | 2031 |", "| Sales (€M) | 12 | 13 |", "| Margin (%) | 4 | 5 |"),
            ["12000000 EUR", "13000000 EUR", "0.04 pure", "0.05 pure"],
        ),
        (
            ("| Metric ($M) | 2030 | 2031 |", "| Sales | 12 | 13 |", "| Margin | 4% | 5% |"),
            ["12000000 USD", "13000000 USD", "0.04 pure", "0.05 pure"],
        ),
        (("| Site | Staff (thousands) |", "| Lund | 1.5 |"), ["1500 count"]),
        (("| Bank | Spread (bps) | Term (years) |", "| Alda | 145 | 3 |"), ["0.0145 pure", "3 year"]),
    ],
)
def test_units_from_column_row_and_corner(rows: tuple[str, ...], expected: list[str]) -> None:
    extract = table("Figures", *rows)
    assert values(extract) == expected
    assert codes(extract) == []


def test_unit_from_the_caption_leaves_named_counts_alone() -> None:
    extract = table(
        "Projection (¥ billions)",
        "| Year | Sales | Employees |",
        "| 2030 | 240 | 5,900 |",
        "| 2031 | 268 | 6,250 |",
    )
    assert values(extract) == ["240000000000 JPY", "5900 count", "268000000000 JPY", "6250 count"]


def test_a_column_of_deliveries_beside_amounts_takes_no_money_from_the_caption() -> None:
    extract = table("Order book (€ million)", "| Line | Backlog | Deliveries 2030 |", "| Radar | 1,850 | 24 |")
    assert values(extract) == ["1850000000 EUR", "24 count"]


def test_unit_from_the_memos_own_words() -> None:
    raw = (
        HEAD
        + "All figures are in USD millions.\nResults:\n| Metric | 2029 | 2030 |\n|---|---|---|\n"
        + "| Revenue | 12 | 13 |\n| Headcount | 40 | 45 |\n"
    )
    extract = read_memo("m", raw, "text", "0" * 64)
    assert values(extract) == ["12000000 USD", "13000000 USD", "40 count", "45 count"]


def test_bare_money_without_a_currency_is_refused() -> None:
    extract = table(
        "Results",
        "| Year | Revenue | Customers | Margin |",
        "| 2030 | 240 | 280 | 12 |",
        "| 2031 | 360 | 300 | 14 |",
    )
    assert values(extract) == ["280 count", "300 count"]
    assert codes(extract) == ["ambiguous_unit"] * 4
    assert {rejection.stage for rejection in extract.rejections} == {"type"}


def test_bare_money_beside_its_peers() -> None:
    extract = table("Fees", "| Plan | Price |", "| Basic | $20 |", "| Team | $45 |", "| Group | 90 |")
    assert values(extract) == ["20 USD", "45 USD", "90 USD"]
    by_row = table("Fees", "| Item | 2030 | 2031 | 2032 |", "| Price | $20 | $22 | 24 |")
    assert values(by_row) == ["20 USD", "22 USD", "24 USD"]


def test_peers_with_a_scale_leave_a_bare_number_open() -> None:
    extract = table("Fees", "| Plan | Price |", "| Basic | $20M |", "| Team | $45M |", "| Group | 90 |")
    assert values(extract) == ["20000000 USD", "45000000 USD"]
    assert codes(extract) == ["ambiguous_unit"]


def test_peers_in_two_currencies_settle_nothing() -> None:
    extract = table("Fees", "| Plan | Price |", "| Basic | $20 |", "| Team | €45 |", "| Group | 90 |")
    assert codes(extract) == ["ambiguous_unit"]


def test_disputed_units_are_refused() -> None:
    extract = table("Plan", "| Metric | 2030 ($M) | 2031 ($M) |", "| Revenue | 5 | 6 |", "| Headcount | 40 | 45 |")
    assert values(extract) == ["5000000 USD", "6000000 USD"]
    assert codes(extract) == ["unit_conflict", "unit_conflict"]


def test_a_scale_lent_from_afar_spares_amounts_per_unit() -> None:
    extract = table(
        "Income (USD millions, except per share)",
        "| Line | 2029 | 2030 |",
        "| Revenue | 12 | 13 |",
        "| EPS | 2.1 | 2.5 |",
        "| Cost per plant | 4.1 | 4.5 |",
    )
    assert values(extract) == ["12000000 USD", "13000000 USD", "2.1 USD", "2.5 USD"]
    assert codes(extract) == ["unit_conflict", "unit_conflict"]


def test_a_scale_lent_from_afar_spares_amounts_per_unit_that_show_their_currency() -> None:
    extract = table(
        "Financial summary ($M)",
        "| Metric | 2029 |",
        "| Market cap | $8,140 |",
        "| Dividend per share | $1.92 |",
        "| Average salary | $84,000 |",
        "| Salaries | $1,200 |",
        "| Book value/share | $21.2 |",
        "| Revenue per employee | $0.41 |",
        "| Cost per plant | $5,400 |",
    )
    assert values(extract) == ["8140000000 USD", "1.92 USD", "84000 USD", "1200000000 USD", "21.2 USD"]
    assert codes(extract) == ["unit_conflict", "unit_conflict"]


def test_a_scale_that_cannot_be_read_is_no_unit() -> None:
    extract = table("Harvest", "| Item | Output (million crates of figs) |", "| North | 31 |")
    assert values(extract) in ([], ["31000000 count"])


def test_functions_are_no_measures() -> None:
    extract = table(
        "Staff by function", "| Function | 2030 | 2035 |", "| Store Sales | 18 | 20 |", "| Finance | 4 | 5 |"
    )
    assert values(extract) == ["18 count", "20 count", "4 count", "5 count"]


def test_each_cell_of_a_mixed_column_has_its_own_type() -> None:
    extract = table(
        "Economics",
        "| Metric | Value |",
        "| Contract | £42,000 |",
        "| Margin | 74% |",
        "| Payback | 11 months |",
        "| LTV:CAC | 6.5:1 |",
        "| Customers | 1,400 |",
    )
    assert values(extract) == ["42000 GBP", "0.74 pure", "11 month", "6.5 pure", "1400 count"]


# --- what is no figure -------------------------------------------------------------------------------


def test_ranks_dates_names_and_placeholders_are_no_figures() -> None:
    extract = table(
        "Products",
        "| # | Product | Release Date | Founded | Users | Rating | Note |",
        "| 1 | Orb 7B | Mar 2027 | 1998 | 12,000 | ★★☆☆☆ | N/A |",
        "| 2 | Orb 70 | Q3 2029 | 2004 | 9,500 | ✓ | — |",
    )
    assert values(extract) == ["12000 count", "9500 count"]
    assert [fact.subject_label for fact in extract.facts] == ["Orb 7B", "Orb 70"]
    assert codes(extract) == []


def test_years_in_a_column_of_their_own_are_no_figures() -> None:
    extract = table(
        "Debt",
        "| Lender | Drawn | Maturity |",
        "| Alda | $5M | 2034 |",
        "| Bond | $9M | — |",
        "| Cork | $2M | 2031 |",
    )
    assert values(extract) == ["5000000 USD", "9000000 USD", "2000000 USD"]


def test_durations_in_a_column_of_periods() -> None:
    extract = table("Plan", "| Phase | Timeline | Staff |", "| One | 2030-2031 | 12 |", "| Two | 12-18 months | 40 |")
    assert values(extract) == ["12 count", "15 month", "40 count"]
    assert [fact.period for fact in extract.facts] == ["2030/2031", "2030-06", "2030-06"]


def test_a_lone_year_in_a_mixed_column() -> None:
    extract = table(
        "Facts",
        "| Item | Value |",
        "| Break-even year | 2032 |",
        "| Widgets | 2031 |",
        "| Customers | 2031 |",
        "| Fee | $3 |",
        "| Share | 4% |",
    )
    assert values(extract) == ["2031 count", "3 USD", "0.04 pure"]
    assert codes(extract) == ["year_or_count"]


def test_figures_in_row_labels_and_text_columns() -> None:
    extract = table(
        "Obstacles",
        "| Obstacle | Level | Answer |",
        "| Pay gap (rival base: $180-$260K) | High | Shares (5-8x the usual grant) |",
        "| Tier 2 sites | Low | Worth $2M |",
        "| 5-year plan | Low | Age 25-34 |",
    )
    assert [(fact.source_value, fact.label) for fact in extract.facts[:3]] == [
        ("$180-$260K", "rival base"),
        ("5-8x", "the usual grant"),
        ("$2M", "Worth"),
    ]


def test_bands_that_sort_the_rows_are_labels() -> None:
    extract = table("Households", "| Income band | Share |", "| $0-$30K | 41% |", "| $30K-$60K | 59% |")
    assert values(extract) == ["0.41 pure", "0.59 pure"]


# --- compounds ---------------------------------------------------------------------------------------


def test_compounds_are_two_figures() -> None:
    extract = table(
        "Quarter",
        "| Item | Figure |",
        "| Fees | $1M (-8%) |",
        "| Clients | 12,000+ (developers) |",
        "| Market | ~$800B (est.) |",
    )
    assert values(extract) == ["1000000 USD", "-0.08 pure", "12000 count", "800000000000 USD"]
    assert [fact.label for fact in extract.facts][:3] == ["", "(-8%)", "developers"]
    assert extract.facts[3].status == "estimate"


def test_a_change_over_an_interval_has_two_ends() -> None:
    extract = table(
        "Adoption (2030-2035)",
        "| Item | Change |",
        "| Digital share | 78% → 82% |",
        "| Branches | 310 → 290 |",
    )
    assert [(fact.source_value, fact.period) for fact in extract.facts] == [
        ("78%", "2030"),
        ("82%", "2035"),
        ("310", "2030"),
        ("290", "2035"),
    ]
    assert [fact.status for fact in extract.facts] == ["actual", "projection"] * 2


# --- rows out of place -------------------------------------------------------------------------------


def test_a_row_whose_types_disagree_with_its_columns_is_refused() -> None:
    extract = table(
        "Regions",
        "| Region | Revenue | Growth | Customers |",
        "| North | $45M | 12% | 1,200 |",
        "| South | $32M | 9% | 840 |",
        "| East | $51M | 15% | 1,415 |",
        "| West | 14% | 610 | |",
    )
    assert len(extract.facts) == 9
    assert codes(extract) == ["shifted_row", "shifted_row"]


def test_a_short_row_is_kept_where_its_values_fit_one_place_only() -> None:
    rows = (
        "| Item | Amount ($M) | Share | Note |",
        "| Grants | 12.4 | 40% | first |",
        "| Loans | 15.6 | 60% | second |",
    )
    assert values(table("Aid", *rows, "| Total | 28 |"))[-1] == "28000000 USD"


def test_a_short_row_that_fits_several_places_is_refused() -> None:
    rows = ("| Item ($M) | 2028 | 2029 | 2030 |", "| Grants | 12 | 14 | 15 |", "| Loans | 15 | 16 | 17 |")
    extract = table("Aid", *rows, "| Total | 31.16 |")
    assert len(extract.facts) == 6
    assert codes(extract) == ["ragged_row"]


def test_a_long_row_is_refused() -> None:
    extract = table("Aid", "| Item | 2029 | 2030 |", "| Grants | $12 | $14 |", "| Loans | $15 | $16 | $17 |")
    assert len(extract.facts) == 2
    assert codes(extract) == ["ragged_row"] * 3


def test_empty_cells_keep_their_place() -> None:
    extract = table(
        "Sites",
        "| Site | Units | Share | Fee |",
        "| Hald | 12 | | $40 |",
        "| Vik | | 91% | $38 |",
        "| Stad | 9 | 88% | |",
    )
    assert [(fact.source_value, fact.column_label) for fact in extract.facts] == [
        ("12", "Units"), ("$40", "Fee"), ("91%", "Share"), ("$38", "Fee"), ("9", "Units"), ("88%", "Share"),
    ]  # fmt: skip


# --- periods, status, scenario -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "period", "status"),
    [
        ("2030 Current", "2030", "actual"),
        ("2035 Target", "2035", "target"),
        ("2029A", "2029", "actual"),
        ("2035E", "2035", "estimate"),
        ("2033", "2033", "projection"),
        ("FY2030 (est.)", "2030", "estimate"),
        ("Q2 2030", "2030-Q2", "actual"),
        ("Projected", "2030-06", "projection"),
    ],
)
def test_period_and_status_of_a_column(label: str, period: str, status: str) -> None:
    fact = table("Staff", f"| Site | {label} |", "| Lund | 12 staff |").facts[0]
    assert (fact.period, fact.status) == (period, status)
    assert fact.period_source == ("memo" if label == "Projected" else "column")


def test_periods_of_rows_and_their_source() -> None:
    extract = table(
        "Growth (2029-2032)",
        "| Year | Sales ($M) | Growth | Driver |",
        "| 2029 | 5 | 3% | new sites |",
        "| 2032E | 9 | 4% | exports |",
    )
    assert [(f.period, f.period_source, f.status) for f in extract.facts[1:3]] == [
        ("2029", "row", "actual"),
        ("2032", "row", "estimate"),
    ]


def test_a_cells_own_period_comes_first() -> None:
    fact = table("Deals (June 2030)", "| Deal | Size |", "| Alda | $5M by 2033 |").facts[0]
    assert (fact.period, fact.period_relation, fact.period_source, fact.status) == (
        "2033",
        "by",
        "stated",
        "target",
    )


def test_a_growth_column_spans_the_years_beside_it() -> None:
    fact = one(table("Staff", "| Team | 2030 | 2035 | Growth % |", "| Lund | 10 | 15 | +50% |"), "+50%")
    assert (fact.period, fact.period_source, fact.status) == ("2030/2035", "column", "projection")


@pytest.mark.parametrize(
    ("caption", "header", "cell", "period"),
    [
        ("Jobs", "| Sector | 2030 | vs 2024 |", "+3.1%", "2024/2030"),
        ("Jobs", "| Sector | 2030 | 2035 | Change vs 2030 |", "(3.1%)", "2030/2035"),
        ("Jobs", "| Sector | 2030 | 2035 | vs 2024 |", "+3.1%", "2030-06"),  # to which of the two is not said
        ("Budget 2030", "| Ministry | Amount ($M) | Change since 2029 |", "4%", "2029/2030"),
        ("Budget", "| Ministry | Amount ($M) | vs. 2029 |", "-4%", "2030-06"),
        ("Joblessness", "| Region | 2030 | vs 2024 |", "3.1%", "2024"),  # the rate then, no change
    ],
)
def test_a_year_compared_with_is_not_the_figures_own(caption: str, header: str, cell: str, period: str) -> None:
    middle = "5 | " * (header.count("|") - 3)
    assert table(caption, header, f"| North | {middle}{cell} |").facts[-1].period == period


def test_scenarios_of_columns_and_their_probability() -> None:
    extract = table(
        "Cases",
        "| Measure | Bear Case (25%) | Base Case (50%) | Bull Case (25%) |",
        "| Sites | 31 | 44 | 52 |",
    )
    assert [f.scenario for f in extract.facts] == ["bear", "base", "bull"] * 2
    assert [f.scenario_probability for f in extract.facts if f.row_ordinal == 0] == [
        Decimal("0.25"),
        Decimal("0.5"),
        Decimal("0.25"),
    ]
    assert {f.status for f in extract.facts} == {"projection"}


def test_bare_scenario_words_need_a_sibling() -> None:
    cases = table("Cases", "| Measure | Bear | Base | Bull |", "| Sites | 31 | 44 | 52 |")
    assert [f.scenario for f in cases.facts] == ["bear", "base", "bull"]
    pay = table("Pay", "| Grade | Base | Bonus |", "| Clerk | $40K | $2K |")
    assert [f.scenario for f in pay.facts] == [None, None]
    stocks = table("Stocks", "| Stock | Price | Upside |", "| Alda | $40 | 12% |")
    assert [f.scenario for f in stocks.facts] == [None, None]


def test_scenario_rows_groups_and_captions() -> None:
    rows = table("Cases", "| Scenario | Sites |", "| Bear Case | 31 |", "| Bull Case (20%) | 52 |")
    assert [f.scenario for f in rows.facts if f.unit == "count"] == ["bear", "bull"]
    groups = table(
        "Harvest",
        "| Measure | 2031 | 2035 |",
        "| BEAR CASE (10%) |||",
        "| Bags | 31 | 27 |",
        "| Base Case |||",
        "| Bags | 36 | 40 |",
    )
    found = [f for f in groups.facts if f.unit == "count"]
    assert [f.scenario for f in found] == ["bear", "bear", "base", "base"]
    assert [f.row_group for f in found][:2] == ["BEAR CASE (10%)"] * 2
    assert groups.facts[0].source_value == "10%"
    caption = table("Bull Case Sites", "| Site | Staff |", "| Lund | 12 |")
    assert caption.facts[0].scenario == "bull"


@pytest.mark.parametrize(
    ("column", "basis"),
    [
        ("Annual Cost", "annual"),
        ("Monthly Fee", "monthly"),
        ("Cost per Employee", "per_unit"),
        ("Cumulative Cost", "cumulative"),
        ("Cost", "total"),
    ],
)
def test_rate_basis_from_the_label(column: str, basis: str) -> None:
    assert table("Costs", f"| Site | {column} |", "| Lund | $12 |").facts[0].rate_basis == basis


def test_a_cell_may_say_itself_what_it_counts() -> None:
    extract = table("Posts", "| Item | Now | Note |", "| Driver pay | €38K | 1,120 jobs |")
    assert values(extract) == ["38000 EUR", "1120 count"]


def test_years_under_a_percentage_are_no_shares() -> None:
    extract = table("Costs", "| Item | Share (%) |", "| Labour | 58 |", "| Since | 2024 |")
    assert values(extract) == ["0.58 pure"]


def test_a_caption_in_money_reaches_no_column_of_another_measure_beside_the_years() -> None:
    extract = table(
        "State support (millions of euros)",
        "| Programme | 2029 | 2030 | FY2031 plan B | Change | Recipients 2030 | Zones 2030 |",
        "| Cheques | 88 | 127 | 180 | 39 | 212,000 | 14 |",
    )
    assert values(extract) == [
        "88000000 EUR",
        "127000000 EUR",
        "180000000 EUR",
        "39000000 EUR",
        "212000 count",
    ]
    assert codes(extract) == ["unit_conflict"]


def test_rows_of_money_may_hold_points_and_no_numbers() -> None:
    extract = table("Results (€m)", "| Line | 2029 | 2030 |", "| Revenue | p.a. | n.a. |", "| Other | 12 | 14 |")
    assert values(extract) == ["12000000 EUR", "14000000 EUR"]


def test_a_total_that_adds_up_stands_in_place_though_its_row_is_short() -> None:
    rows = (
        "| Team | 2029 | 2030 | Output | Pay |",
        "| Art | 64 | 19 | 70% | $88K |",
        "| Code | 142 | 118 | 55% | $91K |",
    )
    assert codes(table("Heads", *rows, "| Total | 206 | 137 |")) == []
    assert codes(table("Heads", *rows, "| Total | 206 | 138 |")) == ["ragged_row", "ragged_row"]
    rows = (
        "| Field | 2029 | 2030 | Change | Pay |",
        "| A | 61.4 | 57.2 | -4.2 | $11 |",
        "| B | 33.8 | 34.9 | +1.1 | $19 |",
    )
    assert codes(table("Heads", *rows, "| Total | 95.2 | 92.1 | -3.1 |")) == []
    assert codes(table("Heads", *rows, "| Total | 95.2 | 92.1 | +3.1 |")) == ["ragged_row"] * 3


def test_long_accounts_whose_totals_alone_write_the_money_are_read_in_linear_time() -> None:
    rows = [f"| Cost of line {number} | 512,440 |" for number in range(6_000)]
    extract = table(
        "Income statement (in thousands)", "| Line | 2030 |", "| Revenue | $812,440 |", *rows, "| Total | $912,440 |"
    )
    assert codes(extract) == []
    assert set(values(extract)) == {"812440000 USD", "512440000 USD", "912440000 USD"}
