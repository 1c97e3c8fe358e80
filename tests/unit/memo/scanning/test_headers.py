"""The memo's header: fields in every order and place, series line, title, entity and audience."""

# ruff: noqa: E501 - a memo's lines are as long as they are

from __future__ import annotations

import pytest

from orchestration.memo.document import Header
from orchestration.memo.scan import scan
from tests.support.documents import blocks, sections

SERIES = "A Macro Intelligence Memo | June 2030 | Employee Edition"
BODY = "\nEXECUTIVE SUMMARY\nThe fleet lies at anchor all winter, and its crews wait.\n"


def header_of(raw: str, source_format: str = "text") -> Header:
    return scan(source_format, raw + BODY).header


@pytest.mark.parametrize(
    "line",
    [
        SERIES,
        SERIES.upper(),
        SERIES.replace("|", "•"),
        SERIES.replace("|", "·"),
        SERIES.replace("|", "—"),
        f"**{SERIES}**",
        f"*{SERIES}*",
        "**A Macro Intelligence Memo** | **June 2030** | **Employee Edition**",
        "Macro Intelligence Memo | Employee Edition | June 2030",
    ],
)
def test_series_lines(line: str) -> None:
    header = header_of(f"ENTITY: HALD SHIPPING\n{line}")
    assert (header.date or "").lower() == "june 2030"
    assert (header.edition or "").lower() == "employee edition"
    assert "macro intelligence memo" in (header.series or "").lower()
    assert (header.audience, header.entity) == ("Employee", "HALD SHIPPING")


FIELDS = {
    "sender": "The Harbour Report",
    "recipient": "All hands",
    "date": "June 28, 2030",
    "subject": "Berths and boats",
    "classification": "Open",
}


@pytest.mark.parametrize(
    "raw",
    [
        "FROM: The Harbour Report TO: All hands DATE: June 28, 2030 RE: Berths and boats CLASSIFICATION: Open",
        "CLASSIFICATION: Open DATE: June 28, 2030 TO: All hands FROM: The Harbour Report SUBJECT: Berths and boats",
        "TO: All hands | FROM: The Harbour Report | DATE: June 28, 2030 | Re: Berths and boats | CLASSIFICATION: Open",
        "FROM: The Harbour Report\nTO: All hands\nDATE: June 28, 2030\nRE: Berths and boats\nCLASSIFICATION: Open",
        "From: The Harbour Report\nTo: All hands\nDate: June 28, 2030\nRe: Berths and boats\nClassification: Open",
        (
            "**FROM:** The Harbour Report\n**TO:** All hands\n**DATE:** June 28, 2030\n**RE:** Berths and boats\n"
            "**CLASSIFICATION:** Open"
        ),
        (
            "- **FROM:** The Harbour Report\n- **TO:** All hands\n- **DATE:** June 28, 2030\n- **RE:** Berths and boats\n"
            "- **CLASSIFICATION:** Open"
        ),
        (
            "FROM:\nThe Harbour Report\nTO:\nAll hands\nDATE:\nJune 28, 2030\nRE:\nBerths and boats\n"
            "CLASSIFICATION:\nOpen"
        ),
    ],
)
def test_fields_in_any_order_and_form(raw: str) -> None:
    document = scan("text", f"ENTITY: HALD SHIPPING\n{raw}{BODY}")
    header = document.header
    assert {name: getattr(header, name) for name in FIELDS} == FIELDS
    kinds = [entry[0] for entry in blocks(document)]
    assert kinds == ["header"] * (len(kinds) - 2) + ["heading", "prose"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("June 2030", "June 2030"),
        ("June 28, 2030", "June 28, 2030"),
        ("28 June 2030", "28 June 2030"),
        ("2030-06-28", "2030-06-28"),
        ("~~February 28th, 2026~~ June 30th, 2030", "June 30th, 2030"),
        ("June 30th, 2030 ~~February 28th, 2026~~", "June 30th, 2030"),
        ("[Month, Year]", None),
        ("[DATE]", None),
        ("Q2 2030", "Q2 2030"),
        ("soon", None),
    ],
)
def test_dates(written: str, expected: str | None) -> None:
    assert header_of(f"ENTITY: HALD\nFROM: The Harbour Report DATE: {written} RE: Boats").date == expected


