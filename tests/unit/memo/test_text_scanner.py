"""Plain text and Markdown: bullets, run-on lists, headings, wrapped lines, inline marks."""

# ruff: noqa: E501 - a memo's lines are as long as they are

from __future__ import annotations

import pytest

from orchestration.memo.scan import scan
from tests.support.documents import assert_places, blocks, caption, sections


def found(raw: str, source_format: str = "text") -> list[tuple[object, ...]]:
    document = scan(source_format, raw)
    assert_places(document)
    return blocks(document)


def bullets(raw: str, source_format: str = "text") -> list[object]:
    return [entry[1] for entry in found(raw, source_format) if entry[0] == "bullet"]


@pytest.mark.parametrize(
    "raw",
    [
        "Berths:\n- Hald: 12\n- Vik: 7",
        "Berths:\n-\nHald: 12\n-\nVik: 7",
        "Berths:\n\n-\n\nHald: 12\n\n-\n\nVik: 7\n",
        "Berths:\n• Hald: 12\n• Vik: 7",
        "Berths:\n•Hald: 12\n•Vik: 7",
        "Berths:\n* Hald: 12\n* Vik: 7",
        "Berths:\n+ Hald: 12\n+ Vik: 7",
        "Berths:\n1. Hald: 12\n2. Vik: 7",
        "Berths:\n1) Hald: 12\n2) Vik: 7",
        "Berths:\n(a) Hald: 12\n(b) Vik: 7",
        "Berths:\n– Hald: 12\n– Vik: 7",
        "Berths:\r\n- Hald: 12\r\n- Vik: 7\r\n",
        "> Berths:\n> - Hald: 12\n> - Vik: 7",
        "**Berths:**\n- **Hald:** 12\n- **Vik**: 7",
        "Berths: - Hald: 12 - Vik: 7",
        "Berths: • Hald: 12 • Vik: 7",
        "Berths: – Hald: 12 – Vik: 7",
        "Berths: * Hald: 12 * Vik: 7",
    ],
)
def test_forms_of_one_list(raw: str) -> None:
    assert found(raw) == [
        ("prose", "Berths:"),
        ("bullet", "Hald: 12", "Berths"),
        ("bullet", "Vik: 7", "Berths"),
    ]


def test_the_place_of_a_bullet_is_that_of_its_text() -> None:
    raw = "Berths:\n-\nHald: 12"
    block = scan("text", raw).blocks[1]
    assert (block.line, raw[block.text.start :]) == (3, "Hald: 12")


def test_what_follows_a_bullet_is_prose() -> None:
    assert found("-\nHald: 12\nThe fleet lies at anchor.") == [
        ("bullet", "Hald: 12"),
        ("prose", "The fleet lies at anchor."),
    ]


def test_nested_bullets_take_the_one_above_as_lead() -> None:
    raw = "Fleet:\n- North:\n  - Hald: 12\n  - Vik: 7\n- South: 3"
    assert found(raw, "markdown") == [
        ("prose", "Fleet:"),
        ("bullet", "North:", "Fleet"),
        ("bullet", "Hald: 12", "North"),
        ("bullet", "Vik: 7", "North"),
        ("bullet", "South: 3", "Fleet"),
    ]


def test_a_lead_is_the_last_sentence_above_a_list() -> None:
    assert found("The fleet grew. It depends on:\n- Berths") == [
        ("prose", "The fleet grew. It depends on:"),
        ("bullet", "Berths", "It depends on"),
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Sites: - Boats: 45 - 60 - Growth: -8% - Crew: 12", ["Boats: 45 - 60", "Growth: -8%", "Crew: 12"]),
        ("Fees: - Mooring: $2M - $5M - Fuel: €25-35M", ["Mooring: $2M - $5M", "Fuel: €25-35M"]),
        ("Boats by year: - 2030: 240 - 2031: 360 - 2032: 410", ["2030: 240", "2031: 360", "2032: 410"]),
        (
            "Signs: - Growth of 12% - 280 boats - 5 - 8% more crew",
            ["Growth of 12%", "280 boats", "5 - 8% more crew"],
        ),
        ("Key risks: - storms - strikes - fuel", ["storms", "strikes", "fuel"]),
        ("- Boats: 12 - Crew: 40 - Sites: 2", ["Boats: 12", "Crew: 40", "Sites: 2"]),
        (
            "View: - Hald: 12 boats - second in size - Vik: 7 boats",
            ["Hald: 12 boats - second in size", "Vik: 7 boats"],
        ),
        ("Boats: 12 - Crew: 40 - Sites: 2", ["Crew: 40", "Sites: 2"]),
    ],
)
def test_run_on_lists(raw: str, expected: list[str]) -> None:
    assert bullets(raw) == expected


