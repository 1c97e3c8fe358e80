"""What an analyst may do to the seeds: teach a word, change a rate, and be told what is wrong with a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from orchestration.defs.dbt_project import OpenedProject, open_project
from orchestration.defs.dbt_runner import DbtBuildError, DbtOutcome
from tests.support import built

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow]

MEMO = """# Lumina Foundry

A Macro Intelligence Memo | June 2030 | Investor Edition

## 1. Results

Kiln throughput by year:
| Metric | 2030 | FY2031 |
|---|---|---|
| Revenue | €40M | €55M |
| Kiln firings | 310 | 420 |

- Headcount: 14,000 (down from 18,500)
"""
# Labels in which a word of a concept stands for something else, or another word for the same.
LABELS = {
    "Net loss": ("$12M", "net_loss"),
    "Net income (loss)": ("$12M", "net_income"),
    "Operating loss": ("$9M", "operating_loss"),
    "Profit for the year": ("$40M", "net_income"),
    "Stock-based compensation": ("$7M", "stock_based_compensation"),
    "Average pension": ("$17,400", "pension"),
    "Median pay": ("$41,000", "total_compensation"),
    "Patient acquisition cost": ("$145", "customer_acquisition_cost"),
    "Lending to customers": ("$90M", "loans"),
    "Visits per subscriber": ("+12%", "derived:visits_per_subscriber:percent"),
    "Subscribers": ("+12%", "subscriber_growth"),
    "Working hours per week": ("38 hours", "working_hours"),
    "Student debt at graduation": ("$34,800", "derived:student_debt_at_graduation:money"),
    "Average premium": ("$519", "derived:average_premium:money"),
    "Break-even load factor": ("72%", "derived:break_even_load_factor:percent"),
}
WORDED = (
    "# Orbella Clinics\n\nA Macro Intelligence Memo | June 2030 | Investor Edition\n\n## 1. Figures\n\n"
    + "".join(f"- {label}: {value}\n" for label, (value, _) in LABELS.items())
    + """
Spending by ministry:
| Ministry | Budget ($M) | Share |
|---|---|---|
| Health | 60 | 60% |
| Roads | 40 | 40% |

Compensation by level:
| Level | Base | Bonus | Equity | Total |
|---|---|---|---|---|
| L3 engineer | $118K | $8K | $40K | $166K |

Balance sheet:
| Quarter | Equity |
|---|---|
| Q1 2030 | $700K |

