"""Columns of the quarters or halves of a year that only the column of the whole names: "Q1 | Q2 | Q3E | Q4E | FY2030E".

Belongs here: the year of columns whose labels are parts of one without its number. Does not: labels that state their
year (`periods`) or parts of a year in running text (`stated_periods`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.vocabulary.period_grammar import LETTER_STATUS
from orchestration.memo.vocabulary.period_types import Period, part_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.tabular.column import Column

_PART = re.compile(r"(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<first>[1-4])(?P<last>[QH])) ?\(?(?P<status>[EAFPBT]?)\)?")
_YEAR_LENGTH = 4
_ALL = {"Q": (1, 2, 3, 4), "H": (1, 2)}


def with_years_of_parts(columns: Sequence[Column]) -> list[Column]:
    """The columns, where all four quarters or both halves of a year stand beside the one column of a whole year."""
    parts = [_PART.fullmatch(column.label.strip()) for column in columns]
    told = [(match["letter"] or match["last"], int(match["number"] or match["first"])) for match in parts if match]
    if not told or any(letter != told[0][0] for letter, _ in told):
        return list(columns)
    year = _year_of(columns, max(at for at, match in enumerate(parts) if match is not None))
    if year is None or tuple(number for _, number in told) != _ALL[told[0][0]]:
        return list(columns)
    dated = iter(told)
    return [
        _dated(column, next(dated), year.start.year, year.fiscal, match["status"]) if match is not None else column
        for column, match in zip(columns, parts, strict=True)
    ]


def _year_of(columns: Sequence[Column], last_part: int) -> Period | None:
    """The one whole year that columns state, or the only one behind the parts: "FY2029 | Q1 | … | Q4 | FY2030"."""
    stated = [(at, column.signals.period.period) for at, column in enumerate(columns) if column.signals.period]
    behind = [one for one in stated if one[0] > last_part]
    told = behind or stated
    is_whole = all(len(period.edtf) == _YEAR_LENGTH for _, period in stated)
    return told[0][1] if is_whole and len(told) == 1 else None


def _dated(column: Column, part: tuple[str, int], year: int, is_fiscal: bool, letter: str) -> Column:
    status = LETTER_STATUS.get(letter)
    return column._replace(signals=column.signals.dated(column.label, part_period(year, *part, is_fiscal), status))
