"""What the parts of a label's unit make together: a currency and a scale, a unit over another, a scale alone.

Belongs here: the hint of parts already read. Does not: reading the parts (`hints`) or whole phrases (`hint_phrases`).
"""

from __future__ import annotations

import re

from orchestration.memo.hints.hint_phrases import UNIT_SCALES, read_unit_beside
from orchestration.memo.values.number_grammar import read_currency
from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.currencies import SHARED_SIGNS, SYMBOLS, code_of
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import GROUPS, PERSONS
from orchestration.memo.vocabulary.rates import ANNUAL, MONTHLY, PER_UNIT
from orchestration.memo.vocabulary.units import (
    DURATIONS,
    INDIAN_SCALES,
    PAIRS,
    Unit,
    numerator_of,
    per_unit_name,
    product_of,
    unit_of,
    word_set,
)

PARENTHESES = re.compile(r"(?<!401)(?<!403)(?<!457)[(\[]([^()\[\]]{1,100})[)\]]")
# What is weighed or metered: "kt LCE", "$/t Cu", "MW AC".
SUBSTANCE = re.compile(r"[A-Z][A-Za-z0-9]{1,5}")
_WEIGHED = re.compile(r"U(?:3O8)?|Cu|Li|Ni|Co|Zn|Al|Fe|Pb|Au|Ag|CO2e?|CH4|NH3|N2O|H2|[A-Z][A-Z]{2,3}")
# Things that a label with nothing but a scale can only count; beside money they may be what it is spent on.
_COUNTED_BY_SCALE = re.compile(
    rf"\b(?:{'|'.join(sorted(GROUPS | PERSONS))}"
    r"|connections|meters|villages|schools|hospitals|beds|devices|outlets|chargers|robots|dwellings|apartments|shipments"
    r"|transactions|orders|tickets|trips|calls|visits|births|deaths|sims?|handsets|phones|cards)\s*$",
    re.IGNORECASE,
)
_MONEY_WORDS = re.compile(
    r"\b(?:revenues?|rev|mkt|sales|ebitda?|ebit|costs?|prices?|profits?|income|expenses?|expenditures?|spend(?:ing)?|budgets?"
    r"|fund(?:s|ing)?|cash|capex|opex|debt|earnings|invest(?:ment|ments|ed)|valuations?|value|worth|market|tam|sam|som"
    r"|salar(?:y|ies)|wages?|compensation|amounts?|arr|mrr|acv|ltv|cac|gdp|capital|assets|loans?|deposits?|aum|fees?"
    r"|rents?|grants?|subsid(?:y|ies)|tax(?:es)?|exports|imports|trade|financials?|savings|payments?|premiums?"
    r"|burn|benefits?|transfers|withdrawals|outlays?|allocations?|bonus(?:es)?|dividends?|provisions?|reserves"
    r"|impairments?|fines|penalties|turnover|proceeds|refunds"
    r"|remittances|payouts?|payroll|billings|bookings|backlog|liabilities|equity|contributions|donations|royalties|interest"
    r"|outflows?|inflows?|disbursements?|receipts|surplus|deficit|shortfall|gains?)\b"
    r"(?<!job gains)(?<!job gain)",
    re.IGNORECASE,
)


def without_substances(items: list[str]) -> list[str]:
    """The words of a unit without what is weighed or metered: "kg CO2 per year", "t GWT"."""
    kept: list[str] = []
    for word in items:
        before = unit_of(kept[-1]) if kept else None
        is_weighed = (before is not None and before.kind == "quantity") or kept == ["t"]
        if not is_weighed or _WEIGHED.fullmatch(word) is None or unit_of(word) is not None:
            kept.append(word)
        elif kept == ["t"]:
            kept = ["tonne"]
    return kept


def shared_currency(first: str | None, second: str, first_sign: str, second_sign: str) -> str | None:
    """The currency of a sign and a code that says whose sign it is: "(¥ bn, CNY)", "(AUD $M)"."""
    if second in SHARED_SIGNS.get(first_sign, ()):
        return second
    return first if first in SHARED_SIGNS.get(second_sign, ()) else None


