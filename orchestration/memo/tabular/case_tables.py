"""What the cases of a table say beyond each label: whose odds are stated, and what stands outside all cases.

Belongs here: columns and rows of a table seen together, once some of them name bear, base or bull. Does not: which
words name a case (`scenarios`), or what a column (`columns`) or row (`rows`) is otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.context import Level, Signals
from orchestration.memo.periods import Period
from orchestration.memo.surroundings.status import ACTUAL, PROJECTION, has_elapsed
from orchestration.memo.tabular.column import Column
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.vocabulary.scenarios import Scenario, make_a_whole

# "Probability", "Prob. (%)": a column or row of the odds of the cases beside it.
_ODDS = re.compile(
    r"(?:(?:scenario|case) )?(?:probability|prob\.?|likelihood|odds|chance|weight(?:ing)?)(?: ?\(?%\)?)?", re.IGNORECASE
)
_PERCENT = re.compile(r"[~≈]?(\d{1,3}(?:\.\d{1,4})?) ?%")
_BASELINE = re.compile(r"\bbaseline\b(?!\s+(?:case|scenario|projection|forecast))", re.IGNORECASE)
# Columns and rows beside the cases that are of now, or of all cases together.
_NOW = re.compile(r"(?:current|today|now|actuals?|baseline)(?: (?:price|value|level))?", re.IGNORECASE)
_OVER_CASES = re.compile(
    r"(?:(?:probability|prob\.?)[- ])?weighted(?: (?:average|value|price|outcome|total|result))?"
    r"|(?:blended|expected)(?: (?:value|price|outcome))?",
    re.IGNORECASE,
)


def with_odds_of_rows(rows: list[RowContext], columns: Sequence[Column]) -> list[RowContext]:
    """The rows of cases with the odds their column states: "| Bear | 25% | $22 |" below "Probability"."""
    at = [place for place, column in enumerate(columns) if _ODDS.fullmatch(column.label.strip()) is not None]
    if len(at) != 1:
        return rows
    texts = [row.row.cells[at[0]].text.value if at[0] < len(row.row.cells) else "" for row in rows]
    cases = _with_odds([row.signals.scenario for row in rows], texts)
    return [
        row._replace(signals=row.signals._replace(scenario=case)) if case is not row.signals.scenario else row
        for row, case in zip(rows, cases, strict=True)
    ]


def rows_beside_cases(rows: list[RowContext]) -> list[RowContext]:
    """The rows, where "Weighted" below those of several cases is of the time to come as they are."""
    if not tells_cases([row.signals.scenario for row in rows]):
        return rows
    return [row._replace(signals=_of_all(row.name, row.signals)) for row in rows]


def _of_all(label: str, signals: Signals) -> Signals:
    is_of_all = signals.scenario is None and signals.status is None and _OVER_CASES.fullmatch(label.strip()) is not None
    return signals._replace(status=PROJECTION) if is_of_all else signals


def columns_beside_cases(
    columns: tuple[Column, ...], rows: Sequence[RowContext], as_of: Period | None
) -> tuple[Column, ...]:
    """The columns with the odds that a row states for their cases, and those of no case without one."""
    if all(column.signals.scenario is None for column in columns):
        return columns
    stated = [row for row in rows if _ODDS.fullmatch(row.name.strip()) is not None]
    cases = [column.signals.scenario for column in columns]
    if len(stated) == 1:
        texts = [cell.text.value for cell in stated[0].row.cells]
        cases = _with_odds(cases, [*texts, *[""] * len(columns)][: len(columns)])
    found = [
        column._replace(signals=column.signals._replace(scenario=case))
        for column, case in zip(columns, cases, strict=True)
    ]
    if not tells_cases(cases):
        return tuple(found)
    times = [row.signals.period.period for row in rows if row.signals.period is not None]
    is_ahead = as_of is None or any(period.start > as_of.end for period in times)
    return tuple(_apart(column, found, as_of, is_ahead=is_ahead) for column in found)


def _with_odds(cases: Sequence[Scenario | None], texts: Sequence[str]) -> list[Scenario | None]:
    """The cases with the odds beside them, as they were where those are not the shares of one whole.

    What is missing from 100% may be of another case than these three, or a slip that the audit should see.
    """
    read = [_PERCENT.fullmatch(text.strip()) for text in texts]
    odds = [
        Decimal(match[1]) / 100 if case is not None and match is not None else None
        for case, match in zip(cases, read, strict=True)
    ]
    names = [case.name for case, chance in zip(cases, odds, strict=True) if case is not None and chance is not None]
    if len(set(names)) < len(names) or not make_a_whole([chance for chance in odds if chance is not None]):
        return list(cases)
    return [
        case._replace(probability=chance) if case is not None and case.probability is None and chance else case
        for case, chance in zip(cases, odds, strict=True)
    ]


def tells_cases(cases: Sequence[Scenario | None]) -> bool:
    """Whether labels side by side name several cases, so that one without is of none of them."""
    return len({case.name for case in cases if case is not None and case.is_certain}) > 1


def _apart(column: Column, columns: Sequence[Column], as_of: Period | None, *, is_ahead: bool) -> Column:
    """A column beside those of cases: "2025 Baseline" is of no case, "Weighted" of the time to come."""
    signals = _of_all(column.label, column.signals)
    is_open = signals.period is None and is_ahead  # "Revenue 2035" below "Baseline"
    is_apart = signals.scenario is not None and not is_open and _is_start(column, columns, as_of)
    return column._replace(signals=signals._replace(scenario=None, status=ACTUAL) if is_apart else signals)


def _is_start(column: Column, columns: Sequence[Column], as_of: Period | None) -> bool:
    """Whether "2025 Baseline" is where the cases start from: beside a "2035 Base", or before bear and bull."""
    mention = column.signals.period
    if _BASELINE.search(column.label) is None or as_of is None:
        return False
    if mention is not None and mention.period.start > as_of.end:
        return False
    others = [one for one in columns if one.signals.scenario is not None and _BASELINE.search(one.label) is None]
    names = {one.signals.scenario.name for one in others if one.signals.scenario is not None}
    if mention is None or "base" in names:
        return "base" in names
    times = [one.signals.period for one in others]
    return {"bear", "bull"} <= names and all(
        time is not None and time.period.start > mention.period.end for time in times
    )


class CasesAround(NamedTuple):
    """The caption and heading of a table, and whether its columns or its rows tell the cases themselves."""

    outer: tuple[Level, ...]
    is_told_by_columns: bool
    is_told_by_rows: bool
    as_of: Period | None

    @staticmethod
    def of(
        outer: tuple[Level, ...], columns: Sequence[Column], rows: Sequence[RowContext], as_of: Period | None
    ) -> CasesAround:
        """What stands around a table with these columns and rows."""
        by_columns = tells_cases([column.signals.scenario for column in columns])
        return CasesAround(outer, by_columns, tells_cases([row.signals.scenario for row in rows]), as_of)

    def of_cell(self, column: Column, row: RowContext) -> tuple[Level, ...]:
        """What caption and heading say of a cell: beside cases "Current" is of now, and no cell of the heading's."""
        if self.is_told_by_columns and column.signals.scenario is None:
            return self._apart(column.label)
        if self.is_told_by_rows and row.signals.scenario is None:
            return self._apart(row.name)
        return self.outer

    def _apart(self, label: str) -> tuple[Level, ...]:
        now = self.as_of if _NOW.fullmatch(label.strip()) is not None else None
        return tuple(level._replace(signals=_without_case(level.signals, now)) for level in self.outer)


def _without_case(signals: Signals, now: Period | None) -> Signals:
    period = signals.period
    if now is not None and period is not None and not has_elapsed(period.period, now):
        period = None
    return signals._replace(scenario=None, period=period)