def test_a_header_behind_a_summary() -> None:
    raw = (
        "THE BOTTOM LINE\nThe fleet lies at anchor.\nMEMO FROM THE FUTURE: HALD SHIPPING: BERTHS AND BOATS\n"
        f"{SERIES}\nFROM: The Harbour Report DATE: June 28, 2030 RE: Berths\nI. THE FLEET\nIt has 40 boats."
    )
    document = scan("text", raw)
    header = document.header
    assert (header.date, header.edition, header.subject) == ("June 28, 2030", "Employee Edition", "Berths")
    assert header.title == "MEMO FROM THE FUTURE: HALD SHIPPING: BERTHS AND BOATS"
    assert header.entity == "HALD SHIPPING"
    assert [title for _, title, _ in sections(document)] == ["THE BOTTOM LINE", "THE FLEET"]


@pytest.mark.parametrize(
    ("raw", "title", "entity"),
    [
        (f"# Hald Shipping: The Long Winter\n{SERIES}", "Hald Shipping: The Long Winter", "Hald Shipping"),
        (f"HALD SHIPPING: THE LONG WINTER\n{SERIES}", "HALD SHIPPING: THE LONG WINTER", "HALD SHIPPING"),
        (f"Hald Shipping — The Long Winter\n{SERIES}", "Hald Shipping — The Long Winter", "Hald Shipping"),
        (f"Hald Shipping\n{SERIES}", "Hald Shipping", "Hald Shipping"),
        (
            f"MEMO FROM THE FUTURE: Hald: The Winter\n{SERIES}",
            "MEMO FROM THE FUTURE: Hald: The Winter",
            "Hald",
        ),
        (f"MEMO FROM THE FUTURE\nHald: The Winter\n{SERIES}", "Hald: The Winter", "Hald"),
        (f"How the Boats Came Home\n{SERIES}", "How the Boats Came Home", None),
        (f"THE FUTURE OF BOATS: A STUDY\n{SERIES}", "THE FUTURE OF BOATS: A STUDY", None),
        (f"Why Hald's Boats Wait: A Winter\n{SERIES}", "Why Hald's Boats Wait: A Winter", None),
        (f"ENTITY: HALD\nThe Long Winter\n{SERIES}", "The Long Winter", "HALD"),
        (
            f"Hald: The Long Winter\nHow the boats came home.\n{SERIES}\nRE: Boats",
            "Hald: The Long Winter",
            "Hald",
        ),
        (SERIES, None, None),
        ("# Hald: The Long Winter", "Hald: The Long Winter", "Hald"),
        ("HALD: THE LONG WINTER", "HALD: THE LONG WINTER", "HALD"),
        ("", None, None),
    ],
)
def test_titles_and_entities(raw: str, title: str | None, entity: str | None) -> None:
    document = scan("markdown", raw + BODY)
    assert (document.header.title, document.header.entity) == (title, entity)
    assert sections(document) == [(None, "EXECUTIVE SUMMARY", 1)]


@pytest.mark.parametrize(
    ("raw", "edition", "audience"),
    [
        ("A Macro Intelligence Memo | June 2030 | CEO & Board Strategy Edition", "CEO & Board Strategy Edition", "CEO & Board Strategy"),
        ("A Macro Intelligence Memo | June 2030 | Youth Edition (Ages 18–28)", "Youth Edition (Ages 18–28)", "Youth"),
        ("A MACRO INTELLIGENCE MEMO • JUNE 2030 • INVESTOR EDITION", "INVESTOR EDITION", "Investor"),
        ("A Macro Intelligence Memo | June 2030", None, None),
        ("A Macro Intelligence Memo | June 2030\nFROM: X DATE: June 2030 AUDIENCE: Port workers", None, "Port workers"),
        ("A Macro Intelligence Memo | June 2030\nTO: The Board DATE: June 2030", None, "The Board"),
        ("June 2030 | CEO Edition", "CEO Edition", "CEO"),
    ],
)  # fmt: skip
def test_editions_and_audiences(raw: str, edition: str | None, audience: str | None) -> None:
    header = header_of(f"ENTITY: HALD\n{raw}")
    assert (header.edition, header.audience) == (edition, audience)


