"""Phrases in a label that state a unit as a whole: "% of GDP", "months of imports", "(1-5)", "p per share".

Belongs here: units that no single word states. Does not: units put together of words (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.hints.hint_counts import read_counted
from orchestration.memo.hints.hint_times import TIME_OF, is_rate
from orchestration.memo.values.number_grammar import read_currency
from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.currencies import NAMES
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.rates import ANNUAL, PER_UNIT
from orchestration.memo.vocabulary.units import (
    BASIS_POINT,
    COUNT,
    DURATIONS,
    LABEL_SCALES,
    MULTIPLE,
    PAIRS,
    PERCENT,
    PERCENTAGE_POINT,
    SCALE_WORDS,
    SCORE,
    per_unit_name,
    unit_of,
)

PERCENT_POINTS = re.compile(r"\b(?:percentage points?|ppts?|pp)\b|% ?-?(?:points?|pts)\b", re.IGNORECASE)
_CHANGE_IN_POINTS = re.compile(
    r"(?:pp|ppts?|percentage[ -]points?|(?P<basis>bps?|basis points)) (?:change|difference|delta)"
    r"|(?P<whole>basis points)(?: of [a-z][a-z ]{2,40})?"
    r"|percentage points of [a-z][a-z ]{2,40}"
    # "growth, pp vs 2024", not "£6k pp"
    r"|(?!.*[$€£¥₹₩₦₱])[^()]{2,30}(?<![0-9])(?<![0-9][kKmMB])"
    r"[ ,](?:pp|ppts?|(?P<bps>bps))(?: (?:vs\.?|versus|change|since|on|from|over)\b[^()]*)?",
    re.IGNORECASE,
)
# "(million pounds U3O8)"
_POUNDS_OF = re.compile(
    r"(?:in )?(?:(?P<scale>thousand|million|billion) )?(?:pounds|lbs?) (?:of )?(?:U3O8|Cu|Li|Ni|Co|Zn|[A-Z][a-z]?)"
)
_DONE_PER_TIME = re.compile(
    r"(?!hours|days|weeks|months|years|minutes|points|percent|units|dollars)(?P<things>[a-z]{4,}s)"
    r" (?:per|an?) (?:hour|day|week|month|year|shift)"
)
# "Yield (bags/ha)"
_THINGS_PER_AREA = re.compile(r"(?P<things>[a-z]{3,}s) ?(?:/|per) ?(?P<area>ha|hectare|acre|km2|m2)")
_POINTS_OF = re.compile(r"(?:[A-Z]{3,6}|test|exam|score|index|scale|rating) (?:points|pts)")
# "p per share", "(p)", "US cents/kWh", "R$ centavos per ASK"
_MINOR = re.compile(
    r"(?:in )?(?:(?P<pence>UK pence|pence|p)|(?P<cents>[Cc]ents?|¢|ct?(?=/))"
    r"|(?P<of>US|AU?\$?|CA?\$?|NZ|HK|SG|S\$|S(?=¢)|R\$|€|[Ee]uro|[A-Z]{3}) ?(?:cents?|centavos?|¢|ct?(?=/)))"
    r"(?:(?: per |/)(?P<over>[A-Za-z][A-Za-z -]{0,20}))?"
)
_MINOR_OF = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD",
             "SG": "SGD", "Euro": "EUR", "euro": "EUR"}  # fmt: skip
# "(₹ LPA)": lakhs of rupees a year.
_LAKH_A_YEAR = re.compile(r"(?:in )?(?:(?:₹|INR|Rs\.?) ?)?LPA")
# "Break-even acres", "Session minutes"
_UNIT_LAST = re.compile(
    r"[A-Z][A-Za-z/&-]+(?: [A-Za-z/&-]+){0,3} (?P<symbol>(?i:acres|hectares|tonnes|barrels|minutes|gallons|bushels"
    r"|lit(?:re|er)s|kilomet(?:re|er)s))"
)
# "MW contracted", "Acres planted", "TWh sold"; not "TB cases"
_UNIT_PER = re.compile(
    r"[A-Z][A-Za-z]+(?: [a-z]+)? (?P<symbol>km|kWh|MWh|GWh|litres|tonnes|kg) per [a-z]+(?: per [a-z]+)?"
)
_UNIT_FIRST = re.compile(
    r"(?P<symbol>[kMGT]Wh?|[kMG]t|km|TEUs?|bbl|boe|MMBtu|Tonnes|Tons|Barrels|Hectares|Acres|Miles|Kilomet(?:re|er)s"
    r"|Gallons|Bushels|Lit(?:re|er)s) (?!per\b|and\b|or\b|to\b)[a-z][a-z-]{2,20}(?: [a-z][a-z-]{1,20}){0,2}"
)
# "Lawyer hours per matter, 2024 and 2030"
YEARS_BEHIND = re.compile(r",? (?:in )?(?:19|20)[0-9]{2}(?:(?: and | vs\.? | to | / |[-–])(?:19|20)[0-9]{2})?$")
# "AI exposure (0-10)", "Severity (1-5 scale)", "(out of 10)", "(1 = poor, 5 = good)"; "Children (0-5)" are ages.
_SCORED = re.compile(
    r"(?:(?:scale|scores?|scored|rated|ratings?|marks?),? )?(?:[01] ?(?:[-–]|to) ?(?:5|7|10|100)(?: scale)?"
    r"|(?:out of|max\.?) (?:5|7|10|20|100)|/ ?(?:5|10|100))"
)
_PIECES = frozenset({"aircraft", "pieces", "pcs", "items", "heads"})
_ON_AMOUNT = re.compile(
    r"(?:[A-Z][a-z-]+ )?(?i:costs?|tax(?:es)?|payments?|fees?|premiums?|interest|repayments?|deductions?|contributions?"
    r"|instal?ments?|take-home pay|net pay) (?:(?:a|per) (?:month|year) )?(?:on|for|from|of) (?:an? )?"
    r"(?P<currency>[A-Z]{0,3}[$€£¥₹₩₦₱]|[A-Z]{3} ?|[KTU]Sh ?|Rs\.? ?|RM ?|Rp ?|R)"
    r"[0-9][0-9,.]*k?(?![0-9]| ?(?:[MB]|m|bn|million|billion)\b)"
)
# "Net promoter score, June"
_SCORE_NAMED = re.compile(
    r"(?:^(?:PISA|TIMSS|PIRLS)(?: [a-z]+)?|\b[Nn]et [Pp]romoter(?: [Ss]core)?|\be?NPS|\bCSAT|\b[Ss]core)s?\s*(?:,|$)"
    r"|\b(?:[Ss]core|[Rr]ating)s?,? ?(?:/ ?|(?:out )?of )(?:5|10|20|100)$"
)
_SCORE_KEY = re.compile(r"[0-9]{1,2} ?= ?[A-Za-z ]{2,30}(?:[,;] ?[0-9]{1,3} ?= ?[A-Za-z ]{2,30}){1,4}")
_BY_AGE = re.compile(r"\b(?:ages?|aged|years?|months?|grades?|children|kids|infants|toddlers|pupils)\b", re.IGNORECASE)
# "(% of GDP)", "(% change)": what the share is of changes nothing in its unit.
_PERCENT_OF = re.compile(
    r"\s*(?:in )?(?:%|percent|pct\.?) (?!points?\b|pts\b|pp\b)[A-Za-z][A-Za-z0-9 ./&'’-]*",
    re.IGNORECASE,
)
# "(annual % change unless stated)"
_PERCENT_CHANGE = re.compile(
    r"(?:in )?(?:(?:average )?annual|yearly|year[- ]on[- ]year|YoY|y/y|real|cumulative) (?:%|percent(?:age)?)"
    r" (?:change|growth)(?: unless [a-z ]+)?",
    re.IGNORECASE,
)
# "(YoY %)"
_PERCENT_LAST = re.compile(r"[A-Za-z][A-Za-z./ -]{0,30} %")
_PAIR = 2
_SCALED_UNIT = re.compile(
    r"(?:in )?(?:(?P<scale>'?000|thousand|million|billion|mn|bn|k|m|M) )?"
    r"(?P<unit>[A-Za-z]+\.? [A-Za-z]+|b/d|bbl/d|barrels/day|t|MT|m?g|ml|GL)"
)
UNIT_SCALES = {"000": 3, "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9}
_POURED = re.compile(
    r"\b(?:water|diesel|fuel|milk|beer|wine|oil|petrol|gasoline|ethanol|juice|kerosene|effluent)\b", re.IGNORECASE
)
# "Capital multiple (x prescribed amount)"
_TIMES_OF = re.compile(r"x (?:of )?[a-z][a-z ]{3,30}")
_PERCENT_LABEL = re.compile(r"(?:^|[\s(/])(?:%|percent(?:age)?)(?:$|[\s)]| of\b)|%$", re.IGNORECASE)
# "5% growth" states a figure, "2030 %" a year and a unit.
STATED_SHARE = re.compile(r"(?<![0-9])(?!(?:19|20|21)[0-9]{2} %)[0-9](?:[0-9.,]*[0-9])? ?%")
# "NAPLAN numeracy change (points)", "Market share change (points)"
_TESTED = re.compile(
    r"\b(?:NAPLAN|PISA|TIMSS|NPS|SAT|GRE|ACT|IELTS|[Tt]est|[Ss]cores?|[Ii]ndex|[Rr]ating|[Pp]romoter|[Ee]xam)\b"
)
_OF_SHARES = re.compile(r"\b(?:shares?|margins?|rates?|penetration|turnout|occupancy|adoption|growth)\b", re.IGNORECASE)
_OF_LENGTH = re.compile(
    r"\b(?:draught|draft|depth|height|elevation|altitude|length|width|diameter|beam|span|thickness|clearance|drilling|drilled|pipe|pipeline|wingspan|rotor|runway|tunnel|quay|trench"
    r"|hub height"
    r"|sea[- ]level rise|water table)s?\b",
    re.IGNORECASE,
)
OF_TIME = re.compile(
    r"\b(?:time|latency|delay|duration|wait|response|payback|tenure|runway|term|maturity|lag)\b", re.IGNORECASE
)
_SHORT_TIMES = {
    "s": UnitHint("other:second", "quantity"),
    "mo": UnitHint.of(DURATIONS["month"]),
    "y": UnitHint.of(DURATIONS["year"]),
}
# "Density (per km2)", "(inhabitants per sq. km)"
_PER_AREA = re.compile(
    r"(?:(?:inhabitants|people|persons|residents|population) )?(?:per |/ ?)"
    r"(?:sq\.? ?(?:km|mi(?:le)?)|km2|km²|square (?:km|kilomet(?:re|er)|mile)|ha|hectare)"
)
_UNLESS = re.compile(r",? (?:unless|except) [a-z ]+$")


def read_by_label(words: str, label: str) -> UnitHint | None:
    """What parentheses state by the label before them: a score's scale, "(ML)" of what is poured, "(m)" of a depth."""
    words = _UNLESS.sub("", words)
    if words == "ML":
        return UnitHint("other:megalitre", "quantity") if _POURED.search(label) is not None else None
    if (named := _read_named(words)) is not None:
        return named
    if words in ("points", "pts"):
        if names_score(label[: label.rindex("(")]):
            return UnitHint.of(SCORE)
        if _TESTED.search(label) is not None:
            return UnitHint("other:point", "quantity")
        return UnitHint.of(PERCENTAGE_POINT) if _OF_SHARES.search(label) is not None else None
    if words in _SHORT_TIMES and OF_TIME.search(label) is not None:
        return _SHORT_TIMES[words]
    if _TIMES_OF.fullmatch(words) is not None:
        return UnitHint.of(MULTIPLE)
    if words == "m" and _OF_LENGTH.search(label) is not None:
        return UnitHint("other:metre", "quantity")
    return _read_score(words, label)


