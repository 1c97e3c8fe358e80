"""Quarters, halves and months without a year in the labels of a table: "Q4 2029 | Q1 | Q2", "2029 | Q1 | Q2".

Belongs here: the year that such a label takes from the labels before and behind it, or from what stands above. Does
not: labels that state their year (`periods`) or parts of a year in text (`bare_parts`, `bare_months`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from orchestration.memo.vocabulary.period_grammar import LETTER_STATUS, MONTH_NAME, MONTHS, ORDINALS, STATUS_WORDS
from orchestration.memo.vocabulary.period_types import Period, month_period, part_period

# "Q2", "2H", "Q3E", "Q4 (est.)", "First quarter", "March", and with what was done then: "Q1: Pilot", "Q2 (Apr-Jun)"
_PART = re.compile(
    r"(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<first>[1-4])(?P<last>[QH])"
    r"|(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[ -](?P<kind>[Qq]uarter|[Hh]alf)"
    rf"|(?P<month>{MONTH_NAME})\.?(?=$|[EAFPBT]$| \())"
    r"(?P<mark>[EAFPBT](?![A-Za-z0-9]))?(?: ?\((?P<words>[A-Za-z][^()]{0,30})\)|(?::| [-–—]) .{1,80})?"
)
_STATED = re.compile(r"(?P<year>[0-9]{4})-(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<month>[0-9]{2}))")
_YEAR_LENGTH = 4
_ALL = {"Q": 4, "H": 2, "M": 12}
_LONGEST = 100


class Part(NamedTuple):
    """A quarter ("Q"), half ("H") or month ("M") of a year that its label does not name."""

    letter: str
    number: int
    status: str | None = None


class _Place(NamedTuple):
    """Where in time a walk along labels has come; the number 0 is before a year's first part."""

    year: int
    letter: str
    number: int
    fiscal: bool


def part_of(label: str) -> Part | None:
    """The part of a year that a whole label is; None where it states a year or is something else."""
    match = _PART.fullmatch(label.strip(" *_")) if len(label) <= _LONGEST else None
    if match is None:
        return None
    words = (match["words"] or "").lower()
    status = LETTER_STATUS[match["mark"]] if match["mark"] is not None else STATUS_WORDS.get(words)
    if match["month"] is not None:
        return Part("M", MONTHS[match["month"].lower()], status)
    if match["ordinal"] is not None:
        letter, number = match["kind"][0].upper(), ORDINALS[match["ordinal"].lower()]
    else:
        letter, number = match["letter"] or match["last"], int(match["number"] or match["first"])
    return Part(letter, number, status) if number <= _ALL[letter] else None


def in_year(part: Part, year: int, *, fiscal: bool = False) -> Period:
    """The part of that year."""
    return (
        month_period(year, part.number) if part.letter == "M" else part_period(year, part.letter, part.number, fiscal)
    )


def is_year(period: Period) -> bool:
    """Whether a period is one whole year."""
    return len(period.edtf) == _YEAR_LENGTH and period.edtf.isdigit()


def years_beside(parts: Sequence[Part | None], stated: Sequence[Period | None]) -> list[Period | None]:
    """The period of each part that goes on from a label with a year: "Q4 2029 | Q1 | Q2", "2029 | Q1 | Q2".

    `stated` are the parts with a year that other labels are, and the years that head what follows. A part is dated
    where it is the next one behind a dated label or the last one before it.
    """
    found: list[Period | None] = [None] * len(parts)
    at: _Place | None = None
    for place, (part, period) in enumerate(zip(parts, stated, strict=True)):
        if period is not None:
            at = _place(period)
        elif part is not None:
            at = _next(at, part)
            found[place] = in_year(part, at.year, fiscal=at.fiscal) if at is not None else None
    behind: _Place | None = None
    for place in reversed(range(len(parts))):
        part, period = parts[place], stated[place]
        if period is not None:
            behind = None if is_year(period) else _place(period)
        elif part is not None and found[place] is None:
            behind = _previous(behind, part)
            found[place] = in_year(part, behind.year, fiscal=behind.fiscal) if behind is not None else None
    return found


def years_above(parts: Sequence[Part | None], year: Period) -> list[Period | None]:
    """The period of each part where all of them are of the year that stands above: two or more, one after the other."""
    told = [part for part in parts if part is not None]
    is_in_order = all(0 <= last.number - first.number <= 1 for first, last in pairwise(told))
    is_one_kind = len({part.letter for part in told}) == 1 and len({part.number for part in told}) > 1
    if not is_in_order or not is_one_kind:
        return [None] * len(parts)
    return [in_year(part, year.start.year, fiscal=year.fiscal) if part is not None else None for part in parts]


def _place(period: Period) -> _Place | None:
    if is_year(period):
        return _Place(period.start.year, "", 0, period.fiscal)
    told = _STATED.fullmatch(period.edtf)
    if told is None:
        return None
    if told["month"] is not None:
        return _Place(int(told["year"]), "M", int(told["month"]), period.fiscal)
    return _Place(int(told["year"]), told["letter"], int(told["number"]), period.fiscal)


def _next(at: _Place | None, part: Part) -> _Place | None:
    """The place of the part behind another; None where it does not follow it at once."""
    if at is None or (at.letter and at.letter != part.letter):
        return None
    if not at.number or part.number == at.number + 1:
        return at._replace(letter=part.letter, number=part.number)
    is_turn = at.number == _ALL[part.letter] and part.number == 1
    return at._replace(year=at.year + 1, number=1) if is_turn else None


def _previous(behind: _Place | None, part: Part) -> _Place | None:
    """The place of the part before another; None where that does not follow it at once."""
    if behind is None or behind.letter != part.letter:
        return None
    if part.number == behind.number - 1:
        return behind._replace(number=part.number)
    is_turn = behind.number == 1 and part.number == _ALL[part.letter]
    return behind._replace(year=behind.year - 1, number=part.number) if is_turn else None
