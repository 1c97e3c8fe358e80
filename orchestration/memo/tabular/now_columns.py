"""Columns of what is now beside one of what is to come: "Current | Target" below "2035 TARGETS".

Belongs here: that the time to come of rows, caption and heading is not theirs, and that "Future state" is an aim. Does
not: what stands beside cases (`case_tables`), words of now in running text (`present`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.surroundings.status import ACTUAL, TARGET

if TYPE_CHECKING:
    from orchestration.memo.context import Level
    from orchestration.memo.periods import Period
    from orchestration.memo.tabular.column import Column

_WHAT = r"(?: (?:state|levels?|values?|status|position|situation|performance|run[- ]rate|share|figures?|baseline))?"
_BRACKET = r"(?:,? ?\([^()0-9]*\))?"
_NOW = re.compile(
    rf"(?:current(?:ly)?|today(?:['’]s)?|now|at present|present|latest|as[- ]is|where we are|start(?:ing point)?)"
    rf"{_WHAT}{_BRACKET}|(?:baseline|status quo){_BRACKET}",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:targets?|goals?|ambition|proposed|planned|desired|future state|to[- ]be|where we (?:want|need) to be)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(rf"(?:future|target|desired|to[- ]be)(?: state)?{_BRACKET}", re.IGNORECASE)
_PRESENT_STATE = re.compile(rf"(?:current|present|as[- ]is)(?: state)?{_BRACKET}", re.IGNORECASE)
_CASES = re.compile(r"\b(?:outlooks?|scenarios?|cases?|forecasts?|projections?|paths?|pathways?)\b", re.IGNORECASE)
# "Prior | Current | Target": of two estimates of then.
_EARLIER = re.compile(r"\b(?:prior|previous|old|last|consensus|revised|original|non-?current)\b", re.IGNORECASE)


def columns_of_now(columns: tuple[Column, ...], around: str, as_of: Period | None) -> tuple[Column, ...]:
    """The columns, those of now told as actual and "Future state" as aimed at.

    `around` is caption and heading, `as_of` the memo's date. In rows of years every column runs through the years.
    """
    columns = _aims(columns)
    if any(column.role == "period" for column in columns):
        return columns
    if as_of is None or not any(_is_ahead(column, as_of) for column in columns):
        return columns
    if any(_EARLIER.search(column.label) is not None for column in columns):
        return columns
    return tuple(
        column._replace(signals=column.signals.with_status(ACTUAL), is_now=True) if _is_now(column, around) else column
        for column in columns
    )


def levels_of(column: Column, levels: tuple[Level, ...], as_of: Period | None) -> tuple[Level, ...]:
    """The levels around a figure, for one of now without a time that is not over yet and the case of that time."""
    if not column.is_now or as_of is None:
        return levels
    return tuple(
        level._replace(signals=level.signals._replace(period=None, scenario=None))
        if (mention := level.signals.period) is not None and mention.period.end > as_of.end
        else level
        for level in levels
    )


def _is_now(column: Column, around: str) -> bool:
    signals = column.signals
    if column.label.lower().startswith("baseline") and _CASES.search(around) is not None:
        return False  # "Baseline | Stretch target" below "2035 OUTLOOK" is a case
    if signals.period is not None or signals.scenario is not None or column.role != "value":
        return False
    return signals.status in (None, ACTUAL) and _NOW.fullmatch(column.label.strip(" *")) is not None


def _aims(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    if not any(_PRESENT_STATE.fullmatch(column.label.strip(" *")) for column in columns):
        return columns
    return tuple(
        column._replace(signals=column.signals.with_status(TARGET))
        if column.role == "value" and _FUTURE.fullmatch(column.label.strip(" *")) is not None
        else column
        for column in columns
    )


def _is_ahead(column: Column, as_of: Period) -> bool:
    mention = column.signals.period
    if mention is not None and mention.period.end > as_of.end:
        return True
    return column.signals.status == TARGET or _AIM.search(column.label) is not None
