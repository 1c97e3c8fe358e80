"""Pipe tables in all their forms: flattened, fused, ragged, with section rows, on one line."""

# ruff: noqa: E501 - a memo's lines are as long as they are

from __future__ import annotations

import pytest

from orchestration.memo.document import Table, Text
from orchestration.memo.scan import scan
from orchestration.memo.scanning.tables import is_bare_separator, is_separator, split_cells
from tests.support.documents import assert_places, blocks, caption, flaws, groups, header, rows

PLAIN = "| Site | Boats | Share |\n|---|---|---|\n| Hald | 12 | 34% |\n| Vik | 7 | 66% |"


def only_table(raw: str, source_format: str = "text") -> Table:
    document = scan(source_format, raw)
    assert_places(document)
    assert len(document.tables) == 1, blocks(document)
    return document.tables[0]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("|a|b|", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a | b", ["a", "b"]),
        ("| a || c |", ["a", "", "c"]),
        ("| Projection | ||||", ["Projection", "", "", "", ""]),
        (r"| a\|b | c |", [r"a\|b", "c"]),
        ("| | x |", ["", "x"]),
        ("||", [""]),
    ],
)
def test_cells_of_a_row(line: str, cells: list[str]) -> None:
    assert [cell.value for cell in split_cells(Text(line, 0))] == cells


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("|---|---|", True),
        ("| :--- | ---: | :-: |", True),
        ("|-|-|", True),
        ("|---|---||", True),
        ("| Other | - | - |", False),
        ("| — | — |", False),
        ("| -8% | -3% |", False),
        ("| | - | | |", False),
    ],
)
def test_separator_rows(line: str, *, expected: bool) -> None:
    assert is_separator(split_cells(Text(line, 0))) is expected


def test_a_separator_without_outer_pipes() -> None:
    assert is_bare_separator("---|:-:|---")
    assert not is_bare_separator("---")
    assert not is_bare_separator("- a | b")


@pytest.mark.parametrize(
    ("above", "expected", "kind"),
    [
        ("Boats by site (June 2030):\n", "Boats by site (June 2030)", "line"),
        ("**Boats by site:**\n", "Boats by site", "line"),
        ("Boats by Site\n", "Boats by Site", "heading"),
        ("Boats by Site\n\n", "Boats by Site", "heading"),
        ("Table 4: Boats by site\n", "Table 4: Boats by site", "line"),
        ("The fleet was counted in the spring.\n", "The fleet was counted in the spring.", "prose"),
        ("The fleet grew by 5%. It now lies at these sites:\n", "It now lies at these sites", "line"),
        ("Boats by site, 2030 ($M)\n", "Boats by site, 2030 ($M)", "prose"),
        ("The fleet fell by 12% in 2029.\n", None, None),
        ("Boats by site:\n(in $ millions)\n", "Boats by site (in $ millions)", "line"),
        ("Harbour.\n(in $ millions)\n", "(in $ millions)", "prose"),
        ("- Boats of all sites:\n", "Boats of all sites", "prose"),
        ("- Boats of all sites\n", None, None),
        ("", None, None),
    ],
)
def test_captions(above: str, expected: str | None, kind: str | None) -> None:
    table = only_table(above + PLAIN)
    assert (caption(table), table.caption_kind) == (expected, kind)
    assert rows(table) == [["Hald", "12", "34%"], ["Vik", "7", "66%"]]


def test_a_caption_line_is_no_block_and_what_stands_before_it_is() -> None:
    document = scan("text", f"The fleet grew by 5%. It now lies at these sites:\n{PLAIN}\nAfter.")
    assert [entry[:2] for entry in blocks(document)] == [
        ("prose", "The fleet grew by 5%."),
        ("table", "It now lies at these sites"),
        ("prose", "After."),
    ]


def test_lines_are_those_of_the_file() -> None:
    table = only_table(f"One.\r\nBoats:\r\n{PLAIN}\r\n".replace("\n|", "\r\n|"))
    assert table.line == 3
    assert [row.line for row in table.rows] == [5, 6]


