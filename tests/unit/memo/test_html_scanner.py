"""HTML: blocks, tables with spans, entities with their places, page furniture, broken mark-up."""

# ruff: noqa: E501 - a memo's lines are as long as they are

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orchestration.memo.scan import scan
from tests.support.documents import assert_places, blocks, caption, flaws, groups, header, rows, sections

if TYPE_CHECKING:
    from orchestration.memo.document import Table


def found(raw: str) -> list[tuple[object, ...]]:
    document = scan("html", raw)
    assert_places(document)
    return blocks(document)


def only_table(raw: str) -> Table:
    document = scan("html", raw)
    assert_places(document)
    assert len(document.tables) == 1, blocks(document)
    return document.tables[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>Fees: <b>$5M</b></p>", [("prose", "Fees: $5M")]),
        ("<p>Fees\n   of   $5M</p>", [("prose", "Fees of $5M")]),
        ("<p>&pound;<b>5</b>M &amp; more &#8364;7&nbsp;M</p>", [("prose", "£5M & more €7 M")]),
        ("<p>5 < 6 and <5% of <boats</p>", [("prose", "5 < 6 and <5% of")]),
        ("<p>One.</p><p>Two.</p>", [("prose", "One."), ("prose", "Two.")]),
        ("<p>One.<br>Two.<br/>Three.", [("prose", "One."), ("prose", "Two."), ("prose", "Three.")]),
        ("<div>One.<p>Two.</div>Three.", [("prose", "One."), ("prose", "Two."), ("prose", "Three.")]),
        ("<p>It earned <del>$4M</del> <s>$3M</s> $5M.</p>", [("prose", "It earned $5M.")]),
        ("<p>Crew of 240<sup>1</sup> on the 1<sup>st</sup></p>", [("prose", "Crew of 240 on the 1st")]),
        ("<p>One.<!-- $9M <p> --> Two.</p>", [("prose", "One. Two.")]),
        ('<p title="a > b">One.</p>', [("prose", "One.")]),
        ("<p>One.</p><!-- never closed <p>Two.</p>", [("prose", "One.")]),
        ("<P CLASS=x>One.</P>", [("prose", "One.")]),
        ("plain words only", [("prose", "plain words only")]),
        ("<p>&bogus; &#0; &#x41; &amp</p>", [("prose", "&bogus; \ufffd A &amp")]),
    ],
)
def test_paragraphs(raw: str, expected: list[object]) -> None:
    assert found(raw) == expected


def test_the_span_of_a_value_is_the_raw_mark_up_between_its_ends() -> None:
    raw = "<p>Income: &pound;<strong>212M</strong> in all</p>"
    text = scan("html", raw).blocks[0].text
    at = text.value.index("£")
    start, end = text.span(at, at + len("£212M"))
    assert raw[start:end] == "&pound;<strong>212M"


@pytest.mark.parametrize(
    "raw",
    [
        "<p>Berths:</p><ul><li>Hald: 12</li><li>Vik: 7</li></ul>",
        "<p>Berths:</p><ol><li>Hald: 12<li>Vik: 7</ol>",
        "<p><b>Berths:</b></p><ul><li><p>Hald: 12</p></li><li><p>Vik: 7</p></li></ul>",
        "<p>Berths:<br>- Hald: 12<br>- Vik: 7</p>",
        "<p>Berths: - Hald: 12 - Vik: 7</p>",
        "<p>Berths:\n- Hald: 12\n- Vik: 7</p>",
        "<p>Berths:</p><p>• Hald: 12</p><p>• Vik: 7</p>",
        "<p>Berths:</p><p>-</p><p>Hald: 12</p><p>-</p><p>Vik: 7</p>",
        "<pre>Berths:\n- Hald: 12\n- Vik: 7\n</pre>",
        "<pre>Berths:\n-\nHald: 12\n-\nVik: 7\n</pre>",
    ],
)
def test_forms_of_one_list(raw: str) -> None:
    assert found(raw) == [
        ("prose", "Berths:"),
        ("bullet", "Hald: 12", "Berths"),
        ("bullet", "Vik: 7", "Berths"),
    ]


def test_nested_lists() -> None:
    raw = "<ul><li>North:<ul><li>Hald: 12</li><li>Vik: 7</li></ul></li><li>South: 3</li></ul>"
    assert found(raw) == [
        ("bullet", "North:"),
        ("bullet", "Hald: 12", "North"),
        ("bullet", "Vik: 7", "North"),
        ("bullet", "South: 3"),
    ]


def test_lines_of_one_item() -> None:
    assert found("<ul><li>Boats: 12<br>Crew: 40</li><li><b>Sites:</b><br>3 in all</li></ul>") == [
        ("bullet", "Boats: 12"),
        ("bullet", "Crew: 40"),
        ("bullet", "Sites: 3 in all"),
    ]


