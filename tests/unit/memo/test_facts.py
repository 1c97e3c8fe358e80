"""`read_memo`: what holds for every fact and rejection, whatever the memo."""

from __future__ import annotations

import hashlib
import time
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orchestration.memo.facts import Extract, read_memo

HEAD = "ENTITY: ORBELLA FOODS\nA Macro Intelligence Memo | June 2030 | Investor Edition\n"
MEMO = (
    HEAD
    + """I. POSITION
Orbella sells in 14 countries and earned $3.2B in 2029.
Key Metrics (June 2030):
- Gross Margin: 41.5% (up from 38.2%)
- Stores: 2,140+
Outlook ($M):
| Metric | 2030 | 2035 Target |
|---|---|---|
| Revenue | 3,400 | 4,900 |
| Churn | 12 | 9 |
| Loyalty (members above $100 a month) | 2.1M | 3M |
"""
)


def read(raw: str, source_format: str = "text") -> Extract:
    return read_memo("orbella", raw, source_format, hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest())


def holds(extract: Extract) -> None:
    """The promises that hold for every extract."""
    raw = extract.document.raw
    assert extract.found == len(extract.facts) + len(extract.rejections)
    places = [fact.char_start for fact in extract.facts] + [r.char_start for r in extract.rejections]
    assert len(places) == len(set(places))
    assert len({fact.fact_id for fact in extract.facts}) == len(extract.facts)
    end = 0
    for start, stop in sorted((fact.char_start, fact.char_end) for fact in extract.facts):
        assert end <= start < stop <= len(raw)
        end = stop
    for fact in extract.facts:
        assert raw[fact.char_start : fact.char_end] == fact.source_value
        assert fact.value_low is None or fact.value_low <= fact.value
        assert fact.value_high is None or fact.value <= fact.value_high
        assert (fact.table_ordinal is None) == (fact.block_kind != "table")


def test_every_promise_holds_for_a_memo() -> None:
    extract = read(MEMO)
    holds(extract)
    assert len(extract.facts) == 8
    # 12 and 9 of churn are no millions of dollars, nor are 2.1M and 3M of members for certain
    assert [r.code for r in extract.rejections] == ["unit_conflict"] * 4


def test_lines_are_those_of_the_file() -> None:
    raw = MEMO.replace("\n", "\r\n")
    lines = raw.splitlines()
    for fact in read(raw).facts:
        assert fact.source_value in lines[fact.source_line - 1]


def test_a_fact_id_is_the_hash_of_file_and_place() -> None:
    extract = read(MEMO)
    sha256 = hashlib.sha256(MEMO.encode()).hexdigest()
    for fact in extract.facts:
        place = f"{sha256}:{fact.char_start}:{fact.char_end}:0"
        assert fact.fact_id == hashlib.sha256(place.encode()).hexdigest()[:32]


def test_the_memos_own_date() -> None:
    as_of = read(MEMO).as_of
    assert as_of is not None
    assert (as_of.edtf, as_of.relation) == ("2030-06", "as_of")
    assert read("Sales are $5M.\n").as_of is None


def test_values_too_long_for_the_warehouse_are_rejected() -> None:
    extract = read(HEAD + "- Debt: $1" + "0" * 28 + "K\n- Fee: 0.0000000001%\n- Cash: $5M\n")
    holds(extract)
    assert [fact.value for fact in extract.facts] == [Decimal(5_000_000)]
    assert len(extract.rejections) == 2


def test_one_figure_is_read_once_where_a_caption_is_a_heading_too() -> None:
    raw = HEAD + "BEAR CASE (10%)\n| Line | Amount |\n|---|---|\n| Cash | $5M |\n| Debt | $7M |\n"
    extract = read(raw)
    holds(extract)
    assert [fact.source_value for fact in extract.facts] == ["10%", "$5M", "$7M"]


