"""Money that its label states per physical unit: "Price per kg | $2,900" is 2,900 dollars a kilogram.

Belongs here: the unit a label divides money by, and labels whose numbers are of things per another. Does not: a unit
stated beside the value (`rates`) or in the label's own unit (`hints`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.captions.caption_units import words_of
from orchestration.memo.values.quantity_types import Quantity
from orchestration.memo.vocabulary.currencies import NAMES
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.rates import PER_UNIT, weighs_in_pounds
from orchestration.memo.vocabulary.units import PAIRS, per_unit_name, unit_of

# Not "Margin at $60 per barrel" nor "Cost per 100 km": what a number stands before is no measure per one.
_PER = re.compile(
    r"(?<![0-9])(?<![0-9][0-9BMK%])"
    r"(?:(?i:(?:^|[ (])per (?:(?:installed|delivered|produced|contracted|saleable|built|added) )?)"
    r"|(?:(?<=[a-zA-Z]{3})|(?<=¢))(?:/(?=[a-zA-Z]{2})| / (?=[A-Za-z][a-z]{3}))"
    r"|(?<=[a-zA-Z]{2})/(?=[tl](?:$| ?[(,])))"  # "EV/t (US$)"
    r"(?P<first>[A-Za-z][A-Za-z0-9²³-]{0,14})(?:\.? (?P<second>[A-Za-z]{1,7}))?"
)


_COST = re.compile(
    r"\b(?:costs?|prices?|economics|charges?|margin|tolls?|tariffs?|build-up|breakdown)(?: of [a-z]+)?"
    r" per [A-Za-z][A-Za-z0-9-]*(?: [a-z]+)?"
    # "Delivered prices, June 2030 (per tonne, bagged)"
    r"|\b(?:costs?|prices?|charges?|tariffs?)\b[^()]{0,40}\(per [a-z]+(?: [a-z]+)?(?=[),])",
    re.IGNORECASE,
)
_THINGS_PER = re.compile(
    r"(?:(?P<kind>[A-Z][a-z-]+) (?=[a-z]))?"
    r"(?P<things>(?!(?i:sales|gross|less|cents|business|hours|days|weeks|months|minutes|years))[A-Za-z][a-z]+s)"
    r" (?:per|an?|each) (?:[a-z-]+ )?(?:hour|day|week|month|nurse|teacher|doctor|employee|worker|driver|manager|store"
    r"|branch|site|agent|shift|visit|vehicle|machine|adviser|advisor|technician)s?\b"
)
_TOLD_PER = re.compile(
    r"(?:^|[;,.] ?)(?P<what>[A-Za-z][a-z]{3,}(?: [a-z]{4,})?) (?:(?:are|is) )?(?:(?:given|quoted|shown|stated) )?"
    r"(?P<per>per [a-z]+(?: [a-z]+)?)"
)
_MINOR = re.compile(r"[(,] ?(?:[$€] ?|(?:US|A\$|C\$|NZ\$) ?)?(?:cents?|¢) ?(?:per |/)[A-Za-z]+\)")
_LARGE = 100_000

# No share earns, pays or costs millions: its amounts are whole units of the currency whatever a caption says.
_PER_SHARE = re.compile(
    r"\b(?:EPS|DPS)\b|(?:\bper\s+|/\s?)(?:diluted\s+|basic\s+)?share\b|\b(?:share|stock) price\b", re.IGNORECASE
)


def is_per_share(label: str) -> bool:
    """Whether a label names an amount of one share, which no table states in millions: "EPS", "Dividend per share"."""
    return _PER_SHARE.search(label) is not None


def over_label(quantity: Quantity, labels: Sequence[str | None]) -> Quantity:
    """The quantity, over the one physical unit that its labels state money per; unchanged where they state none.

    So is one that says itself what it is per: "Cost per hectare: R$640, or R$12 a sack".
    """
    if quantity.unit_kind != "money" or quantity.rate_basis == PER_UNIT:
        return quantity
    names = {name for label in labels if label and (name := _unit_in(label)) is not None}
    if len(names) != 1:
        return quantity
    return over_unit(quantity, names.pop())


def over_unit(quantity: Quantity, name: str) -> Quantity:
    """The money per one physical unit of that name: 2,900 dollars over "kg"."""
    return quantity._replace(unit=f"other:{quantity.unit}/{name}", unit_kind="quantity", rate_basis=PER_UNIT)


def over_caption(quantity: Quantity, caption: str | None, column: str = "") -> Quantity:
    """An unscaled amount below a caption that names a cost or price per unit: "Operating cost per mile | $0.78".

    A caption may say so of one column: "Prices are per cubic metre at roadside; land values per hectare".
    """
    if quantity.unit_kind != "money" or caption is None or quantity.decimals is None or quantity.decimals < 0:
        return quantity
    told = [one["per"] for one in _TOLD_PER.finditer(caption) if words_of(one["what"]) <= words_of(column)]
    if told:
        return over_label(quantity, told)
    named = (_COST.search(caption) or _MINOR.search(caption)) if abs(quantity.value) < _LARGE else None
    return over_label(quantity, (named.group(),)) if named is not None else quantity


def tells_divisor(caption: str) -> bool:
    """Whether a caption says per what some amounts are: "Prices are per cubic metre at roadside"."""
    return _TOLD_PER.search(caption) is not None


def _unit_in(label: str) -> str | None:
    match = _PER.search(label) if "per " in label.lower() or "/" in label else None
    if match is None:
        return None
    pair = PAIRS.get((match["first"].lower(), (match["second"] or "").lower()))
    if pair is not None and pair.kind == "quantity":
        return pair.name.removeprefix("other:")
    if match["first"].lower() == "pound" and weighs_in_pounds(label):
        return "pound"  # "Uranium, per pound"
    return None if match["first"] == "meter" else per_unit_name(match["first"])  # a meter may be read as well as long


def counts_per(label: str) -> bool:
    """Whether a label tells how many things there are per another, which no money is: "Orders per labour hour"."""
    things = _THINGS_PER.match(label)
    if things is None or things["things"].lower() in NAMES:
        return False  # "Dollars per hour"
    named = f"{things['kind'] or ''} {things['things']}"
    return nature_of(named) in {None, "count"} and unit_of(things["things"]) is None  # "Wafer starts per week"