def test_front_matter() -> None:
    header = header_of('---\ntitle: "Hald: The Long Winter"\ndate: June 2030\nentity: Hald\n---\n', "markdown")
    assert (header.title, header.date, header.entity) == ("Hald: The Long Winter", "June 2030", "Hald")


@pytest.mark.parametrize(
    "line",
    [
        "To: improve the berths is costly, as the harbour found.",
        "The memo is from: the harbour, and its date: June 2030.",
        "Date of the count: June 2030 for all boats.",
    ],
)
def test_body_lines_are_no_header(line: str) -> None:
    filler = "".join(f"The fleet of year {year} lies at anchor, and the crews wait for it.\n" for year in range(70))
    document = scan("text", f"ENTITY: HALD{BODY}{filler}{line}\n")
    assert [entry[0] for entry in blocks(document)].count("header") == 1
    assert document.header.date is None


def test_no_header_at_all() -> None:
    document = scan("text", "The fleet earned $5M.\nIts crews number 61.")
    assert document.header == Header()
    assert [entry[0] for entry in blocks(document)] == ["prose", "prose"]


def test_everything_on_one_line() -> None:
    header = header_of(f"ENTITY: HALD SHIPPING {SERIES} FROM: The Harbour Report DATE: June 28, 2030 RE: Boats")
    assert (header.entity, header.series) == ("HALD SHIPPING", "A Macro Intelligence Memo")
    assert (header.edition, header.date) == ("Employee Edition", "June 28, 2030")
    assert (header.sender, header.subject) == ("The Harbour Report", "Boats")


def test_a_bullet_near_the_top_is_no_field() -> None:
    document = scan("text", "ENTITY: HALD\nEXECUTIVE SUMMARY\n- Company: 45% of boats\nThe fleet waits.")
    assert [entry[0] for entry in blocks(document)] == ["header", "heading", "bullet", "prose"]


@pytest.mark.parametrize(
    ("raw", "entity"),
    [
        ("COUNTRY: REPUBLIC OF HALD", "REPUBLIC OF HALD"),
        ("SECTOR: BOATS, NORTH SEA", "BOATS, NORTH SEA"),
        ("INDUSTRY: Fisheries", "Fisheries"),
        ("Region: Nordics", "Nordics"),
        ("COUNTRY BRIEF: HALD\nSector: Boats", "HALD"),
        ("ENTITY: HALD SHIPPING\nSECTOR: BOATS", "HALD SHIPPING"),
        ("HALD SHIPPING: THE LONG WINTER\nSECTOR: BOATS", "HALD SHIPPING"),
        ("# Hald North Sea Shipping Ltd", "Hald North Sea Shipping Ltd"),
        ("MEMO FROM THE FUTURE: THE EMPTY HOLD\nHALD SHIPPING PLC", "HALD SHIPPING PLC"),
        ("MEMO FROM THE FUTURE: THE LONG WINTER", None),
    ],
)
def test_entities_by_field_and_by_form(raw: str, entity: str | None) -> None:
    assert header_of(f"{raw}\n{SERIES}", "markdown").entity == entity


def test_a_name_before_the_series_on_its_line() -> None:
    header = header_of("Hald Shipping — A Macro Intelligence Memo — june 2030 — Partner Edition")
    assert (header.entity, header.date, header.edition) == ("Hald Shipping", "June 2030", "Partner Edition")


@pytest.mark.parametrize(
    ("line", "entity", "date"),
    [
        ("MACRO INTELLIGENCE MEMO: VERDANIA | JUNE 2030 | GOVERNMENT EDITION", "VERDANIA", "JUNE 2030"),
        ("A Macro Intelligence Memo: June 2030", None, "June 2030"),
    ],
)
def test_what_a_series_line_names_behind_its_colon(line: str, entity: str | None, date: str) -> None:
    header = header_of(line)
    assert (header.entity, header.title, header.date) == (entity, entity, date)
    assert (header.series or "").lower().endswith("memo")


def test_fields_folded_behind_the_title() -> None:
    header = header_of("MEMO FROM THE FUTURE: HALD AG: WINTER FROM: The Report DATE: June 28, 2030 RE: Boats")
    assert (header.entity, header.date, header.sender) == ("HALD AG", "June 28, 2030", "The Report")