def test_headings_and_titles() -> None:
    raw = (
        "<h1>Hald: The Winter</h1><p>A Macro Intelligence Memo | June 2030 | Youth Edition</p><h2>I. FLEET</h2>"
        "<p>It waits.</p><h3>Boats &amp; Crew</h3><p>They wait.</p><h2>COSTS</h2><p><strong>BEAR CASE (10%)</strong></p>"
        "<p>They rise.</p>"
    )
    document = scan("html", raw)
    assert sections(document) == [
        ("I", "FLEET", 1),
        (None, "Boats & Crew", 2),
        (None, "COSTS", 1),
        (None, "BEAR CASE (10%)", 2),
    ]
    assert (document.header.title, document.header.entity) == ("Hald: The Winter", "Hald")


HEAD = "<tr><th>Site</th><th>Boats</th><th>Share</th></tr>"


@pytest.mark.parametrize(
    "raw",
    [
        f"<table><thead>{HEAD}</thead><tbody><tr><td>Hald</td><td>12</td><td></td></tr></tbody></table>",
        f"<table>{HEAD}<tr><td>Hald</td><td>12</td><td></td></tr></table>",
        f"<table>{HEAD}<tr><th>Hald</th><td>12</td><td></td></tr></table>",
        "<table><tr><td>Site<td>Boats<td>Share<tr><td>Hald<td>12<td></table>",
        f"<table>{HEAD}<tr><td><p>Hald</p></td><td><b>12</b></td><td>\n</td></tr>",
        "<p>| Site | Boats | Share |<br>|---|---|---|<br>| Hald | 12 | |</p>",
        "<p>| Site | Boats | Share |\n|---|---|---|\n| Hald | 12 | |</p>",
        "<pre>| Site | Boats | Share |\n|---|---|---|\n| Hald | 12 | |</pre>",
        f"<table><tr><td><table>{HEAD}<tr><td>Hald</td><td>12</td><td></td></tr></table></td></tr></table>",
    ],
)
def test_forms_of_one_table(raw: str) -> None:
    table = only_table(raw)
    assert header(table) == ["Site", "Boats", "Share"]
    assert rows(table) == [["Hald", "12", ""]]
    assert flaws(table) == [None]


@pytest.mark.parametrize(
    ("above", "inside", "expected"),
    [
        ("", "<caption>Boats &amp; crew:</caption>", "Boats & crew"),
        ("<p>Boats by site:</p>", "", "Boats by site"),
        ("<p><strong>Boats by site:</strong></p>", "", "Boats by site"),
        ("<h3>Boats by site</h3>", "", "Boats by site"),
        ("<p>The fleet was counted.</p>", "", "The fleet was counted."),
        ("", '<tr><th colspan="3">Boats by site</th></tr>', "Boats by site"),
        ("", "", None),
    ],
)
def test_captions(above: str, inside: str, expected: str | None) -> None:
    table = only_table(
        f"<p>One.</p><h2>Fleet</h2><p></p>{above or '<hr>'}<table>{inside}{HEAD}<tr><td>Hald</td><td>1</td></tr></table>"
    )
    assert caption(table) == (expected if expected or inside else "Fleet")


def test_section_rows_and_ragged_rows() -> None:
    raw = (
        f"<table>{HEAD}<tr><td colspan=3>North</td></tr><tr><td>Hald</td><td>12</td></tr>"
        "<tr><th colspan=3>South</th></tr><tr><td>Vik</td><td>1</td><td>2</td><td>3</td></tr></table>"
    )
    table = only_table(raw)
    assert groups(table) == ["North", "South"]
    assert flaws(table) == ["short", "long"]


def test_spans() -> None:
    raw = (
        "<table><tr><th rowspan=2>Site</th><th colspan=2>Boats</th></tr><tr><th>2030</th><th>2035</th></tr>"
        "<tr><td rowspan=2>Hald</td><td>12</td><td>14</td></tr><tr><td rowspan=2>3</td><td>4</td></tr>"
        "<tr><td>Vik</td><td>9</td></tr></table>"
    )
    table = only_table(raw)
    assert header(table) == ["Site", "Boats 2030", "Boats 2035"]
    assert rows(table) == [["Hald", "12", "14"], ["Hald", "3", "4"], ["Vik", "", "9"]]


def test_a_rule_of_dashes_among_the_rows_begins_a_second_table() -> None:
    raw = (
        f"<table>{HEAD}<tr><td>Hald</td><td>12</td><td>14</td></tr>"
        "<tr><td>Port</td><td>Crew</td></tr><tr><td>:---</td><td>---:</td></tr><tr><td>Vik</td><td>9</td></tr></table>"
    )
    first, second = scan("html", raw).tables
    assert rows(first) == [["Hald", "12", "14"]]
    assert header(second) == ["Port", "Crew"]
    assert rows(second) == [["Vik", "9"]]


