"""Columns without a unit beside years whose heads state one: "2025 (%) | 2030 (%) | Change | 2035 goal | Staff".

Belongs here: changes, aims and further years in the unit of those heads where their numbers show it, and marking
them where it stays open. Does not: tables in which every other column states it (`compared_columns`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from orchestration.memo.context import has_digit
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.compared_columns import (
    PLAIN,
    compares,
    differs_by,
    figures_beside,
    is_share_of_start,
    is_theirs,
    of_difference,
    plain,
)
from orchestration.memo.vocabulary.units import COUNT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Table
    from orchestration.memo.tabular.column import Column

_AIM = re.compile(
    r"(?:(?:FY ?)?(?:19|20|21)[0-9]{2} )?(?:target|goal|plan|cap|ceiling|floor|limit|budget|guidance|forecast)"
    r"(?: (?:FY ?)?(?:19|20|21)[0-9]{2})?",
    re.IGNORECASE,
)
# "Gap to mean", "vs peers": nothing in the row shows whether it is a difference or a share.
_FROM_OTHERS = re.compile(
    r"(?:gap|distance|diff(?:erence)?) (?:to|from|vs\.?|with) .+|(?:vs\.?|versus|against) (?![^0-9]*[0-9]{4}).+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_AS_FAR, _FEWEST_DIGITS = 10, 3


def with_units_of_heads(columns: list[Column], table: Table) -> list[Column]:
    """The columns, those of changes and aims in the one unit that two years at least state in their heads."""
    years = [at for at, column in enumerate(columns) if column.is_dimension and _states_unit(column)]
    hints = {columns[at].hint for at in years}
    hint = hints.pop() if len(hints) == 1 else None
    if hint is None or len(years) < 2 or hint == UnitHint.of(COUNT):
        return columns
    has_shares = any(is_share_of_start(column) or column.label.strip() == "%" for column in columns)
    return [
        _beside(column, hint, at, years, table, may_be_share=not has_shares)
        if at and column.role == "value" and column.hint is None and are_plain(table.column(at))
        else column
        for at, column in enumerate(columns)
    ]


def _states_unit(column: Column) -> bool:
    return column.role == "value" and column.hint is not None and "(" in column.label


def are_plain(texts: Sequence[str]) -> bool:
    """Whether the cells with a figure are plain numbers, and no years."""
    figures = [plain(text.rstrip("EeF")) for text in texts if has_digit(text)]
    return bool(figures) and all(PLAIN.fullmatch(one) and not _YEAR.fullmatch(one) for one in figures)


def _beside(
    column: Column, hint: UnitHint, at: int, years: Sequence[int], table: Table, *, may_be_share: bool
) -> Column:
    """A column with the unit of the years, marked where it may be in that unit or in another."""
    if compares(column.label):
        if is_theirs(column.label, at, years, table.rows, may_be_share=may_be_share):
            return column._replace(hint=of_difference(hint), of_heads=True)
        return column._replace(of_heads=True)  # a change may still be told in percent of its start
    if _FROM_OTHERS.fullmatch(column.label) is not None:
        return column._replace(of_heads=True)
    if column.nature is not None:
        return column
    if column.is_dimension or _AIM.fullmatch(column.label.strip()) is not None:
        return column._replace(hint=hint if is_of_size(at, years, table) else None, of_heads=True)
    told = _differences(at, years, table)
    is_clear = any(sum(map(str.isdigit, number)) >= _FEWEST_DIGITS for number in told)
    return column._replace(hint=of_difference(hint) if is_clear else None, of_heads=bool(told))


def is_of_size(at: int, years: Sequence[int], table: Table) -> bool:
    """Whether the numbers of a column are about as large as those of the years in every row."""
    read = [found for row in table.rows if (found := figures_beside(row, at, years)) is not None]
    return bool(read) and all(_is_near(number, others) for number, others in read)


def _is_near(number: str, others: Sequence[str]) -> bool:
    sizes, size = [abs(Decimal(other)) for other in others], abs(Decimal(number))
    return not size or any(size <= _AS_FAR * one and one <= _AS_FAR * size for one in sizes)


def _differences(at: int, years: Sequence[int], table: Table) -> list[str]:
    """The numbers of a column of any name, where each is what two of its row's years differ by, or nothing: "Lost"."""
    read = [found for row in table.rows if (found := figures_beside(row, at, years)) is not None]
    moved = [one for one in read if Decimal(one[0])]
    is_told = len(read) > 1 and all(differs_by(number, others) for number, others in moved)
    return [number for number, _ in moved] if is_told else []
