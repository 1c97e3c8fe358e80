"""The words of a unit in a label, put into codes: "millions of US dollars", "MSEK", "R bn", "DKK before tax".

Belongs here: what is written in place of an ISO code and a scale. Does not: what these are together (`hints`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.hints.label_asides import without_asides
from orchestration.memo.vocabulary.currencies import NAME_PAIRS, NAMES, SYMBOLS, WORDLIKE_CODES, code_of
from orchestration.memo.vocabulary.units import SCALE_WORDS, unit_of

# "SEKm", "NOKbn"; "MSEK", "TEUR", as Nordic and German reports have it.
_GLUED_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand",
                 "M": "million", "B": "billion", "T": "thousand", "K": "thousand"}  # fmt: skip
_GLUED_CODE = re.compile(r"\b(?:([MBTkKm])([A-Z]{3})|([A-Z]{3})(m|mn|bn|tn|k))\b")
# "(R million)", "(R bn)", "R'000": rand, which alone is a letter; "RM" is the ringgit.
_RAND = re.compile(r"^(?:in )?R(?:'(?=m\b)| ?(?=(?:million|billion|thousand|bn|mn?|'?000s?)\b)| (?=[MB]\b))")
# "(millions of US dollars)"
_TWO_WORDS = re.compile(
    rf"\b(?i:{'|'.join(f'{first} {second}' for first, second in NAME_PAIRS if second not in ('kong', 'zealand'))})\b"
)
# "(DKK before tax)", "(EUR incl. VAT)": on what terms an amount is stated changes nothing in its unit.
_TERMS = re.compile(
    r"(?<=\w),? (?:(?:before|after|net of|incl\.?|including|excl\.?|excluding|plus|ex|with|without) "
    r"(?:[a-z]+ ){0,2}(?:tax(?:es)?|VAT|GST|pensions?|housing costs|bonus(?:es)?|benefits|subsid(?:y|ies)|fees"
    r"|interest|social (?:security|insurance)|overtime|tips|inflation|duties|levies|rent)"
    r"|(?:of )?(?:NPV|EBITDA|EBIT)|pre-?tax|post-?tax|after-?tax|gross|net|eq\.?|equivalents?|each|apiece"
    r"|(?:except|unless)(?: [a-z-]+){1,6})$"
)
# "(bps over BBSY)", "(bps of AUM)"
_POINTS_OVER = re.compile(r"^\s*(bps|bp|basis points|pp|%) (?:of|over|above|under|below|versus|vs\.?|to|against) .+$")
_POWERS = {
    "1,000": 3, "10k": 4, "100k": 5, "万": 4, "亿": 8,
    "10,000": 4, "ten thousand": 4, "100,000": 5, "hundred thousand": 5, "1,000,000": 6, "10 million": 7,
    "100 million": 8, "hundred million": 8, "tens of thousands": 4, "hundreds of thousands": 5, "tens of millions": 7,
    "hundreds of millions": 8,
}  # fmt: skip
_POWER = re.compile(
    rf"(?:in )?(?P<sign>[¥₩]|(?:JPY|KRW|CNY|RMB|TWD) ?|)(?P<power>{'|'.join(_POWERS)})s?"
    r"(?P<rest>(?: of)?(?:[ /][^0-9]*)?)",
    re.IGNORECASE,
)
# "million cubic meters per day"
_POWERS_OF_LENGTH = re.compile(r"\b(cubic|square|sq\.?) (met(?:er|re)s?|kilomet(?:er|re)s?|feet|foot)\b", re.IGNORECASE)
_LETTERS, _DEGREES = {"m": "m", "k": "km", "f": "ft"}, {"cubic": "3", "square": "2", "sq": "2", "sq.": "2"}
_WATT_HOURS = re.compile(r"\b(kilo|mega|giga|tera)watt[- ]hours?\b", re.IGNORECASE)
_WATTS = {"kilo": "k", "mega": "M", "giga": "G", "tera": "T"}
_DRAFTING = re.compile(r"CAD ?(?:/ ?)?(?:CAM|CAE|[Dd]raft|[Dd]esign|[Ee]ngineer|[Mm]odel|[Tt]ech|[Ss]oftware)")
# "Employment (1,000)", "(1000 ha)"
_ONE_THOUSAND = re.compile(r"(?<=\()1,?000(?:s(?=\))|(?=[) ]))|(?<![\w'])[‘’]000(?=s?\b)")
# "Output, 1,000 tonnes"
_THOUSAND_BEHIND = re.compile(r"(?<=[a-z]), 1,?000 (?P<unit>[a-z]{4,12}|km|ha|kg|m3)\s*$")
_SPELLED = {"₂": "2", "T€": "TEUR", "per cent": "percent", "Per cent": "Percent", "$US": "US$", "R$ mi)": "R$ million)",
            " psf": "/sq ft", "Mbit/s": "Mbps", "Gbit/s": "Gbps", "local currency: ": ""}  # fmt: skip
_POINTED = {"U.S.$": "US$", "U.S. $": "US$", "U.S. dollar": "US dollar", "sq. ft.": "sq ft", "sq.ft.": "sq ft",
            "sq. m.": "sq m", "sq. km.": "sq km", "sq. mi.": "sq mi", "sq. ft": "sq ft", "sq. km": "sq km"}  # fmt: skip
_THOUSAND_SHORT = re.compile(r"(?<=[( ,])(?:th|thou?s?d?)\.(?=[) ]|$)")
_THOUSANDS_OF = re.compile(r"(?<=[( ])['’‘]0{3}s? (?=[a-z]{3})")  # "('000 farmers)"
_NAIRA = re.compile(r"\bN['’](?=0{3}\b|million|billion|bn\b|m\b)")  # "in N'million"
_PLURAL = re.compile(r"(?:[a-z-]+ )?[a-z]{3,}s|people")
_SIGNS = "|".join(re.escape(sign) for sign in SYMBOLS if sign[0].isalpha() and sign != "R")
# "(constant 2025 US$, billions)"
_PRICES_OF = re.compile(
    r"\b(?:constant|current|real|nominal) (?:19|20)[0-9]{2}(?: prices,?)? ?"
    # "(2030 dollars, thousands)", "(thousands of 2030 euros)", "(2030 PHP)"
    rf"|\b(?:19|20)[0-9]{{2}} ?(?=(?:[A-Z]{{1,3}})?[$€£¥₹₩]|(?-i:{_SIGNS})(?![A-Za-z])|(?:US )?(?:{'|'.join(NAMES)})\b"
    r"|(?-i:(?P<code>[A-Z]{3}))\b)",
    re.IGNORECASE,
)
_SHARES_IN = re.compile(r"(\([^()]+?)[,;] ?[A-Za-z][A-Za-z ,&-]{2,60} (?:in|as) (?:%|percent)(?: of [a-z]+)?(?=[),;])")
ONLY_SCALE = re.compile(r"(?:thousand|million|billion|trillion)s?", re.IGNORECASE)
# "kt of contained copper unless stated"
_OF_SUBSTANCE = re.compile(
    r"^(\s*(?:in )?(?:thousand |million |'?000 )?(?:kt|Mt|t|tonnes|koz|Moz|kg))"
    r" of (?:[a-z-]+ ?){1,3}(?:unless [a-z ]+)?$"
)
_OWN_CURRENCY = re.compile(
    r"\b(?:own|local|national|reporting|home|domestic|functional) currenc(?:y|ies)\b"
    r"|\bcurrency (?:shown|stated|named|given|indicated|of (?:the|each) [a-z]+)\b"
)
_SHORT = {
    "per cent": "percent",
    "nos.": "number",
    "Nos.": "number",
    "Cr.": "Cr",
    "i.e. ": "",
    "CFA francs": "CFA",
    "Mio. ": "Mio ",
    "tys. ": "thousand ",
    "Mrd. ": "Mrd ",
    "as % of": "% of",
    "percentage of": "% of",
}
# "Wafers (k per month)"
_SCALE_OVER_TIME = re.compile(
    r"^\s*(k|K|mn|bn|thousands?|millions?|billions?)(?: per |/)(?:day|week|month|quarter|year)\s*$"
)
# "g CO2/km"
_CARBON_OVER = re.compile(r"\b(k?g|t) (CO2e?)q?(?=/| per (?!year|annum|month|day|capita))")
# "EUR an hour"
_AN_HOUR = re.compile(
    r" an? (?=(?:hour|day|week|month|year|quarter|tonne|ton|kg|litre|hectare|acre|bag|head|night"
    r"|shift|bale|barrel|bushel|km)\b)"
)
# "Cost of one case in pesos, excluding VAT", "Fares, US dollars, median": money told between other words.
_NAMED = "|".join([*(f"{first} {second}" for first, second in NAME_PAIRS), *(name for name in NAMES if name != "won")])
_TOLD = re.compile(
    r"(?:^|[,:;—–] ?|\b[Ii]n )"
    r"(?:gross |net )?(?P<money>(?:(?i:(?:hundreds of )?(?:thousands?|millions?|billions?|trillions?|mio\.)) (?:of )?)?"
    rf"(?:(?:(?i:{_NAMED})|(?P<code>[A-Z]{{3}}))(?: (?:thousands?|millions?|billions?|bn|mn|m))?"
    r"|(?:[A-Z]{1,2})?[$€£¥₹₩](?= unless|,| \()"
    r"|(?:[A-Z]{1,2})?[$€£¥₹₩] ?(?:(?i:thousands?|millions?|billions?|trillions?|crores?|lakhs?)|bn|mn|[mMBK]))"
    r"(?P<over>(?i:(?: per|/| an?) ?[a-z0-9]{1,12}){0,2}))"
    r"(?=\s*\.?\s*$|[,;:)(—–]| \("
    r"| (?:before|after|except|excluding|excl|including|incl|net|gross|unless|at|delivered|constant|current"
    r"|nominal|real|as)\b)"
)


def in_own_currency(written: str) -> int | None:
    """The scale of "millions of each company's reporting currency", whose code stands elsewhere; None otherwise."""
    if "currenc" not in written or _OWN_CURRENCY.search(written) is None:
        return None
    words = {**SCALE_WORDS, "m": 6, "k": 3, "b": 9}
    scales = {words[word] for word in re.findall("[a-z]+", written.lower()) if word in words}
    return scales.pop() if len(scales) == 1 else None


def told_money(label: str) -> str | None:
    """The words for money that a label tells once between others; None where it tells none or several."""
    told = [match for match in _TOLD.finditer(label) if not match["code"] or _is_code(match["code"])]
    if len(told) != 1:
        return None
    money, over = told[0]["money"], told[0]["over"]
    return money.removesuffix(over) + over.lower()  # "TND per Month"


def _is_code(word: str) -> bool:
    return code_of(word) is not None and word not in WORDLIKE_CODES


def names_currency(words: str) -> bool:
    """Whether a currency stands among words: "local dollars, as reported"."""
    return any(word in NAMES or _is_code(word) for word in words.split())


# "Stage 2 %", "Tier 1 $M": the number is the name's
_NUMBERED = re.compile(
    r"(?P<name>(?:Stage|Tier|Top|Level|Scope|Phase|Category|Band|Class|Group|Zone|Pillar|Series|Type|Pool|Tranche|Wave|Q)"
    r" ?[1-9][0-9]?) (?P<unit>%|[A-Z]{0,3}[$€£¥₹] ?(?:[KMB]|bn|mn?))"
)


# "Revenue (local bn)", "Capex (LCU m)"
_LOCAL = re.compile(r"\((?:local|LCU?),? (?=(?:in )?(?:bn|mn|m|M|B|billions?|millions?|thousands?)\))")


def plain_label(label: str) -> str:
    """The label in the spelling that the grammar reads: "per cent" in one word, "N'million" with the naira's code.

    What parentheses say of some columns behind a unit is left out ("(US$ billions; margins in %)").
    """
    label = without_asides(label)
    if "%" in label or "ercent" in label:
        label = _SHARES_IN.sub(r"\1", label)
    if "000" in label:
        label = _ONE_THOUSAND.sub("'000", _THOUSAND_BEHIND.sub(r" (1,000 \g<unit>)", label))
        label = _THOUSANDS_OF.sub("thousand ", label)
    if "." in label:
        for short, plain in _POINTED.items():
            label = label.replace(short, plain)
        label = _THOUSAND_SHORT.sub("thousand", label)
    for written, plain in _SPELLED.items():
        label = label.replace(written, plain)
    label = _LOCAL.sub("(local currency, ", label)
    if (numbered := _NUMBERED.fullmatch(label)) is not None:
        return f"{numbered['name']} ({numbered['unit']})"
    return _NAIRA.sub("NGN ", label)


def names_drafting(label: str) -> bool:
    """Whether CAD is what draws and no dollar: "CAD / Drafting", "CAD designer"."""
    return _DRAFTING.match(label) is not None


class Power(NamedTuple):
    """A power of ten that a label writes out before its unit, and the unit: "¥10,000/month" is 4 and "¥/month"."""

    scale: int
    unit: str


def power_told(written: str) -> Power | None:
    """The power of ten and the unit of "10,000 persons", "¥10,000" and "ten thousand yen"; None where there is none."""
    told = _POWER.fullmatch(written.strip())
    if told is None:
        return None
    rest = told["rest"].strip()
    return Power(
        _POWERS[told["power"].lower()], f"{told['sign']}{told['rest'].rstrip()}" if told["sign"] else _counted(rest)
    )


def tells_power(words: str) -> bool:
    """Whether words in parentheses tell the power of ten that a table's numbers are in: "unit: ten thousand yen"."""
    parts = [part.rpartition("=")[2].rpartition(":")[2] for part in words.split(";")]
    return any(power_told(part) is not None for part in parts)


