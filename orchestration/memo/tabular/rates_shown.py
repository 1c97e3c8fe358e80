"""Columns and rows that their figures show to be rates below a caption in money: "Organic | Volume | FX", "Past due".

Belongs here: parts of growth beside sums far larger, columns whose total lies between their parts. Does not: labels
that name a rate (`vocabulary.natures`) or columns of shares of a whole (`parts_of_hundred`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from orchestration.memo.document import Row, Table
from orchestration.memo.tabular.column import Column, hint_of

_GROWTH_OF = re.compile(
    r"(?:organic|volumes?(?:/mix)?|prices?(?:/mix)?|mix|price[- ]and[- ]mix|fx|currency|currencies|m&a|scope|perimeter"
    r"|acquisitions|disposals|reported|like[- ]for[- ]like|lfl|constant currency|translation)",
    re.IGNORECASE,
)
_OF_GROWTH = re.compile(r"(?:organic|volumes?|prices?|mix|like[- ]for[- ]like|lfl|reported)\b", re.IGNORECASE)
_BRIDGE = re.compile(r"\b(?:bridge|walk|waterfall)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:(?:grand|group|overall) )?total\b.{0,24}", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<minus>[-−–(])?\+?(?P<size>[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,3})?)\)?")
_FEWEST, _FEWEST_ROWS = 2, 3
_MOST_OF_GROWTH, _LARGER = 60, 10


def columns_shown(columns: Sequence[Column], table: Table) -> list[Column]:
    """The columns, those that can be no money of the caption's as rates."""
    if not _is_in_money(table):
        return list(columns)
    rates = _parts_of_growth(columns, table) | _between_parts(columns, table)
    return [column._replace(nature="percent") if at in rates else column for at, column in enumerate(columns)]


def rows_of_growth(table: Table) -> frozenset[int]:
    """The rows of parts of growth beside sums far larger: "Organic | 7.8" below "Sales | 3,905"."""
    caption = table.caption.value if table.caption is not None else ""
    if not _is_in_money(table) or _BRIDGE.search(caption) is not None:
        return frozenset()
    named = [row for row in table.rows if row.cells and _GROWTH_OF.fullmatch(row.cells[0].text.value)]
    if len(named) < _FEWEST or not any(_OF_GROWTH.match(row.cells[0].text.value) for row in named):
        return frozenset()
    figures = {row.ordinal: _numbers(cell.text.value for cell in row.cells[1:]) for row in table.rows}
    parts = [number for row in named for number in figures[row.ordinal] or ()]
    others = [max(map(abs, figures[row.ordinal] or [Decimal(0)])) for row in table.rows if row not in named]
    is_shown = _are_small(parts) and bool(others) and max(others) >= _LARGER * max(map(abs, parts))
    return frozenset(row.ordinal for row in named) if is_shown and not _adds_on(table, named, figures) else frozenset()


def names_part_of_growth(label: str) -> bool:
    """Whether a column's label is of what sales grew by."""
    return _GROWTH_OF.fullmatch(label) is not None


def _is_in_money(table: Table) -> bool:
    hint = hint_of(table.caption.value) if table.caption is not None else None
    return hint is not None and hint.unit_kind == "money"


def _adds_on(table: Table, named: Sequence[Row], figures: dict[int, list[Decimal] | None]) -> bool:
    """Whether the parts lead from the sum right before them to the one right behind, as steps in money do."""
    first, last = named[0].ordinal - 1, named[-1].ordinal + 1
    if first < 0 or last >= len(table.rows):
        return False
    steps = [figures[at] for at in range(first, last + 1)]
    if any(not numbers or len(numbers) != len(steps[0] or ()) for numbers in steps):
        return False
    columns = list(zip(*(numbers or () for numbers in steps), strict=True))
    return all(abs(sum(column[:-1]) - column[-1]) <= 1 for column in columns)


def _parts_of_growth(columns: Sequence[Column], table: Table) -> set[int]:
    """The columns of parts of growth, unless they make up the difference of two sums of their row."""
    named = [
        at for at, column in enumerate(columns) if at and column.hint is None and _GROWTH_OF.fullmatch(column.label)
    ]
    if len(named) < _FEWEST or not any(_OF_GROWTH.match(columns[at].label) for at in named):
        return set()
    others = [at for at, column in enumerate(columns) if at and at not in named and column.nature != "percent"]
    numbers = {at: _numbers(table.column(at)) for at in [*named, *others]}
    parts = [number for at in named for number in numbers[at] or ()]
    sums = [number for at in others for number in numbers[at] or ()]
    if not _are_small(parts) or not sums or max(map(abs, sums)) < _LARGER * max(map(abs, parts)):
        return set()
    return set() if any(_is_bridge(row, named, others) for row in table.rows) else set(named)


def _is_bridge(row: Row, named: Sequence[int], others: Sequence[int]) -> bool:
    """Whether the parts of a row make up the difference of its two sums."""
    parts = _numbers(row.cells[at].text.value for at in named if at < len(row.cells))
    sums = _numbers(row.cells[at].text.value for at in others if at < len(row.cells))
    if not parts or not sums or len(sums) < _FEWEST:
        return False
    return abs(sums[0] + sum(parts) - sums[1]) <= 1 and sums[0] != sums[1]


def _between_parts(columns: Sequence[Column], table: Table) -> set[int]:
    """The columns whose total lies between their parts, where another's is the sum: "Past due | 2 | 11 | 4"."""
    last = table.rows[-1] if table.rows else None
    if last is None or len(table.rows) < _FEWEST_ROWS or not last.cells:
        return set()
    if _TOTAL.fullmatch(last.cells[0].text.value) is None:
        return set()
    found: set[int] = set()
    is_summed = False
    for at, column in enumerate(columns):
        if not at or column.role != "value" or column.hint is not None:
            continue
        numbers = _numbers(table.column(at)) or []
        if len(numbers) != len(table.rows):
            continue
        *parts, total = numbers
        is_summed = is_summed or abs(sum(parts) - total) <= 1
        if column.nature is None and not column.is_dimension and min(parts) >= 0 and min(parts) < total < max(parts):
            found.add(at)
    return found if is_summed else set()


def _are_small(numbers: Sequence[Decimal]) -> bool:
    """Whether numbers are as small as growth is, most of them with decimals."""
    shown = sum(number != number.to_integral_value() for number in numbers)
    return bool(numbers) and max(map(abs, numbers)) < _MOST_OF_GROWTH and 2 * shown >= len(numbers)


def _numbers(texts: Iterable[str]) -> list[Decimal] | None:
    """The plain numbers of some cells; None where one holds anything else."""
    found: list[Decimal] = []
    for text in texts:
        if not text:
            continue
        match = _NUMBER.fullmatch(text)
        if match is None:
            return None
        size = Decimal(match["size"].replace(",", ""))
        found.append(-size if match["minus"] is not None else size)
    return found
