"""Columns of months without a year that stand right before or behind the memo's own: "Jul | Aug | Sep" in June 2030.

Belongs here: the year that such months take from the memo's date. Does not: months that other labels or the caption
give a year (`part_columns`), or months in running text (`bare_months`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from orchestration.memo.tabular.year_parts import part_of
from orchestration.memo.vocabulary.period_types import Period, month_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.tabular.column import Column

_TO_COME = re.compile(
    r"\b(?:calendar|forecasts?|plan|budget|schedule|outlook|projected|projections?|expected|upcoming|coming"
    r"|cash[- ]?flow|next|ahead|timetable|deadlines?)\b",
    re.IGNORECASE,
)
# What comes every year, and what is told of another one.
_OTHER_YEAR = re.compile(
    r"[0-9]{4}|\b(?:season|average|typical|normal|usual|historic|last year|prior year|previous year|every|each"
    r"|fiscal|FY)",
    re.IGNORECASE,
)
_LEAST, _MOST, _ALL = 2, 6, 12
_MONTH = "2030-06"


def columns_of_months(columns: tuple[Column, ...], around: Sequence[str], as_of: Period | None) -> tuple[Column, ...]:
    """The columns, a few months in a row with the year they have beside the memo's month; `around` are words above.

    What ends with that month or the one before has been, what begins with it or the next is to come if words tell so.
    Any others may be of any year.
    """
    if as_of is None or len(as_of.edtf) < len(_MONTH) or any(column.signals.period is not None for column in columns):
        return columns
    parts = {at: part for at, column in enumerate(columns) if (part := part_of(column.label)) is not None}
    months = [part.number for part in parts.values() if part.letter == "M"]
    is_run = all(last % _ALL == (first + 1) % _ALL for first, last in pairwise(months))
    if not _LEAST <= len(months) <= _MOST or len(months) < len(parts) or not is_run:
        return columns
    if any(map(_OTHER_YEAR.search, (*around, columns[0].label))):
        return columns
    is_to_come = any(map(_TO_COME.search, around))
    turned = (months[0] - as_of.end.month) % _ALL if is_to_come else (months[-1] - as_of.end.month) % -_ALL
    if abs(turned) > 1:
        return columns
    first = as_of.end.year * _ALL + as_of.end.month - 1 + turned - (0 if is_to_come else len(months) - 1)
    dated = {at: month_period((first + step) // _ALL, (first + step) % _ALL + 1) for step, at in enumerate(parts)}
    return tuple(
        column._replace(signals=column.signals.dated(column.label, dated[at], parts[at].status))
        if at in dated
        else column
        for at, column in enumerate(columns)
    )