def _read_named(words: str) -> UnitHint | None:
    """A score or things that parentheses name: "Trust (score)", "Hotel capacity (rooms)"."""
    if words == "score":
        return UnitHint.of(SCORE)
    if words in _PIECES:
        return UnitHint.of(COUNT)  # "Firm backlog (aircraft)", "Minimum order (pieces)"
    is_plural = words.isalpha() and words.islower() and words.endswith("s")
    is_plural = is_plural and words not in SCALE_WORDS and unit_of(words) is None
    return UnitHint.of(COUNT) if is_plural and nature_of(words) == "count" else None


def read_on_amount(label: str) -> UnitHint | None:
    """The money of what is paid on an amount that a label names: "Cost on KSh 60,000", "Payment on a £250,000 loan"."""
    named = _ON_AMOUNT.match(label)
    code = read_currency(named["currency"].strip())[0] if named is not None else None
    return UnitHint(code, "money") if code is not None else None


def is_least(words: str, label: str) -> bool:
    """Whether "(min)" behind what a label measures is the least it may be, and no minutes: "Current ratio (min)"."""
    return words.strip() == "min" and nature_of(label[: label.rfind("(")]) is not None


def names_score(label: str) -> bool:
    """Whether a label ends with the name of a score: "Customer NPS", "Weighted score"."""
    return _SCORE_NAMED.search(label) is not None


