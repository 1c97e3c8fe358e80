"""Columns dated from the memo's own year: "Last year | This year", "5 years ago | Today | In 5 years".

Belongs here: the year of columns whose whole labels count from now. Does not: the same words in running text
(`stated_periods`) or labels that state a year (`periods`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.number_words import ONES
from orchestration.memo.period_types import Period, PeriodMention, year_period

if TYPE_CHECKING:
    from orchestration.memo.columns import Column

_NUMBER = rf"[1-9][0-9]?|{'|'.join(ONES)}"
_COUNTED = re.compile(
    r"(?:(?P<which>last|prior|previous|this|current|next) year"
    rf"|(?P<ago>{_NUMBER}) (?:years?|yrs?) (?:ago|earlier)"
    rf"|in (?P<ahead>{_NUMBER}) (?:years?|yrs?)|(?P<behind>{_NUMBER}) (?:years?|yrs?) (?:ahead|from now|out)"
    r"|(?P<now>today|now))"
    r"(?: \((?:actual|est(?:imated?|\.)?|e|a|f|forecast|projected|plan)\))?",
    re.IGNORECASE,
)
_STEPS = {"last": -1, "prior": -1, "previous": -1, "this": 0, "current": 0, "next": 1}


def columns_from_now(columns: tuple[Column, ...], as_of: Period | None) -> tuple[Column, ...]:
    """The columns, those that count from the memo's year with that year, where two or more are of different times."""
    told = [_COUNTED.fullmatch(column.label.strip()) for column in columns]
    steps = [_years(match) for match in told]
    if as_of is None or len({step for step in steps if step is not None}) <= 1:
        return columns
    return tuple(
        column
        if step is None or match is None or match["now"] is not None or column.signals.period is not None
        else column._replace(
            signals=column.signals._replace(
                period=PeriodMention(0, len(column.label), year_period(as_of.start.year + step), None)
            )
        )
        for column, match, step in zip(columns, told, steps, strict=True)
    )


def _years(match: re.Match[str] | None) -> int | None:
    """How many years from now a label is, None where it does not count from now."""
    if match is None:
        return None
    if match["which"] is not None:
        return _STEPS[match["which"].lower()]
    ahead = match["ahead"] or match["behind"]
    number = ahead or match["ago"]
    if number is None:
        return 0
    years = ONES.get(number.lower()) or int(number)
    return years if ahead is not None else -years
