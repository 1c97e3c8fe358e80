"""What holds for every text: no error, places in the text, nothing lost, linear time, one structure."""

# ruff: noqa: E501 - a memo's lines are as long as they are

from __future__ import annotations

import html
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orchestration.memo.scan import scan
from tests.support.documents import assert_places, blocks, caption, covered, groups, header, rows, sections

FORMATS = ("text", "markdown", "html")

# A synthetic memo as data: what each form below says in its own way.
MEMO = [
    ("header", "ENTITY: HALD SHIPPING"),
    ("header", "A Macro Intelligence Memo | June 2030 | Employee Edition"),
    ("header", "FROM: The Harbour Report DATE: June 28, 2030 RE: Berths & boats"),
    ("h1", "EXECUTIVE SUMMARY"),
    ("p", "Hald has 40 boats & earns €25-35M a year, about 5% of the coast's trade."),
    ("h1", "I. FLEET AND CREW"),
    ("h2", "Boats by Harbour (June 2030)"),
    ("p", "The fleet waits for spring:"),
    ("table", "Berths by harbour (June 2030)", ["Harbour", "2030 Current", "2035 Target", "Share ($M)"],
     [["Hald & Ostra", "12", "19", "34%"], ["*Projection"], ["Vik", "7+", "—", "<5%"], ["Total", "19", "", "100%"]]),
    ("p", "All of them lie north of the strait."),
    ("p", "Crew figures:"),
    ("li", "Deck: 1,240 (cumulative)", "Crew figures"),
    ("li", "Engine: 45-60", "Crew figures"),
    ("h2", "Costs of the Fleet"),
    ("p", "Costs rise by 12% (from €4M to €4.5M)."),
    ("h1", "BEAR CASE (10%)"),
    ("p", "Nobody sails."),
]  # fmt: skip


def as_text(blank: str = "\n") -> str:
    lines: list[str] = []
    for kind, text, *more in MEMO:
        if kind == "li":
            lines += ["-", text]
        elif kind == "table":
            names, body = more
            lines += [f"{text}:", f"| {' | '.join(names)} |", "|---|---|---|---|"]
            lines += [f"| {row[0][1:]} | ||||" if row[0][0] == "*" else f"| {' | '.join(row)} |" for row in body]
        else:
            lines.append(text)
    return blank.join(lines)


def as_markdown() -> str:
    lines: list[str] = []
    for kind, text, *more in MEMO:
        if kind == "li":
            label, value = text.split(": ")
            lines.append(f"- **{label}:** {value}")
        elif kind == "table":
            names, body = more
            lines += [f"\n**{text}:**\n", " | ".join(names), ":--|--:|:-:|---"]
            lines += [f"**{row[0][1:]}** | | |" if row[0][0] == "*" else " | ".join(row) for row in body]
            lines.append("")
        elif kind[0] == "h" and kind[1].isdigit():
            lines.append(f"\n{'#' * (int(kind[1]) + 1)} {text}\n")
        else:
            lines.append(f"{text}\n" if kind == "p" else f"{text}  ")
    return "\n".join(lines)


def as_html() -> str:
    parts: list[str] = []
    for kind, text, *more in MEMO:
        name = {"header": "p"}.get(kind, kind)
        if kind == "li":
            parts.append(f"<ul>\n<li>{html.escape(text)}</li></ul>")
        elif kind == "table":
            names, body = more
            cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in names)
            parts.append(f"<table><caption>{html.escape(text)}</caption><thead><tr>{cells}</tr></thead><tbody>")
            for row in body:
                cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in row)
                parts.append(f"<tr>{cells}</tr>" if row[0][0] != "*" else f"<tr><td colspan=4>{row[0][1:]}</td></tr>")
            parts.append("</tbody></table>")
        else:
            parts.append(f"<{name}>{html.escape(text)}</{name}>")
    return f"<!DOCTYPE html><html><body><nav>Home</nav><article>\n{chr(10).join(parts)}\n</article></body></html>"


EXPECTED = [
    ("table", text, more[0], [row for row in more[1] if row[0][0] != "*"])
    if kind == "table"
    else ({"h1": "heading", "h2": "heading", "p": "prose", "li": "bullet"}.get(kind, kind), text, *more)
    for kind, text, *more in MEMO
]


@pytest.mark.parametrize(
    ("source_format", "raw"),
    [
        ("text", as_text()),
        ("text", as_text("\r\n")),
        ("text", as_text("\n\n")),
        ("markdown", as_text()),
        ("markdown", as_markdown()),
        ("html", as_html()),
        ("html", f"<html><body><pre>{html.escape(as_text())}</pre></body></html>"),
        ("html", "".join(f"<p>{html.escape(line)}</p>\n" for line in as_text().split("\n"))),
        ("html", f"<p>{html.escape(as_text()).replace(chr(10), '<br>')}</p>"),
    ],
)
def test_one_memo_in_every_form_has_one_structure(source_format: str, raw: str) -> None:
    document = scan(source_format, raw)
    assert_places(document)
    assert blocks(document) == EXPECTED
    assert [(caption(t), groups(t)) for t in document.tables] == [
        ("Berths by harbour (June 2030)", [None, "Projection", "Projection"])
    ]
    assert sections(document) == [
        (None, "EXECUTIVE SUMMARY", 1),
        ("I", "FLEET AND CREW", 1),
        (None, "Boats by Harbour (June 2030)", 2),
        (None, "Costs of the Fleet", 2),
        (None, "BEAR CASE (10%)", 1),
    ]
    head = document.header
    assert (head.entity, head.date, head.audience) == ("HALD SHIPPING", "June 28, 2030", "Employee")
    assert (head.sender, head.subject, head.title) == ("The Harbour Report", "Berths & boats", None)


