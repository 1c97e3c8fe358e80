"""Which of a memo's figures its page shows: whatever kind of memo it is, nothing empty and nothing absurd."""

from __future__ import annotations

from typing import Any

from orchestration.report.headlines import headlines, importance
from orchestration.report.memo_tables import capital, finances, scenarios, staffs
from orchestration.report.trends import trends


def _fact(fact_id: str, **given: Any) -> dict[str, Any]:
    return {
        "fact_id": fact_id,
        "entity_id": "own",
        "concept": "revenue",
        "concept_name": "Revenue",
        "concept_kind": "money",
        "unit_kind": "money",
        "value": 5.0,
        "member": None,
        "scenario": None,
        "section_id": "s",
        "table_ordinal": 0,
        "block_kind": "table",
        "subject_label": "Revenue",
        "label": None,
        "column_label": "2030",
        "caption": "Outlook",
        **given,
    }


def _series(facts: list[dict[str, Any]], **given: Any) -> list[dict[str, Any]]:
    shared = {
        "series_id": given.get("concept", "revenue"),
        "entity_id": "own",
        "entity": "Own",
        "concept": "revenue",
        "concept_name": "Revenue",
        "member": None,
        "is_total": False,
        "scenario": "unspecified",
        "unit": "USD",
        "unit_kind": "money",
        "basis": "total",
        "value": 5.0,
        "value_low": 5.0,
        "value_high": 5.0,
        "value_source": "stated",
        **given,
    }
    return [{**shared, "year": 2030 + place, "from_fact_id": fact["fact_id"]} for place, fact in enumerate(facts)]


def _by_id(*facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {fact["fact_id"]: fact for fact in facts}


def test_one_word_in_two_sentences_is_no_trend_and_in_one_row_it_is() -> None:
    named = {"concept": "derived:rav:money", "concept_name": "Rav", "series_id": "x"}
    told = [_fact(name, block_kind="prose", table_ordinal=None, subject_label="RAV") for name in "ab"]
    assert trends(_series(told, **named), "own", _by_id(*told)) == []
    apart = [_fact("a", subject_label="RAV"), _fact("b", subject_label="RAV", table_ordinal=1)]
    assert trends(_series(apart, **named), "own", _by_id(*apart)) == []
    cells = [_fact(name, subject_label="RAV") for name in "ab"]
    [trend] = trends(_series(cells, **named), "own", _by_id(*cells))
    assert (trend.title, trend.note) == ("RAV", "Outlook")


def test_a_headline_quotes_the_table_before_what_was_gathered_from_several_places() -> None:
    row = [_fact(name) for name in "ab"]
    gathered = [_fact("c"), _fact("d", table_ordinal=None), _fact("e", table_ordinal=3)]
    series = _series(gathered) + _series(row, series_id="total", member="Total", is_total=True)
    followed = sorted(trends(series, "own", _by_id(*row, *gathered)), key=importance)
    [card] = headlines([], followed, "own")
    assert card["trend"].title == "Revenue · Total"


def test_a_headline_is_in_the_unit_of_its_measure() -> None:
    facts = [_fact("a", unit_kind="count"), _fact("b", concept="headcount", concept_kind="count", unit_kind="count")]
    change = _fact("c", concept="employment", concept_kind="count", unit_kind="count", value=-121_000.0)
    assert [card["fact"]["fact_id"] for card in headlines([*facts, change], [], "own")] == ["b"]


def _year(year: int, **given: Any) -> dict[str, Any]:
    names = ("revenue", "revenue_growth", "operating_expense", "ebitda", "ebitda_margin")
    return {
        "entity": "Own",
        "scenario": "unspecified",
        "unit": "USD",
        "year": year,
        **{f"{name}_fact_id": None for name in names},
        "recomputed_ebitda": None,
        "recomputed_margin": None,
        "cumulative_ebitda": None,
        "break_even_year": None,
        **given,
    }


def test_a_table_of_one_column_is_left_to_its_chart() -> None:
    years = [_year(2030, revenue_fact_id="a"), _year(2031, revenue_fact_id="b")]
    assert finances(years) == []
    [table] = finances([{**year, "ebitda_fact_id": "c"} for year in years])
    assert table["has_ebitda"]
    assert not table["has_operating_expense_fact_id"]


def test_only_who_has_lost_breaks_even() -> None:
    figures = {"revenue_fact_id": "a", "ebitda_fact_id": "b"}
    [earning] = finances([_year(2030, break_even_year=2030, **figures), _year(2031, break_even_year=2030, **figures)])
    [losing] = finances([_year(2030, break_even_year=2031, **figures), _year(2031, break_even_year=2031, **figures)])
    assert (earning["break_even"], losing["break_even"]) == (None, 2031)


def test_a_company_is_compared_with_another_or_not_at_all() -> None:
    names = ("total_funding_fact_id", "funding_ratio", "capex_fact_id", "capex_ratio", "primary_infrastructure")
    own = {"year": 2030, "scenario": "unspecified", "entity": "Own", "entity_id": "own", **dict.fromkeys(names)}
    assert capital([{**own, "capex_fact_id": "a"}]) == []
    [table] = capital([{**own, "capex_fact_id": "a"}, {**own, "entity": "Rival", "entity_id": "r"}])
    assert table["has_capex_fact_id"]
    assert not table["has_total_funding_fact_id"]


def test_cases_stand_side_by_side_where_there_are_two() -> None:
    empty = {f"{name}_value": None for name in ("bear", "base", "bull")}
    row = {"concept": "revenue", "unit": "USD", "probability_weighted": None, **empty}
    assert scenarios([{**row, "bull_value": 1.0}]) == {}
    likely = {**row, "concept": "probability", "unit": "pure", "bear_value": 0.25, "bull_value": 0.25}
    found = scenarios([{**row, "bear_value": 1.0, "bull_value": 2.0}, likely])
    assert [shown["concept"] for shown in found["rows"]] == ["probability", "revenue"]
    assert not found["has_probability_weighted"]


def test_companies_of_which_only_totals_are_known_share_a_table() -> None:
    total = {"scenario": "unspecified", "is_total": True, "year": 2030, "headcount_fact_id": "a"}
    own, rival = ({**total, "entity": name, "entity_id": name} for name in ("Own", "Rival"))
    assert staffs([own]) == {}
    table = staffs([own, {**rival, "year": 2035, "headcount_fact_id": "b"}])
    assert table["years"] == [2030, 2035]
    assert [row["years"] for row in table["rows"]] == [{2030: "a"}, {2035: "b"}]
