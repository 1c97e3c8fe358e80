"""Columns and rows of what was planned, beside those of what came: "Budget | Actual | Var.", "Guidance | Consensus".

Belongs here: the status of a label that is one such word and nothing more, which alone may be a thing's own budget or a
customer's plan. Does not: labels that state a status with a year or a noun (`surroundings.status`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.context import Signals
from orchestration.memo.surroundings.status import ACTUAL, PROJECTION, TARGET
from orchestration.memo.tabular.column import Column
from orchestration.memo.tabular.rows import RowContext

_AIM = re.compile(r"(?:(?:original|initial|revised|approved|annual|full-year) )?(?:budget(?:ed)?|plan)", re.IGNORECASE)
_VIEW = re.compile(r"(?:(?:analyst|market|street|bloomberg) )?consensus(?: estimates?)?", re.IGNORECASE)
_CAME = re.compile(
    r"actuals?|outcomes?|results?|out-?turn|reported|reali[sz]ed|achieved|delivered|var\.?|variance"
    r"|(?:vs\.?|against|over|under) (?:budget|plan|consensus)|(?:budget|plan) (?:variance|var\.?)",
    re.IGNORECASE,
)
# "Approved | Outturn" below "FY2029/30 Budget Outturn"
_CAME_OF_IT = re.compile(r"(?:(?:actual|final|provisional) )?out-?turn|achieved|delivered|reali[sz]ed", re.IGNORECASE)
# "Budget ($M)", "Actual, €m"
_UNIT = re.compile(r"(?:,? \((?![^()]*(?:19|20)[0-9]{2})[^()]{1,16}\)|, [^\s(),]{1,5})$")
_ALSO_EXPECTED = re.compile(r"(?:our |company |management )?(?:guidance|forecasts?|estimates?)", re.IGNORECASE)


def columns_of_plans(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, "Budget" a target and "Consensus" an expectation beside one of what came."""
    found = _stated([column.label for column in columns], [column.signals for column in columns])
    return tuple(column._replace(signals=signals) for column, signals in zip(columns, found, strict=True))


def rows_of_plans(rows: Sequence[RowContext]) -> list[RowContext]:
    """The rows, "Budget" a target and "Consensus" an expectation beside one of what came."""
    found = _stated([row.name for row in rows], [row.signals for row in rows])
    return [row._replace(signals=signals) for row, signals in zip(rows, found, strict=True)]


def _stated(labels: Sequence[str], signals: Sequence[Signals]) -> list[Signals]:
    names = [_UNIT.sub("", label.strip(" *_:")) for label in labels]
    has_come = any(_CAME.fullmatch(name) for name in names)
    is_expected = has_come or any(_ALSO_EXPECTED.fullmatch(name) for name in names)
    return [
        one.with_status(TARGET)
        if has_come and _AIM.fullmatch(name)
        else one.with_status(PROJECTION)
        if is_expected and _VIEW.fullmatch(name)
        else one.with_status(ACTUAL)
        if _CAME_OF_IT.fullmatch(name)
        else one
        for name, one in zip(names, signals, strict=True)
    ]
