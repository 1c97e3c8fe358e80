"""The words behind a number: scales, percentages, multiples, durations and physical units.

Belongs here: one table from a word to what it means. Does not: currencies (`currencies`) or the grammar
that reads numbers and their context (`number_grammar`).
"""

from __future__ import annotations

import re
from typing import NamedTuple


def word_set(words: str) -> frozenset[str]:
    """The words of a table that is easier to read as text."""
    return frozenset(words.split())


class Unit(NamedTuple):
    """A unit as the contract names it; a shown number times 10 ** power is the value in it."""

    name: str
    kind: str
    power: int = 0


PERCENT = Unit("pure", "percent", -2)
PERMILLE = Unit("pure", "percent", -3)
PERCENTAGE_POINT = Unit("pure", "percentage_point", -2)
BASIS_POINT = Unit("pure", "basis_point", -4)
MULTIPLE = Unit("pure", "multiple")
RATIO = Unit("pure", "ratio")
SCORE = Unit("score", "score")
COUNT = Unit("count", "count")

# Powers of ten. Spelled words mean one thing everywhere; the letters below need more care.
SCALE_WORDS = {
    "thousand": 3, "thousands": 3, "million": 6, "millions": 6, "mn": 6, "mln": 6, "mio": 6,
    "billion": 9, "billions": 9, "bn": 9, "bln": 9, "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "tr": 12,
    "quadrillion": 15, "quadrillions": 15,
}  # fmt: skip
# Indian scales, and the short forms that count as such only beside the rupee.
INDIAN_SCALES = {"lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5, "crore": 7, "crores": 7}
# Words of other languages, certain beside a currency: "Rp 1.35 juta", "€3 Mrd".
LOCAL_SCALES = {
    "ribu": 3, "juta": 6, "miliar": 9, "triliun": 12, "milyon": 6, "milyar": 9, "millones": 6,
    "mrd": 9, "mld": 9, "mlrd": 9, "bil": 9,
}  # fmt: skip
# In labels, where "MLD" is megalitres a day.
LABEL_SCALES = {**SCALE_WORDS, **INDIAN_SCALES, **{word: LOCAL_SCALES[word] for word in LOCAL_SCALES if word != "mld"}}
REAL_SCALES = {"mi": 6, "bi": 9, "tri": 12}  # beside the Brazilian real
RUPEE_SCALES = {"L": 5, "Lac": 5, "LPA": 5, "Cr": 7, "cr": 7, "Cr.": 7, "CR": 7, "crs": 7, "Crs": 7}
# Letters: capitals scale any number; small ones (and MM, mm) only money.
CAPITAL_SCALES = {"K": 3, "k": 3, "M": 6, "MM": 6, "B": 9, "T": 12}
MONEY_SCALES = {**CAPITAL_SCALES, "m": 6, "mm": 6, "b": 9, "t": 12}

DURATIONS = {
    word: Unit(unit, "duration")
    for unit, words in {
        "year": ("year", "years", "yr", "yrs"),
        "month": ("month", "months", "mo", "mos", "mth", "mths"),
        "week": ("week", "weeks", "wk", "wks"),
        "day": ("day", "days"),
        "hour": ("hour", "hours", "hr", "hrs"),
    }.items()
    for word in words
}

# Symbols are case-sensitive (MW is not mW); names are matched in small letters.
_SYMBOLS = word_set(
    """
    W kW MW GW TW MWe GWe MWth GWth Wh kWh MWh GWh TWh PWh kWp MWp GWp MVA kVA GVA kV mAh Ah
    MGD mgd km cm mm nm µm μm ha km² km2 m²
    m2 m³ m3 sqm sqft ft2 ft²
    mSv µSv mg µg mcg mbd
    kg kt Mt Gt ml mL dL cL cl kL kl KL MLD kB MB GB Gb TB PB EB Hz kHz MHz GHz kbps Mbps Gbps Tbps ms ppm ppb dB mph
    bar barg mbar psi kPa MPa GPa hPa kN kNm Nm kph rpm bbl boe kboe mboe Mboe mmboe MMboe kbbl mmbbl MMbbl mmscf MMscf
    bcf Bcf tcf Tcf mcf MMBtu mmbtu MMbtu kBtu kcal dwt GT TOPS TFLOPS PFLOPS
    EFLOPS exaFLOPS petaFLOPS teraFLOPS mm² cm² mm2 cm2 ktCO2
    MtCO2 MtCO2e GtCO2 GtCO2e tCO2 tCO2e ktCO2e kgCO2 kgCO2e gCO2 gCO2e TEU TEUs FEU FEUs FFE FFEs CGT oz lb lbs
    kJ MJ GJ TJ PJ EJ CEU kgMS hl
    ASK RPK ATK RTK FTK kboed kboepd boed boepd mboed
    Nm3 Nm³ Sm3 Sm³ tkm pkm hp cwt hm3 hm³ Mm3 Mm³ bcm Bcm mcm Mlb kTEU ktpa Mtpa mtpa tpa tpd koz Moz
    toe ktoe Mtoe mtoe kgoe tce Mtce Wp TWp mpg kbpd mbpd kbd MWac MWdc GWac GWdc Mha
    """
)
_NAMES = {
    "tonne": ("tonne", "tonnes"), "ton": ("ton", "tons"), "barrel": ("barrel", "barrels"),
    "hectare": ("hectare", "hectares"), "acre": ("acre", "acres"), "mile": ("mile", "miles"),
    "kilometre": ("kilometre", "kilometres", "kilometer", "kilometers"),
    "metre": ("metre", "metres", "meter", "meters"), "foot": ("foot", "feet", "ft"), "inch": ("inch", "inches"),
    "litre": ("litre", "litres", "liter", "liters"),
    "millilitre": ("millilitre", "millilitres", "milliliter", "milliliters"),
    "kilolitre": ("kilolitre", "kilolitres", "kiloliter", "kiloliters"),
    "megalitre": ("megalitre", "megalitres", "megaliter", "megaliters"),
    "gigalitre": ("gigalitre", "gigalitres", "gigaliter", "gigaliters"),
    "hectolitre": ("hectolitre", "hectolitres", "hectoliter", "hectoliters"), "gallon": ("gallon", "gallons", "gal"),
    "pint": ("pint", "pints"), "carat": ("carat", "carats"),
    "bushel": ("bushel", "bushels", "bu"), "quintal": ("quintal", "quintals"),
    "maund": ("maund", "maunds"), "arroba": ("arroba", "arrobas"), "feddan": ("feddan", "feddans"),
    "dunam": ("dunam", "dunams", "dunum", "dunums"), "bigha": ("bigha", "bighas"), "tola": ("tola", "tolas"),
    "tael": ("tael", "taels"), "carga": ("carga", "cargas"),
    "manzana": ("manzana", "manzanas"), "picul": ("picul", "piculs"), "rai": ("rai",), "viss": ("viss",),
    "pyeong": ("pyeong",), "tsubo": ("tsubo",), "catty": ("catty", "catties"),
    "therm": ("therm", "therms"), "ounce": ("ounce", "ounces"),
    "kilogram": ("kilogram", "kilograms", "kilogramme", "kilogrammes"), "gram": ("gram", "grams"),
    "watt": ("watt", "watts"), "kilowatt": ("kilowatt", "kilowatts"), "megawatt": ("megawatt", "megawatts"),
    "gigawatt": ("gigawatt", "gigawatts"), "terawatt": ("terawatt", "terawatts"),
    "kWh": ("kwh", "kilowatt-hour", "kilowatt-hours"),
    "MWh": ("mwh", "megawatt-hour", "megawatt-hours"), "GWh": ("gwh", "gigawatt-hour", "gigawatt-hours"),
    "TWh": ("twh", "terawatt-hour", "terawatt-hours"), "knot": ("knot", "knots"),
    "minute": ("minute", "minutes", "min", "mins"),
    "second": ("second", "seconds", "sec", "secs"), "millisecond": ("millisecond", "milliseconds"),
    "micron": ("micron", "microns"), "quarter": ("quarter", "quarters"), "night": ("night", "nights"),
    "decade": ("decade", "decades"), "degree": ("degree", "degrees"),
    "gigabyte": ("gigabyte", "gigabytes"), "terabyte": ("terabyte", "terabytes"),
    "gigabit": ("gigabit", "gigabits"), "petabyte": ("petabyte", "petabytes"), "exabyte": ("exabyte", "exabytes"),
}  # fmt: skip
PHYSICAL = {symbol: Unit(f"other:{symbol}", "quantity") for symbol in _SYMBOLS}
PHYSICAL |= {name: Unit(f"other:{unit}", "quantity") for unit, names in _NAMES.items() for name in names}
PHYSICAL |= {
    "bpd": Unit("other:barrel/day", "quantity"),
    "°C": Unit("other:°C", "quantity"),
    "°F": Unit("other:°F", "quantity"),
    "°": Unit("other:degree", "quantity"),
    "km²": Unit("other:km2", "quantity"),
    "m²": Unit("other:m2", "quantity"),
    "sqm": Unit("other:m2", "quantity"),
    "kilo": Unit("other:kg", "quantity"),
    "kilos": Unit("other:kg", "quantity"),
    "m³": Unit("other:m3", "quantity"),
    "hm³": Unit("other:hm3", "quantity"),
    "Nm³": Unit("other:Nm3", "quantity"),
    "Mm³": Unit("other:Mm3", "quantity"),
    "sqft": Unit("other:ft2", "quantity"),
    "ft²": Unit("other:ft2", "quantity"),
    "sf": Unit("other:ft2", "quantity"),
    "TEUs": Unit("other:TEU", "quantity"),
    "FEUs": Unit("other:FEU", "quantity"),
    "FFEs": Unit("other:FFE", "quantity"),
    "lbs": Unit("other:lb", "quantity"),
}

# Symbols that are units for certain only over another unit ("4.1 g/t"): alone they are scales or names.
NUMERATORS = {
    "g": "g", "mg": "mg", "µg": "µg", "μg": "µg", "ug": "µg", "t": "tonne", "l": "litre", "L": "litre", "ml": "ml",
    "ML": "megalitre", "Ml": "megalitre", "GL": "gigalitre", "mm": "mm", "mb": "mb", "kb": "kb",
}  # fmt: skip
_DIVISOR_TIMES = frozenset(["day", "d", "hour", "hr", "h", "second", "s", "year", "yr", "month", "week"])

# What only says which hours, days or tonnes: "3.6 fewer hours", "1,950 billable hours", "2,310 paid miles".
_ANY = ("extra", "additional", "more", "fewer", "full", "consecutive", "paid", "unpaid")
_KINDS_OF_TIME = {
    "hours": word_set(
        """
    staff crew driver working work machining GPU compute processing billable billed contracted guaranteed overtime
    training support machine labor labour flight flying driving teaching contact classroom study instruction nursing
    consulting engineering coding operating productive weekly volunteer placement clinical care screen engine duty idle
    commuting
    """
    ),
    "days": word_set("calendar trading school sick training teaching sitting sailing study flying"),
    "weeks": word_set("calendar school teaching"),
    "months": word_set("calendar"),
    "years": word_set("calendar school"),
}
_KINDS_OF_QUANTITY = ("empty", "loaded", "net", "gross", "driverless", "autonomous")
_QUALIFIED = (
    "miles", "kilometres", "kilometers", "tonnes", "tons", "barrels", "litres", "liters", "gallons", "acres",
    "hectares", "minutes", "nights", "km", "kg", "MW", "GW", "MWh", "GWh", "TWh",
)  # fmt: skip

# Units of two words; the first word alone means something else or nothing.
PAIRS: dict[tuple[str, str], Unit] = {
    **dict.fromkeys((("percentage", "points"), ("percentage", "point"), ("percent", "points")), PERCENTAGE_POINT),
    **dict.fromkeys((("%", "points"), ("%", "pts")), PERCENTAGE_POINT),
    **dict.fromkeys((("basis", "points"), ("basis", "point"), ("basis", "pts")), BASIS_POINT),
    ("per", "cent"): PERCENT,
    **{
        (first, second): Unit(f"other:{unit}", "quantity")
        for unit, first, seconds in (
            ("ft2", "square", ("foot", "feet")),
            ("ft2", "sq", ("ft",)),
            ("m2", "square", ("meter", "meters", "metre", "metres")),
            ("m2", "sq", ("m",)),
            ("km2", "square", ("kilometer", "kilometers", "kilometre", "kilometres")),
            ("km2", "sq", ("km",)),
            ("mile2", "square", ("mile", "miles")),
            ("mile2", "sq", ("mi", "mile", "miles")),
            ("m3", "cubic", ("meter", "meters", "metre", "metres")),
            ("ft3", "cubic", ("foot", "feet")),
            ("tonne", "metric", ("ton", "tons", "tonne", "tonnes")),
            ("short_ton", "short", ("ton", "tons")),
            ("long_ton", "long", ("ton", "tons")),
            ("troy_ounce", "troy", ("ounce", "ounces")),
            ("nautical_mile", "nautical", ("mile", "miles")),
        )
        for second in seconds
    },
    **{
        (first, second): DURATIONS[second]
        for second, kinds in _KINDS_OF_TIME.items()
        for first in ("working", "business", *_ANY, *kinds)
    },
    **{(first, second.lower()): PHYSICAL[second] for first in (*_ANY, *_KINDS_OF_QUANTITY) for second in _QUALIFIED},
}
PAIR_HEADS = frozenset(first for first, _ in PAIRS)

_PERCENT_WORDS = {
    "%": PERCENT, "‰": PERMILLE, "percent": PERCENT, "pct": PERCENT, "pp": PERCENTAGE_POINT, "pps": PERCENTAGE_POINT,
    "ppt": PERCENTAGE_POINT, "ppts": PERCENTAGE_POINT, "bps": BASIS_POINT, "bp": BASIS_POINT,
}  # fmt: skip
_MULTIPLE_WORDS = {"fold": MULTIPLE, "x": MULTIPLE, "X": MULTIPLE, "×": MULTIPLE}

UNITS: dict[str, Unit] = {**PHYSICAL, **DURATIONS, **_PERCENT_WORDS, **_MULTIPLE_WORDS}


def spelled_scale(word: str, *, is_money: bool) -> int | None:
    """The power of ten that a word in small letters stands for, one of another language only beside a currency."""
    scale = SCALE_WORDS.get(word) or INDIAN_SCALES.get(word)
    return LOCAL_SCALES.get(word) if scale is None and is_money else scale


def unit_of(word: str) -> Unit | None:
    """The unit a word names: symbols as written, longer words in any case ("12 MONTHS" in a heading of capitals)."""
    unit = UNITS.get(word)
    if unit is None and len(word) > (3 if word.isupper() else 2):
        unit = UNITS.get(word.lower())
    return unit


# What else than a mass or volume is moved over a distance: "INR 412 per train-km", "(bn passenger-km)".
_MOVED = word_set("train vehicle seat passenger car bus truck lorry wagon route track lane flight aircraft")
_MOVED_FAR = re.compile(r"(?P<what>[a-z]+)-(?P<far>km|kilomet(?:re|er)s?|miles?)")


def moved_of(word: str) -> Unit | None:
    """The unit of what is moved over a distance: "tonne-km", "passenger-kilometres"; None for any other word."""
    found = _MOVED_FAR.fullmatch(word)
    if found is None or not (found["what"] in _MOVED or unit_of(found["what"]) is not None):
        return None
    return Unit(f"other:{found['what']}-{found['far'].removesuffix('s')}", "quantity")


# Times of day and of work that no machine or person is measured in.
_NO_FACTORS = word_set("after half off out office opening business working peak rush school visiting trading core")
_PRODUCT = re.compile(r"(?P<what>[A-Za-z]{3,})-(?P<over>km|kilomet(?:re|er)s?|miles?|hours?)")


def product_of(word: str) -> Unit | None:
    """The unit of a thing times a distance or time: "GPU-hours", "Passenger-km"; None for any other word."""
    found = _PRODUCT.fullmatch(word)
    if found is None or found["what"].lower() in _NO_FACTORS:
        return None
    what = found["what"] if found["what"].isupper() else found["what"].lower()
    return Unit(f"other:{bare_name(what)}-{bare_name(found['over'])}", "quantity")


def bare_name(word: str) -> str:
    """The unit's own name where the word names a unit ("kilometres" → "kilometre"), else the word."""
    unit = UNITS.get(word)
    return unit.name.removeprefix("other:") if unit is not None else word


def per_unit_name(word: str) -> str | None:
    """The physical unit after "per" or "/" ("MWh", "tonnes" → "tonne"), None for any other thing."""
    unit = PHYSICAL.get(word) or (PHYSICAL.get(word.lower()) if len(word) > 2 else None)
    if unit is not None and unit.name not in _NOT_A_DIVISOR:
        return unit.name.removeprefix("other:")
    base, _, factor = word.partition("-")
    if factor in _FACTORS and (name := per_unit_name(base)) is not None:
        return f"{name}-{factor}"  # "($/kW-year)"
    if factor == "hour" and len(base) > 1 and base.lower() not in _SHARES_OF_HOUR:
        return word  # "$1.94/GPU-hour"
    if (moved := moved_of(word)) is not None:
        return moved.name.removeprefix("other:")
    return {
        "g": "g",
        "t": "tonne",
        "MT": "tonne",
        "wmt": "tonne",
        "dmt": "tonne",
        "bbl": "bbl",
        "l": "litre",
        "L": "litre",
        "Ml": "megalitre",
        "ML": "megalitre",
    }.get(word)


# "per half-hour", "per eight-hour shift" are times.
_SHARES_OF_HOUR = word_set("half quarter per one two three four six eight ten twelve single full extra every")
# What a physical unit is multiplied by: capacity is paid for by the kilowatt and month.
_FACTORS = frozenset({"hour", "day", "month", "year", "km", "mile"})


def numerator_of(symbol: str, divisor: str) -> Unit | None:
    """The unit a short symbol is over another ("g" of "g/t"), None where it may be a scale or a name."""
    name = "metre" if symbol == "m" and divisor in ("s", "h", "second", "hour") else NUMERATORS.get(symbol)
    is_divisor = (
        divisor == "100" or per_unit_name(divisor) is not None or divisor in _DIVISOR_TIMES or divisor in NUMERATORS
    )
    return Unit(f"other:{name}", "quantity") if name is not None and is_divisor else None


# A price "per quarter" or "per minute" is money at a rate, not a unit of its own.
_NOT_A_DIVISOR = frozenset(
    {
        "other:quarter",
        "other:night",
        "other:decade",
        "other:minute",
        "other:second",
        "other:degree",
    }
)


# "1.1 kg CO2/kWh": what the mass is of stands between it and its divisor.
_CARBON = re.compile(r" (CO2(?:e|eq)?)(?=/[A-Za-z]| per [A-Za-z])")
# "190 kg N/ha", "9 kg DM per hectare"
_SUBSTANCE = re.compile(r" (?:N|P|K|DM|LW|NPK|P2O5|K2O|CH4|N2O|NH3|SO2|NOx|H2)(?=/[A-Za-z]| per [A-Za-z])")


def with_substance(text: str, unit: Unit, end: int) -> tuple[Unit, None, int]:
    """The unit with what stands between it and its divisor: carbon names it, "190 kg N/ha" are kilograms."""
    if (carbon := _CARBON.match(text, end)) is not None:
        return unit._replace(name=unit.name + carbon.group(1)), None, carbon.end()
    return unit, None, weighed.end() if (weighed := _SUBSTANCE.match(text, end)) is not None else end
