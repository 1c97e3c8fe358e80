"""Phrases in a label that state a unit as a whole: "% of GDP", "months of imports", "(1-5)", "p per share".

Belongs here: units that no single word states. Does not: units put together of words (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.currencies import NAMES
from orchestration.memo.number_grammar import read_currency
from orchestration.memo.quantity_types import UnitHint
from orchestration.memo.rates import ANNUAL, MONTHLY, PER_UNIT
from orchestration.memo.units import (
    BASIS_POINT,
    CAPITAL_SCALES,
    COUNT,
    DURATIONS,
    PAIRS,
    PERCENT,
    PERCENTAGE_POINT,
    SCALE_WORDS,
    SCORE,
    Unit,
    per_unit_name,
    unit_of,
)

PERCENT_POINTS = re.compile(r"\b(?:percentage points?|ppts?|pp)\b|% ?-?(?:points?|pts)\b", re.IGNORECASE)
_CHANGE_IN_POINTS = re.compile(
    r"(?:pp|ppts?|percentage[ -]points?|(?P<basis>bps|basis points)) (?:change|difference|delta)"
    r"|(?P<whole>basis points)"
    r"|[^()]{2,30}(?<![0-9])[ ,](?:pp|ppts?|(?P<bps>bps))(?: (?:vs\.?|versus|change|since|on|from|over)\b[^()]*)?",
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
# "Months of base pay", "Reserves (months of imports)"
_TIME_OF = re.compile(
    r"(?:in )?(?P<time>years|months|weeks|days|hours)(?: of|['’]) [A-Za-z][A-Za-z ]{2,40}", re.IGNORECASE
)
# "p per share", "(p)", "US cents/kWh", "R$ centavos per ASK"
_MINOR = re.compile(
    r"(?:in )?(?:(?P<pence>UK pence|pence|p)|(?P<cents>cents?|¢|ct?(?=/))"
    r"|(?P<of>US|AU?\$?|CA?\$?|R\$|€|[A-Z]{3}) ?(?:cents?|centavos?|¢|ct?(?=/)))"
    r"(?:(?: per |/)(?P<over>[A-Za-z][A-Za-z -]{0,20}))?"
)
_MINOR_OF = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD"}
# "Inventory days", not "Next 5 years" or "Trailing twelve months", which say when.
_TIME_LAST = re.compile(r"[A-Z][A-Za-z/&-]+(?: [A-Za-z/&-]+){0,3} (?P<time>(?i:years|months|weeks|days|hours))")
# "Days cash on hand", "Months to break even", "Hours billed"
_TIME_FIRST = re.compile(
    r"(?P<time>Days|Weeks|Months|Hours|Years(?= to ))"
    r" (?!(?i:ended|ending|to (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|date)))[A-Za-z][A-Za-z -]{2,40}"
)
# "Average days to be paid"
_TIME_MEAN = re.compile(
    r"(?i:average|median|mean|typical) (?P<time>(?i:days|weeks|months|hours|years)) (?i:to|of|until|on|in|for)"
    r" [A-Za-z][A-Za-z -]{1,30}"
)
# "Typical hours a week", "Weekly teaching hours on projects", "Working days lost to strikes"
_TIME_WITHIN = re.compile(
    r"[A-Z][a-z-]+ (?:[a-z-]+ ){0,2}(?P<time>hours|days|weeks|months)"
    r"(?: an? (?:day|night|shift|week|month|quarter|term|year)(?: [a-z][a-z -]{2,30})?"
    r"|(?: lost| spent| worked)? (?:on|of|with|for|from|in|to) [a-z][a-z -]{2,30})"
)
# "(₹ LPA)": lakhs of rupees a year.
_LAKH_A_YEAR = re.compile(r"(?:in )?(?:(?:₹|INR|Rs\.?) ?)?LPA")
# "Break-even acres", "Session minutes"
_UNIT_LAST = re.compile(
    r"[A-Z][A-Za-z/&-]+(?: [A-Za-z/&-]+){0,3} (?P<symbol>(?i:acres|hectares|tonnes|barrels|minutes|gallons|bushels"
    r"|lit(?:re|er)s|kilomet(?:re|er)s))"
)
# "Hours saved/month", "Teacher hours saved per week"
_TIME_DONE = re.compile(
    r"(?:[A-Z][A-Za-z-]+ )?(?P<time>[Hh]ours|[Dd]ays|[Ww]eeks)"
    r" (?i:saved|worked|lost|billed|spent|taught|flown|needed|gained|released|offered|contracted|freed"
    r"|on (?:shift|site|call|duty|air|task))"
    r"(?i:(?: per | ?/ ?)[a-z]+)?"
)
# "MW contracted", "Acres planted", "TWh sold"; not "TB cases"
_UNIT_PER = re.compile(
    r"[A-Z][A-Za-z]+(?: [a-z]+)? (?P<symbol>km|kWh|MWh|GWh|litres|tonnes|kg) per [a-z]+(?: per [a-z]+)?"
)
_UNIT_FIRST = re.compile(
    r"(?P<symbol>[kMGT]Wh?|[kMG]t|km|TEUs?|bbl|boe|MMBtu|Tonnes|Tons|Barrels|Hectares|Acres|Miles|Kilomet(?:re|er)s"
    r"|Gallons|Bushels|Lit(?:re|er)s) (?!per\b|and\b|or\b|to\b)[a-z][a-z-]{2,20}(?: [a-z][a-z-]{1,20}){0,2}"
)
# "Training hours per person", "AI tutor hours per week"
_TIME_PER = re.compile(
    r"(?:(?:[A-Z][a-z-]+|[A-Z]{2,4}) (?:[A-Za-z]+ )?|(?:Man|Person|Staff|Labou?r)-)"
    r"(?P<time>(?i:years|months|weeks|days|hours))"
    r"(?i: per |/)[A-Za-z]+(?:[ /][A-Za-z]+){0,2}(?:, [a-z ]{3,20})?"
)
# "Weekly hours by task"
_TIME_BY = re.compile(
    r"(?i:(?:average )?(?:weekly|daily|monthly|annual|working)) (?P<time>[Hh]ours|[Dd]ays)"
    r"(?: (?i:by|in|of|for)|,) [^\W\d][^()0-9;:]{2,70}"
)
# "Hours a week by activity, from a diary survey"
_TIME_SPENT = re.compile(
    r"(?:(?:Average|Median|Weekly|Daily) )?(?P<time>Hours|Minutes|Days) (?:a|per) (?:day|week|month|shift)\b"
    r"(?: [a-z(].*|,.*)?"
)
# "Door-to-door time in minutes on a weekday morning"
TIME_TOLD = re.compile(
    r"[A-Z][^,;:()0-9]{0,40}\b(?i:times?|waits?|delays?|durations?|stays?|turnaround|commutes?|journeys?|tenure)"
    r"(?: [a-z-]+){0,2} in (?P<time>minutes|hours|days|weeks|months|years)"
    r"(?: (?:on|for|from|at|by|per|after|before|of|to) .*|,.*)?"
)
# "Hours in a teacher's week"
_TIME_IN = re.compile(
    r"(?P<time>Hours) (?:in|of|over) (?:an?|the|one) [a-z][a-z '’-]{0,30}\b(?:day|week|month|shift|year)"
)
_AGE = re.compile(
    r"Age (?:floor|limit|threshold)|(?:Minimum|Maximum|Eligibility|Exit|Break-even|Median|Average|Mean"
    r"|Retirement|Pension|Effective retirement|Fleet|Typical)(?: fleet| workforce| worker| employee)?"
    r" age(?: (?:of|at) [a-z -]{2,24})?"
    r"|(?:(?:Healthy|Average|Male|Female|Remaining) )?life expectancy"
    r"(?:,? (?:at birth|at (?:age )?[0-9]{2}|women|men|males?|females?|both sexes))*",
    re.IGNORECASE,
)
# "Years to clear A$34,600"
_STATED_MONEY = re.compile(r" (?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3} ?)[0-9][0-9,.]*(?:[KMB]|bn| ?million)?(?![\w.])")
# "Lawyer hours per matter, 2024 and 2030"
YEARS_BEHIND = re.compile(r",? (?:in )?(?:19|20)[0-9]{2}(?:(?: and | vs\.? | to | / |[-–])(?:19|20)[0-9]{2})?$")
_NO_MEASURE = re.compile(
    r"\b(?:fiscal|calendar|last|next|first|past|prior|previous|trailing|following|coming|recent|two|three|four|five|six|ten|twelve)\b",
    re.IGNORECASE,
)
# "AI exposure (0-10)", "Severity (1-5 scale)", "(out of 10)", "(1 = poor, 5 = good)"; "Children (0-5)" are ages.
_SCORED = re.compile(r"(?:scale )?[01] ?[-–] ?(?:5|7|10|100)(?: scale)?|(?:out of|max\.?) (?:5|10|100)|/ ?(?:5|10|100)")
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
_SCALED_UNIT = re.compile(
    r"(?:in )?(?:(?P<scale>'?000|thousand|million|billion|mn|bn|k|m|M) )?"
    r"(?P<unit>[A-Za-z]+\.? [A-Za-z]+|b/d|bbl/d|barrels/day|t|MT|m?g|ml|GL)"
)
UNIT_SCALES = {"000": 3, "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9}
# "(million bags)", "(thousands of visitors)": things that no unit's name means.
_COUNTED = re.compile(
    r"\s*(?:in )?(?P<scale>thousand|million|billion|trillion|[KMB](?! shares)|k|mn|bn|m)s?(?: of)? "
    r"(?P<things>(?:[a-z][a-z-]{2,20} ){0,2}(?:[a-z]{3,20}s|people|head))"
    r"(?: (?:aged|under|over|in|with|from|at) [^()]{1,30})?"
    r"(?:(?: ?/ ?| per | an? )(?P<time>day|week|month|quarter|year|annum))?\s*"
)
_BASES = {"month": MONTHLY, "year": ANNUAL, "annum": ANNUAL}
_POURED = re.compile(
    r"\b(?:water|diesel|fuel|milk|beer|wine|oil|petrol|gasoline|ethanol|juice|kerosene|effluent)\b", re.IGNORECASE
)
_OF_LENGTH = re.compile(
    r"\b(?:draught|draft|depth|height|elevation|altitude|length|width|diameter|beam|span|thickness|clearance"
    r"|sea[- ]level rise|water table)s?\b",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\s*(?:[Nn]umber|[Nn]o\.|[Cc]ount) of [a-z -]{3,30}\s*")
_NO_THINGS = frozenset({"dollars", "currency", "units", "terms", "prices", "others", "points", "metres", "meters"})


def _names_things(words: list[str]) -> bool:
    return not any(word in NAMES or word in _NO_THINGS or unit_of(word) is not None for word in words)


def hint_from(unit: Unit, scale: int = 0, rate: str | None = None) -> UnitHint:
    """The hint that lends a unit, with a power of ten."""
    return UnitHint(unit.name, unit.kind, unit.power + scale, rate)


def read_by_label(words: str, label: str) -> UnitHint | None:
    """What parentheses state by the label before them: a score's scale, "(ML)" of what is poured, "(m)" of a depth."""
    if words == "ML":
        return UnitHint("other:megalitre", "quantity") if _POURED.search(label) is not None else None
    if words == "m" and _OF_LENGTH.search(label) is not None:
        return UnitHint("other:metre", "quantity")
    return _read_score(words, label)


