"""Columns that compare those beside them: "2029 ($M) | 2030 ($M) | Change", "Rate ($/FEU) | … | 5-yr avg".

Belongs here: the unit such a column takes from the others, where its own numbers show that it is theirs. Does not:
single cells that are percentages of the row's start (`change_cells`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from orchestration.memo.quantities import UnitHint
from orchestration.memo.vocabulary.natures import is_change
from orchestration.memo.vocabulary.units import COUNT, PERCENTAGE_POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Row, Table
    from orchestration.memo.tabular.column import Column

_MARKS = frozenset({"+/-", "+/–", "±", "Δ", "δ", "y/y", "yoy", "y-o-y", "chg", "chg."})
_GAP = re.compile(r"gap|net|spread|shortfall|(?:surplus|over) ?/ ?\(?(?:deficit|under)\)?", re.IGNORECASE)
_MEAN = re.compile(r"(?:(?:[0-9]{1,2}|five|ten)[- ]?(?:yr|year)s? )?(?:avg\.?|average|mean)", re.IGNORECASE)
PLAIN = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
# "-1.9 million" beside "-800,000": cells that say how many themselves
_SCALED = re.compile(r"[0-9] ?(?:[KMB]\b|thousand|[mb]illion|[mb]n\b)")
# A little more than a half of the last digit, by which each number is rounded.
_HALF = Decimal("0.51")
_HUNDRED, _AS_FAR = Decimal(100), 2


def is_of_change(label: str) -> bool:
    """Whether a column's whole label says that it holds changes: "Change", "Variance", "Δ"."""
    return is_change(label) or label.strip().lower() in _MARKS


def plain(text: str) -> str:
    """A cell as a number with a point for decimals and a minus before it."""
    text = text.strip().replace(",", "").replace("−", "-").replace("–", "-").lstrip("+")
    return f"-{text[1:-1]}" if text.startswith("(") and text.endswith(")") else text


def with_units_compared(columns: list[Column], table: Table) -> list[Column]:
    """The columns, those of changes and averages in the one unit that all others state where their numbers show it.

    Where they do not show it, changes may be percentages.
    """
    beside = [at for at, column in enumerate(columns) if column.role == "value" and not compares(column.label)]
    hints = {columns[at].hint for at in beside}
    if len(beside) < 2 or None in hints or hints == {UnitHint.of(COUNT)}:
        return columns
    hint = hints.pop() if len(hints) == 1 else None
    has_shares = any(is_share_of_start(column) for column in columns)
    return [
        _compared(column, hint, is_theirs=is_theirs(column.label, at, beside, table.rows, may_be_share=not has_shares))
        if column.role == "value"
        and column.hint is None
        and compares(column.label)
        and not any(map(_SCALED.search, table.column(at)))
        else column
        for at, column in enumerate(columns)
    ]


def is_share_of_start(column: Column) -> bool:
    """Whether a column tells the changes in percent, so that one beside it need not: "Change | Change %"."""
    return is_of_change(column.label) and column.hint is not None and column.hint.unit_kind == "percent"


def compares(label: str) -> bool:
    """Whether a column holds changes, gaps or averages of those beside it."""
    return (
        is_of_change(label) or _GAP.fullmatch(label.strip()) is not None or _MEAN.fullmatch(label.strip()) is not None
    )


def _compared(column: Column, hint: UnitHint | None, *, is_theirs: bool) -> Column:
    if hint is not None and is_theirs:
        return column._replace(hint=hint if _MEAN.fullmatch(column.label.strip()) else of_difference(hint))
    return column._replace(nature="percent") if is_of_change(column.label) and column.nature is None else column


def of_difference(hint: UnitHint) -> UnitHint:
    """The unit of a difference between two figures in a unit: points between percentages."""
    return UnitHint.of(PERCENTAGE_POINT) if hint.unit_kind == "percent" else hint


def is_theirs(label: str, at: int, beside: Sequence[int], rows: Sequence[Row], *, may_be_share: bool) -> bool:
    """Whether the column's numbers are differences of those beside them in all rows, and percentages not in all."""
    read = [found for row in rows if (found := figures_beside(row, at, beside)) is not None]
    if _MEAN.fullmatch(label.strip()) is not None:
        return bool(read) and all(_is_between(number, others) for number, others in read)
    is_difference = bool(read) and all(differs_by(number, others) for number, others in read)
    return is_difference and not (may_be_share and all(_is_growth(number, others) for number, others in read))


def figures_beside(row: Row, at: int, beside: Sequence[int]) -> tuple[str, list[str]] | None:
    """The number in a column and those beside it; None where the row has no bare number there or none beside it."""
    texts = [plain(cell.text.value) for cell in row.cells]
    if at >= len(texts) or PLAIN.fullmatch(texts[at]) is None:
        return None
    return texts[at], [texts[i] for i in beside if i < len(texts) and PLAIN.fullmatch(texts[i])]


def differs_by(number: str, others: Sequence[str]) -> bool:
    """Whether two of the others differ by the number, each rounded by half of its last digit."""
    size = abs(Decimal(number))
    return any(
        abs(abs(Decimal(last) - Decimal(first)) - size)
        <= _HALF * (last_digit(first) + last_digit(last) + last_digit(number))
        for first, last in combinations(others, 2)
    )


def _is_growth(number: str, others: Sequence[str]) -> bool:
    share = Decimal(number)
    return any(
        Decimal(first) > 0
        and abs((Decimal(last) / Decimal(first) - 1) * _HUNDRED - share)
        <= _HALF * (last_digit(number) + _HUNDRED * (last_digit(first) + last_digit(last)) / Decimal(first))
        for first, last in combinations(others, 2)
    )


def _is_between(number: str, others: Sequence[str]) -> bool:
    """Whether a mean lies within the others, or not far from them."""
    sizes = [abs(Decimal(other)) for other in others]
    return bool(sizes) and min(sizes) / _AS_FAR <= abs(Decimal(number)) <= max(sizes) * _AS_FAR


def last_digit(number: str) -> Decimal:
    """What one more in the last digit shown is."""
    return Decimal(1).scaleb(-len(number.partition(".")[2]))
