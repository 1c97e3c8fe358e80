"""Cases side by side, in a table's columns and rows or in one line: whose figure, how probable, and what is of none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from orchestration.memo.facts import Fact, read_memo
from orchestration.memo.vocabulary.scenarios import Scenario, case_around, read_other_scenario
from orchestration.memo.vocabulary.sibling_labels import siblings

HEAD = "ENTITY: Quillon\nA Macro Intelligence Memo | June 2030 | CEO Edition\n\nSECTION 1: VALUE\n\n"


def _facts(text: str) -> dict[str, Fact]:
    return {fact.source_value: fact for fact in read_memo("m", HEAD + text, "text", "x").facts}


def test_a_column_of_odds_says_how_probable_each_row_is() -> None:
    table = "| Scenario | Probability | Price |\n|---|---|---|\n| Bear | {} | $22 |\n| Bull | 60% | $58 |\n"
    assert _facts(table.format("40%"))["$22"].scenario_probability == Decimal("0.4")
    assert _facts(table.format("30%"))["$22"].scenario_probability is None  # they make no whole


def test_a_row_of_odds_says_how_probable_each_column_is() -> None:
    facts = _facts("| Metric | Bear | Bull |\n|---|---|---|\n| Probability | 40% | 60% |\n| Price | $22 | $58 |\n")
    assert facts["$58"].scenario_probability == Decimal("0.6")


@pytest.mark.parametrize(("column", "status"), [("Weighted", "projection"), ("Current", "actual")])
def test_a_column_beside_cases_is_not_of_the_case_above_the_table(column: str, status: str) -> None:
    facts = _facts(
        "Bull Case: Breakout (Probability: 25%)\n\n2035 outcomes:\n"
        f"| Metric | Bear | Bull | {column} |\n|---|---|---|---|\n| Revenue | $2B | $5B | $3B |\n"
    )
    assert (facts["$3B"].scenario, facts["$3B"].status) == (None, status)


def test_a_baseline_is_no_actual_where_a_row_lies_ahead() -> None:
    facts = _facts("| Metric | Baseline | Bear | Base |\n|---|---|---|---|\n| Revenue 2035 | $2B | $3B | $4B |\n")
    assert facts["$2B"].status == "projection"


@pytest.mark.parametrize(
    "line",
    ["Bear / base / bull revenue: $2B / $3B / $5B", "Revenue (bear, base and bull): $2B, $3B and $5B"],
)
def test_figures_take_their_cases_in_order(line: str) -> None:
    facts = _facts(line)
    assert [(facts[value].scenario) for value in ("$2B", "$3B", "$5B")] == ["bear", "base", "bull"]
    assert facts["$3B"].subject_label.lower() == "revenue"


def test_a_list_of_other_length_gives_no_cases() -> None:
    assert {fact.scenario for fact in _facts("Bear / base / bull revenue: $2B / $3B").values()} == {None}


def test_a_sentence_that_turns_to_the_present_leaves_the_case() -> None:
    facts = _facts("Bear-case price target: $18. Current price: $31. Downside stays.")
    assert (facts["$18"].scenario, facts["$31"].scenario, facts["$31"].status) == ("bear", None, "actual")


@pytest.mark.parametrize(
    ("label", "is_certain"),
    [
        ("Scenario B: Disruption (35% probability)", True),
        ("Fast Transition Scenario (30%)", True),
        ("Stagnation scenario", True),
        ("Scenario 1: You Rent Alone", False),
    ],
)
def test_a_scenario_of_another_name(label: str, is_certain: bool) -> None:
    found = read_other_scenario(label)
    assert found is not None
    assert (found.case, found.is_certain) == (None, is_certain)


@pytest.mark.parametrize("label", ["The Current Scenario", "Revenue by scenario (20%)", "Bear scenario (20%)"])
def test_what_is_no_scenario_of_another_name(label: str) -> None:
    assert read_other_scenario(label) is None


def test_the_odds_may_stand_further_out_than_the_name_of_the_case() -> None:
    bare, told = Scenario("bull", None, is_certain=True), Scenario("bull", Decimal("0.25"), is_certain=True)
    other = Scenario("bear", Decimal("0.2"), is_certain=True)
    assert case_around(None, [bare, None, told]) == ("bull", Decimal("0.25"), True)
    assert case_around("base", [other, told]) == ("base", None, True)
    assert case_around(None, []) == (None, None, False)


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Market cap: $48B | EV/EBITDA: 11.4x", ["Market cap", "EV/EBITDA"]),
        ("Cost: Low ($2M). Benefit: High ($12M+).", ["Cost", "Benefit"]),
        ("Headcount: Germany: 900; France: 450", []),
        ("Revenue: $3.9B; Target: $4.2B", []),
    ],
)
def test_labels_side_by_side(line: str, labels: list[str]) -> None:
    assert [label for _, label in siblings(line)] == labels
