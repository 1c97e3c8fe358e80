"""Columns of what another is worth by its odds: "Peak sales ($bn) | PoS | Risk-adjusted".

Belongs here: by which labels and products a column is one, and the unit that it takes. Does not: columns that sum up or
compare others (`column_units`, `compared_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.document import Table
from orchestration.memo.tabular.column import Column

_WEIGHTED = re.compile(
    r"(?:risk|probability|prob\.?|odds)?[- ]?(?:adjusted|adj\.?|weighted)(?: (?:value|sales|revenue))?", re.IGNORECASE
)
_PLAIN = re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,3})?")
_SHARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?%")
_HALF, _FEWEST = Decimal("0.5"), 2


def is_weighted(label: str) -> bool:
    """Whether a label says that something is weighed by its risk, and not what."""
    return _WEIGHTED.fullmatch(label.strip()) is not None


def with_weighted(columns: Sequence[Column], table: Table) -> list[Column]:
    """The columns, those that are each row's product of a sum and its percentage in the unit of that sum."""
    found = list(columns)
    for at, column in enumerate(columns):
        if not at or column.hint is not None or column.role != "value" or not is_weighted(column.label):
            continue
        sums = [other for other in range(1, at) if (hint := columns[other].hint) and hint.unit_kind == "money"]
        shares = [other for other in range(1, len(columns)) if other != at and _holds_shares(table.column(other))]
        if len(sums) == len(shares) == 1 and _are_products(table, at, sums[0], shares[0]):
            found[at] = column._replace(hint=columns[sums[0]].hint)
    return found


def _holds_shares(texts: Sequence[str]) -> bool:
    return sum(_SHARE.fullmatch(text) is not None for text in texts) >= _FEWEST


def _are_products(table: Table, at: int, of: int, by: int) -> bool:
    """Whether a column is the product of two others in every row that states all three, but for rounding."""
    checked = 0
    for row in table.rows:
        if max(at, of, by) >= len(row.cells):
            continue
        product, size, share = (row.cells[place].text.value.strip() for place in (at, of, by))
        if not (_PLAIN.fullmatch(product) and _PLAIN.fullmatch(size) and _SHARE.fullmatch(share)):
            continue
        part = _number(share[:-1]) / 100
        slack = _HALF * (_step(product) + _step(size) * part + _step(share[:-1]) * _number(size) / 100)
        if abs(_number(size) * part - _number(product)) > slack:
            return False
        checked += 1
    return checked >= _FEWEST


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _step(text: str) -> Decimal:
    return Decimal(1).scaleb(-len(text.partition(".")[2]))
