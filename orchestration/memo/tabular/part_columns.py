"""Columns of the quarters or halves of a year that another column or the caption names: "Q1 | Q2 | … | FY2030E".

Belongs here: the year of columns whose labels are parts of one without its number. Does not: labels that state their
year (`periods`), the same in rows (`part_rows`) or in running text (`bare_parts`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.context import read_signals
from orchestration.memo.tabular.year_parts import is_year, part_of, years_above, years_beside
from orchestration.memo.vocabulary.period_grammar import LETTER_STATUS
from orchestration.memo.vocabulary.period_types import Period, part_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.tabular.column import Column

_PART = re.compile(r"(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<first>[1-4])(?P<last>[QH])) ?\(?(?P<status>[EAFPBT]?)\)?")
_WHOLE = re.compile(r"(?:FY|(?:[Ff]ull |[Ww]hole )?[Yy]ear) ?\(?(?P<status>[EAFPBT]?)\)?")
_YEAR_LENGTH = 4
_ALL = {"Q": (1, 2, 3, 4), "H": (1, 2)}


def with_years_of_parts(columns: Sequence[Column], caption: str = "") -> list[Column]:
    """The columns, those named by a quarter, half or month without a year with the one that other labels give them."""
    return _beside_dated(_of_whole_year(columns, caption), caption)


def _beside_dated(columns: list[Column], caption: str) -> list[Column]:
    """The columns, those that go on from one with a year ("Q4 2029 | Q1 | Q2") or are months of the caption's year."""
    parts = [part_of(column.label) if column.signals.period is None else None for column in columns]
    if not any(parts):
        return columns
    periods = [column.signals.period.period if column.signals.period is not None else None for column in columns]
    found = years_beside(parts, [None if period is not None and is_year(period) else period for period in periods])
    if not any(found) and (above := _year_of_caption(columns, caption)) is not None:
        found = years_above(parts, above)
    return [
        column
        if period is None or part is None
        else column._replace(signals=column.signals.dated(column.label, period, part.status))
        for column, part, period in zip(columns, parts, found, strict=True)
    ]


def _of_whole_year(columns: Sequence[Column], caption: str) -> list[Column]:
    """The columns, where all four quarters or both halves of a year stand beside the one column of a whole year.

    Where no column states a year, it is the one of the caption, of some quarters too: "2030 quarterly sales".
    """
    parts = [_PART.fullmatch(column.label.strip()) for column in columns]
    told = [(match["letter"] or match["last"], int(match["number"] or match["first"])) for match in parts if match]
    if not told or any(letter != told[0][0] for letter, _ in told):
        return list(columns)
    numbers = tuple(number for _, number in told)
    year = _year_of(columns, max(at for at, match in enumerate(parts) if match is not None))
    if year is None and (year := _year_of_caption(columns, caption)) is not None and len(numbers) > 1:
        letter = next((match["status"] for match in reversed(parts) if match is not None), "")
        columns = [
            _whole(column, year, letter) if _WHOLE.fullmatch(column.label.strip()) else column for column in columns
        ]
        if numbers != tuple(range(numbers[0], numbers[0] + len(numbers))):
            return list(columns)
    elif year is None or numbers != _ALL[told[0][0]]:
        return list(columns)
    dated = iter(told)
    return [
        _dated(column, next(dated), year.start.year, year.fiscal, match["status"]) if match is not None else column
        for column, match in zip(columns, parts, strict=True)
    ]


def _year_of_caption(columns: Sequence[Column], caption: str) -> Period | None:
    """The one whole year that a caption tells, where no column tells any time."""
    if any(column.signals.period is not None for column in columns):
        return None
    told = read_signals(caption).period if caption else None
    return told.period if told is not None and len(told.period.edtf) == _YEAR_LENGTH else None


def _whole(column: Column, year: Period, letter: str) -> Column:
    """A column "FY" beside the parts of a year, an estimate where its last part is one."""
    match = _WHOLE.fullmatch(column.label.strip())
    status = LETTER_STATUS.get((match["status"] if match is not None else "") or letter)
    return column._replace(signals=column.signals.dated(column.label, year, status))


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
