"""Bare numbers in a column of differences whose row states a unit beside them: "Wait | 8 days | 3 days | -5".

Belongs here: reading such a number in the row's unit where it is their difference, and refusing it where it is not.
Does not: rows of bare numbers (`change_cells`), columns whose heads state the units (`compared_columns`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.context import has_digit
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.compared_columns import PLAIN, is_of_change, last_digit, plain
from orchestration.memo.values.cells import read_cell
from orchestration.memo.vocabulary.units import PERCENTAGE_POINT

_GAP = re.compile(r"(?:net )?(?:gap|spread|diff\.?|shortfall|swing)", re.IGNORECASE)
_STATED = re.compile(
    r"(?P<minus>[−–-])?(?P<sign>[A-Z]{0,3}[$€£¥₹₩₦₱])?(?P<number>[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?)"
    r"(?P<unit> ?[A-Za-z%][A-Za-z/%]{0,12})?"
)
_HUNDRED = Decimal(100)
_MOST = 24  # cells that a row of differences may have


def difference_of_row(bare: Quantity, labels: Labels) -> Quantity | Refusal | None:
    """The number in the unit that the figures before it state, a Refusal where it may be another; None elsewhere."""
    label = labels.column.label
    if labels.column.is_dimension or labels.column.hint is not None or bare.low != bare.high:
        return None
    if not is_of_change(label) and _GAP.fullmatch(label.strip()) is None:
        return None
    before = _figures_before(bare.value, [cell.text.value for cell in labels.row.row.cells[1:_MOST]])
    read = [_read(text) for text in before]
    stated = [one for one in read if one is not None]
    if len(stated) < 2 or len(stated) < len(read) or len({(one.unit, scale) for one, _, scale in stated}) > 1:
        return None
    pairs = {(stated[0][1], stated[-1][1]), (stated[-2][1], stated[-1][1])}
    if any(_differ_by(*pair, bare.value) for pair in pairs) and not any(_grew_by(*pair, bare.value) for pair in pairs):
        one, _, scale = stated[0]
        value = bare.value.scaleb(scale)
        unit, kind = PERCENTAGE_POINT[:2] if one.unit_kind == "percent" else (one.unit, one.unit_kind)
        decimals = max(0, (bare.decimals or 0) - scale)
        return bare._replace(value=value, low=value, high=value, decimals=decimals, unit=unit, unit_kind=kind)
    message = f"a bare number under {label!r} beside figures that state a unit, which may be percent: state its unit"
    return Refusal(bare.start, bare.end, "ambiguous_unit", message)


def _figures_before(value: Decimal, texts: list[str]) -> list[str]:
    """The figures of a row before the first that is nothing but the number; none where no cell is."""
    at = next((at for at, text in enumerate(texts) if _is_number(text, value)), 0)
    return [text for text in texts[:at] if has_digit(text)]


def _is_number(text: str, value: Decimal) -> bool:
    return PLAIN.fullmatch(number := plain(text)) is not None and Decimal(number) == value


def _read(text: str) -> tuple[Quantity, Decimal, int] | None:
    """A figure with a unit or scale of its own, its number as it is written, and the power of ten between the two."""
    match = _STATED.fullmatch(text)
    if match is None or not (match["sign"] or match["unit"]):
        return None
    found = read_cell(text)
    one = found[0] if len(found) == 1 else None
    if not isinstance(one, Quantity) or one.low != one.high:
        return None
    number = Decimal(f"{'-' if match['minus'] else ''}{match['number'].replace(',', '')}")
    if not number or not one.value:
        return (one, number, -2) if one.unit_kind == "percent" else None
    scale = (one.value / number).normalize()
    return (one, number, int(scale.as_tuple().exponent)) if scale.as_tuple().digits == (1,) else None


def _differ_by(first: Decimal, last: Decimal, number: Decimal) -> bool:
    step = max(last_digit(str(first)), last_digit(str(last)))
    return abs(abs(last - first) - abs(number)) <= step


def _grew_by(first: Decimal, last: Decimal, number: Decimal) -> bool:
    return first > 0 and abs((last / first - 1) * _HUNDRED - number) <= last_digit(str(number))
