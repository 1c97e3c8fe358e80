"""Horizons in words as periods, counted from the memo's own date: "Within 24 months, the rate drops to 0.04%".

Belongs here: how long from now something is told to be so. Does not: "last year" and "five years ago"
(`stated_periods`), or the columns of a table (`years_from_now`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.surroundings.status import PROJECTION
from orchestration.memo.vocabulary.number_words import ONE_WORDS, whole_of
from orchestration.memo.vocabulary.period_types import month_period, year_period

_TIME = rf"(?P<many>[1-9][0-9]?|{ONE_WORDS}) (?P<unit>months?|years?)"
# In the present tense what happens within a time from now is to come: "In five years, sales doubled" is not.
_COMES = (
    r"(?:will|rises?|falls?|drops?|grows?|climbs?|declines?|doubles?|triples?|reach(?:es)?|increases?|decreases?|shrinks?"
    r"|hits?|exceeds?|passes|becomes?)\b"
)
_COMES_AHEAD = rf"(?=[^.;:,0-9]{{0,60}}?\b{_COMES})"
_OPENS = r"(?:^|(?<=[.;:] ))"
# What goes on over a time is of all of it, what is so within it or then is of its end.
_OVER = re.compile(rf"{_OPENS}(?:over|in|during) the (?:next|coming) {_TIME},? {_COMES_AHEAD}", re.IGNORECASE)
_AT_ITS_END = (
    re.compile(rf"{_OPENS}within (?:the (?:next|coming) )?{_TIME},? {_COMES_AHEAD}", re.IGNORECASE),
    re.compile(rf"{_OPENS}in {_TIME}(?:['’] time)?, {_COMES_AHEAD}", re.IGNORECASE),
    re.compile(rf"\b{_TIME} from now\b", re.IGNORECASE),
)
# "today it is 18%; in five years, below 5%"
_BESIDE_NOW = re.compile(
    rf"\b(?:today|now|currently)\b[^.]{{1,60}}; (?P<at>in {_TIME}(?:['’] time)?), "
    r"(?=(?:(?:below|under|above|over|about|only|just|at least|at most) )?[$€£]?[0-9])",
    re.IGNORECASE,
)
# "In three years, half of them close; in five, 70% will."
_NEXT = re.compile(rf"(?<=; )(?:and )?in (?P<many>[1-9][0-9]?|{ONE_WORDS}), ", re.IGNORECASE)
_NEXT_REACH = 120
_MONTH, _YEAR_MONTHS = "2030-06", 12


def horizons(text: str, today: Period) -> list[PeriodMention]:
    """The times that a text tells as so many months or years from the memo's own date."""
    if " month" not in text and " year" not in text:
        return []
    told: list[PeriodMention] = []
    for form in (_OVER, *_AT_ITS_END, _BESIDE_NOW):
        for match in form.finditer(text):
            unit = match["unit"].lower()
            end = _ahead(whole_of(match["many"]), unit, today)
            if end is None:
                continue
            start = match.start("at") if form is _BESIDE_NOW else match.start()
            period = _until(end, today) if form is _OVER else end
            told.append(PeriodMention(start, match.end("unit"), period, PROJECTION))
            if form is not _OVER and (follow := _NEXT.search(text, match.end(), match.end() + _NEXT_REACH)) is not None:
                later = _ahead(whole_of(follow["many"]), unit, today)
                told += [PeriodMention(follow.start(), follow.end("many"), later, PROJECTION)] if later else []
    return told


def _until(end: Period, today: Period) -> Period:
    """The time from the memo's own date to a month or year ahead."""
    return Period(f"{today.edtf[: len(end.edtf)]}/{end.edtf}", today.start, end.end)


def _ahead(many: int, unit: str, today: Period) -> Period | None:
    """The year or month that lies so far ahead; None for months where the memo's own is not known."""
    if unit.startswith("year"):
        return year_period(today.end.year + many)
    if len(today.edtf) < len(_MONTH):
        return None
    year, month = divmod(today.end.year * _YEAR_MONTHS + today.end.month - 1 + many, _YEAR_MONTHS)
    return month_period(year, month + 1)
