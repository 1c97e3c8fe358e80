"""What the figures of a table as a whole look like: sums, percentages, decimals, weights.

Belongs here: what is seen in the cells alone. Does not: the units a table lends (`table_units`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from orchestration.memo.context import has_digit
from orchestration.memo.document import Cell, Row, Table
from orchestration.memo.tabular.column import Column, hint_of
from orchestration.memo.values.number_grammar import NUMBER
from orchestration.memo.vocabulary.natures import is_multiple, nature_of

_TOTAL = re.compile(r"\W*(?:grand |overall )?total\b[^0-9]{0,24}|sum", re.IGNORECASE)
_PLAIN = re.compile(r"-?[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?")
_OTHER_KINDS = frozenset({"percent", "count", "multiple", "duration", "quantity", "basis_point"})
_SIGNED = re.compile(r"[+−–(-]{0,2}[0-9]{1,3}(?:\.[0-9]+)?\)?")
_SUMMED_LEAST = 3  # rows besides the total, whose sum is hardly a matter of chance
_WEIGHT = re.compile(r"weight(?:ing)?s?(?: \([^()]*\))?", re.IGNORECASE)
_WEIGHTED = re.compile(r"(?:total )?weighted (?:score|total|average|result|sum)\b", re.IGNORECASE)
_BARE = re.compile(r"[~≈<>+−–-]?[0-9][0-9,.]*\+?(?:[-–][0-9][0-9,.]*)?")
_MONEY = re.compile(r"[~≈<>+−–(-]{0,2}[A-Z]{0,3}[$€£¥₹₩₦₱] ?[0-9]")


def is_in_percent(table: Table, ordinal: int) -> bool:
    """Whether all figures of a column are percentages."""
    return _are_percentages(table.column(ordinal))


def _is_mostly_percent(table: Table, ordinal: int) -> bool:
    """Whether a column holds percentages and bare numbers alone, half of them percentages at least."""
    figures = [text for text in table.column(ordinal) if has_digit(text)]
    shares = [text for text in figures if text.endswith("%")]
    is_plain = all(_SIGNED.fullmatch(text) for text in figures if text not in shares)
    return bool(shares) and 2 * len(shares) >= len(figures) and is_plain


def columns_of_shares(table: Table, columns: Sequence[Column]) -> frozenset[str]:
    """The columns of percentages and bare numbers, where no row is of shares, so that each column is of one measure."""
    is_by_row = any(row.cells and nature_of(row.cells[0].text.value) == "percent" for row in table.rows)
    if is_by_row or any(map(is_of_shares, table.rows)):
        return frozenset()
    return frozenset(column.label for at, column in enumerate(columns) if at and _is_mostly_percent(table, at))


def adds_up(table: Table, columns: Sequence[Column]) -> bool:
    """Whether the plain numbers of each period sum up to a last row "Total", but for rounding."""
    if (
        len(table.rows) <= _SUMMED_LEAST
        or not table.rows[-1].cells
        or not _TOTAL.fullmatch(table.rows[-1].cells[0].text.value)
    ):
        return False
    sums = 0
    for at, column in enumerate(columns):
        if not column.is_dimension or is_in_percent(table, at):
            continue
        texts = table.column(at)
        if not all(map(_PLAIN.fullmatch, texts)):
            return False
        numbers = [Decimal(text.replace(",", "")) for text in texts]
        step = Decimal(1).scaleb(min(int(number.as_tuple().exponent) for number in numbers))
        if abs(sum(numbers[:-1]) - numbers[-1]) > step * len(numbers) / 2:
            return False
        sums += 1
    return sums > 1


def is_scorecard(table: Table, columns: Sequence[Column]) -> bool:
    """Whether a table weighs scores: a column of weights, and a last row "Weighted score"."""
    last = table.rows[-1].cells[0].text.value if table.rows and table.rows[-1].cells else ""
    return _WEIGHTED.match(last) is not None and any(_WEIGHT.fullmatch(column.label) for column in columns[1:])


def is_of_shares(row: Row) -> bool:
    """Whether all figures of a row are percentages, where a last one alone may be how much the others changed."""
    return _are_percentages(cell.text.value for cell in row.cells[1:])


def _are_percentages(texts: Iterable[str]) -> bool:
    figures = [text for text in texts if has_digit(text)]
    return bool(figures) and all(figure.endswith("%") for figure in figures)


def shows_decimals(table: Table) -> bool:
    """Whether every row of bare numbers shows decimals in each of its cells, but for one of whole numbers."""
    rows = [[cell.text.value for cell in row.cells[1:] if NUMBER.search(cell.text.value)] for row in table.rows]
    rows = [row for row in rows if row and not any("%" in text for text in row)]
    shown = sum(1 for row in rows if all("." in text for text in row))
    return shown > 2 and shown + 1 >= len(rows)


def in_decimals(row: Row) -> bool:
    """Whether all numbers of a row show decimals."""
    figures = [cell for cell in row.cells[1:] if has_digit(cell.text.value)]
    return bool(figures) and all(map(has_decimals, figures))


def has_decimals(cell: Cell) -> bool:
    """Whether a cell shows decimals and is no percentage."""
    return "." in cell.text.value and "%" not in cell.text.value


def is_whole_row(row: Row) -> bool:
    """Whether three cells or more of a row hold numbers, all of them without decimals."""
    texts = [cell.text.value for cell in row.cells[1:] if NUMBER.search(cell.text.value)]
    return len(texts) > 2 and not any("." in text for text in texts)


def counts_beside_signed(table: Table) -> bool:
    """Whether all rows of bare numbers count things and another states its money, so that no unit from afar is theirs.

    "Average fare | R$890" and "Cities served | 104" behind a part told "(R$ millions)".
    """
    rows = [(row, [cell.text.value for cell in row.cells[1:] if has_digit(cell.text.value)]) for row in table.rows]
    bare = [row for row, texts in rows if texts and all(map(_BARE.fullmatch, texts))]
    is_signed = any(texts and all(map(_MONEY.match, texts)) for _, texts in rows)
    return bool(bare) and is_signed and all(nature_of(row.cells[0].text.value) == "count" for row in bare)


def has_measures_beside(table: Table) -> bool:
    """Whether rows of money stand beside rows of shares."""
    natures = [nature_of(row.cells[0].text.value) for row in table.rows if row.cells]
    if natures.count("money") < 2:
        return False
    return "percent" in natures or any(map(is_of_shares, table.rows))


def written_as(table: Table) -> tuple[Decimal | None, bool]:
    """The largest number of the rows of money where most show decimals; whether three or more are all whole."""
    money = [row for row in table.rows if row.cells and nature_of(row.cells[0].text.value) == "money"]
    shown = [row for row in money if any(map(has_decimals, row.cells[1:]))]
    if 2 * len(shown) <= len(money):
        is_whole = len(money) > 2 and not shown and any("," in cell.text.value for cell in money[0].cells[1:])
        return None, is_whole
    numbers = [match.group() for row in shown for cell in row.cells[1:] if (match := NUMBER.search(cell.text.value))]
    return max((Decimal(number.replace(",", "")) for number in numbers), default=None), False


def has_kinds(table: Table, columns: Sequence[Column]) -> bool:
    """Whether a table of columns that state money has a row that states another unit, or is a quotient or of shares."""
    if not any(column.hint is not None and column.hint.unit_kind == "money" for column in columns[1:]):
        return False
    names = [(row, row.cells[0].text.value) for row in table.rows if row.cells]
    return any(_states_other(name) or is_multiple(name) or is_of_shares(row) for row, name in names)


def _states_other(name: str) -> bool:
    hint = hint_of(name) if name.endswith(")") else None
    return hint is not None and hint.unit_kind in _OTHER_KINDS and (hint.unit_kind != "count" or hint.scale > 0)
