"""Periods as the project keeps them: EDTF strings over inclusive real dates.

Belongs here: the Period and its constructors from parts of a date. Does not: reading them (`periods`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1900, 2199
_EDTF = re.compile(r"(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2})|(?P<letter>[QH])(?P<number>[1-4])))?")


class Period(NamedTuple):
    """A stretch of time as stated: EDTF, inclusive real dates, and how the words relate a fact to it."""

    edtf: str
    start: date
    end: date
    relation: str = "during"  # as_of | during | by | through | after
    fiscal: bool = False


class PeriodMention(NamedTuple):
    """A period in a text: `text[start:end]` is the period as written, without its relation word."""

    start: int
    end: int
    period: Period
    status: str | None  # actual | estimate | projection | target | assumption


def year_period(year: int, fiscal: bool = False) -> Period:
    """A whole year; a fiscal one keeps calendar dates, as memos do not state when it begins."""
    return Period(f"{year}", date(year, 1, 1), date(year, 12, 31), "during", fiscal)


def month_period(year: int, month: int) -> Period:
    """A calendar month, 1 to 12."""
    return Period(f"{year}-{month:02}", date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def day_period(year: int, month: int, day: int) -> Period | None:
    """A day, or None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    stated = date(year, month, day)
    return Period(stated.isoformat(), stated, stated)


def part_period(year: int, letter: str, number: int, fiscal: bool = False) -> Period:
    """A quarter ("Q", 1 to 4) or a half ("H", 1 or 2) of a year."""
    months = 3 if letter == "Q" else 6
    last = number * months
    return Period(
        f"{year}-{letter}{number}",
        date(year, last - months + 1, 1),
        date(year, last, monthrange(year, last)[1]),
        "during",
        fiscal,
    )


def decade_period(year: int) -> Period:
    """Ten years ("the 2030s"); EDTF writes the unstated digit as X."""
    return Period(f"{year // 10}X", date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31))


def year_end(year: int) -> Period:
    """The last day of a year ("year-end 2030")."""
    return Period(f"{year}-12-31", date(year, 12, 31), date(year, 12, 31), "as_of")


def from_edtf(edtf: str, fiscal: bool = False) -> Period | None:
    """The year, quarter, half or month that an EDTF string states; None for days, decades and intervals."""
    stated = _EDTF.fullmatch(edtf)
    if stated is None:
        return None
    year = int(stated["year"])
    if stated["month"] is not None:
        return month_period(year, int(stated["month"]))
    if stated["letter"] is not None:
        return part_period(year, stated["letter"], int(stated["number"]), fiscal)
    return year_period(year, fiscal)


def interval(first: Period, last: Period) -> Period | None:
    """From the first day of `first` to the last of `last`; None where they are not in order."""
    if first.start >= last.start or first.end >= last.end:
        return None
    return Period(f"{first.edtf}/{last.edtf}", first.start, last.end, "during", first.fiscal or last.fiscal)
