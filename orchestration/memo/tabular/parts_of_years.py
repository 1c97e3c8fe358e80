"""Quarters, halves and months that cross years in a table: "Year | Q1 | Q2 | Q3 | Q4" above "2029 | 98 | 101 | 99".

Belongs here: the period of a cell whose column says which part and whose row says of which year, or the other way
round, and of the whole year beside a part of it ("H1 2030" above "FY forecast"). Does not: parts that take their year
from those beside them (`part_columns`, `part_rows`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orchestration.memo.context import Context, Signals, read_signals
from orchestration.memo.document import Table
from orchestration.memo.periods import Period
from orchestration.memo.tabular.column import Column, whole_period
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.tabular.year_parts import Part, in_year, is_year, part_of
from orchestration.memo.vocabulary.period_types import year_period

# Q1 to Q4 may be quartiles or the questions of a survey, and the quarters since something began.
_NO_QUARTERS = re.compile(
    r"\b(?:questions?|answers?|quartiles?|quintiles?|percentiles?|survey|respondents?|vintages?|cohorts?|hypothes[ie]s"
    r"|since (?:launch|origination|issue))\b",
    re.IGNORECASE,
)
_NO_QUARTER = re.compile(r"Q5|Q[1-4] ?\(?(?:lowest|poorest|bottom|highest|richest|top)\b", re.IGNORECASE)
# "FY Forecast", "Full-year target"
_FULL_YEAR = re.compile(
    r"(?:FY|(?:full|whole)[- ]year)(?: (?:forecast|target|guidance|outlook|estimate|est\.?|budget|plan|consensus|total"
    r"|expected|projection)s?)?(?: ?\([^()]{1,16}\))?",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(r"[0-9]{4}-[QH][1-4]")
_LEAST = 2  # one alone may as well be a name


class YearParts(NamedTuple):
    """The parts of a year that columns and rows of a table are named by, by their places."""

    columns: dict[int, Part]
    rows: dict[int, Part]
    year_at: tuple[int, ...]  # the columns that hold periods
    whole: Period | None  # the year of the part that the caption tells

    @staticmethod
    def of(table: Table, columns: Sequence[Column], rows: Sequence[RowContext], heading: str) -> YearParts:
        """The parts that a table's labels name; months alone where its words make Q1 something else."""
        caption = table.caption.value if table.caption is not None else ""
        labels, names = [column.label for column in columns], [row.name for row in rows]
        is_other = any(_NO_QUARTERS.search(text) for text in (caption, heading, *labels[:1]))
        is_other = is_other or any(map(_NO_QUARTER.match, (*labels, *names)))
        year_at = tuple(at for at, column in enumerate(columns) if column.role == "period")
        return YearParts(
            _several({at: part_of(label) for at, label in enumerate(labels) if at}, is_other=is_other),
            _several({row.row.ordinal: part_of(row.name) for row in rows}, is_other=is_other),
            year_at,
            _whole_year(caption),
        )

    def signals(self, at: int, column: Column, signals: Signals, row: RowContext) -> Signals:
        """What a column says of the cell of a row, with the part of the year that both say together."""
        part, year = self.columns.get(at), None
        if part is not None:
            year = self._year_of(row)
        elif (part := self.rows.get(row.row.ordinal)) is not None:
            mention = whole_period(column.label)
            year = mention.period if mention is not None else None
        if part is None or year is None or not is_year(year):
            return self._of_whole(column, signals, row)
        period = in_year(part, year.start.year, fiscal=year.fiscal)
        return signals._replace(period=None).dated(column.label, period, part.status)

    def undated(self, context: Context, at: int, row: RowContext) -> Context:
        """What holds for a cell, without the memo's own date for one of a month whose year nobody says."""
        part = self.columns.get(at) or self.rows.get(row.row.ordinal)
        if context.period_source != "memo" or part is None or part.letter != "M":
            return context
        return context._replace(period=None, period_source=None)

    def _of_whole(self, column: Column, signals: Signals, row: RowContext) -> Signals:
        """What a column says, "FY forecast" below "H1 2030" with the whole year unless its row tells another time."""
        is_dated = signals.period is not None or any(level.signals.period is not None for level in row.levels())
        if self.whole is None or is_dated or _FULL_YEAR.fullmatch(column.label.strip(" *")) is None:
            return signals
        return signals.dated(column.label, self.whole)

    def _year_of(self, row: RowContext) -> Period | None:
        """The year that a row is, by its name, its column of years or the group it stands in."""
        cells = row.row.cells
        group = row.group.value if row.group is not None else ""
        told = (row.name, *(cells[at].text.value for at in self.year_at if at < len(cells)), group)
        mention = next((found for text in told if (found := whole_period(text)) is not None), None)
        return mention.period if mention is not None else None


def _whole_year(caption: str) -> Period | None:
    """The year of the quarter or half that a caption tells."""
    told = read_signals(caption).period if caption else None
    if told is None or _PART_OF_YEAR.fullmatch(told.period.edtf) is None:
        return None
    return year_period(told.period.start.year, told.period.fiscal)


def _several(parts: dict[int, Part | None], *, is_other: bool) -> dict[int, Part]:
    """The parts where there are two at least; only months where the table's words make the quarters something else."""
    found = {at: part for at, part in parts.items() if part is not None and (part.letter == "M" or not is_other)}
    return found if len({(part.letter, part.number) for part in found.values()}) >= _LEAST else {}