def read_over(word: str, divisor: str) -> tuple[str, str | int | Unit] | None:
    """What a symbol stands for that means something else alone: "g/t", "R/oz"."""
    if word == "R":
        return ("currency", SYMBOLS[word]) if per_unit_name(divisor) is not None else None
    numerator = numerator_of(word, divisor)
    return ("unit", numerator) if numerator is not None else None


# "Key metrics (in millions)" are not millions of things.
_MEASURES = re.compile(r"\b(?:metrics?|indicators?|kpis|highlights?|snapshot|scorecard|dashboard)\b", re.IGNORECASE)
_PRODUCT_WORDS = 3
_TIME_AT_END = re.compile(r"(?:^|\w )(?P<time>hours|days)(?: (?:FY)?(?:19|20)[0-9]{2}[AEFP]?)?\s*$", re.IGNORECASE)
_POWER, _ENERGY = re.compile(r"[kMGT]?Wp?"), re.compile(r"[kMGT]?Wh")
_TIMES_OVER = {"year": ANNUAL, "yr": ANNUAL, "annum": ANNUAL, "month": MONTHLY, "mo": MONTHLY}


# "Agent runs (M/month)", not "Burn (M/month)"
_THINGS = re.compile(r"[a-z]{2}s [(\[]")


def with_divisor(
    currency: str | None, scale: int | None, unit: Unit | None, rest: list[str], label: str
) -> UnitHint | None:
    """Read a unit over another: "($/MWh)" is a price per MWh, "($M/year)" money a year, "Calls (M/day)" calls a day."""
    if scale and currency is None and unit is None and _THINGS.search(label) is not None:
        whole = finish(None, scale, None, label)
        if whole is not None and whole.unit:
            unit = Unit(whole.unit, whole.unit_kind, whole.scale - scale)  # "Miles driven (M/yr)" too
    words = [word for word in rest if word.lower() not in ("a", "the", ".")]  # "t conc."
    if len(words) > 2 and words[-2] in ("/", "per") and words[-1].lower() in _TIMES_OVER:
        words = words[:-2]  # "(₹/sq ft/month)"
    if not words or len(words) - words.count("-") > 3:  # "dollars per forty-foot box"
        return None
    small = words[0].lower()
    basis = _TIMES_OVER.get(small, PER_UNIT)
    base = currency or (unit.name.removeprefix("other:") if unit is not None and unit.kind == "quantity" else None)
    name = _divisor_name(words)
    if base is not None and name is not None:
        if _POWER.fullmatch(base) is not None and _ENERGY.fullmatch(name) is not None:
            return None  # "Batteries (GW / GWh)": two units
        return UnitHint(f"other:{base}/{name}", "quantity", scale or 0, PER_UNIT)
    if currency is not None:
        return UnitHint(currency, "money", scale or 0, basis)
    time = {"d": "day", "h": "hour", "s": "second"}.get(small, small)
    if unit is not None and unit.kind == "quantity" and time in ("day", "hour", "second", "week"):
        return UnitHint(f"{unit.name}/{time}", "quantity", scale or 0)
    if unit is None or any(read_currency(word)[0] is not None for word in words):
        return None  # "(kg/EUR k)"
    return UnitHint(unit.name, unit.kind, unit.power + (scale or 0), basis)


def _divisor_name(words: list[str]) -> str | None:
    """The physical unit that divides, alone or before what is measured in it: "t", "sq m", "t LCE"."""
    pair = PAIRS.get((words[0].lower(), words[1].lower())) if len(words) > 1 else None
    if pair is not None and pair.kind == "quantity":
        return pair.name.removeprefix("other:") if len(words) == 2 else None
    if len(words) == _PRODUCT_WORDS and words[1] == "-":
        return per_unit_name("".join(words))  # "kW-year"
    is_thing = all(word.islower() for word in words[1:]) or (len(words) == 2 and SUBSTANCE.fullmatch(words[1]))
    is_of = is_thing and all(unit_of(word) is None for word in words[1:])
    return per_unit_name(words[0]) if len(words) == 1 or is_of else None  # "t LCE", "kg milksolids", "kg green leaf"


# "2035 Projected (M)": when, and nothing of what.
_WHEN = re.compile(
    r"\b(?:FY|CY)(?= ?[0-9])|\b(?:projected|projection|forecast|actual|estimated?|est|expected|target|plan|current)\b",
    re.IGNORECASE,
)