def _read_score(words: str, label: str) -> UnitHint | None:
    """The scale of a score: "(1-5)", "(1 = poor, 5 = good)"."""
    if not words or (not words[0].isdigit() and words[0] not in "os/mr"):
        return None
    is_key = _SCORE_KEY.fullmatch(words) is not None
    is_scored = is_key or (_SCORED.fullmatch(words) is not None and not _BY_AGE.search(label))
    return UnitHint.of(SCORE) if is_scored else None


def read_unit_beside(label: str) -> UnitHint | None:
    """The physical unit that opens or ends a label: "MW contracted", "Acres planted", "Break-even acres"."""
    first = _UNIT_FIRST.fullmatch(label) or _UNIT_LAST.fullmatch(label) or _UNIT_PER.fullmatch(label)
    unit = unit_of(first["symbol"]) if first is not None and not is_rate(first) else None
    before = label[: first.start("symbol")].split() if first is not None else []
    scale = LABEL_SCALES.get(before[-1].lower(), 0) if before else 0  # "Output in million tonnes"
    return UnitHint.of(unit, scale) if unit is not None else None


def read_share(label: str) -> UnitHint | None:
    """Percent or percentage points that a label without parentheses names: "% of Total", "Growth %"."""
    if PERCENT_POINTS.search(label):
        return UnitHint.of(PERCENTAGE_POINT)
    if _PERCENT_LABEL.search(label.strip(" .")) and not STATED_SHARE.search(label):
        return UnitHint.of(PERCENT)
    return None


