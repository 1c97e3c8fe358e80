"""Running text: which words name a figure, date it, and say how sure it is."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from orchestration.memo.facts import Fact, read_memo

HEAD = "ENTITY: ORBELLA FOODS\nA Macro Intelligence Memo | June 2030 | Investor Edition\n"


def read(text: str, head: str = HEAD) -> list[Fact]:
    return list(read_memo("m", head + text + "\n", "text", "0" * 64).facts)


def one(text: str, written: str) -> Fact:
    (fact,) = [fact for fact in read(text) if fact.source_value == written]
    return fact


# --- names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "subject", "label"),
    [
        ("Orbella's store growth (55%) slowed.", "store growth", ""),
        ("The firm aims for $150M revenue.", "revenue", ""),
        ("It reached an LTV:CAC ratio of 18:1.", "LTV:CAC ratio", ""),
        ("Gross margin reached 34%.", "Gross margin", ""),
        ("Gross margin is now at 34%.", "Gross margin", ""),
        ("Rents fell by 8%.", "Rents", ""),
        ("Orbella's yearly rent ($180M) represents 3% of Alda's store costs.", "yearly rent", ""),
        ("Orbella has 214 bakers in Lund.", "bakers", ""),
        ("The ministry gave €5M annually in funding.", "funding", ""),
        ("About half is new (store sales: +57%).", "store sales", ""),
        ("Staff costs grew from 30% to 41%.", "Staff costs", ""),
        ("A payback within 3 months is usual.", "payback", ""),
        ("By 2031 margins are 12%.", "margins", ""),
        ("In 2029 net income was $4M.", "net income", ""),
    ],
)
def test_subject_of_prose(sentence: str, subject: str, label: str) -> None:
    fact = read("I. TITLE\n" + sentence)[0]
    assert (fact.subject_label, fact.label, fact.block_kind) == (subject, label, "prose")


def test_a_share_keeps_both_ends() -> None:
    fact = one("Orbella's yearly rent ($180M) represents 3% of Alda's store costs.", "3%")
    assert (fact.subject_label, fact.label) == ("yearly rent", "of Alda's store costs")
    fact = one("Three firms (Alda, Cork, Vik) control approximately 72% of bread sales.", "approximately 72%")
    assert (fact.subject_label, fact.label) == ("Three firms", "of bread sales")


def test_figures_without_a_noun_take_the_one_before() -> None:
    facts = read("In the bear case, revenue falls to $40M; in the bull case it reaches $90M.")
    assert [(f.subject_label, f.scenario) for f in facts] == [("revenue", "bear"), ("revenue", "bull")]


@pytest.mark.parametrize(
    ("bullet", "names"),
    [
        ("Total Customers: 280", [("Total Customers", "")]),
        ("Deal Value (DV): €180,000 average", [("Deal Value (DV)", "average")]),
        ("Retention: 94% (strong, in every region)", [("Retention", "strong, in every region")]),
        ("Revenue: $50M annually (part of the total)", [("Revenue", "part of the total")]),
        ("Downloads: 48M+ model downloads (cumulative)", [("Downloads", "model downloads")]),
        (
            "Base Salary: €120K-€200K (vs. €150K-€280K at rivals, 15-25% discount offset by equity)",
            [("Base Salary", ""), ("Base Salary", "at rivals"), ("Base Salary", "discount offset by equity")],
        ),
        (
            "Equity: 0.1-0.5% of company (2-10x higher grants)",
            [("Equity", "of company"), ("Equity", "higher grants")],
        ),
        ("Services: custom work for large bakers ($500K-$5M+ per project)", [("Services", "per project")]),
        ("Growth: winning 500+ enterprise customers by 2035", [("Growth", "enterprise customers")]),
        ("Price: $1M (-8%)", [("Price", ""), ("Price", "(-8%)")]),
    ],
)
def test_names_of_a_bullet(bullet: str, names: list[tuple[str, str]]) -> None:
    facts = read("Key points:\n- " + bullet)
    assert [(fact.subject_label, fact.label) for fact in facts] == names
    assert {fact.block_kind for fact in facts} == {"bullet"}
    assert {fact.caption for fact in facts} == {"Key points"}


def test_a_colon_in_a_sentence_makes_no_label() -> None:
    fact = one("The report shows a strong concentration: three firms hold 72% of it.", "72%")
    assert fact.subject_label == "three firms"


def test_source_text_is_the_sentence_or_the_bullet() -> None:
    text = "Sales fell. Staff number was cut by 12% in Lund. Rents rose.\nCosts:\n- Rent: $5M (2029: $4M). Paid late."
    facts = read(text)
    assert facts[0].source_text == "Staff number was cut by 12% in Lund."
    assert facts[1].source_text == "Rent: $5M (2029: $4M). Paid late."


def test_source_text_of_an_endless_bullet_is_cut() -> None:
    facts = read("Costs:\n- Rent: " + "$5M, and " * 2000)
    assert max(len(fact.source_text) for fact in facts) <= 2000


# --- periods -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Targeting $150M revenue by 2032 and $500M+ revenue by 2035.", ["2032", "2035"]),
        ("Revenue grew from $48B in 2025 to $62B in 2029.", ["2025", "2029"]),
        ("In 2028, sales were $5M and costs $4M.", ["2028", "2028"]),
        ("By 2035, staff will reach 45,000, up from 31,000 in June 2030.", ["2035", "2030-06"]),
        ("The path to $920M revenue and $240M profit by 2035 is clear.", ["2035", "2035"]),
        ("The next 12-24 months (2030-2032) are hard.", ["2030/2032"]),
        ("In 2030 revenue was $240M and by 2035 $920M.", ["2030", "2035"]),
        ("Orbella, founded in 2021, has 40 shops.", ["2030-06"]),
        ("Orbella has 40 shops (as of March 2029).", ["2029-03"]),
        ("Costs (high since 2022) were $5M.", ["2030-06"]),
    ],
)
def test_periods_of_prose(sentence: str, periods: list[str]) -> None:
    assert [fact.period for fact in read("I. TITLE\n" + sentence)] == periods


def test_where_a_period_comes_from() -> None:
    text = (
        "I. OUTLOOK (2031-2033)\nStaff is 12% smaller.\nTargets (2032):\n- Staff: 40\n- Sites (2035): 12\n"
        "- Rent: $5M in 2034\nII. TODAY\nRents are $4M."
    )
    assert [(fact.period, fact.period_source) for fact in read(text)] == [
        ("2031/2033", "section"),
        ("2032", "caption"),
        ("2035", "stated"),
        ("2034", "stated"),
        ("2030-06", "memo"),
    ]


def test_no_date_at_all() -> None:
    (fact,) = read("Sales are $5M.", head="")
    assert (fact.period, fact.period_source, fact.period_start, fact.status) == (None, None, None, "actual")


# --- status, scenario, rate --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Sales are $5M.", "actual"),
        ("Sales were $5M in 2028.", "actual"),
        ("Sales are projected to reach $5M in 2032.", "projection"),
        ("Sales in 2033 come to $5M.", "projection"),
        ("The firm is targeting 70 shops.", "target"),
        ("Sales of $5M by 2035 are in reach.", "target"),
        ("The plan assumes 4% growth.", "assumption"),
        ("The plan assumes steady demand (reaching 500+ customers by 2035).", "assumption"),
        ("Sales are $5M (est.) today.", "estimate"),
        ("The market is estimated at $5M.", "estimate"),
        ("The target market has 40 shops.", "actual"),
        ("The customer base spans 40 shops.", "actual"),
    ],
)
def test_status_of_prose(sentence: str, status: str) -> None:
    assert read("I. TITLE\n" + sentence)[0].status == status


def test_status_words_of_the_caption_spare_what_has_elapsed() -> None:
    text = "Metrics (Projected):\n- Sites (2028): 10\n- Sites (2030): 12\n- Sites (2035): 45\n- Current Staff: 9"
    assert [fact.status for fact in read(text)] == ["actual", "projection", "projection", "actual"]


@pytest.mark.parametrize(
    ("heading", "scenario", "probability"),
    [
        ("BEAR CASE (10%)", "bear", Decimal("0.1")),
        ("THE BULL CASE", "bull", None),
        ("SCENARIO 2: BASE CASE (60% probability)", "base", Decimal("0.6")),
        ("Downside Scenario", "bear", None),
        ("BULL AND BEAR CASE COMPARED", None, None),
        ("CUSTOMER BASE", None, None),
        ("BASELINE 2030", None, None),
        ("BASE SALARY", None, None),
    ],
)
def test_scenario_of_a_section(heading: str, scenario: str | None, probability: Decimal | None) -> None:
    fact = read(f"I. TITLE\nOrbella sells bread.\n{heading}\n- Staff: 40 bakers\n- Rent: $5M")[-1]
    assert (fact.scenario, fact.scenario_probability) == (scenario, probability)
    assert fact.status == ("projection" if scenario else "actual")


def test_a_probability_is_a_figure_too() -> None:
    fact = read("I. TITLE\nOrbella sells bread.\nBEAR CASE (10%)\n- Staff: 40")[0]
    assert (fact.value, fact.unit_kind, fact.scenario, fact.block_kind) == (
        Decimal("0.1"),
        "percent",
        "bear",
        "header",
    )


def test_scenarios_in_bullets() -> None:
    facts = read("Scenarios:\n- Bear (20%): $3B\n- Base: $4B\n- Bull: $6B by 2035")
    assert [(f.source_value, f.scenario) for f in facts if f.unit == "USD"] == [
        ("$3B", "bear"),
        ("$4B", "base"),
        ("$6B", "bull"),
    ]
    pay = read("Pay:\n- Base: $40K\n- Bonus: $5K")
    assert [f.scenario for f in pay] == [None, None]


@pytest.mark.parametrize(
    ("bullet", "basis"),
    [
        ("Revenue: $5M annually", "annual"),
        ("Annual Rent: $5M", "annual"),
        ("Monthly Fee: $5", "monthly"),
        ("Monthly Active Bakers: 186,000+", "total"),
        ("Seat: $45 per seat", "per_unit"),
        ("Downloads: 48M+ (cumulative)", "cumulative"),
        ("Cash: $5M", "total"),
    ],
)
def test_rate_basis_of_a_bullet(bullet: str, basis: str) -> None:
    assert read("Key points:\n- " + bullet)[0].rate_basis == basis


# --- ends of comparisons -------------------------------------------------------------------------------


def test_a_year_that_is_compared_with_dates_nothing() -> None:
    bakers = one("By 2035 we expect 30,000 fewer bakers than in 2025.", "30,000")
    assert (bakers.period, bakers.period_relation) == ("2035", "by")
    assert one("Rents rose 9% vs. 2026.", "9%").period == "2030-06"


def test_a_year_before_an_arrow_is_no_value() -> None:
    facts = read("- Robot ovens: 3% of new ovens in 2026 → 41% in 2030")
    assert [(fact.source_value, str(fact.value), fact.period) for fact in facts] == [
        ("3%", "0.03", "2026"),
        ("41%", "0.41", "2030"),
    ]


def test_a_period_behind_parentheses_dates_what_stands_in_them() -> None:
    assert one("- Bread sales: mid-teens growth (14-16%) in 2031", "14-16%").period == "2031"


def test_the_ages_of_those_a_memo_is_for_are_no_figures() -> None:
    head = "A MACRO INTELLIGENCE MEMO | JUNE 2030\nTO: Bakers, 25-45 | DATE: June 2030 | RE: 40 new ovens\n"
    assert [fact.source_value for fact in read("Wages rose 4%.", head)] == ["40", "4%"]


@pytest.mark.parametrize(
    ("text", "written", "period"),
    [
        ("Rents have fallen to 1.9% from a high of 2.7% in late 2024.", "1.9%", "2030-06"),
        ("Rents peaked at 2.7% in 2024, and the base rate stands at 1.25%.", "1.25%", "2030-06"),
        ("Sales grew 1.1% in 2029 and are seen to grow 0.7% this year.", "0.7%", "2030"),
        (
            "Phase 1 (2025-2026): savings were €40M. Phase 2 (2027-2028): 71% of ovens.",
            "€40M",
            "2025/2026",
        ),
        (
            "Phase 1 (2025-2026): savings were €40M. Phase 2 (2027-2028): 71% of ovens.",
            "71%",
            "2027/2028",
        ),
    ],
)
def test_a_period_dates_its_own_clause(text: str, written: str, period: str) -> None:
    assert one(text, written).period == period


def test_counts_of_one_text_are_written_alike() -> None:
    facts = read("- Agents: 1.9m human agents in 2025, 1.1m in 2030")
    assert [(fact.source_value, str(fact.value), fact.unit) for fact in facts] == [
        ("1.9m", "1.9E+6", "count"),
        ("1.1m", "1.1E+6", "count"),
    ]


def test_a_case_before_a_dash_holds_for_its_line() -> None:
    facts = read("SCENARIOS TO 2035\nBear (30%) - rents fall: sales €16M\nBase (50%) - as planned: sales €28M")
    assert [(fact.source_value, fact.scenario) for fact in facts] == [
        ("30%", "bear"),
        ("€16M", "bear"),
        ("50%", "base"),
        ("€28M", "base"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("WHAT CHANGES BY 2035\n- Stores: 210 → 165", "2030-06 actual", "2035 target"),
        ("Outlook 2035:\n- Churn: from 3.8% to 5.2%", "2030-06 actual", "2035 projection"),
        ("Outlook 2035:\n- Churn: from 3.8% in 2029 to 5.2%", "2029 actual", "2035 projection"),
        ("Results 2029:\n- Churn: from 3.8% to 5.2%", "2029 actual", "2029 actual"),
        ("Plans:\n| Metric | 2035 Target |\n|---|---|\n| Stores | 210 → 165 |", "2030-06 actual", "2035 target"),
        ("Plans:\n| Year | Stores |\n|---|---|\n| 2035 | 210 → 165 |", "2030-06 actual", "2035 projection"),
    ],
)
def test_a_change_to_come_starts_now(text: str, first: str, last: str) -> None:
    facts = read(text)
    assert [f"{fact.period} {fact.status}" for fact in facts if fact.change_role] == [first, last]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("A merger would cut 1,500 jobs.", ["projection"]),
        ("The levy could yield €30M; in 2028 it was €25M.", ["projection", "actual"]),
        ("Costs rise to an estimated $58 by 2035.", ["estimate"]),
        ("The drug targets fibrosis, a market of $5.4B.", ["actual"]),
        ("Crew is 46, planned 24 later; crew cost is $9M.", ["actual", "target", "actual"]),
        ("The firm employs 9,700 people; we estimate that 1,200 leave.", ["actual", "estimate"]),
        ("Management projects revenue of $6.1B by 2035.", ["projection"]),
        ("Expected loss ratios are 120%.", ["actual"]),
        ("Volume growth was 5.8% in Q4 FY30.", ["actual"]),
    ],
)
def test_words_reach_as_far_as_their_clause(sentence: str, statuses: list[str]) -> None:
    raw = f"ENTITY: ORLA\nA Macro Intelligence Memo | June 2030 | CEO Edition\n{sentence}\n"
    assert [fact.status for fact in read_memo("x", raw, "text", "h").facts] == statuses


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("Sales hit $3B last year and will be $4B next year.", ["2029", "2031"]),
        ("Costs rose 4% against last year's 3%.", ["2030-06", "2029"]),
        ("The ratio at the transfer (1 January 2027) was 118%.", ["2027-01-01"]),
        ("A ticket that earned $180 in 2024 earns $42.", ["2024", "2030-06"]),
        ("The contract runs to 2034 and is worth $58M.", ["2030-06"]),
        ("Seas rose 12 cm since 1993 and continue at 5 cm.", ["1993", "2030-06"]),
        ("Headcount fell from 1,480 in 2025 to 620, and bags cost $38.", ["2025", "2030-06", "2030-06"]),
        ("It will pass $9B in 2032, equal to 13% of sales.", ["2032", "2032"]),
        ("A drought like 2024's costs 2%.", ["2030-06"]),
    ],
)
def test_a_period_dates_what_it_is_said_of(sentence: str, periods: list[str]) -> None:
    raw = f"ENTITY: ORLA\nA Macro Intelligence Memo | June 2030 | CEO Edition\n{sentence}\n"
    assert [fact.period for fact in read_memo("x", raw, "text", "h").facts] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Base: revenue of $1.9B, a margin of 19% and 4,800 employees by 2035.", ["2035", "2035", "2035"]),
        ("The plan calls for $1.9B of revenue, a 19% margin, 480 shops in 2035.", ["2035", "2035", "2035"]),
        ("The bank cuts 1,200 jobs, 9% of staff, by 2032.", ["2032", "2032"]),
        ("Tariffs of $40, $60 and $90 in 2031 are set.", ["2031", "2031", "2031"]),
        ("It won 12 contracts, 4 in 2029.", ["2030-06", "2029"]),  # the last is a part of the first
        ("It has 12 plants, 4 of them new in 2029.", ["2030-06", "2029"]),
        ("It employs 2,150 people, 640 of them abroad, and will have 3,000 by 2035.", ["2030-06", "2030-06", "2035"]),
        ("Debt is $3B, with $1B due in 2032.", ["2030-06", "2032"]),
        ("Joblessness of 4%, down from 6% in 2025, is low.", ["2030-06", "2025"]),
    ],
)
def test_a_list_shares_the_period_behind_it(text: str, periods: list[str]) -> None:
    assert [fact.period for fact in read(text)] == periods


def test_a_sentence_that_begins_with_its_case_is_in_it() -> None:
    raw = (
        "ENTITY: ORLA\nA Macro Intelligence Memo | June 2030 | CEO Edition\n"
        "Optimistic: 600 recruits a year. Expected: 430 recruits. Pessimistic: 300 layoffs.\n"
        "In the most likely scenario it loses 20 posts.\n"
    )
    assert [fact.scenario for fact in read_memo("x", raw, "text", "h").facts] == ["bull", "base", "bear", "base"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Margin is 71%, down 640 bps from 2025.", [("0.71", "2030-06"), ("0.064", "2030-06")]),
        ("The budget for FY2030 is $2.11B.", [("2110000000", "2030")]),
        ("Day rates are $18,000 above the 2027 level.", [("18000", "2030-06")]),
        ("A share, 1.5% in FY2025, has reached 11.2%.", [("0.015", "2025"), ("0.112", "2030-06")]),
        ("Retention: 103% → target 110%", [("1.03", "2030-06"), ("1.1", "2030-06")]),
        ("Staff (Sales 1,420, Support 360) fell.", [("1420", "2030-06"), ("360", "2030-06")]),
    ],
)
def test_figures_of_a_sentence_and_their_periods(sentence: str, expected: list[tuple[str, str]]) -> None:
    raw = f"ENTITY: ORLA\nA Macro Intelligence Memo | June 2030 | CEO Edition\n{sentence}\n"
    facts = read_memo("x", raw, "text", "h").facts
    assert [(f"{fact.value.normalize():f}", fact.period) for fact in facts] == expected


@pytest.mark.parametrize(
    "repeated",
    [
        "; Growth (%): 4.1",
        "; Margin (%): 14, users (m): 4",
        " · Asia $41M",
        ", Asia 41 (+2%)",
        " (2025: €61)",
        " Dec. 2029 rose 4%.",
    ],
)
def test_a_line_of_thousands_of_labels_and_figures_takes_linear_time(repeated: str) -> None:
    start = time.process_time()
    read(f"- Sales ($M): Asia 4{repeated * 2000}")
    # Quadratic time would be minutes; the slowest of these takes some six seconds.
    assert time.process_time() - start < 30