def _read_score(words: str, label: str) -> UnitHint | None:
    """The scale of a score: "(1-5)", "(1 = poor, 5 = good)"."""
    if not words[0].isdigit() and words[0] not in "os/m":
        return None
    is_key = _SCORE_KEY.fullmatch(words) is not None
    is_scored = is_key or (_SCORED.fullmatch(words) is not None and not _BY_AGE.search(label))
    return hint_from(SCORE) if is_scored else None


def read_time(label: str) -> UnitHint | None:
    """The time that a label without parentheses counts: "Inventory days", "Months of base pay", "Break-even age"."""
    if label.lower().startswith(("bed days", "patient days")):
        return None  # they are counted, and no time passes
    label = _STATED_MONEY.sub("", label)
    if _AGE.fullmatch(label):
        return hint_from(DURATIONS["years"])
    time = (
        _TIME_MEAN.fullmatch(label)
        or _TIME_OF.fullmatch(label)
        or _TIME_LAST.fullmatch(label)
        or _TIME_FIRST.fullmatch(label)
    )
    if time is not None:
        is_when = time.re not in (_TIME_FIRST, _TIME_MEAN) and _NO_MEASURE.search(label) is not None
        return None if is_when or _is_rate(time) else hint_from(DURATIONS[time["time"].lower()])
    over = (
        _TIME_BY.fullmatch(label)
        or _TIME_IN.fullmatch(label)
        or _TIME_SPENT.fullmatch(label)
        or TIME_TOLD.fullmatch(label)
        or _TIME_PER.fullmatch(label)
        or _TIME_DONE.fullmatch(label)
    )
    unit = unit_of(over["time"].lower()) if over is not None else None
    if over is not None and unit is not None:
        return hint_from(unit, rate=None if over.re is TIME_TOLD else PER_UNIT)
    within = _TIME_WITHIN.fullmatch(label)
    is_time = within is not None and _NO_MEASURE.search(label) is None
    return hint_from(DURATIONS[within["time"].lower()]) if within is not None and is_time else None


