"""Which unit and power of ten an amount takes, once the header has had its say.

Belongs here: merging an amount's own words with the hint of its column. Does not: building Quantities
(`assembly`) or reading the header (`hints`).
"""

from __future__ import annotations

from typing import NamedTuple

from orchestration.memo.values.number_grammar import End
from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.currencies import AMBIGUOUS_SYMBOLS, SHARED_SIGNS
from orchestration.memo.vocabulary.units import COUNT, RATIO, Unit


class Measure(NamedTuple):
    """A unit and the power of ten that takes a shown number to it; `flaw` is a refusal code."""

    unit: Unit
    power: int
    rate: str | None = None
    flaw: str = ""
    is_hinted: bool = False  # the power is the header's


def measure(end: End, hint: UnitHint | None) -> Measure:
    """Merge what the amount states with what the header lends it; its own words always come first."""
    if end.unit is not None:
        return _measure_stated(end, end.unit, hint)
    if end.currency is not None:
        return _measure_money(end, hint)
    if hint is None or (end.scale is not None and hint.unit_kind not in ("money", "count", "quantity", "duration")):
        return Measure(COUNT if end.shown == 0 or end.scale is not None else RATIO, end.scale or 0)
    if not hint.unit:
        return Measure(COUNT, 0, flaw="currency_missing")
    power = hint.scale if end.scale is None else end.scale
    unit = Unit(hint.unit, hint.unit_kind)
    if unit == COUNT and power == 0 and end.shown:
        unit = RATIO
    return Measure(unit, power, hint.rate_basis, "", end.scale is None)


def _measure_stated(end: End, unit: Unit, hint: UnitHint | None) -> Measure:
    """An amount with its own unit; "5%" in a column of percentage points is a difference of shares."""
    if end.currency is not None:
        return Measure(unit, 0, flaw="unit_conflict")
    if unit.kind == "percent" and hint is not None and hint.unit_kind == "percentage_point":
        return Measure(Unit("pure", "percentage_point"), unit.power)
    return Measure(unit, unit.power + (end.scale or 0))


def _measure_money(end: End, hint: UnitHint | None) -> Measure:
    """An amount with its own currency: the header may lend the scale and say whose dollars they are."""
    currency = end.currency or ""
    lent = _lent_currency(hint)
    if currency.startswith("?") and lent:
        allowed = AMBIGUOUS_SYMBOLS.get(currency[1:])
        if allowed is not None and lent not in allowed and not lent.startswith("?"):
            return Measure(COUNT, 0, flaw="ambiguous_currency")
        currency = lent
    if hint is None or not (hint.unit_kind in ("money", "count") or lent):
        return Measure(Unit(currency, "money"), end.scale or 0)
    if hint.unit_kind == "count":
        flaw = "unit_conflict" if hint.scale and end.scale is None else ""
        return Measure(Unit(currency, "money"), end.scale or 0, flaw=flaw)
    if lent and lent != currency:
        if lent in SHARED_SIGNS.get(end.symbol, ()):
            currency = lent
        elif hint.unit_kind == "money" and (end.scale is not None or not hint.scale):
            return Measure(Unit(currency, "money"), end.scale or 0)  # "$9.5bn" under "(NOK bn)" says it all itself
        elif hint.unit_kind != "quantity" or hint.scale:
            return Measure(COUNT, 0, flaw="unit_conflict")
        else:  # "€1.10" under "($/sf)"
            return Measure(Unit(f"other:{currency}{hint.unit[9:]}", "quantity"), end.scale or 0, hint.rate_basis)
    power = hint.scale if end.scale is None else end.scale
    name = hint.unit if hint.unit_kind == "quantity" else currency
    return Measure(Unit(name, hint.unit_kind), power, hint.rate_basis, "", end.scale is None)


def _lent_currency(hint: UnitHint | None) -> str:
    """The currency of a hint: its unit, or the first half of a price such as other:USD/MWh."""
    if hint is None:
        return ""
    if hint.unit_kind == "money":
        return hint.unit
    money = hint.unit.removeprefix("other:").split("/")[0]
    return money if is_price(hint) and hint.unit.startswith("other:") else ""


def is_price(hint: UnitHint) -> bool:
    """Whether a hint is money over a unit: other:USD/MWh, or other:?pounds/tonne of a name that several share."""
    money, _, over = hint.unit.removeprefix("other:").partition("/")
    return over != "" and ((len(money) == len("USD") and money.isupper()) or money.startswith("?"))
