"""What a basket's prices are of: "Petrol (litre)" below "Prices (R)", "Rebar | kg | 15.40".

Belongs here: whether a row's physical unit or time is what its price is of. Does not: which unit is lent
(`lent_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.cell_labels import Labels
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