def test_a_header_set_as_a_table() -> None:
    rows = (
        "| Field | Value |\n|---|---|\n| **To** | The crews |\n| **Date** | June 2030 |\n| **Edition** | Investor |\n"
    )
    document = scan("markdown", f"# Hald Shipping\n\n{rows}{BODY}")
    assert (document.header.date, document.header.edition) == ("June 2030", "Investor")
    assert not document.tables


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("1. The boats\nThey wait.\n2. The crews\nThey wait too.", ["1", "2"]),
        ("1.0 The boats and crews\nThey wait.\n1.1 Oil\nIt burns.", ["1.0", "1.1"]),
        ("1) What it costs\n- Boats: 5\n2) Returns\nThey are low.", ["1", "2"]),
        ("1. Hire people\n2. Sell boats\n3. Buy sails\nThat is all.", []),
        ("1. Hire people\n\n2. Sell boats\n\nThat is all.", []),
    ],
)
def test_numbered_headings_and_lists(raw: str, numbers: list[str]) -> None:
    document = scan("text", f"ENTITY: HALD\n{SERIES}\n{raw}\n")
    assert [number for number, _, _ in sections(document)] == numbers


@pytest.mark.parametrize(
    ("line", "edition", "date"),
    [
        ("Employee Edition (November 2030)", "Employee Edition", "November 2030"),
        ("Employee Edition - November 2030", "Employee Edition", "November 2030"),
        ("Employee Edition – November 2030", "Employee Edition", "November 2030"),
        ("Employee Edition / November 2030", "Employee Edition", "November 2030"),
        ("Employee Edition: November 2030", "Employee Edition", "November 2030"),
        ("Employee Edition, 14 November 2030", "Employee Edition", "14 November 2030"),
        ("November 2030 — Employee Edition", "Employee Edition", "November 2030"),
        ("EMPLOYEE EDITION - NOVEMBER 2030", "EMPLOYEE EDITION", "NOVEMBER 2030"),
        ("A Macro Intelligence Memo | Employee Edition (November 2030)", "Employee Edition", "November 2030"),
        ("DATE: July 2030 Consumer Edition", "Consumer Edition", "July 2030"),
        ("EDITION: Consumer Edition (July 2030)", "Consumer Edition", "July 2030"),
        ("Youth Edition (Ages 18–28)", "Youth Edition (Ages 18–28)", None),
        ("The summer edition of November 2030 sold out.", None, None),
    ],
)
def test_an_edition_beside_a_date(line: str, edition: str | None, date: str | None) -> None:
    header = header_of(f"HALD SHIPPING\n{line}")
    assert (header.edition, header.date) == (edition, date)


def test_a_name_before_an_edition() -> None:
    header = header_of("HALD SHIPPING Employee Edition - November 2030")
    assert (header.entity, header.edition, header.date) == ("HALD SHIPPING", "Employee Edition", "November 2030")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("As of 30 September 2031", "30 September 2031"),
        ("Memo to investors, 14 October 2031", "14 October 2031"),
        ("Prepared for investors, October 2031", "October 2031"),
        ("Prepared: 3 July 2030", "3 July 2030"),
        ("Investor memo, Q3 2031", "Q3 2031"),
        ("Briefing note (14 October 2031)", "14 October 2031"),
        ("Annual report, 2029", None),
        ("Report on the year to October 2031", None),
        ("Rotterdam to Oslo, from October 2031", None),
        ("As of 30 September 2031:", None),
        ("As of 30 September 2031\n\n| Cash | Debt |\n|---|---|\n| 4 | 5 |", None),
        ("The fleet is old.\n\nAs of 30 September 2031", None),
        ("## Cash\n\nAs of 30 September 2031", None),
    ],
)
def test_a_date_told_in_words(line: str, date: str | None) -> None:
    assert header_of(f"# Hald Shipping\n\n{line}\n", "markdown").date == date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("14/10/2031", "2031-10-14"),
        ("10/14/2031", "2031-10-14"),
        ("14.10.2031", "2031-10-14"),
        ("2031/10/14", "2031-10-14"),
        ("05/05/2031", "2031-05-05"),
        ("03/04/2031", "2031"),
        ("32/10/2031", "2031"),
    ],
)
def test_days_in_figures(written: str, date: str) -> None:
    assert header_of(f"TO: Investors\nFROM: The desk\nDATE: {written}\nRE: Hald Shipping").date == date
