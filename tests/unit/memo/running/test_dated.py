"""Dated statements without figures, the ends of changes and fiscal years on facts."""

from __future__ import annotations

import pytest

from orchestration.memo.facts import Extract, read_memo

HEADER = "Nordlicht AG\nA Macro Intelligence Memo | June 2030 | Investor Edition\n\n"


def read(body: str) -> Extract:
    return read_memo("memo", HEADER + body, "text", "0" * 64)


def test_each_sentence_or_bullet_that_dates_something_and_states_no_figure_is_dated() -> None:
    raw = (
        "The yard was founded in 2021. Sales were $40M in 2029. It turns profitable by 2032-2033.\n\n"
        "- First ship launched in Q2 2031\n- Crew of 40 by 2031\n- No date here\n"
    )
    extract = read(raw)
    assert [(d.period, d.period_relation, d.block_kind, d.source_text) for d in extract.dated] == [
        ("2021", "during", "prose", "The yard was founded in 2021."),
        ("2032/2033", "by", "prose", "It turns profitable by 2032-2033."),
        ("2031-Q2", "during", "bullet", "First ship launched in Q2 2031"),
    ]
    for statement in extract.dated:
        text = (HEADER + raw)[statement.char_start : statement.char_end]
        assert text == statement.source_text
        assert (HEADER + raw).splitlines()[statement.source_line - 1].find(text) >= 0


def test_of_several_periods_the_one_something_is_due_by_counts() -> None:
    (statement,) = read("The fund, founded in 2021, closes by 2034 after a vote in 2033.\n").dated
    assert (statement.period, statement.period_relation) == ("2034", "by")
    assert (statement.period_start.year, statement.period_end.year) == (2034, 2034)


def test_a_long_sentence_is_cut() -> None:
    (statement,) = read("The port opens in 2033 " + "and waits " * 80 + "for ships.\n").dated
    assert len(statement.source_text) == 500
    assert statement.char_end - statement.char_start > 500


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Headcount is 15,200, down from 18,500.", [None, "from"]),
        ("- Share: 78% → 82%", ["from", "to"]),
        ("Revenue rose from $2B to $3B.", ["from", "to"]),
        ("- Staff: 1,234 employees (up from 980)", [None, "from"]),
        ("Prices range from $2 to $5.", [None]),
    ],
)
def test_the_ends_of_a_change_are_marked(text: str, roles: list[str | None]) -> None:
    assert [fact.change_role for fact in read(text + "\n").facts] == roles


def test_a_fact_of_a_fiscal_year_says_so() -> None:
    facts = read("Sales reach $5M in FY2031. Sales reach $6M in 2032.\n\n- Margin 12% (Q3 FY2031)\n").facts
    assert [(fact.period, fact.is_fiscal) for fact in facts] == [("2031", True), ("2032", False), ("2031-Q3", True)]