Clinics compared:
| Company | Sites |
|---|---|
| Orbella | 12 |
| Vik Care | 31 |
"""
)
FACTS = (
    "--select", "resource_type:seed", "+mart_amount_in_usd", "+fct_headcount", "--exclude-resource-type", "test"
)  # fmt: skip


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, OpenedProject]:
    """Two memos that are loaded, and a dbt project of their own."""
    made = built.settings_with_memos(
        tmp_path_factory.mktemp("taxonomy"), {"lumina.md": MEMO, "orbella.md": WORDED}, own_project=True
    )
    built.load(made)
    return made, open_project(made)


@pytest.fixture(scope="module")
def build(opened: tuple[Settings, OpenedProject]) -> Callable[..., DbtOutcome]:
    """dbt over that project, parsed once: the rows of a seed are read whenever it is loaded."""
    settings, project = opened
    return lambda *arguments: built.build(settings, *arguments, manifest=project.parsed())


@pytest.fixture(scope="module")
def settings(opened: tuple[Settings, OpenedProject], build: Callable[..., DbtOutcome]) -> Settings:
    """The warehouse of the two memos."""
    outcome = build(*FACTS)
    assert outcome.succeeded, outcome.problems
    return opened[0]


def _rows(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(settings.build_database), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def _add(settings: Settings, seed: str, row: str) -> Path:
    path = settings.dbt_project / "seeds" / f"{seed}.csv"
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    return path


def _remove_last_row(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")


def test_a_row_added_to_the_aliases_links_what_was_derived(
    settings: Settings, build: Callable[..., DbtOutcome]
) -> None:
    asked = "select distinct link_state, concept from marts.fct_memo_fact where subject_label = 'Kiln firings'"
    assert [state for state, _ in _rows(settings, asked)] == ["derived"]
    path = _add(settings, "concept_aliases", "^kiln firings$,customers,row,90")
    try:
        assert build(*FACTS).succeeded
        assert _rows(settings, asked) == [("linked", "customers")]
    finally:
        _remove_last_row(path)


@pytest.mark.parametrize(
    ("seed", "row", "told"),
    [
        ("concept_aliases", "^kilns$,no_such_concept,row,90", "no_such_concept"),
        ("concept_aliases", "^kilns($,customers,row,90", "not a regular expression"),
        ("entity_aliases", "lumina,No Such Company,any", "No Such Company"),
        ("fx_rates", "EUR-2031,EUR,-1,2031-12-31,a slip", "use a number above 0"),
        ("fx_rates", "QQQ-2031,QQQ,1,2031-12-31,a slip", "QQQ"),
    ],
)
def test_a_bad_row_is_refused_with_what_to_do(
    settings: Settings, build: Callable[..., DbtOutcome], seed: str, row: str, told: str
) -> None:
    path = _add(settings, seed, row)
    try:
        outcome = build("--select", seed, f"{seed}_are_usable", "--indirect-selection", "empty")
    finally:
        _remove_last_row(path)
    assert not outcome.succeeded
    assert any(problem.startswith(f"REFUSED {seed}.csv") and told in problem for problem in outcome.problems), (
        outcome.problems
    )


# One bad row each: a key that stands twice, a word no list knows, a reference to nothing, an empty cell.
BAD_ROWS = (
    (
        "concepts",
        "revenue,Revenue again,income,money,duration,credit,additive,,,,Twice",
        "concept revenue stands twice",
    ),
    ("concepts", "kiln_a,Kiln A,income,monney,duration,,additive,,,,A slip", "unit_kind is monney; use money, percent"),
    ("concepts", "kiln_b,Kiln B,income,money,duration,,additive,no_such,,,A slip", "no_such; not in concepts.csv"),
    ("concepts", "kiln_c,,income,money,duration,,additive,,,,A slip", "a cell is empty; fill concept, name"),
    ("concept_aliases", "^kilns$,customers,rows,90", "applies_to is rows; use row, column"),
    ("concept_aliases", "^developers$,developers,label,95", "stands twice for label; keep one row"),
    ("entities", "Kiln Works,firm,", "kind is firm; use company, country"),
    ("entities", "Kiln Lane,company,Atlantis", "country is Atlantis; not in entities.csv"),
    ("entities", "OpenAI,company,United States", "entity OpenAI stands twice"),
    ("entity_aliases", "aliyun,OpenAI,any", "names 2 entities; keep one row"),
    ("members", "kilns,Kilns,thing", "kind is thing; use function"),
    ("members", "research,Research,function", "alias research stands twice"),
    ("units", "KLN,Kiln,monies,K", "unit_kind is monies; use money"),
    ("units", "USD,Dollar,money,$", "unit USD stands twice"),
    ("scenarios", "bear,Bear again,5,Twice", "scenario bear stands twice"),
    ("scenarios", "crash,Crash,5,", "a cell is empty"),
    ("axes", "^kilns?$,rows,,,50", "axis is rows; use entity"),
    ("axes", "^(kilns$,entity,company,,50", "not a regular expression"),
    ("axes", "^kilns$,member,product,no_such,50", "concept is no_such; not in concepts.csv"),
    ("fx_rates", "EUR-2024,EUR,1.1,2025-12-31,Twice", "fx_rate_id EUR-2024 stands twice"),
    ("fx_rates", "EUR-2031,EUR,1.1,2031-12-31,", "source"),
    ("fx_rates", "EUR-2032,EUR,1.1,31.12.2032,A slip", "as_of is 31.12.2032; use a day as 2031-12-31"),
)
# What no loader can read: a comma without quotes, a missing cell, a word for a number or a date.
UNREADABLE = (
    ("concepts", "kiln_a,Kiln A,income,money,duration,,additive,,,,Heat, and more", "12 cells where the header has 11"),
    ("concept_aliases", "^kilns{1,2}$,customers,row,90", "5 cells where the header has 4"),
    ("entities", "Kiln Works, Inc.,company,United States", "put a text that holds a comma between double quotes"),
    ("entity_aliases", "kiln works,OpenAI", "2 cells where the header has 3"),
    ("members", "kilns,Kilns", "2 cells where the header has 3"),
    ("units", "KLN,Kiln,money", "3 cells where the header has 4"),
    ("scenarios", "crash,Crash,worst,A slip", "worst"),
    ("axes", "^kilns$,member,product,,high", "high"),
    ("fx_rates", "EUR-2031,EUR,one,2031-12-31,A slip", "one"),
)


@pytest.mark.parametrize("rows", [BAD_ROWS, UNREADABLE], ids=["bad", "unreadable"])
def test_every_seed_names_file_row_and_what_to_do(
    settings: Settings, build: Callable[..., DbtOutcome], rows: tuple[tuple[str, str, str], ...]
) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in (settings.dbt_project / "seeds").glob("*.csv")}
    for seed, row, _ in rows:
        _add(settings, seed, row)
    try:
        outcome = build("--select", "path:seeds", "path:tests", "--indirect-selection", "cautious")
    finally:
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")
    assert not outcome.succeeded
    refused = [problem for problem in outcome.problems if problem.startswith("REFUSED ")]
    for seed, row, told in rows:
        assert any(problem.startswith(f"REFUSED {seed}.csv") and told in problem for problem in refused), (row, refused)
    assert DbtBuildError("build", outcome.problems).problems[: len(refused)] == tuple(refused)


def test_an_amount_names_its_rate_and_a_later_rate_takes_over(
    settings: Settings, build: Callable[..., DbtOutcome]
) -> None:
    asked = """
        select period, fx_rate_id, value_usd / value from marts.mart_amount_in_usd
        where memo_id = 'lumina'
        order by period
    """
    [(_, first, rate), (_, second, same)] = _rows(settings, asked)
    assert (first, rate) == (second, same)
    path = _add(settings, "fx_rates", "EUR-2031,EUR,2,2031-01-01,For a test")
    try:
        assert build(*FACTS).succeeded
        assert [(period, used) for period, used, _ in _rows(settings, asked)] == [
            ("2030", first),
            ("2031", "EUR-2031"),
        ]
    finally:
        _remove_last_row(path)


def test_a_fiscal_year_is_another_period_than_the_calendar_year(settings: Settings) -> None:
    asked = """
        select distinct periods.period, periods.is_fiscal
        from marts.fct_memo_fact as facts
        inner join marts.dim_period as periods on facts.period_id = periods.period_id
        where facts.table_ordinal is not null and facts.memo_id = 'lumina'
        order by periods.period
    """
    assert _rows(settings, asked) == [("2030", False), ("2031", True)]


def test_what_a_figure_came_down_from_is_no_figure_of_the_period(settings: Settings) -> None:
    assert _rows(settings, "select headcount from marts.fct_headcount where memo_id = 'lumina'") == [(14_000,)]
    assert _rows(
        settings, "select value, change_role from marts.fct_memo_fact where concept = 'headcount' order by value"
    ) == [(14_000, None), (18_500, "from")]


def test_a_label_names_what_it_says_and_not_what_one_of_its_words_does(settings: Settings) -> None:
    asked = "select subject_label, concept from marts.fct_memo_fact where memo_id = 'orbella' and table_ordinal is null"
    assert dict(_rows(settings, asked)) == {label: concept for label, (_, concept) in LABELS.items()}


def test_a_share_beside_parts_is_of_their_sum(settings: Settings) -> None:
    asked = "select distinct concept from marts.fct_memo_fact where memo_id = 'orbella' and column_label = 'Share'"
    assert _rows(settings, asked) == [("budget_share",)]


def test_a_row_with_the_first_word_of_the_memos_own_company_is_the_company(settings: Settings) -> None:
    asked = """
        select entity, value from marts.fct_memo_fact
        where memo_id = 'orbella' and column_label = 'Sites'
        order by value
    """
    assert _rows(settings, asked) == [("Orbella Clinics", 12), ("Vik Care", 31)]


def test_the_columns_of_a_table_about_pay_are_parts_of_it(settings: Settings) -> None:
    asked = """
        select column_label, concept from marts.fct_memo_fact
        where memo_id = 'orbella' and column_label in ('Base', 'Bonus', 'Equity', 'Total')
        order by source_line, char_start
    """
    assert _rows(settings, asked) == [
        ("Base", "base_salary"),
        ("Bonus", "bonus"),
        ("Equity", "equity_compensation"),
        ("Total", "total_compensation"),
        ("Equity", "equity"),
    ]
