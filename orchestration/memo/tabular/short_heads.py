"""Columns of years in two digits with a letter for how they are told: "28A | 29A | 30E | 31E".

Belongs here: two at least that follow one another, as one alone may be a seat, a form or a room, and one behind the
name of what is measured ("P/E 31E"). Does not: the same with an apostrophe or "FY" ("'29", "FY30E", `period_labels`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from orchestration.memo.vocabulary.natures import is_multiple, nature_of
from orchestration.memo.vocabulary.period_grammar import LETTER_STATUS
from orchestration.memo.vocabulary.period_types import year_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.tabular.column import Column

_SHORT = re.compile(r"(?P<year>2[0-9]|3[0-9]|40) ?(?P<letter>[AEFPBaefpb])")
# "P/E 31E", "EBITDA 30A": what is measured stands before the year
_MEASURED = re.compile(r"(?P<name>[A-Za-z].*[A-Za-z)]) (?P<year>2[0-9]|3[0-9]|40)(?P<letter>[AEFP])")
_CENTURY, _LEAST = 2000, 2
# What comes is behind what came: "30E | 31A" is none of this.
_CAME = "A"


def with_short_years(columns: Sequence[Column]) -> list[Column]:
    """The columns, those of two-digit years with their year and status."""
    columns = [_with_year_of_measure(column) for column in columns]
    told = {at: match for at, column in enumerate(columns) if at and (match := _SHORT.fullmatch(column.label.strip()))}
    years = [int(match["year"]) for match in told.values()]
    letters = [match["letter"].upper() for match in told.values()]
    is_series = len(told) >= _LEAST and all(last - first == 1 for first, last in pairwise(years))
    is_series = is_series and letters == sorted(letters, key=lambda letter: letter != _CAME)
    # "30A | 31A | 32A" alone may be forms; years that came have others to come beside them, or a year in full.
    is_told = any(letter != _CAME for letter in letters) or any(column.signals.period for column in columns)
    if not (is_series and is_told):
        return list(columns)
    return [
        column
        if at not in told or column.signals.period is not None
        else column._replace(
            signals=column.signals.dated(
                column.label, year_period(_CENTURY + int(told[at]["year"])), LETTER_STATUS[told[at]["letter"].upper()]
            )
        )
        for at, column in enumerate(columns)
    ]


def _with_year_of_measure(column: Column) -> Column:
    """A column of a multiple or sum with the year behind its name: "EV/Sales 31E", not "Seat 31E"."""
    told = _MEASURED.fullmatch(column.label.strip())
    if told is None or column.signals.period is not None:
        return column
    if not (is_multiple(told["name"]) or nature_of(told["name"]) in ("money", "ratio", "percent")):
        return column
    period = year_period(_CENTURY + int(told["year"]))
    return column._replace(signals=column.signals.dated(column.label, period, LETTER_STATUS[told["letter"]]))
