"""The commonest cells read by one pattern: "$6.8B", "34%", "18,000+", "€25-35M", "$1M (-8%)", "78% → 82%".

Belongs here: amounts that state all they mean, for speed alone; each gives what the general grammar gives.
Does not: anything a header, a bound word or a rate has a say in (`cells` hands those to `value_scanner`).
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from orchestration.memo.values.quantity_types import Quantity, UnitHint
from orchestration.memo.vocabulary.currencies import SYMBOLS

_AMOUNT = re.compile(
    r"(~)?([+\-−])?([$€£₹¥])?(?!0[0-9])([0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.([0-9]{1,4}))?"
    r"(?:(%)|(K|M|B|T| ?(?:million|billion|trillion|bn)(?![A-Za-z]))|(x))?(\+)?"
)
_SCALES = {"K": 3, "M": 6, "B": 9, "T": 12, "million": 6, "billion": 9, "trillion": 12, "bn": 9}
_EXACT = Context(prec=90)
_TWO = Decimal(2)


class Amount(NamedTuple):
    """One amount as written; value = number x 10 ** power."""

    start: int
    end: int
    is_about: bool
    sign: str
    unit: str  # pure, count or an ISO code
    kind: str
    number: Decimal
    shown: int
    power: int
    scale: int | None
    is_open: bool


def read_plain(text: str, hint: UnitHint | None) -> list[Quantity] | None:
    """The values of a cell that is one plain amount, range, change or annotated amount; None for any other."""
    first = read_amount(text, 0, hint)
    if first is None:
        return None
    end, size = first.end, len(text)
    if end == size:
        return [single(first)]
    if text[end] in "-–":
        last = read_amount(text, end + 1, hint)
        value = None if last is None or last.end != size else read_range(first, last)
        return None if value is None else [value]
    if text.startswith(" (", end) and text[size - 1] == ")":
        last = read_amount(text, end + 2, hint)
        is_note = last is not None and last.end == size - 1 and last.kind == "percent" and not last.is_about
        return [single(first), single(last)] if last is not None and is_note else None
    if text.startswith(" → ", end):
        last = read_amount(text, end + 3, hint)
        return None if last is None or last.end != size else _change(first, last)
    return None


def read_amount(text: str, pos: int, hint: UnitHint | None) -> Amount | None:
    """The amount at `pos`, where the hint has no say in it."""
    match = _AMOUNT.match(text, pos)
    if match is None:
        return None
    about, sign, symbol, digits, fraction, percent, written, multiple, plus = match.groups()
    if (about and (sign or plus)) or (symbol and (percent or multiple)):
        return None
    scale = _SCALES[written.lstrip()] if written else None
    power = scale or 0
    if percent:
        if hint is not None and hint.unit_kind == "percentage_point":
            return None
        unit, kind, power = "pure", "percent", -2
    elif multiple:
        unit, kind = "pure", "multiple"
    elif symbol:
        unit, kind = SYMBOLS[symbol], "money"
        if hint is not None and (scale is None or hint != (unit, "money", hint.scale, None)):
            return None
    elif hint is not None:
        return None
    elif fraction and scale is None:
        unit, kind = "pure", "ratio"
    else:
        unit, kind = "count", "count"
    shown = len(fraction) if fraction else 0
    number = Decimal(digits.replace(",", "") + ("." + fraction if fraction else ""))
    is_about, is_open = about is not None, plus is not None
    return Amount(pos, match.end(), is_about, sign or "", unit, kind, number, shown, power, scale, is_open)


def _value(amount: Amount) -> Decimal:
    value = amount.number.scaleb(amount.power, _EXACT) if amount.power else amount.number
    return -value if amount.sign in ("-", "−") else value


def single(amount: Amount, role: str = "") -> Quantity:
    """The value of an amount that stands alone."""
    value = _value(amount)
    return Quantity(
        amount.start,
        amount.end,
        value,
        value,
        None if amount.is_open else value,
        None if amount.kind == "count" and amount.scale is None else amount.shown - amount.power,
        "at_least" if amount.is_open else "approximate" if amount.is_about else "exact",
        amount.unit,
        amount.kind,
        None,
        role,
    )


def read_range(first: Amount, last: Amount) -> Quantity | None:
    """A range whose ends agree, or one of which states what both mean; None where that takes more care."""
    if first.sign or last.sign or first.is_open or last.is_about or first.number >= last.number:
        return None
    if first.scale is last.scale is None and first.number < 1000 <= last.number and not last.number % 1000:
        return None  # "$65-75,000"
    if (first.unit, first.kind, first.scale) != (last.unit, last.kind, last.scale):
        shared = _shared(first, last)
        if shared is None:
            return None
        first, last = shared
    elif _is_bare(first):
        return None
    low, high = _value(first), _value(last)
    is_open = last.is_open
    shown = (first.shown - first.power, last.shown - last.power)
    return Quantity(
        first.start,
        last.end,
        low if is_open else _EXACT.divide(_EXACT.add(low, high), _TWO),
        low,
        None if is_open else high,
        shown[0] if is_open else min(shown),
        "range_at_least" if is_open else "range",
        last.unit,
        last.kind,
        None,
    )


def _shared(first: Amount, last: Amount) -> tuple[Amount, Amount] | None:
    """Both ends with the sign in front of the first ("$2-5M") or the unit behind the last ("5-10%")."""
    if first.scale is not None or (_is_bare(last) and (first.kind != "money" or _is_year_like(last))):
        return None
    if first.kind == "money" and last.kind == "count":
        last = last._replace(unit=first.unit, kind="money")
    elif not _is_bare(first) or last.kind == "money":
        return None
    return first._replace(unit=last.unit, kind=last.kind, power=last.power, scale=last.scale), last


def _is_bare(amount: Amount) -> bool:
    return amount.kind in ("count", "ratio") and amount.scale is None


def _is_year_like(amount: Amount) -> bool:
    return 1900 <= amount.number < 2200


def _change(first: Amount, last: Amount) -> list[Quantity] | None:
    """Both ends of "78% → 82%", where each states its own unit and scale."""
    if first.sign or last.sign or first.kind != last.kind or first.unit != last.unit or first.scale != last.scale:
        return None
    if _is_bare(first) and (_is_year_like(first) or _is_year_like(last)):
        return None
    return [single(first, "from"), single(last, "to")]