def test_a_table_without_column_names() -> None:
    table = only_table("<table><tr><th>Boats</th><td>12</td></tr><tr><th>Crew</th><td>40</td></tr></table>")
    assert (header(table), rows(table)) == (["", ""], [["Boats", "12"], ["Crew", "40"]])


def test_a_table_that_lays_the_page_out_is_prose() -> None:
    assert found("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>") == [
        ("prose", "One."),
        ("prose", "Two."),
    ]


def test_page_furniture_is_left_out() -> None:
    raw = (
        "<html><head><title>T $1M</title><style>p{}</style><script>x='<p>$2M</p>'</script></head><body>"
        "<header><a href=/>Home</a></header><nav><ul><li>Menu $3M</li></ul></nav>"
        "<div class='share-buttons'>Share $4M</div><div style='display: none'>$5M</div><p hidden>$6M<p>Kept $7M.</p>"
        "<aside>$8M</aside><button>$9M</button><p><a href=x>Read more memos</a></p><noscript>$10M</noscript>"
        "<p>Subscribe to our newsletter for more.</p><svg><text>$11M</text></svg><form>$12M</form>"
        "<section id=comments><h2>3 Comments</h2><p>I lost $15M</p></section><div class=comments-area>$16M</div>"
        "<p class='market-share'>Also kept $13M.</p><footer>$14M</footer></body></html>"
    )
    assert found(raw) == [("prose", "Kept $7M."), ("prose", "Also kept $13M.")]


@pytest.mark.parametrize(
    "part",
    [
        "<div id=header><a href=/>Site</a> Plans from $4M</div>",
        "<div id=consent><p>62 vendors.</p><button>OK</button></div>",
        "<div class='social-buttons'>Like 57</div>",
        "<div id=also><h4>Keep reading</h4><p><a href=/x>Rival: 26%</a></p></div>",
        "<div id=foot>Best viewed at 1280 by 800</div>",
    ],
)
def test_an_element_named_like_a_part_of_the_site_is_left_out(part: str) -> None:
    assert found(f"<html><body>{part}<p>Kept $7M.</p></body></html>") == [("prose", "Kept $7M.")]


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("<div class=header><p>Sales of $5M.</p></div>", "Sales of $5M."),
        (f"<div class=legal><p>{'Long. ' * 90}</p></div>", ("Long. " * 90).strip()),
    ],
)
def test_such_an_element_with_a_memo_in_it_is_kept(part: str, kept: str) -> None:
    assert ("prose", kept) in found(f"<html><body>{part}<p>Kept $7M.</p></body></html>")


def test_the_article_is_the_memo() -> None:
    raw = (
        "<body><p>Site words.</p><main><article><header><h1>Hald: Winter</h1></header><p>The fleet waits for spring.</p>"
        "</article><article><p>Other memo.</p></article></main><p>More site words.</p></body>"
    )
    assert found(raw) == [("header", "Hald: Winter"), ("prose", "The fleet waits for spring.")]


def test_a_site_header_with_the_only_title_is_kept() -> None:
    raw = "<body><header><h1>Hald: Winter</h1></header><p>The fleet waits.</p></body>"
    assert found(raw) == [("header", "Hald: Winter"), ("prose", "The fleet waits.")]


def test_repeated_links_are_left_out_and_linked_figures_are_not() -> None:
    raw = "<p><a>All memos of Hald</a></p><p>One.</p><p><a>All memos of Hald</a></p><p><a>Hald earned $5M</a></p>"
    assert found(raw) == [("prose", "One."), ("prose", "Hald earned $5M")]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="description" content="Japan\'s konbini, June 2030.">',
        "<meta name=description content='5\" screens'>",
        '<meta content="a > b"><link title="x\'s">',
        "<meta charset=utf-8><title>Sales > 5%</title>",
    ],
)
@pytest.mark.parametrize("end", ["</head>", ""])
def test_quotes_in_attributes_and_left_out_end_tags_swallow_no_page(head: str, end: str) -> None:
    page = f"<html><head>{head}{end}<p>Sales rose 5% to Oda's best.</p><p title=\"it's\">Staff: 40.</p></html>"
    assert found(page) == [("prose", "Sales rose 5% to Oda's best."), ("prose", "Staff: 40.")]


def test_a_bomb_of_spans_stays_small() -> None:
    raw = "<table>" + "<tr>" + "<td colspan=1000 rowspan=65000>x</td>" * 200 + "</tr><tr><td>y</td></tr>" * 200
    document = scan("html", raw)
    assert sum(len(row.cells) for table in document.tables for row in table.rows) < 500_000
