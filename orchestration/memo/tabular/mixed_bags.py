"""Tables of figures of every kind under one money: "Beta" and "Installed base" beside "Revenue" in "Key figures ($M)".

Belongs here: what such a table as a whole shows of which rows its money is, and who uses what a corner weighs. Does
not: holding a label against a unit (`no_amounts`), the words of labels and captions (`vocabulary.money_names`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.context import has_digit
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.vocabulary.money_names import holds_measures, is_mixed, says_money
from orchestration.memo.vocabulary.natures import nature_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orchestration.memo.document import Row, Table
    from orchestration.memo.quantities import UnitHint
    from orchestration.memo.tabular.cell_labels import Labels
    from orchestration.memo.tabular.column import Column

_PLAIN = re.compile(r"(?P<less>[-−–(]?)(?P<number>[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?)\)?")
_SECTOR = re.compile(
    r"(?:private |public |other |small |large |hyperscale )?(?:households?|homes?|consumers?|farms?|farmers?|schools?"
    r"|hospitals?|shops?|offices?|buildings?|data ?cent(?:re|er)s?|vehicles?|cars?|trucks?|ships?|aircraft|trains?"
    r"|electric vehicles|evs|retailers|businesses|firms|companies|schools and hospitals|homes and offices)",
    re.IGNORECASE,
)
_WHOM = re.compile(
    r"(?:[A-Za-z-]+ )?(?:groups?|payers?|borrowers?|savers?|recipients?|beneficiar(?:y|ies)|taxpayers?|households?"
    r"|holders?|lenders?|donors?)|who(?: pays| gains| loses)?|paid (?:by|to)",
    re.IGNORECASE,
)
_SIZE, _SMALL, _AS_FAR = 100, 20, 10
_LEAST = 2


class Mixed(NamedTuple):
    """What a table shows of the kinds of its figures."""

    is_mixed: bool  # its caption or corner says that rows or columns are measures of any kind
    summed: frozenset[int]  # the rows that sum up to a row of money above or below them
    has_sums: bool  # two rows say that they are money or others sum up to one, so that rows name what is measured
    is_of_whom: bool  # its rows name people or groups and nothing measured, under a corner that says so
    largest: Decimal | None  # of the rows that name no measure, where no row names another one than the table's
    is_whole: bool  # two rows of money at least are whole numbers and one of them is of a hundred or more


NOT_MIXED = Mixed(is_mixed=False, summed=frozenset(), has_sums=False, is_of_whom=False, largest=None, is_whole=False)


def mixed_of(table: Table, columns: Sequence[Column], caption: str) -> Mixed:
    """What a table that lends its money to bare numbers shows of their kinds."""
    whens = [at for at, column in enumerate(columns) if at and column.is_dimension]
    if not columns:
        return NOT_MIXED
    money = [row for row in table.rows if row.cells and says_money(row.cells[0].text.value)]
    figures = [number for row in money for at in range(1, len(columns)) for number in _numbers(row, [at])]
    is_whole = len(money) >= _LEAST and all(number == number.to_integral_value() for number in figures)
    is_whole = is_whole and any(abs(number) >= _SIZE for number in figures)
    summed = frozenset(_summed(table.rows, whens)) | frozenset(_summed(table.rows[::-1], whens))
    has_sums = len(money) >= _LEAST or bool(summed)
    is_any = (bool(money) and is_mixed(caption)) or holds_measures(columns[0].label)
    largest = _largest_open(table.rows, whens)
    is_of_whom = _WHOM.fullmatch(columns[0].label.strip()) is not None and _are_of_whom(table.rows)
    return Mixed(is_any, summed, has_sums, is_of_whom, largest, is_whole)


def _summed(rows: Sequence[Row], whens: Sequence[int]) -> Iterable[int]:
    """The rows behind a row of money that sum up to it in every period, where they name no money themselves."""
    total: list[Decimal] = []
    sums: list[Decimal] = []
    run: list[int] = []
    told = 0  # how many of the run are told already
    for row in rows:
        name = row.cells[0].text.value if row.cells else ""
        numbers = _numbers(row, whens)
        if says_money(name):
            is_sure = len(numbers) >= _LEAST or any(abs(number) >= _SIZE for number in numbers)
            total, sums, run = numbers if is_sure else [], [Decimal(0)] * len(numbers), []
            told = 0
            continue
        if not total or len(numbers) != len(total) or hint_of(name) is not None or _is_other(name):
            total = []
            continue
        run.append(row.ordinal)
        sums = [one + number for one, number in zip(sums, numbers, strict=True)]
        if len(run) >= _LEAST and all(_is_sum(one, of_all, len(run)) for one, of_all in zip(sums, total, strict=True)):
            yield from run[told:]
            told = len(run)


def _is_other(name: str) -> bool:
    return nature_of(name) in ("percent", "ratio")


def _is_sum(found: Decimal, total: Decimal, parts: int) -> bool:
    step = Decimal(1).scaleb(min(0, int(total.as_tuple().exponent)))
    return bool(total) and abs(found - total) <= step * parts / 2


def _numbers(row: Row, at: Sequence[int]) -> list[Decimal]:
    """The plain numbers of a row in some columns, none where one of them holds another figure."""
    texts = [row.cells[one].text.value for one in at if one < len(row.cells)]
    found = [_PLAIN.fullmatch(text.strip()) for text in texts]
    if not all(found):
        return []
    numbers = [(one, Decimal(one["number"].replace(",", ""))) for one in found if one is not None]
    return [-number if one["less"] else number for one, number in numbers]


def _largest_open(rows: Sequence[Row], whens: Sequence[int]) -> Decimal | None:
    names = [row.cells[0].text.value for row in rows if row.cells]
    if len(names) < len(rows) or any(
        hint_of(name) is not None or _is_other(name) or says_money(name) for name in names
    ):
        return None
    open_rows = [row for row, name in zip(rows, names, strict=True) if nature_of(name) is None]
    return max((abs(number) for row in open_rows for number in _numbers(row, whens)), default=None)


def _are_of_whom(rows: Sequence[Row]) -> bool:
    names = [row.cells[0].text.value for row in rows if row.cells]
    is_open = all(nature_of(name) in (None, "count") and hint_of(name) is None for name in names)
    return len(names) >= _LEAST and is_open and not any(map(says_money, names))


def as_whose(labels: Labels) -> Labels:
    """The labels of money whose row only says whose it is: "Pensioners | 310" in "Group | 2028 ($bn) | 2030 ($bn)"."""
    hint = labels.column.hint
    is_money = hint is not None and hint.unit_kind == "money" and bool(hint.unit) and labels.column.is_dimension
    if not is_money or labels.row.nature != "count" or not labels.units.mixed.is_of_whom:
        return labels
    return labels._replace(row=labels.row._replace(nature=None))


def is_of_sector(hint: UnitHint, labels: Labels) -> bool:
    """Whether a row names who uses or makes what the corner weighs: "Households | 690" in "TWh | 2029 | 2030"."""
    row, units = labels.row.row, labels.units
    largest = units.mixed.largest if units.corner == hint and labels.column.is_dimension else None
    if largest is None or _SECTOR.fullmatch(labels.row.name.strip()) is None:
        return False
    sizes = [abs(number) for at in range(1, len(row.cells)) for number in _numbers(row, [at])]
    return bool(sizes) and max(sizes) <= _AS_FAR * largest


def is_of_other_kind(row: Row) -> bool:
    """Whether all figures of a row are small decimals, as ratios are: "0.31 | 0.29" beside "4,412 | 4,366"."""
    texts = [cell.text.value.strip() for cell in row.cells[1:] if has_digit(cell.text.value)]
    found = [_PLAIN.fullmatch(text) for text in texts]
    sizes = [one["number"] for one in found if one is not None and not one["less"]]
    is_plain = bool(found) and len(sizes) == len(found)
    return is_plain and all("." in size and Decimal(size.replace(",", "")) < _SMALL for size in sizes)
