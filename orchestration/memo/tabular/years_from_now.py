"""Columns dated from the memo's own date: "Last year | This year", "5 years ago | Today | In 5 years".

Belongs here: the time of columns whose whole labels count from now, and the years of a plan ("Year 1 | Year 2"), which
are to come. Does not: the same words in running text (`stated_periods`) or labels that state a year (`periods`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.surroundings.status import PROJECTION, TARGET, read_status
from orchestration.memo.tabular.horizon_labels import is_stretch
from orchestration.memo.vocabulary.number_words import ONES, whole_of
from orchestration.memo.vocabulary.period_types import Period, month_period, year_period

if TYPE_CHECKING:
    from orchestration.memo.context import Context, Signals
    from orchestration.memo.document import Table
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext

_NUMBER = rf"[1-9][0-9]?|{'|'.join(ONES)}"
_COUNTED = re.compile(
    r"(?:(?P<which>last|prior|previous|this|current|next) year"
    rf"|(?P<ago>{_NUMBER}) (?:years?|yrs?) (?:ago|earlier)"
    rf"|in (?P<ahead>{_NUMBER}) (?:years?|yrs?)|(?P<behind>{_NUMBER}) (?:years?|yrs?) (?:ahead|from now|out)"
    r"|(?P<now>today|now))"
    r"(?: \((?:actual|est(?:imated?|\.)?|e|a|f|forecast|projected|plan)\))?",
    re.IGNORECASE,
)
# "Year 1 | Year 2", "Y1 | Y2": counted from a start that the table does not date.
_OF_PLAN = re.compile(r"(?:Year|Yr\.?|Y) ?[1-9][0-9]?(?: \([^()]{1,24}\))?", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?:in |\+ ?)?(?P<months>6|12|18|24|30|36|48|60) (?:months|mos?\.?)(?: (?:out|ahead|from now))?", re.IGNORECASE
)
_NOW = re.compile(r"(?:today|now|current(?:ly)?|baseline)(?: \([^()]{1,24}\))?", re.IGNORECASE)
# Words over a table that make its counted years those of a plan.
_PLAN = re.compile(
    r"\b(?:(?:business|financial|growth|\w+-year) plan|plan:?$|roadmap|outlook|pro[- ]forma|"
    r"(?:business|investment) case)|\bpayback\b|^(?:the )?project(?: [A-Z]\w*)?:?$",
    re.IGNORECASE,
)
_MONTH = "2030-06"
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
        else column._replace(signals=column.signals.dated(column.label, year_period(as_of.start.year + step)))
        for column, match, step in zip(columns, told, steps, strict=True)
    )


def columns_of_plan(
    columns: tuple[Column, ...], table: Table, heading: str, as_of: Period | None
) -> tuple[Column, ...]:
    """The columns, the years of a plan with its status, and "12 months" beside "Today" with the month they end in."""
    caption = table.caption.value if table.caption is not None else ""
    status = _status_over(caption) or _status_over(heading)
    if status is None:
        return columns
    if sum(_OF_PLAN.fullmatch(column.label.strip()) is not None for column in columns) > 1:
        return tuple(
            column._replace(signals=column.signals.with_status(status))
            if _OF_PLAN.fullmatch(column.label.strip()) is not None
            else column
            for column in columns
        )
    if as_of is None or not any(_NOW.fullmatch(column.label.strip()) for column in columns):
        return columns
    return tuple(_in_months(column, as_of, status) for column in columns)


def undated(context: Context, column: Column, row: RowContext) -> Context:
    """What holds for a figure, without the memo's own date for one of a plan's year: when that is nobody says."""
    if context.period_source != "memo" or not (_is_open(column) or _is_ahead(row.signals, row.name)):
        return context
    return context._replace(period=None, period_source=None)


def _is_open(column: Column) -> bool:
    is_of_plan = _OF_PLAN.fullmatch(column.label.strip()) is not None
    return (is_of_plan and column.signals.status in (PROJECTION, TARGET)) or _is_ahead(column.signals, column.label)


def _is_ahead(signals: Signals, label: str) -> bool:
    """Whether a label says how far ahead its figures are and not when ("1–3 years")."""
    return signals.status == PROJECTION and is_stretch(label)


def _status_over(words: str) -> str | None:
    status = read_status(words)
    if status in (PROJECTION, TARGET):
        return status
    return PROJECTION if status is None and _PLAN.search(words) is not None else None


def _in_months(column: Column, as_of: Period, status: str) -> Column:
    match = _MONTHS.fullmatch(column.label.strip())
    if match is None or column.signals.period is not None or len(as_of.edtf) < len(_MONTH):
        return column
    year, month = divmod(as_of.end.year * 12 + as_of.end.month - 1 + int(match["months"]), 12)
    signals = column.signals.dated(column.label, month_period(year, month + 1)).with_status(status)
    return column._replace(signals=signals)


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
    return whole_of(number) if ahead is not None else -whole_of(number)