def read_points(label: str) -> UnitHint | None:
    """Points that a whole label names: "Basis points", "pp change", "PISA points"."""
    if PERCENT_POINTS.fullmatch(label.strip(" Δ∆")):
        return UnitHint.of(PERCENTAGE_POINT)
    if _POINTS_OF.fullmatch(label.strip()):
        return UnitHint("other:point", "quantity")
    points = _CHANGE_IN_POINTS.fullmatch(label.strip())
    if points is None:
        return None
    return UnitHint.of(BASIS_POINT if points["basis"] or points["whole"] or points["bps"] else PERCENTAGE_POINT)


def read_phrase(written: str) -> UnitHint | None:
    """Units that whole phrases state: "percentage points", "% of GDP", "million bags"."""
    if (points := read_points(written)) is not None:
        return points
    if (things := _read_things(written.strip())) is not None:
        return things
    if (weighed := _POUNDS_OF.fullmatch(written.strip())) is not None:
        return UnitHint("other:pound", "quantity", UNIT_SCALES.get(weighed["scale"] or "", 0))
    if _LAKH_A_YEAR.fullmatch(written.strip()):
        return UnitHint("INR", "money", 5, ANNUAL)
    if (time := TIME_OF.fullmatch(written)) is not None:
        return UnitHint.of(DURATIONS[time["time"].lower()])
    if (minor := _MINOR.fullmatch(written.strip())) is not None:
        over = minor["over"] or ""
        if minor["cents"]:  # whose, the memo's other signs say
            return UnitHint("", "money", -2, PER_UNIT if over else None)
        return _read_minor(minor["pence"], minor["of"], over)
    if _PERCENT_OF.fullmatch(written) or _PERCENT_CHANGE.fullmatch(written) or _PERCENT_LAST.fullmatch(written):
        return UnitHint.of(PERCENT)
    if (unit := _read_pair(written)) is not None:
        return unit
    return read_counted(written)