@pytest.mark.parametrize(
    "raw",
    [
        "The fleet - the largest of the coast - has 45 - 60 boats.",
        "Change: - 8%",
        "Boats grew 45 - 60 in the years 2030 - 2035.",
        "A year-on-year, boat-by-boat count - it took long - was made.",
        "The margin fell from 12% - a good year - to 8%.",
        "Storm-proof berths: 45 - 60",
    ],
)
def test_dashes_that_make_no_list(raw: str) -> None:
    assert found(raw) == [("prose", raw)]


def test_prose_before_and_behind_a_run_on_list() -> None:
    raw = "The fleet grew. Key figures: - Boats: 12 - Crew: 40. Both will rise by 2035."
    assert found(raw) == [
        ("prose", "The fleet grew. Key figures:"),
        ("bullet", "Boats: 12", "Key figures"),
        ("bullet", "Crew: 40.", "Key figures"),
        ("prose", "Both will rise by 2035."),
    ]


def test_two_run_on_lists_in_one_paragraph() -> None:
    raw = "Hald figures: - Boats: 12 - Crew: 40 Vik figures: - Boats: 7 - Crew: 22"
    assert found(raw) == [
        ("prose", "Hald figures:"),
        ("bullet", "Boats: 12", "Hald figures"),
        ("bullet", "Crew: 40", "Hald figures"),
        ("prose", "Vik figures:"),
        ("bullet", "Boats: 7", "Vik figures"),
        ("bullet", "Crew: 22", "Vik figures"),
    ]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("I. THE FLEET AND ITS BERTHS", "I", "THE FLEET AND ITS BERTHS"),
        ("IV. The Fleet and Its Berths", "IV", "The Fleet and Its Berths"),
        ("SECTION 1: THE FLEET", "SECTION 1", "THE FLEET"),
        ("SECTION I: THE FLEET", "SECTION I", "THE FLEET"),
        ("Section 2: The Fleet", "Section 2", "The Fleet"),
        ("SECTION 3 — THE FLEET", "SECTION 3", "THE FLEET"),
        ("PART ONE: THE FLEET", "PART ONE", "THE FLEET"),
        ("1.1 The Fleet", "1.1", "The Fleet"),
        ("1. THE FLEET", "1", "THE FLEET"),
        ("A. The Fleet", "A", "The Fleet"),
        ("THE FLEET", None, "THE FLEET"),
        ("The Fleet and Its Berths (June 2030)", None, "The Fleet and Its Berths (June 2030)"),
        ("Port Response: Berths Rather Than Boats", None, "Port Response: Berths Rather Than Boats"),
        ("**The fleet at anchor**", None, "The fleet at anchor"),
        ("BEAR CASE (10%)", None, "BEAR CASE (10%)"),
        ("Bear Case (10% probability)", None, "Bear Case (10% probability)"),
        ("BEAR CASE: no new berths", None, "BEAR CASE: no new berths"),
        ("## 1. The fleet", "1", "The fleet"),
        ("### The fleet ###", None, "The fleet"),
        ("The Fleet\n---------", None, "The Fleet"),
    ],
)
def test_headings(line: str, number: str | None, title: str) -> None:
    document = scan("markdown", f"ENTITY: HALD\n{line}\nThe fleet lies at anchor all winter.")
    assert sections(document) == [(number, title, 1)]
    assert [entry[0] for entry in blocks(document)] == ["header", "heading", "prose"]
    assert_places(document)


