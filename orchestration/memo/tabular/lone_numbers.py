"""Bare numbers beside figures of the same row or column that state their unit: "Take-up | 31% | 34".

Belongs here: telling that a unit is left out. Does not: which it is (`peers`, `column_units`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.context import has_digit
from orchestration.memo.tabular.cell_labels import Labels

_PLAIN = re.compile(r"[+−–-]?(?P<number>[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,3})?)")
_STATED = re.compile(
    r"[~≈+−–-]?(?P<sign>[A-Z]{0,3}[$€£¥₹₩₦₱])?[−–-]?(?P<number>[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?) ?"
    r"(?P<unit>%|x|bps|pp|K|M|B|bn|mn|million|billion|(?:day|week|month|year|hour|minute|min|hr)s?)?"
)
_SCALES = frozenset({"K", "M", "B", "bn", "mn", "million", "billion"})
_AS_FAR = 5


def lacks_unit(text: str, labels: Labels) -> bool:
    """Whether all other figures of a row of times, or most of a column, state a unit that a plain number leaves out."""
    column, row, units = labels
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return False
    if not column.is_dimension:
        return column.label in units.percents and column.nature != "ratio" and row.nature != "count"
    texts = [cell.text.value for cell in row.row.cells[1:] if has_digit(cell.text.value)]
    others = [_STATED.fullmatch(other) for other in texts if _PLAIN.fullmatch(other) is None]
    kinds = {(one["sign"], (one["unit"] or "").rstrip("s")) for one in others if one is not None}
    if len(kinds) != 1 or None in others or kinds == {(None, "")} or len(others) + 1 != len(texts):
        return False
    is_scaled = next(iter(kinds))[1] in _SCALES
    if row.nature == "count" and not is_scaled:
        return False  # "Staff | 12% | 14"
    size = _size(plain)
    sizes = [_size(one) for one in others if one is not None]
    return all(other and size and size <= _AS_FAR * other and other <= _AS_FAR * size for other in sizes)


def _size(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"].replace(",", ""))