def finish(currency: str | None, scale: int | None, unit: Unit | None, label: str) -> UnitHint | None:
    """The hint of a currency, a scale and a unit, any of which may be missing; None where they do not go together."""
    if currency is not None:
        return None if unit is not None else UnitHint(currency, "money", scale or 0)
    if unit is not None:
        return (
            UnitHint.of(unit, scale or 0) if scale is None or unit.kind in ("quantity", "count", "duration") else None
        )
    if scale is None:
        return None
    rest = PARENTHESES.sub(" ", label)
    code = read_currency(rest.strip())[0]
    if code is not None and code_of(code) is not None:
        return UnitHint(code, "money", scale)  # "ARS (thousand)"
    is_weighed = re.search(r"[(\[]t[)\]]", label) is not None and not _MONEY_WORDS.search(rest)
    if is_weighed and nature_of(rest) in (None, "count", "percent"):
        return UnitHint("other:tonne", "quantity")  # "Mass (t)", "Volume (t)", "Wheat yield per hectare (t)"
    measured = _unit_at_end(rest)
    if measured is not None:
        return UnitHint.of(measured, scale)  # "Gold oz ('000)"
    time = _TIME_AT_END.search(rest)
    if time is not None:
        return UnitHint.of(DURATIONS[time["time"].lower()], scale)  # "Work hours 2034 (M)"
    if counts_by_scale(rest):
        return UnitHint("count", "count", scale)
    if (
        scale in (5, 7, 12)
        or _MONEY_WORDS.search(rest)
        or nature_of(rest) == "money"
        or _MEASURES.search(rest)
        or not re.search("[A-Za-z]", _WHEN.sub("", rest))
    ):
        return UnitHint("", "money", scale)  # of what, the label does not say
    return UnitHint("count", "count", scale) if "(MN)" not in label else None  # "Nurse practitioner (MN)"


# "Users mn", "Population in millions", "Staff '000"
_SCALED_LAST = re.compile(
    r"(?P<what>[^()%$€£¥₹;:.]{3,60}?)(?:,| [–-])? (?:in )?"
    r"(?P<scale>[Mm]illions?|[Tt]housands?|[Bb]illions?|lakhs?|crores?|mn|bn|['’]?000s?|M|K|(?<=, )[mk])"
)
# "Millions of users", "Thousand jobs"
_SCALED_FIRST = re.compile(
    r"(?:in )?(?P<scale>[Mm]illions?|[Tt]housands?|[Bb]illions?|[Ll]akhs?|[Cc]rores?) (?:of )?"
    r"(?P<what>[a-z][a-z ]{2,40})"
)
# "Sales 2030, billions", "Capex in millions", "Revenue 2031 bn"
_MONEY_SCALED_LAST = re.compile(
    r"(?P<what>[A-Z][A-Za-z&/ -]{2,40}?)(?: (?:FY|CY)?(?:19|20)[0-9]{2}[AEFP]?)?,? (?:in )?"
    r"(?P<scale>thousands|millions|billions|lakhs?|crores?|mn|bn)"
)
_SCALES = {**UNIT_SCALES, **INDIAN_SCALES}
# "Jobs in thousands by sector"
_PARTS_BEHIND = re.compile(r"(?<=s|h|e),? by [a-z][a-z -]{2,30}$")
_IN_SCALE = re.compile(r" in (?:thousands|millions|billions|lakhs?|crores?)$")
_OPEN_END = re.compile(r"\b(?:for|of|by|to|with|and|the|an?|in|on|from|per)$")
_SCALE_BEHIND = re.compile(r"\),? (?:in )?(?P<scale>(?:million|thousand|billion)s?)$")


def read_scaled(label: str) -> UnitHint | None:
    """The scale that opens or ends a label of things or money, without parentheses: "Users mn", "Thousand jobs"."""
    whole = _PARTS_BEHIND.sub("", label)
    label = whole if _IN_SCALE.search(whole) is not None else label
    money = _MONEY_SCALED_LAST.fullmatch(label)
    if money is not None and nature_of(money["what"]) == "money" and _OPEN_END.search(money["what"]) is None:
        return UnitHint("", "money", _SCALES[money["scale"].rstrip("s")])
    found = _SCALED_LAST.fullmatch(label) or _SCALED_FIRST.fullmatch(label)
    if found is None or _OPEN_END.search(found["what"]) is not None or not counts_by_scale(found["what"]):
        return None
    return UnitHint("count", "count", _SCALES[found["scale"].lower().strip("'’").rstrip("s")])