@pytest.mark.parametrize(
    "line",
    [
        "The Fleet lies at anchor.",
        "Total Revenue $240M",
        "Fleet Revenue: $240M",
        "Boats and crew were counted in the spring",
        "1.5 Million Boats by 2035",
        "June 30, 2030",
        "FLEET REVENUE: 240",
        "Key Figures,",
        "34%",
        "- The Fleet",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert sections(scan("text", f"ENTITY: HALD\n{line}\nThe fleet lies at anchor all winter.")) == []


def test_numbered_titles_in_a_row_are_a_list() -> None:
    assert bullets("Steps:\n1. Build Berths\n2. Buy Boats\nThe work goes on.") == [
        "Build Berths",
        "Buy Boats",
    ]


def test_short_titles_in_a_row_are_no_headings() -> None:
    assert sections(scan("text", "ENTITY: HALD\nHald\nViken\nOstra Bay\nSund Harbour\nAll of them lie north.")) == []


def test_a_heading_at_the_end_heads_nothing() -> None:
    assert sections(scan("text", "ENTITY: HALD\nThe fleet lies at anchor.\nThe Harbour Report")) == []


def test_levels_and_parents() -> None:
    raw = (
        "ENTITY: HALD\nPART ONE: PAST\nI. FLEET\nBoats by Site\nText one here.\n1.1 Crew by Site\nText two here.\n"
        "II. COSTS\nText three here.\nPART TWO: FUTURE\nText four here."
    )
    document = scan("text", raw)
    assert [(s.title, s.level, s.parent) for s in document.sections] == [
        ("PAST", 1, None),
        ("FLEET", 2, 0),
        ("Boats by Site", 3, 1),
        ("Crew by Site", 3, 1),
        ("COSTS", 2, 0),
        ("FUTURE", 1, None),
    ]
    assert [block.section for block in document.blocks if block.kind == "prose"] == [2, 3, 4, 5]


def test_wrapped_lines_are_put_together() -> None:
    raw = (
        "The fleet lies at anchor all winter long and the crews\nare paid 12% less in these months, which is why\n"
        "many of them leave for the south.\n- Hald: a berth for the largest boats of the fleet that\n  has 40 places\n"
    )
    assert found(raw) == [
        (
            "prose",
            (
                "The fleet lies at anchor all winter long and the crews are paid 12% less in these months, which is why "
                "many of them leave for the south."
            ),
        ),
        ("bullet", "Hald: a berth for the largest boats of the fleet that has 40 places"),
    ]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("The **fleet** earned **$5M** in *all*.", "The fleet earned $5M in all."),
        (r"It earned \$5M \| more.", "It earned $5M | more."),
        ("It earned [$5M](https://example.org/a_b) `net`.", "It earned $5M net."),
        ("It earned ~~$4M~~ $5M.", "It earned  $5M."),
        ("It earned **—** so far.", "It earned — so far."),
        ("About ~99% of snake_case_names stay, 5*3 too.", "About ~99% of snake_case_names stay, 5*3 too."),
        ("R&amp;D took&nbsp;$5M.", "R&D took $5M."),
        ("It earned $5M*.", "It earned $5M*."),
    ],
)
def test_inline_marks(raw: str, value: str) -> None:
    assert found(raw) == [("prose", value)]


def test_plain_prose_is_one_stretch_of_the_text() -> None:
    block = scan("text", "The fleet earned $5M.").blocks[0]
    assert block.text.starts == ()


def test_a_value_between_marks_has_its_own_place() -> None:
    raw = "It earned **$5M** net."
    text = scan("markdown", raw).blocks[0].text
    at = text.value.index("$5M")
    start, end = text.span(at, at + 3)
    assert raw[start:end] == "$5M"


def test_more_than_is_no_quotation() -> None:
    assert found("> 60% of boats") == [("prose", "> 60% of boats")]
    assert found(">60% of boats", "markdown") == [("prose", ">60% of boats")]
    assert found("> The fleet", "markdown") == [("prose", "The fleet")]


def test_rules_and_fences_are_no_text() -> None:
    assert found("One.\n\n---\n\n```\nTwo.\n```\n* * *\n====\nThree.", "markdown") == [
        ("prose", "One."),
        ("prose", "Two."),
        ("prose", "Three."),
    ]


def test_a_bold_lead_above_a_table_is_its_caption() -> None:
    document = scan("markdown", "**Boats:**\n\n| Site | Boats |\n|---|---|\n| Hald | 12 |")
    assert [caption(table) for table in document.tables] == ["Boats"]
    assert document.sections == ()
