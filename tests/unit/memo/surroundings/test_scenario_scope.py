"""How far the last of several scenario sections reaches."""

from __future__ import annotations

import pytest

from orchestration.memo.facts import read_memo

HEAD = "ENTITY: OAKMERE\nA Macro Intelligence Memo | June 2030 | Investor Edition\nPART TWO: WHAT MAY COME\n"
BEAR = "BEAR CASE (30%)\n- Orders: 700\n- Margin: 12%\n"
BULL = "BULL CASE (20%)\n- Orders: 1,500\n- Margin: 19%\n"
TABLE = "Orders (thousands):\n| Line | 2029A | 2030E |\n|---|---|---|\n| Pumps | 21 | 23 |\n"
PROSE = "Freight took 4.1% of sales in 2029, and nobody expects less.\n"


def scenarios(body: str) -> dict[str, str | None]:
    """The scenario of each value as written."""
    return {fact.source_value: fact.scenario for fact in read_memo("m", HEAD + body, "text", "0" * 64).facts}


@pytest.mark.parametrize(("after", "value"), [(TABLE, "21"), (PROSE, "4.1%")])
def test_what_no_other_case_holds_does_not_belong_to_the_last(after: str, value: str) -> None:
    found = scenarios(BEAR + BULL + after)
    assert (found["700"], found["1,500"], found["19%"]) == ("bear", "bull", "bull")
    assert found[value] is None


def test_what_every_case_holds_belongs_to_the_last_too() -> None:
    found = scenarios(BEAR + TABLE.replace("21 | 23", "17 | 18") + BULL + TABLE)
    assert (found["17"], found["21"]) == ("bear", "bull")


def test_a_case_without_a_sibling_holds_what_stands_under_it() -> None:
    assert scenarios(BULL + TABLE)["21"] == "bull"


def test_a_heading_below_the_last_case_ends_it_where_the_others_have_none() -> None:
    found = scenarios(BEAR + BULL + "Store Openings\n- New shops: 45 in 2031\n")
    assert found["45"] is None


def test_an_adverse_and_a_favourable_case_are_scenarios() -> None:
    found = scenarios("Adverse case for 2032: revenue $700M.\nFavourable scenario for 2032: revenue $1,500M.\n")
    assert (found["$700M"], found["$1,500M"]) == ("bear", "bull")
    assert scenarios("Adverse events: 12 in 2031.\n- Favourable winds: 19 days\n") == {"12": None, "19 days": None}
