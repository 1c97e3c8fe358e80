"""The words around a figure, and the order figures stand in."""

from __future__ import annotations

from typing import Any

import duckdb

from orchestration.report.memo_facts import fact_groups, named, quotation
from orchestration.report.memo_statements import PARTS


def _fact(**given: Any) -> dict[str, Any]:
    return {
        "source_value": "34%",
        "source_text": "34%",
        "block_kind": "table",
        "subject_label": "OpenAI",
        "column_label": "Market Share",
        "label": "",
        "section_id": "s",
        "section_number": "I",
        "section_title": "Market",
        "caption": "Shares",
        "table_ordinal": 0,
        **given,
    }


def test_a_value_is_marked_in_its_sentence() -> None:
    fact = _fact(block_kind="prose", source_value="72%", source_text="They hold 72% of it.")
    assert quotation(fact) == "They hold <mark>72%</mark> of it."


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 60 + "72%" + " word" * 60
    shown = str(quotation(_fact(block_kind="prose", source_value="72%", source_text=text)))
    assert len(shown) < 200
    assert shown.startswith("…word")
    assert shown.endswith("word…")


def test_a_value_that_stands_twice_is_not_marked_in_the_wrong_place() -> None:
    fact = _fact(block_kind="prose", source_value="500", source_text="from 500 to 500")
    assert quotation(fact) == "500"


def test_memos_words_are_escaped() -> None:
    fact = _fact(block_kind="prose", source_value="5", source_text='<img src=x onerror="alert(1)"> 5')
    assert "<img" not in quotation(fact)


def test_a_figure_is_named_once_by_each_of_its_labels() -> None:
    assert named(_fact(label="Market Share")) == "OpenAI · Market Share"
    assert named(_fact(block_kind="bullet", column_label=None, label="average")) == "OpenAI · average"


def test_facts_follow_the_text_under_their_headings() -> None:
    groups = fact_groups(
        [
            _fact(),
            _fact(),
            _fact(table_ordinal=None, caption="lead"),
            _fact(section_id=None, section_number=None, section_title=None),
        ]
    )
    assert [(group.heading, group.caption, len(group.facts)) for group in groups] == [
        ("I Market", "Shares", 2),
        ("I Market", "", 1),
        ("Before the first heading", "Shares", 1),
    ]


def test_functions_of_a_headcount_stand_in_the_memos_order() -> None:
    with duckdb.connect() as connection:
        connection.execute("""
            create schema marts;
            create table marts.dim_entity as select 'e' as entity_id, 'X' as entity;
            create table marts.dim_scenario as select 's' as scenario_id, 'base' as scenario, 1 as sort_order;
            create table marts.fct_memo_fact as
                select * from (values ('f1', 10), ('f2', 20), ('f3', 30)) as facts (fact_id, char_start);
            create table marts.fct_headcount as
                select *, 'm' as memo_id, 'e' as entity_id, 's' as scenario_id, null as subject_label, 2030 as year,
                    1 as headcount, null as headcount_growth_fact_id, null as role
                from (values ('a', 'Total', true, 'f1'), ('c', 'Research', false, 'f2'), ('b', 'Sales', false, 'f3'))
                    as counts (headcount_id, job_function, is_total, headcount_fact_id);
        """)
        rows = connection.execute(PARTS["headcount"][1], {"memos": ["m"]}).fetchall()
    assert [row[3] for row in rows] == ["Research", "Sales", "Total"]