def _counted(things: str) -> str:
    """The unit of what is counted by the ten thousand: "persons" and any other plural are numbers of things."""
    is_plural = _PLURAL.fullmatch(things) is not None and things not in NAMES and unit_of(things) is None
    return "number" if is_plural else things


def in_codes(written: str) -> str:
    """The words with an ISO code and a scale parted by a space, and without the terms an amount is stated on."""
    if " " not in written:  # of one word only the glued forms can be
        return _RAND.sub("ZAR ", _GLUED_CODE.sub(_parted, _in_short(written)))
    written = _in_short(_OF_SUBSTANCE.sub(r"\1", written) if " of " in written else written)
    if "20" in written or "19" in written:
        written = _PRICES_OF.sub(_without_year, written)
    written = _POWERS_OF_LENGTH.sub(_in_letters, written)
    written = _CARBON_OVER.sub(r"\1\2", written) if "CO2" in written else written
    written = _SCALE_OVER_TIME.sub(r"\1", _POINTS_OVER.sub(r"\1", written))
    written = _TERMS.sub("", _TWO_WORDS.sub(_coded, written))
    written = _AN_HOUR.sub("/", written) if " a" in written else written
    return _RAND.sub("ZAR ", _GLUED_CODE.sub(_parted, written))


def _without_year(prices_of: re.Match[str]) -> str:
    is_money = prices_of["code"] is None or code_of(prices_of["code"]) is not None  # "2030 GDP" keeps its year
    return "" if is_money else prices_of.group()


def _in_short(written: str) -> str:
    for long, short in _SHORT.items():
        written = written.replace(long, short)
    return _WATT_HOURS.sub(_in_watts, written)


def _in_watts(match: re.Match[str]) -> str:
    return f"{_WATTS[match[1].lower()]}Wh"


def _in_letters(match: re.Match[str]) -> str:
    return f"{_LETTERS[match[2][0].lower()]}{_DEGREES[match[1].lower()]}"


def _coded(match: re.Match[str]) -> str:
    first, second = match.group().lower().split()
    return NAME_PAIRS[first, second]


def _parted(match: re.Match[str]) -> str:
    """Read "SEKm" and "MSEK" as currency and scale, where the three letters are a currency's."""
    first, code, last_code, last = match.groups()
    return (
        match.group() if code_of(code or last_code) is None else f"{code or last_code} {_GLUED_SCALES[first or last]}"
    )
