"""Each notation of a period, its relation and its status."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.memo.periods import PeriodMention, find_periods, read_period_label


def only(text: str) -> PeriodMention:
    """The single period of a text."""
    (found,) = find_periods(text)
    return found


# text, the period as written, EDTF, first day, last day
NOTATIONS = [
    ("June 2030", "June 2030", "2030-06", date(2030, 6, 1), date(2030, 6, 30)),
    ("Mar 2023", "Mar 2023", "2023-03", date(2023, 3, 1), date(2023, 3, 31)),
    ("Sept. 2030", "Sept. 2030", "2030-09", date(2030, 9, 1), date(2030, 9, 30)),
    ("FEBRUARY 2032", "FEBRUARY 2032", "2032-02", date(2032, 2, 1), date(2032, 2, 29)),
    ("June 28, 2030", "June 28, 2030", "2030-06-28", date(2030, 6, 28), date(2030, 6, 28)),
    ("June 30th, 2030", "June 30th, 2030", "2030-06-30", date(2030, 6, 30), date(2030, 6, 30)),
    ("as of 6/30/2030", "6/30/2030", "2030-06-30", date(2030, 6, 30), date(2030, 6, 30)),
    ("30/6/2030", "30/6/2030", "2030-06-30", date(2030, 6, 30), date(2030, 6, 30)),
    ("6/7/2030", "6/7/2030", "2030", date(2030, 1, 1), date(2030, 12, 31)),
    ("YE2031", "YE2031", "2031-12-31", date(2031, 12, 31), date(2031, 12, 31)),
    ("CY2031", "CY2031", "2031", date(2031, 1, 1), date(2031, 12, 31)),
    ("Q2-30 revenue", "Q2-30", "2030-Q2", date(2030, 4, 1), date(2030, 6, 30)),
    ("Q3 2030 – Q1 2031: hiring", "Q3 2030 – Q1 2031", "2030-Q3/2031-Q1", date(2030, 7, 1), date(2031, 3, 31)),
    ("Scale (2033+)", "2033+", "2033", date(2033, 1, 1), date(2033, 12, 31)),
    ("28 June 2030", "28 June 2030", "2030-06-28", date(2030, 6, 28), date(2030, 6, 28)),
    ("2030-06", "2030-06", "2030-06", date(2030, 6, 1), date(2030, 6, 30)),
    ("2030-06-28", "2030-06-28", "2030-06-28", date(2030, 6, 28), date(2030, 6, 28)),
    ("in 2030", "2030", "2030", date(2030, 1, 1), date(2030, 12, 31)),
    ("Q3 2023", "Q3 2023", "2023-Q3", date(2023, 7, 1), date(2023, 9, 30)),
    ("2030 Q2", "2030 Q2", "2030-Q2", date(2030, 4, 1), date(2030, 6, 30)),
    ("2030-Q2", "2030-Q2", "2030-Q2", date(2030, 4, 1), date(2030, 6, 30)),
    ("2Q31", "2Q31", "2031-Q2", date(2031, 4, 1), date(2031, 6, 30)),
    ("Q3'30", "Q3'30", "2030-Q3", date(2030, 7, 1), date(2030, 9, 30)),
    ("second quarter of 2030", "second quarter of 2030", "2030-Q2", date(2030, 4, 1), date(2030, 6, 30)),
    ("H2 2030", "H2 2030", "2030-H2", date(2030, 7, 1), date(2030, 12, 31)),
    ("2030-H1", "2030-H1", "2030-H1", date(2030, 1, 1), date(2030, 6, 30)),
    ("1H30", "1H30", "2030-H1", date(2030, 1, 1), date(2030, 6, 30)),
    ("first half of 2030", "first half of 2030", "2030-H1", date(2030, 1, 1), date(2030, 6, 30)),
    ("2030-2035", "2030-2035", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("2030–2035", "2030–2035", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("2030/2035", "2030/2035", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("2030 - 2035", "2030 - 2035", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("2030-35", "2030-35", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("2024-27", "2024-27", "2024/2027", date(2024, 1, 1), date(2027, 12, 31)),
    ("2011-12", "2011-12", "2011/2012", date(2011, 1, 1), date(2012, 12, 31)),
    ("from 2030 to 2035", "2030 to 2035", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("between 2030 and 2035", "2030 and 2035", "2030/2035", date(2030, 1, 1), date(2035, 12, 31)),
    ("next 12-24 months (2030-2032)", "2030-2032", "2030/2032", date(2030, 1, 1), date(2032, 12, 31)),
    ("Jan–Mar 2030", "Jan–Mar 2030", "2030-01/2030-03", date(2030, 1, 1), date(2030, 3, 31)),
    ("Q1-Q3 2030", "Q1-Q3 2030", "2030-Q1/2030-Q3", date(2030, 1, 1), date(2030, 9, 30)),
    ("Jan 2030 - Mar 2031", "Jan 2030 - Mar 2031", "2030-01/2031-03", date(2030, 1, 1), date(2031, 3, 31)),
    ("the 2030s", "2030s", "203X", date(2030, 1, 1), date(2039, 12, 31)),
    ("mid-2030", "mid-2030", "2030", date(2030, 1, 1), date(2030, 12, 31)),
    ("early 2031", "early 2031", "2031", date(2031, 1, 1), date(2031, 12, 31)),
    ("end of 2030", "end of 2030", "2030-12-31", date(2030, 12, 31), date(2030, 12, 31)),
    ("year-end 2030", "year-end 2030", "2030-12-31", date(2030, 12, 31), date(2030, 12, 31)),
    (
        "~~May 28th, 2026~~ June 30th, 2030",
        "June 30th, 2030",
        "2030-06-30",
        date(2030, 6, 30),
        date(2030, 6, 30),
    ),
    ("revenue may 2030", "2030", "2030", date(2030, 1, 1), date(2030, 12, 31)),
    ("31 June 2030", "2030", "2030", date(2030, 1, 1), date(2030, 12, 31)),
]


@pytest.mark.parametrize(("text", "written", "edtf", "start", "end"), NOTATIONS)
def test_notations(text: str, written: str, edtf: str, start: date, end: date) -> None:
    found = only(text)
    assert text[found.start : found.end] == written
    assert (found.period.edtf, found.period.start, found.period.end) == (edtf, start, end)


@pytest.mark.parametrize("text", ["FY2030", "FY 2030", "FY30", "fiscal 2030", "fiscal year 2030", "Q3 FY2030"])
def test_fiscal_periods_are_flagged(text: str) -> None:
    assert only(text).period.fiscal
    assert not only("2030").period.fiscal


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("as of June 2030", "as_of"),
        ("by 2035", "by"),
        ("by the end of 2035", "by"),
        ("profitability by 2032-2033", "by"),
        ("before 2030", "by"),
        ("pre-2030", "by"),
        ("through 2035", "through"),
        ("until 2035", "through"),
        ("since 2021", "after"),
        ("from 2030", "after"),
        ("after 2032", "after"),
        ("post-2030", "after"),
        ("in 2030", "during"),
        ("during 2030-2035", "during"),
        ("through 2030-2035", "during"),
        ("2030", "during"),
        ("year-end 2030", "as_of"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    assert only(text).period.relation == relation


@pytest.mark.parametrize(
    ("label", "edtf", "status"),
    [
        ("2030", "2030", None),
        ("2035E", "2035", "estimate"),
        ("2030A", "2030", "actual"),
        ("2030F", "2030", "projection"),
        ("2035P", "2035", "projection"),
        ("2035T", "2035", "target"),
        ("31.12.2000", "2000-12-31", None),
        ("2000 (H1)", "2000-H1", None),
        ("9M29", "2029-01/2029-09", None),
        ("2030e", "2030", "estimate"),
        ("FY2030 (est.)", "2030", "estimate"),
        ("FY31E", "2031", "estimate"),
        ("2030 Current", "2030", "actual"),
        ("2030 Actual", "2030", "actual"),
        ("2035 Target", "2035", "target"),
        ("Projected 2035", "2035", "projection"),
        ("2035 Forecast", "2035", "projection"),
        ("2035 (assumption)", "2035", "assumption"),
        ("Market Share (June 2030)", "2030-06", None),
        ("Annual CapEx (2030)", "2030", None),
        ("2030-2035 CAGR", "2030/2035", None),
    ],
)
def test_labels(label: str, edtf: str, status: str | None) -> None:
    found = read_period_label(label)
    assert found is not None
    assert (found.period.edtf, found.status) == (edtf, status)


@pytest.mark.parametrize("label", ["Revenue", "", "2030 vs 2029", "Year 1", "Q3", "Base Case", "[Month, Year]"])
def test_labels_without_one_period(label: str) -> None:
    assert read_period_label(label) is None


@pytest.mark.parametrize(
    "text",
    [
        "$2030", "2,030", "2030%", "2000+ customers", "2000 MW", "2000 employees", "USD 2030", "1850", "2200",
        "12030", "20301", "Vision 2030", "Windows 2000", "COVID-2019", "45/46/2030", "2030x", "2035s",
        "1.2030", "abc2030", "June", "FY", "Q3", "H100", "3H30", "The 2030 Report",
    ],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2030 and 2031", ["2030", "2031"]),
        ("2030, 2031, 2032", ["2030", "2031", "2032"]),
        ("2030: $5M - 2031: $7M", ["2030", "2031"]),
        ("from $2M in 2030 to $9M by 2035", ["2030", "2035"]),
    ],
)
def test_several_periods_in_one_text(text: str, expected: list[str]) -> None:
    assert [found.period.edtf for found in find_periods(text)] == expected