def test_a_table_ends_where_its_lines_end() -> None:
    document = scan("text", f"Boats:\n{PLAIN}\nProse right below.\nMore:\n{PLAIN}")
    assert [entry[0] for entry in blocks(document)] == ["table", "prose", "table"]
    assert [table.ordinal for table in document.tables] == [0, 1]


def test_two_tables_without_a_gap() -> None:
    raw = (
        "Fleet:\n| Site | Boats |\n|---|---|\n| Hald | 12 |\n| Crew | 2030 | 2035 |\n|---|---|---|\n| Deck | 40 | 52 |"
    )
    first, second = scan("text", raw).tables
    assert (caption(first), rows(first)) == ("Fleet", [["Hald", "12"]])
    assert (caption(second), header(second)) == (None, ["Crew", "2030", "2035"])
    assert (rows(second), second.line) == ([["Deck", "40", "52"]], 5)


def test_the_title_row_of_a_fused_table_is_its_caption() -> None:
    raw = "| Site | Boats | Crew |\n|---|---|---|\n| Hald | 12 | 40 |\n| **Berths** | | |\n| Site | Long | Short |\n|---|---|---|\n| Vik | 3 | 9 |"
    first, second = scan("text", raw).tables
    assert rows(first) == [["Hald", "12", "40"]]
    assert (caption(second), rows(second)) == ("Berths", [["Vik", "3", "9"]])


def test_a_rule_above_a_total_starts_no_table() -> None:
    raw = "| Site | Boats |\n|---|---|\n| Hald | 12 |\n| Vik | 7 |\n|---|---|\n| Total | 19 |"
    assert rows(only_table(raw)) == [["Hald", "12"], ["Vik", "7"], ["Total", "19"]]


@pytest.mark.parametrize(
    "section_row",
    [
        "| Projection | ||||",
        "| **Projection** | | | |",
        "| Projection |",
        "| Projection: | | | |",
        "|Projection||||",
    ],
)
def test_section_rows_name_the_rows_below(section_row: str) -> None:
    raw = f"| Year | A | B | C |\n|---|---|---|---|\n| 2029 | 1 | 2 | 3 |\n{section_row}\n| 2031 | 4 | 5 | 6 |"
    table = only_table(raw)
    assert groups(table) == [None, "Projection"]
    assert [row.ordinal for row in table.rows] == [0, 1]
    assert flaws(table) == [None, None]


def test_in_two_columns_an_empty_value_is_a_row_unless_set_apart() -> None:
    raw = "| Item | Value |\n|---|---|\n| Churn | |\n| **Costs** | |\n| Rent | $5M |"
    table = only_table(raw)
    assert rows(table) == [["Churn", ""], ["Rent", "$5M"]]
    assert groups(table) == [None, "Costs"]


def test_ragged_rows_are_flagged() -> None:
    raw = "| Item | A | B | C |\n|---|---|---|---|\n| Total | 31.16 |\n| Sum | 1 | 2 | 3 | 4 |\n| Net | 1 | 2 | 3 | |"
    table = only_table(raw)
    assert flaws(table) == ["short", "long", None]
    assert [len(row) for row in rows(table)] == [2, 5, 4]


@pytest.mark.parametrize(
    "raw",
    [
        "Site | Boats\n---|---\nHald | 12\nVik | 7",
        "| Site | Boats |\n| Hald | 12 |\n| Vik | 7 |",
        "> | Site | Boats |\n> |---|---|\n> | Hald | 12 |\n> | Vik | 7 |",
        "- | Site | Boats |\n  |---|---|\n  | Hald | 12 |\n  | Vik | 7 |",
        "| Site | Boats |\n\n|---|---|\n\n| Hald | 12 |\n\n| Vik | 7 |",
        "| Site | Boats |\n|:-|-:|\n| **Hald** | *12* |\n| `Vik` | 7 |",
        "| Site | Boats |\n+------+------+\n| Hald | 12 |\n| Vik | 7 |",
        "|---|---|\n| Site | Boats |\n|---|---|\n| Hald | 12 |\n| Vik | 7 |",
    ],
)
def test_forms_of_one_table(raw: str) -> None:
    table = only_table(raw, "markdown")
    assert header(table) == ["Site", "Boats"]
    assert rows(table) == [["Hald", "12"], ["Vik", "7"]]