def test_thousands_parted_by_spaces_stand_in_the_facts_as_in_the_file() -> None:
    prose = "There are 46 200 people in 1 090 depots."
    raw = f"{HEAD}{prose}\nPay:\n| Post | Over 2 400 hours |\n|---|---|\n| Clerk | R9 100 |\n"
    extract = read(raw)
    holds(extract)
    assert extract.document.raw == raw
    first, _, pay = extract.facts
    assert (first.source_value, first.value, first.source_text) == ("46 200", Decimal(46_200), prose)
    assert (pay.source_value, pay.unit, pay.column_label) == ("R9 100", "ZAR", "Over 2 400 hours")


def test_a_memo_with_commas_parts_no_thousands_by_spaces() -> None:
    extract = read(HEAD + "It has 2,140 shops. In 12 400 people and 18 200 and 20 300 it is unsure.\n")
    assert [fact.value for fact in extract.facts] == [Decimal(2140)]


def test_html_spans_are_those_of_the_file() -> None:
    raw = (
        "<html><body><h1>Orbella</h1><p>Sales rose to <b>$5.1</b>M by 2032.</p>"
        "<table><tr><th>Site</th><th>Staff</th></tr><tr><td>Lund</td><td><i>1,200</i></td></tr>"
        "<tr><td>Cork</td><td>&gt;90</td></tr></table></body></html>"
    )
    extract = read(raw, "html")
    holds(extract)
    assert [fact.value for fact in extract.facts] == [Decimal(5_100_000), Decimal(1200), Decimal(90)]


PIECES = st.sampled_from(
    [
        *(
            "$5M",
            "12%",
            "2030",
            "2035E",
            "(8%)",
            "18:1",
            "€25-35M",
            "—",
            "",
            "N/A",
            "3 months",
            "40,000 (+12%)",
        ),
        *(
            "Revenue",
            "Bear Case (10%)",
            "Growth %",
            "Amount ($M)",
            "by 2035",
            "Total",
            "(",
            ")",
            "|",
            ":",
            " - ",
        ),
        *(
            "assumes",
            "78% → 82%",
            "\n",
            "\n|---|---|\n",
            "| ",
            "I. TITLE\n",
            ". ",
            "²",
            "\u202f",
            "é",
            "\ufeff",
            "1" * 40,
            "46 200",
            "per kg",
            "(10,000 persons)",
            "kr 5",
        ),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60), st.sampled_from(["text", "markdown", "html"]))
@example(["\ufeff"], "html")
def test_no_text_breaks_the_promises(pieces: list[str], source_format: str) -> None:
    holds(read(" ".join(pieces), source_format))


@pytest.mark.parametrize(
    "unit",
    [
        "$5M (-8%) in 2031 and ",
        "revenue of $5M by 2035, ",
        "(1) (2) (3) ",
        "((((((((((",
        "Label: $5 - ",
        "| $5M ",
        "\n| a | 5 | 6 |",
        "\n- Bear Case (10%): $5M targeting 4%",
        "assuming will target ",
        "2030-2035 ",
        "...!!! ",
        "a" * 50 + " ",
        "46 200 staff and ",
        "Cost per kg (kr million, 10,000 tonnes) ",
        "| $0.78 per mile ",
        "10~20~",
        "a memo | 5 min ",
        "One Million Homes and 3, 4 or 5% ",
        "COP 5.1M ",
        "Staff: Oslo 410, ",
        "3 points of 8% and ",
        "gap between 5% and 9%, pay in euros, ",
        "a\t5\n",
        "$4M (bear) / $5M (base) ",
        "12<sup>1</sup> and 10<sup>6</sup> ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Four times the text takes about four times the time; a quadratic reader would take sixteen, in every try."""

    def growth() -> float:
        return seconds(120_000) / max(seconds(30_000), 0.02)

    def seconds(size: int) -> float:
        raw = HEAD + unit * (size // len(unit))
        started = time.process_time()
        read(raw)
        return time.process_time() - started

    # A machine with other work stretches one try or another, never each of them the same way.
    assert any(growth() < 9 for _ in range(5))