def _read_things(written: str) -> UnitHint | None:
    """Things of no unit of their own per time or area: "items per hour" are counted, "bags/ha" a unit."""
    if _PER_AREA.fullmatch(written) is not None:
        return UnitHint(COUNT.name, COUNT.kind, 0, PER_UNIT)
    over = _DONE_PER_TIME.fullmatch(written) or _THINGS_PER_AREA.fullmatch(written)
    if over is None or unit_of(over["things"]) is not None or over["things"] in NAMES:
        return None
    if over.re is _DONE_PER_TIME:
        return UnitHint(COUNT.name, COUNT.kind, 0, PER_UNIT)
    name = f"{over['things'].removesuffix('s')}/{per_unit_name(over['area'])}"
    return UnitHint(f"other:{name}", "quantity", 0, PER_UNIT)


def _read_pair(written: str) -> UnitHint | None:
    """Units of two words or of a letter alone, and a scale before them: "million sq ft", "000 t", "thousand b/d"."""
    written, over, thing = written.partition(" per ")
    found = _SCALED_UNIT.fullmatch(written)
    if found is None or (over and (len(written.split()) != _PAIR or not thing.islower() or unit_of(thing) is not None)):
        return None  # but "sq ft per student"
    scale = UNIT_SCALES.get((found["scale"] or "").lower().strip("'"), 0)
    words = found["unit"].split()
    if len(words) == _PAIR:
        pair = PAIRS.get((words[0].lower().rstrip("."), words[1].lower()))
        return UnitHint.of(pair, scale) if pair is not None and pair.kind == "quantity" else None
    if found["unit"] in ("b/d", "bbl/d", "barrels/day"):
        return UnitHint("other:barrel/day", "quantity", scale) if scale else None
    name = {"t": "tonne", "MT": "tonne", "g": "g", "mg": "mg", "ml": "ml", "GL": "gigalitre"}.get(found["unit"])
    if name is None or (name == "tonne" and not scale):
        return None  # "(t)" may be a trillion, "(MT)" a state
    return UnitHint(f"other:{name}", "quantity", scale)


def _read_minor(pence: str | None, currency: str | None, over: str) -> UnitHint | None:
    """Hundredths of a currency, alone or over something."""
    code = "GBP" if pence else _MINOR_OF.get(currency or "") or read_currency(currency or "")[0]
    if code is None or code.startswith("?"):
        return None
    name = per_unit_name(over) if over else None
    if name is not None:
        return UnitHint(f"other:{code}/{name}", "quantity", -2, PER_UNIT)
    return UnitHint(code, "money", -2, PER_UNIT if over else None)