def test_a_table_without_a_header_has_no_column_names() -> None:
    table = only_table("| Boats | 12 |\n| Crew | 40 |")
    assert (header(table), rows(table)) == (["", ""], [["Boats", "12"], ["Crew", "40"]])


def test_names_that_begin_with_a_number_are_names() -> None:
    raw = "| Site | 5-Year Growth |\n|---|---|\n| Hald | 12% |\n| Crew | 10-Year Target |\n|---|---|\n| Deck | 52 |"
    first, second = scan("text", raw).tables
    assert header(first) == ["Site", "5-Year Growth"]
    assert header(second) == ["Crew", "10-Year Target"]


def test_a_header_alone_is_a_table_without_rows() -> None:
    table = only_table("Fleet:\n| Site | Boats |\n|---|---|\nNothing was counted.")
    assert (caption(table), header(table), rows(table)) == ("Fleet", ["Site", "Boats"], [])


def test_one_line_between_pipes_is_prose() -> None:
    assert blocks(scan("text", "| see below |\n\nNext.")) == [("prose", "| see below |"), ("prose", "Next.")]


def test_names_of_columns_may_repeat_and_escapes_are_undone() -> None:
    table = only_table(r"| Site | 2030 | 2030 |" + "\n|---|---|---|\n" + r"| A\|B | \$5M | **—** |")
    assert header(table) == ["Site", "2030", "2030"]
    assert rows(table) == [["A|B", "$5M", "—"]]


def test_a_paragraph_behind_the_last_row() -> None:
    document = scan("text", PLAIN + " The rest of the paragraph goes on with 5% here.")
    assert rows(document.tables[0])[-1] == ["Vik", "7", "66%"]
    assert blocks(document)[-1] == ("prose", "The rest of the paragraph goes on with 5% here.")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "Prices had an impact: | Good | Change | |---|---| | Milk | +12% | | Bread | -2% |",
            [("table", "Prices had an impact", ["Good", "Change"], [["Milk", "+12%"], ["Bread", "-2%"]])],
        ),
        (
            "Costs rose. The impact: | Good | Change | |---|---| | Milk | +12% | Buyers stayed away for a year.",
            [
                ("prose", "Costs rose."),
                ("table", "The impact", ["Good", "Change"], [["Milk", "+12%"]]),
                ("prose", "Buyers stayed away for a year."),
            ],
        ),
        (
            "One: | A | B | |---|---| | x | 1 | Two: | C | D | E | |---|---|---| | y | 2 | 3 |",
            [
                ("table", "One", ["A", "B"], [["x", "1"]]),
                ("table", "Two", ["C", "D", "E"], [["y", "2", "3"]]),
            ],
        ),
        (
            "Tight: | A | B ||---|---|| x | 1 || y | |",
            [("table", "Tight", ["A", "B"], [["x", "1"], ["y", ""]])],
        ),
        (
            "Ragged: | A | B | C | |---|---|---| | x | 1 | | y | 2 | 3 |",
            [("table", "Ragged", ["A", "B", "C"], [["x", "1"], ["y", "2", "3"]])],
        ),
        (
            "Caption line:\n| A | B | |:--|--:| | x | 1 | | y | 2 |",
            [("table", "Caption line", ["A", "B"], [["x", "1"], ["y", "2"]])],
        ),
        (
            "Below:\n| A | B |\n|---|---| | x | 1 | | y | 2 |",
            [("table", "Below", ["A", "B"], [["x", "1"], ["y", "2"]])],
        ),
        (
            "Shared: | A | B |\n|---|---|\n| x | 1 |",
            [("table", "Shared", ["A", "B"], [["x", "1"]])],
        ),
    ],
)
def test_tables_inside_a_paragraph(raw: str, expected: list[object]) -> None:
    document = scan("text", raw)
    assert blocks(document) == expected
    assert_places(document)