def _is_rate(unit: re.Match[str]) -> bool:
    """Whether a unit divides what the label names: "Injuries per million hours"."""
    return " per " in unit.string[: unit.end(1)]


def read_unit_beside(label: str) -> UnitHint | None:
    """The physical unit that opens or ends a label: "MW contracted", "Acres planted", "Break-even acres"."""
    first = _UNIT_FIRST.fullmatch(label) or _UNIT_LAST.fullmatch(label) or _UNIT_PER.fullmatch(label)
    unit = unit_of(first["symbol"]) if first is not None and not _is_rate(first) else None
    return hint_from(unit) if unit is not None else None


def read_points(label: str) -> UnitHint | None:
    """Points that a whole label names: "Basis points", "pp change", "PISA points"."""
    if PERCENT_POINTS.fullmatch(label.strip(" Δ∆")):
        return hint_from(PERCENTAGE_POINT)
    if _POINTS_OF.fullmatch(label.strip()):
        return UnitHint("other:point", "quantity")
    points = _CHANGE_IN_POINTS.fullmatch(label.strip())
    if points is None:
        return None
    return hint_from(BASIS_POINT if points["basis"] or points["whole"] or points["bps"] else PERCENTAGE_POINT)


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
    if (time := _TIME_OF.fullmatch(written)) is not None:
        return hint_from(DURATIONS[time["time"].lower()])
    if (minor := _MINOR.fullmatch(written.strip())) is not None:
        over = minor["over"] or ""
        if minor["cents"]:  # whose, the memo's other signs say
            return UnitHint("", "money", -2, PER_UNIT if over else None)
        return _read_minor(minor["pence"], minor["of"], over)
    if _PERCENT_OF.fullmatch(written) or _PERCENT_CHANGE.fullmatch(written) or _PERCENT_LAST.fullmatch(written):
        return hint_from(PERCENT)
    if (unit := _read_pair(written)) is not None:
        return unit
    return _read_counted(written)


