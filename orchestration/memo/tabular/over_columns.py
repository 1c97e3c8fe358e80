"""Columns of changes and totals beside columns of periods: which they are, and the time that they span.

Belongs here: the span of a whole column. Does not: changes between the two ends of one cell (`change_cells`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.context import Level
from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.vocabulary.natures import is_change, is_whole_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.context import Context
    from orchestration.memo.tabular.column import Column

_TOTAL = re.compile(r"(?:grand )?total", re.IGNORECASE)
# "% Chg", "Var.", "YoY %", "Reduction"
_CHANGE_HEAD = re.compile(
    r"(?:(?:%|pct|net|abs\.?) ?)?(?:chg|var|diff|yoy|y/y|y-o-y|decline|reduction)\.?(?: ?\(?(?:%|pp)\)?)?",
    re.IGNORECASE,
)


def is_over_all(column: Column) -> bool:
    """Whether a column without a period is of all the periods beside it: a change over them, or their total."""
    label = column.label.strip()
    is_told = is_change(label) or _TOTAL.fullmatch(label) is not None or _CHANGE_HEAD.fullmatch(label) is not None
    return column.signals.base is not None or is_told


def level_over(column: Column, periods: Sequence[Period], resolved: Context) -> Level | None:
    """What the column says, of the time that it spans."""
    span = _span_over(column, periods, resolved)
    return Level("column", column.signals._replace(period=PeriodMention(0, 0, span, None))) if span else None


def periods_before(columns: Sequence[Column], at: int) -> tuple[Period, ...]:
    """What the columns before one say of time: "2029 (M) | 2030 (M) | Change | 2032 plan"."""
    return tuple(column.signals.period.period for column in columns[:at] if column.signals.period is not None)


def _span_over(column: Column, periods: Sequence[Period], resolved: Context) -> Period | None:
    """The time from the first to the last of the periods that other columns state, or from the one its label names.

    With more than two it may as well be the last year's change, unless the label says otherwise. `resolved` is what
    holds for the column's figures without a span.
    """
    base = column.signals.base
    if base is None:
        is_whole = is_whole_change(column.label) or _TOTAL.fullmatch(column.label) is not None
        return _span(periods) if is_whole or len(set(periods)) <= 2 else None
    later = {period for period in periods if period.start > base.start}
    if not periods and resolved.period is not None and resolved.period_source != "memo":
        later = {resolved.period}
    return _span([base, *later]) if len(later) == 1 else None


def _span(periods: Sequence[Period]) -> Period | None:
    if len(periods) < 2:
        return None
    first, last = min(periods, key=lambda p: p.start), max(periods, key=lambda p: p.end)
    if first.edtf == last.edtf or "/" in first.edtf or "/" in last.edtf:
        return None
    return Period(f"{first.edtf}/{last.edtf}", first.start, last.end, fiscal=first.fiscal or last.fiscal)
