"""What a basket's prices are of: "Petrol (litre)" below "Prices (R)", "Rebar | kg | 15.40".

Belongs here: whether a row's physical unit or time is what its price is of. Does not: which unit is lent
(`lent_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.values.measures import is_price
from orchestration.memo.vocabulary.rates import PER_UNIT
from orchestration.memo.vocabulary.units import per_unit_name

# "Petrol, litre" in a basket "(Rs.)"
_SOLD_BY = re.compile(
    r", (?:a |one |per )?(?:litre|kilo|kg|tonne|dozen|gallon|metre|hour|kWh|m3)$"
    r"|\((?:a |one |per |1 ?)?(?:litre|liter|l|kilo|kg|dozen|gallon|loaf|bottle|bag)\)$"
)
PRICES = re.compile(
    r"(?:(?:[A-Z][a-z]+ |[a-z]+ ){0,2}(?:Retail|Consumer|Shop|Food|Fuel|Street|Market) )?[Pp]rices\b(?! and)"
)
# "Living space (m²)" below "Household budget (€/month)" is no price of a square metre.
_MEASURED = re.compile(
    r"\b(?:space|area|used?|usage|consumption|distance|time|size|weight|length|emissions|CO2|mileage|volume|capacity"
    r"|output|travel|commute|footprint|wait(?:ing)?|duration|power)\b",
    re.IGNORECASE,
)
# "Milk (litre)", "Rent (month)", "Flat (m²)" below "2027 ($)", not "Tenure (months)"
_SOLD_LAST = re.compile(
    r"\((?:a |one |per |1 ?)?(?P<by>litre|liter|l|kilo|kg|g|lb|pound|ounce|oz|dozen|gallon|pint|loaf|bottle|bag|pack"
    r"|box|jar|tin|can|tube|roll|unit|piece|each|head|tray|bunch|kWh|MWh|m3|m³|m2|m²|sqm|sq ?ft|sq ?m|km|mile|tonne|ton"
    r"|(?P<time>hour|day|night|week|month|year))(?:, [a-z ]{2,30})?\)$"
)
# What lasts, and costs nothing: "Notice (month)"
_LASTS = re.compile(
    r"\b(?:notice|tenure|wait|age|leave|payback|runway|term|warranty|backlog|experience|stay|life|delay|sleep|holidays?"
    r"|period)\b",
    re.IGNORECASE,
)


def as_sold(labels: Labels) -> Labels:
    """The labels of a price in a column of money, whose row says by what it is sold: "Milk (litre)" below "2027 ($)".

    Below a price per unit the row is in the price per its own: "Milk (litre)" below "Food prices ($ per kg)".
    """
    row, hint = labels.row, labels.row.hint
    sold = _SOLD_LAST.search(row.name) if row.name.endswith(")") else None
    if sold is None or hint is None or row.unit or _MEASURED.search(row.name) or _LASTS.search(row.name):
        return labels
    over = _price_over(labels)
    if over is not None and hint.unit_kind == "quantity" and "/" not in hint.unit:
        name = per_unit_name(hint.unit.removeprefix("other:"))
        price = UnitHint(f"other:{over[0]}/{name}", "quantity", 0, PER_UNIT) if name is not None else None
        return labels._replace(row=row._replace(hint=price))
    under = labels.column.hint
    if under is None and sold["time"] is not None and labels.units.caption_nature == "money":
        under = labels.units.corner or labels.units.caption  # "Rent (week)" below "Cost of living (AUD)"
    is_money = under is not None and under.unit_kind == "money" and under.scale == 0 and bool(under.unit)
    if not is_money or not labels.column.is_dimension:
        return labels
    return labels._replace(row=row._replace(hint=None))


def _price_over(labels: Labels) -> tuple[str, str] | None:
    """The currency and the unit of the price that holds for a cell: "S/ per kg"; None where it is none."""
    units = labels.units
    for hint in (labels.column.hint, units.corner, units.caption):
        if hint is not None:
            money, _, over = hint.unit.removeprefix("other:").partition("/")
            return (money, over) if over and is_price(hint) else None
    return None


def is_sold_by_other(hint: UnitHint, labels: Labels) -> bool:
    """Whether a row is sold by something else than the price lent to it is of: "Eggs (dozen)" below "($ per kg)"."""
    sold = _SOLD_LAST.search(labels.row.name) if is_price(hint) else None
    over = hint.unit.partition("/")[2]
    return sold is not None and sold["by"].lower() != over.lower() and per_unit_name(sold["by"]) != over


def is_sold_by(hint: UnitHint, labels: Labels) -> bool:
    """Whether a row's physical unit or time is what the price is of: "Diesel, litre" under "Prices (EGP)"."""
    units = labels.units
    is_price = any(
        one is not None and one.unit_kind == "money" and one.scale == 0 for one in (units.caption, units.corner)
    )
    is_price = is_price or (units.caption is None and PRICES.match(units.caption_label) is not None)
    is_one = hint.unit_kind == "duration" and labels.row.unit == hint.unit  # "Carpenter | hour", not "| hours"
    is_one = is_one or (hint.unit_kind == "quantity" and "/" not in hint.unit)
    is_named = units.caption_nature == "money" or _SOLD_BY.search(labels.row.name) is not None
    return is_price and is_named and is_one and _MEASURED.search(labels.row.name) is None


def price_of(price: UnitHint, labels: Labels) -> UnitHint:
    """A caption's price, per the physical unit that a column of units says it is of: "Rebar | kg | 15.40"."""
    row = labels.row
    if not row.unit or row.hint is None or row.hint.unit_kind != "quantity" or not is_sold_by(row.hint, labels):
        return price
    name = per_unit_name(row.hint.unit.removeprefix("other:"))
    return UnitHint(f"other:{price.unit}/{name}", "quantity", 0, PER_UNIT) if name is not None else price