def _read_things(written: str) -> UnitHint | None:
    """Things of no unit of their own per time or area: "items per hour" are counted, "bags/ha" a unit."""
    over = _DONE_PER_TIME.fullmatch(written) or _THINGS_PER_AREA.fullmatch(written)
    if over is None or unit_of(over["things"]) is not None or over["things"] in NAMES:
        return None
    if over.re is _DONE_PER_TIME:
        return UnitHint(COUNT.name, COUNT.kind, 0, PER_UNIT)
    name = f"{over['things'].removesuffix('s')}/{per_unit_name(over['area'])}"
    return UnitHint(f"other:{name}", "quantity", 0, PER_UNIT)


def _read_counted(written: str) -> UnitHint | None:
    """Things that are counted, by the thousand or one by one: "million bags", "number of meters"."""
    if _NUMBER_OF.fullmatch(written) is not None:
        return hint_from(COUNT)
    counted = _COUNTED.fullmatch(written)
    if counted is not None and _names_things(counted["things"].split()):
        scale = SCALE_WORDS.get(counted["scale"].lower()) or CAPITAL_SCALES[counted["scale"]]
        return hint_from(COUNT, scale, _BASES.get(counted["time"], PER_UNIT) if counted["time"] else None)
    return None


def _read_pair(written: str) -> UnitHint | None:
    """Units of two words or of a letter alone, and a scale before them: "million sq ft", "000 t", "thousand b/d"."""
    found = _SCALED_UNIT.fullmatch(written)
    if found is None:
        return None
    scale = UNIT_SCALES.get((found["scale"] or "").lower().strip("'"), 0)
    words = found["unit"].split()
    if len(words) == 2:
        pair = PAIRS.get((words[0].lower().rstrip("."), words[1].lower()))
        return hint_from(pair, scale) if pair is not None and pair.kind == "quantity" else None
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
