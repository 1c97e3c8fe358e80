"""Prices of one physical unit that the sentence names first: "A kilometre costs PLN 3.42 with a driver".

Belongs here: which amounts are for the unit before the verb. Does not: a unit behind the amount ("PLN 7.10 a litre",
`vocabulary.rates`) or prices beside one that states its unit (`compared_prices`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.rates import PER_UNIT
from orchestration.memo.vocabulary.units import PAIRS, per_unit_name

Item = Quantity | Refusal

# No pound, which is money too, nor a second, which may be another one.
_UNITS = (
    r"(?:kilomet(?:re|er)|mile|lit(?:re|er)|gallon|tonne|ton|kilo|kilogram|barrel|bushel|hectare|acre|ounce"
    r"|kilowatt-hour|megawatt-hour|kWh|MWh|megawatt|(?:cubic|square) met(?:re|er))"
)
_ASKS = (
    r"(?:costs?|will cost|would cost|sells? (?:for|at)|sold (?:for|at)|fetch(?:es|ed)|trades? (?:for|at)"
    r"|traded (?:for|at)|goes for|went for|(?:is|was) worth|brings|brought)"
)
_BEFORE = re.compile(
    rf"(?:^|[.;:!?] |(?:,|\band|\bbut) )(?:an?|one|each|every) (?P<unit>{_UNITS})"
    rf"(?: of [A-Za-z][A-Za-z-]*(?: [a-z][a-z-]*)?)?(?: (?:now|today|still|then))?"
    rf" {_ASKS}(?: (?:us|them|you|now|then|only|just|some))* $",
    re.IGNORECASE,
)
_VERB_NEAR = re.compile(rf"{_ASKS}[a-z ]* $", re.IGNORECASE)
_REACH, _NEAR = 90, 30
_YEAR = r"(?:the )?(?:[a-z]+ )?(?:19|20|21)[0-9]{2}"
# What stands between two prices of the unit, and behind the second: "with a driver and", "; by 2033 we expect".
_BETWEEN = re.compile(
    rf"(?: (?:with|without|in|at|by|for|on) [A-Za-z0-9-]+(?: [A-Za-z0-9-]+){{0,2}}| today| now| then| without)?"
    rf"(?:,? (?:and|or|but)|[,;] (?:and )?(?:in|by) {_YEAR},? (?:we expect|it will (?:cost|be)))"
    rf"(?: (?:about|around|only|just))? "
)
_BEHIND = re.compile(
    rf"[.;,)]?(?:$|\s*\n)|[.;,](?![0-9])| (?:with|without|today|now|then)\b| (?:in|by) {_YEAR}\b| in [A-Z]"
)
_MOST = 4  # no price of the same thing is as many times another


def with_priced_units(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, an amount that one physical unit costs as a price for it, and those told with it."""
    kept = list(found)
    last: Quantity | None = None
    for at, item in enumerate(kept):
        if not isinstance(item, Quantity) or item.unit_kind != "money" or item.rate_basis is not None or not item.unit:
            last = None
            continue
        if last is not None and _goes_on(text, last, item):
            unit = last.unit
        elif (name := _unit_before(text, item.start)) is not None:
            unit = f"other:{item.unit}/{name}"
        else:
            last = None
            continue
        kept[at] = last = item._replace(unit=unit, unit_kind="quantity", rate_basis=PER_UNIT)
    return kept


def _unit_before(text: str, start: int) -> str | None:
    """The name of the unit whose price an amount is, by the words before it."""
    if _VERB_NEAR.search(text[max(0, start - _NEAR) : start]) is None:
        return None
    begin = max(0, start - _REACH)
    told = _BEFORE.search(text[begin:start])
    if told is None or (begin and not told.start()):
        return None
    words = told["unit"].split(" ")
    if len(words) > 1:
        pair = PAIRS.get((words[0].lower(), words[1].lower()))
        return pair.name.removeprefix("other:") if pair is not None else None
    return per_unit_name(told["unit"])


def _goes_on(text: str, last: Quantity, item: Quantity) -> bool:
    """Whether an amount is for the same unit as the price before it."""
    is_same = last.unit.startswith(f"other:{item.unit}/")
    is_like = 0 < last.value < _MOST * item.value and item.value < _MOST * last.value
    is_near = item.start - last.end <= _REACH and _BETWEEN.fullmatch(text, last.end, item.start) is not None
    return is_same and is_like and is_near and _BEHIND.match(text, item.end) is not None
