"""Bare numbers in a column of changes: in percent, or in what the other columns count.

Belongs here: what the row's own figures say of such a number. Does not: changes that state their unit, and columns of
shares, whose changes are points (`cell_units`).
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from orchestration.memo.context import has_digit
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.cell_labels import Labels, names_chance
from orchestration.memo.tabular.compared_columns import PLAIN, is_of_change, last_digit, plain
from orchestration.memo.tabular.difference_cells import difference_of_row
from orchestration.memo.tabular.parts_of_hundred import is_net
from orchestration.memo.vocabulary.natures import is_change
from orchestration.memo.vocabulary.units import PERCENT, PERCENTAGE_POINT, Unit

_HALF, _HUNDRED, _FEWEST = Decimal("0.6"), Decimal(100), 3


def as_share(bare: Quantity, hint: UnitHint | None, labels: Labels) -> Quantity | Refusal | None:
    """The number as a percentage, where its column's make a hundred or where its row's figures grew by that.

    In a column of differences it is in the unit of the row, or refused.
    """
    # "Share | 60 | 40" below "Funding ($B)"
    is_open = hint is None or (hint.unit_kind == "money" and labels.column.hint is None and labels.row.hint is None)
    is_open = is_open and (hint is None or labels.column.nature == "percent")
    shares = labels.units.of_hundred if is_open and bare.low == bare.high else frozenset()
    if labels.column.label in shares:
        return _in_percent(bare)
    is_compared = is_of_change(labels.column.label) or is_net(labels.column.label)
    if is_compared and not all(map(names_chance, shares)):
        return _in_percent(bare, PERCENTAGE_POINT)
    if hint is None and (told := difference_of_row(bare, labels)) is not None:
        return told
    return _share_of_start(bare, hint, labels)


def _in_percent(bare: Quantity, unit: Unit = PERCENT) -> Quantity:
    decimals, value = (bare.decimals or 0) + 2, bare.value.scaleb(-2)
    return bare._replace(value=value, low=value, high=value, decimals=decimals, unit=unit.name, unit_kind=unit.kind)


def _share_of_start(bare: Quantity, hint: UnitHint | None, labels: Labels) -> Quantity | None:
    """The number as a percentage, where the row's figures grew by that and not by as many: "1,750 | 2,310 | 32.0"."""
    column = labels.column
    if hint is not None and hint.unit_kind == "percent":
        return None  # points between shares
    if column.hint is not None or column.is_dimension or bare.low != bare.high or not is_of_change(column.label):
        return None
    figures = [text for cell in labels.row.row.cells[1:] if PLAIN.fullmatch(text := plain(cell.text.value))]
    # "| 9,400 | 9,900 | 5.3 | 88 |": what stands behind the change is of something else.
    last = max((at for at, figure in enumerate(figures, 1) if Decimal(figure) == bare.value), default=0)
    figures = figures[:last]
    if len(figures) < _FEWEST:
        return None
    pairs = {(figures[0], figures[1]), (figures[0], figures[-2]), (figures[-3], figures[-2])}
    if not any(_grew_by(*pair, bare) for pair in pairs) or any(_rose_by(*pair, bare) for pair in pairs):
        return None
    return _in_percent(bare)


def is_difference(bare: Quantity | Refusal, labels: Labels) -> bool:
    """Whether two figures of the row differ by a number in a column of changes, which is in their unit."""
    if not isinstance(bare, Quantity) or not is_of_change(labels.column.label):
        return False
    figures = [text for cell in labels.row.row.cells[1:] if PLAIN.fullmatch(text := plain(cell.text.value))]
    return any(_rose_by(start, end, bare) for start, end in pairwise(figures))


def is_change_of_shares(item: Quantity | Refusal, labels: Labels) -> bool:
    """Whether a bare decimal stands in a column of changes beside nothing but a share: "| 3.40% | -0.60 |"."""
    if not isinstance(item, Quantity) or item.unit_kind != "ratio" or not is_change(labels.column.label):
        return False
    figures = [cell.text.value for cell in labels.row.row.cells[1:] if has_digit(cell.text.value)]
    return any("%" in text for text in figures) and all("%" in text or text[-1:].isdigit() for text in figures[:2])


def _grew_by(start: str, end: str, bare: Quantity) -> bool:
    first, last = Decimal(start), Decimal(end)
    if first <= 0:
        return False
    # The figures are rounded too, each by half of its last digit.
    slack = _HALF * last_digit(str(bare.value)) + _HUNDRED * (last_digit(start) + last_digit(end)) / (2 * first)
    return abs((last / first - 1) * _HUNDRED - bare.value) <= slack


def _rose_by(start: str, end: str, bare: Quantity) -> bool:
    return abs(Decimal(end) - Decimal(start) - bare.value) <= last_digit(start) + last_digit(end)


def open_change(item: Quantity | Refusal, labels: Labels) -> Refusal:
    """A refusal of a bare number among percentages, which may be points or percent."""
    message = f"a bare number under {labels.column.label!r} beside percentages: write points or percent"
    return Refusal(item.start, item.end, "ambiguous_unit", message)