def with_scale_behind(hint: UnitHint, label: str) -> UnitHint:
    """The unit in parentheses with the scale that stands behind them: "Revenue ($), millions"."""
    scale = _SCALE_BEHIND.search(label) if hint.unit_kind == "money" and hint.scale == 0 else None
    return hint._replace(scale=UNIT_SCALES[scale["scale"].rstrip("s")]) if scale is not None else hint


def counts_by_scale(label: str) -> bool:
    """Whether a label names things, so that nothing but a scale in it says how many: "Users (mm)"."""
    name = PARENTHESES.sub(" ", label)
    nature = nature_of(name)  # "Revenue per employee (K)" counts none
    return nature == "count" or (nature != "money" and _COUNTED_BY_SCALE.search(name) is not None)


def names_money(label: str) -> bool:
    """Whether a label speaks of money without naming whose."""
    return _MONEY_WORDS.search(PARENTHESES.sub(" ", label)) is not None


# "TEU 2035 (M)"
_YEAR_LAST = re.compile(r",? (?:FY)?(?:19|20)[0-9]{2}[AEFP]?\s*$")


# What a table of "Miles (M)" or "Tonnes (000)" measures; "Meters", "Pounds" and "Feet" may be things or money.
_WRITTEN_OUT = word_set(
    "tonnes tons miles kilometres kilometers barrels acres hectares litres liters gallons bushels kilograms kilos "
    "kW MW GW kWh MWh GWh TWh"
)


def _unit_at_end(label: str) -> Unit | None:
    """The physical unit that ends a label ("Gold oz", "Steel, tonnes") or is all of it ("Miles")."""
    words = _YEAR_LAST.sub("", label).split()
    if words and (product := product_of(words[-1])) is not None:
        return product  # "Passenger-km (billions)"
    is_symbol = len(words) == 1 and (
        (words[0].isupper() and len(words[0]) > 2)  # "ASK (billion)"
        or words[0] in _WRITTEN_OUT
        or words[0].lower() in _WRITTEN_OUT
    )
    unit = PAIRS.get((words[-2].lower().rstrip("."), words[-1].lower())) if len(words) > 1 else None  # "Sq ft"
    if unit is None:
        unit = unit_of(words[-1]) if len(words) > 1 or is_symbol else None
    return unit if unit is not None and unit.kind == "quantity" and words[-1].lower() != "meters" else None


def is_noun(words: list[str]) -> bool:
    """Whether a label is one word that names its row ("Degree", "Second") and states no unit."""
    if len(words) != 1 or len(words[0]) <= 3 or not words[0].istitle():
        return False
    return words[0] == "Degrees" or not words[0].endswith("s")


# Symbols that nothing but a unit is written like at the end of a label.
_SURE_UNITS = frozenset(
    f"other:{symbol}"
    for symbol in word_set(
        "kW MW GW TW kWh MWh GWh TWh kt Mt Gt ktpa Mtpa TEU boe kboe mboe Mboe mmboe MMboe bcf Bcf tcf Tcf km2"
    )
)


def is_sure(hint: UnitHint) -> bool:
    """Whether a unit at the end of a label can be nothing else: money, or one unit over another."""
    is_open = not hint.unit or (hint.unit[0] == "?" and hint.scale == 0)  # "Tax rises and a weak shilling"
    return (
        (hint.unit_kind == "money" and not is_open)
        or "/" in hint.unit
        or hint.unit in _SURE_UNITS
        or (hint.unit_kind == "quantity" and hint.rate_basis == PER_UNIT)
    )


def of_unit_beside(hint: UnitHint | None, label: str) -> UnitHint | None:
    """A scale of things, or of the unit that the label begins with: "Tonnes received (million)"."""
    if hint is None or hint.unit != "count" or not hint.scale:
        return hint
    beside = read_unit_beside(PARENTHESES.sub("", label).strip())
    return beside._replace(scale=hint.scale) if beside is not None and beside.scale == 0 else hint