def test_lines_and_sections_of_blocks() -> None:
    document = scan("text", as_text())
    for block in document.blocks:
        first = block.header[0].text if hasattr(block, "header") else block.text
        assert document.line_of(first.start) == block.line
    assert [table.section for table in document.tables] == [2]
    assert [header(table)[0] for table in document.tables] == ["Harbour"]
    assert rows(document.tables[0])[2] == ["Total", "19", "", "100%"]


FRAGMENTS = [
    *"|-*#_`\\~[]()<>&:;.\n\r\t •·—–+=/\"'",
    "\n", "\n\n", "\r\n", "|---|---|", "| a | b |", "| x | 1 |", " - ", "- ", "-\n", "1. ", "(a) ", "I. ", "**", "~~",
    "\\|", "SECTION 1: AB", "1.1 Title", "A Title Case Line", "CAPITALS HERE", "ENTITY: Z", "FROM: Q DATE: June 2030 RE: W",
    "A Macro Intelligence Memo | June 2030 | Youth Edition", "Label: - a: 1 - b: 2 - c: 3", "Lead:", "$5M", "€25-35M",
    "34%", "lower case words that go on for a while and then some more", "<p>", "</p>", "<table>", "</table>", "<tr>",
    "<td>", "<th>", "<td colspan=3>", "<td rowspan=2>", "<ul>", "<li>", "</li>", "</ul>", "<br>", "<b>", "</b>", "<del>",
    "</del>", "<pre>", "</pre>", "<h2>", "</h2>", "<!--", "-->", "<script>", "</script>", "<nav>", "</nav>", "<article>",
    "</article>", "<p hidden>", "<sup>", "</sup>", "<a href='x'>", "</a>", "&amp;", "&nbsp;", "&#36;", "&bogus;", "[a](b)",
    "\ufeff", "\u00a0", "\u2028", "\x00", "\x0c", "---", "===", "```", "> ", "+---+", "é", "٣", "𝟙",
]  # fmt: skip
MEMO_LIKE = st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join), st.text(max_size=200))


@settings(max_examples=400)
@given(raw=MEMO_LIKE, source_format=st.sampled_from(FORMATS))
def test_every_text_is_read_and_every_text_has_its_place(raw: str, source_format: str) -> None:
    document = scan(source_format, raw)
    assert_places(document)
    last = max(raw.count("\n"), raw.count("\r")) + 1
    assert all(1 <= block.line <= last for block in document.blocks)
    assert [section.ordinal for section in document.sections] == list(range(len(document.sections)))
    assert [table.ordinal for table in document.tables] == list(range(len(document.tables)))


# Without what is left out on purpose: struck-out text, links' targets, tags, entities, list numbers.
KEPT = [f for f in FRAGMENTS if not set(f) & set("~<[]()&`\\") and f not in ("1. ", "I. ", "1.1 Title", "```")]


@settings(max_examples=400)
@given(raw=st.lists(st.sampled_from(KEPT), max_size=60).map("".join))
@example(raw="|---|---|| a | b |")  # a separator with no header before it
@example(raw="a\tb\n---|---\n")  # a tab above a separator between pipes
def test_no_word_of_a_plain_memo_is_lost(raw: str) -> None:
    marks = covered(scan("text", raw))
    lost = [index for index, char in enumerate(raw) if char.isalnum() and not marks[index]]
    assert not lost, (raw, raw[lost[0] - 10 : lost[0] + 10])


@pytest.mark.parametrize(
    "pattern",
    [
        "|", "1", "-", "<", "&", "- ", "|---", "|---|---", "| a | b |---|---| ", " - a: 1", ": - a: 1 ", "• a ", "<a ", '<a "',
        "<!--", "<table>", "<td>", "<td colspan=100 rowspan=100>x", "<ul><li>", "<header>", "<p hidden>", "<script>", "&amp;",
        "*", "**", "`", "_a_ ", "~~a", "[", "](", "[a](", "\\", "> ", "Re: ", "FROM: ", "A. B", "(", " ", "\u00a0",
    ],
)  # fmt: skip
@pytest.mark.parametrize("source_format", FORMATS)
def test_one_long_line_takes_linear_time(source_format: str, pattern: str) -> None:
    raw = pattern * (200_000 // len(pattern))
    start = time.process_time()
    scan(source_format, raw)
    # Quadratic time would be minutes; the slowest of these takes half a second.
    assert time.process_time() - start < 8


def test_an_unknown_format_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="expected text, markdown or html"):
        scan("pdf", "One.")
