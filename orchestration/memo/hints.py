"""The unit a header or caption lends to the bare numbers under it.

Belongs here: reading "Revenue ($M)", "Amount (INR Cr)", "% of Total". Does not: applying it (`assembly`).
"""

from __future__ import annotations

import re

from orchestration.memo.currencies import AMBIGUOUS_SYMBOLS, NAMES, SHARED_SIGNS, WORDLIKE_CODES
from orchestration.memo.number_grammar import read_currency
from orchestration.memo.quantity_types import UnitHint
from orchestration.memo.rates import ANNUAL, MONTHLY, PER_UNIT
from orchestration.memo.units import (
    BASIS_POINT,
    COUNT,
    DURATIONS,
    INDIAN_SCALES,
    MONEY_SCALES,
    MULTIPLE,
    PERCENT,
    PERCENTAGE_POINT,
    SCALE_WORDS,
    Unit,
    per_unit_name,
    unit_of,
)

_PARENTHESES = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_SIGN = r"(?:US|AU|A|CA|C|NZ|HK|SG|S|NT|MX|R)?\$|(?:CN|JP)?¥|[€£₹₩₺₽₦₱₫฿₪]|Rs\.?|Rp\.?|RM|zł|kr"
_UNIT_SIGN = re.compile(r"[%$€£¥₹₩]")
_LONGEST_LABEL = 400
_TOKEN = re.compile(rf"{_SIGN}|%|'?0{{3}}s?|[A-Za-z°²³]+|/|[0-9]+|[^\s]")
_SCALES = {**SCALE_WORDS, **INDIAN_SCALES, "mm": 6, "mil": 6, "bi": 9}
_LETTERS = {**MONEY_SCALES, "Cr": 7, "cr": 7, "CR": 7, "Lac": 5, "L": 5}
_OWN_UNITS = {
    "bps": BASIS_POINT,
    **dict.fromkeys(("%", "percent", "pct"), PERCENT),
    **dict.fromkeys(("x", "×", "times", "multiple"), MULTIPLE),
    **{word: unit for word, unit in DURATIONS.items() if len(word) > 2},
}
_NOISE = frozenset(["in", "of", "the", "figures", "amounts", "all", "nominal", "real", "current", "constant"])
_MONEY_WORDS = re.compile(
    r"\b(?:revenues?|sales|ebitda?|ebit|costs?|prices?|profits?|income|expenses?|expenditures?|spend(?:ing)?|budgets?"
    r"|fund(?:s|ing)?|cash|capex|opex|debt|earnings|invest(?:ment|ments|ed)|valuations?|value|worth|market|tam|sam|som"
    r"|salar(?:y|ies)|wages?|compensation|amounts?|arr|mrr|acv|ltv|cac|gdp|capital|assets|loans?|deposits?|aum|fees?"
    r"|rents?|grants?|subsid(?:y|ies)|tax(?:es)?|exports|imports|trade|financials?|savings|payments?|premiums?)\b",
    re.IGNORECASE,
)
_PERCENT_LABEL = re.compile(r"(?:^|[\s(/])(?:%|percent(?:age)?)(?:$|[\s)]| of\b)|%$", re.IGNORECASE)
_PERCENT_POINTS = re.compile(r"\b(?:percentage points?|ppts?|pp)\b", re.IGNORECASE)


# "(% of GDP)", "(% change)": what the share is of changes nothing in its unit.
_PERCENT_OF = re.compile(
    r"\s*(?:in )?(?:%|percent|pct\.?) (?:(?:of|per|change|growth|annual|real|nominal|share|vs\.?|y/?o?y|q/?o?q|p\.a\.)\b.*)",
    re.IGNORECASE,
)
# "(million bags)", "(thousands of visitors)": things that no unit's name means.
_COUNTED = re.compile(
    r"\s*(?:in )?(?P<scale>thousand|million|billion)s?(?: of)? (?P<things>(?:[a-z]{3,20} ){0,2}(?:[a-z]{3,20}s|people))\s*"
)
_NO_THINGS = frozenset({"dollars", "currency", "units", "terms", "prices", "others", "points", "metres", "meters"})


def _names_things(words: list[str]) -> bool:
    return not any(word in NAMES or word in _NO_THINGS or unit_of(word) is not None for word in words)


def read_hint(label: str) -> UnitHint | None:
    """The unit a label states for the numbers under it; None where it states none or more than one."""
    label = label[:_LONGEST_LABEL]
    hints: list[UnitHint] = []
    for match in _PARENTHESES.finditer(label):
        hint = _read_tokens(match.group(1), label) or _read_one_part(match.group(1), label)
        if hint is not None and hint not in hints:
            hints.append(hint)
    if not hints:
        return _read_outside(_PARENTHESES.sub(" ", label))
    return hints[0] if len(hints) == 1 else None


def _read_one_part(words: str, label: str) -> UnitHint | None:
    """Read "($M, 2030)", of whose parts one states the unit and the others state none."""
    parts = re.split("[,;]", words)
    if len(parts) == 1:
        return None
    read = [(part, _read_tokens(part, label)) for part in parts]
    hints = [hint for _, hint in read if hint is not None]
    rest = "".join(part for part, hint in read if hint is None)
    return hints[0] if len(hints) == 1 and not _UNIT_SIGN.search(rest) else None


def _read_outside(label: str) -> UnitHint | None:
    """Units without parentheses: "USD millions", "Revenue, $M", "in $ millions", "% of Total"."""
    if "%" in label or "percent" in label.lower():
        if _PERCENT_POINTS.search(label):
            return _hint(PERCENTAGE_POINT)
        if _PERCENT_LABEL.search(label.strip()) and not re.search(r"[0-9] ?%", label):
            return _hint(PERCENT)
        return None
    words = label.strip(" :*").split()
    for count in (len(words), 3, 2, 1):
        if 0 < count <= len(words) and count <= 4:
            tail = " ".join(words[-count:])
            hint = _read_tokens(tail, label)
            if hint is not None and ((hint.unit_kind == "money" and hint.unit) or count == len(words)):
                return hint
    return (
        _read_tokens(words[0], label)
        if words and words[0] in ("$", "€", "£", "₹", "¥", "$M", "$B", "€M")
        else None
    )


def _hint(unit: Unit, scale: int = 0, rate: str | None = None) -> UnitHint:
    return UnitHint(unit.name, unit.kind, unit.power + scale, rate)


def _read_tokens(written: str, label: str) -> UnitHint | None:
    """Read the words in the parentheses; every one must be a unit, a scale or a filler."""
    if _PERCENT_POINTS.fullmatch(written.strip()):
        return _hint(PERCENTAGE_POINT)
    if _PERCENT_OF.fullmatch(written):
        return _hint(PERCENT)
    counted = _COUNTED.fullmatch(written)
    if counted is not None and _names_things(counted["things"].split()):
        return _hint(COUNT, _SCALES[counted["scale"].lower()])
    items = [word for word in _TOKEN.findall(written) if word not in ",;" and word.lower() not in _NOISE]
    currency: str | None = None
    sign = ""
    scale: int | None = None
    unit: Unit | None = None
    position = 0
    while position < len(items):
        word = items[position]
        if word.lower() in ("/", "per"):
            return _with_divisor(currency, scale, unit, items[position + 1 :])
        found = _read_word(word, currency)
        if found is None:
            return None
        kind, value = found
        if kind == "currency" and currency is None:
            currency, sign = str(value), word
        elif kind == "currency" and str(value) != currency:
            currency = _shared_currency(currency, str(value), sign, word)
            if currency is None:
                return None
        elif kind == "scale" and scale is None and isinstance(value, int):
            scale = value
        elif kind == "unit" and unit is None and isinstance(value, Unit):
            unit = value
        else:
            return None
        position += 1
    return _finish(currency, scale, unit, label)


def _shared_currency(first: str | None, second: str, first_sign: str, second_sign: str) -> str | None:
    """The currency of a sign and a code that says whose sign it is: "(¥ bn, CNY)", "(AUD $M)"."""
    if second in SHARED_SIGNS.get(first_sign, ()):
        return second
    return first if first in SHARED_SIGNS.get(second_sign, ()) else None


def _read_word(word: str, currency: str | None) -> tuple[str, str | int | Unit] | None:
    """What one word of a unit stands for."""
    small = word.lower()
    code = None if word in AMBIGUOUS_SYMBOLS else read_currency(word)[0] or NAMES.get(small)
    if code and word not in WORDLIKE_CODES and word not in ("R", "Z$"):
        return "currency", code
    scale = _SCALES.get(small, _LETTERS.get(word))
    if scale is not None:
        return None if word == "L" and currency != "INR" else ("scale", scale)
    if word.strip("'s") == "000":
        return "scale", 3
    unit = _OWN_UNITS.get(small) or unit_of(word)
    is_known = unit is not None and (small in _OWN_UNITS or unit.kind == "quantity")
    return ("unit", unit) if unit is not None and is_known else None


def _with_divisor(
    currency: str | None, scale: int | None, unit: Unit | None, rest: list[str]
) -> UnitHint | None:
    """Read a unit over another: "($/MWh)" is a price per MWh, "($M/year)" money a year."""
    words = [word for word in rest if word.lower() not in ("a", "the")]
    if not words or len(words) > 3:
        return None
    small = words[0].lower()
    basis = {"year": ANNUAL, "yr": ANNUAL, "annum": ANNUAL, "month": MONTHLY, "mo": MONTHLY}.get(
        small, PER_UNIT
    )
    base = currency or (
        unit.name.removeprefix("other:") if unit is not None and unit.kind == "quantity" else None
    )
    name = per_unit_name(words[0]) if len(words) == 1 else None
    if base is not None and name is not None:
        return UnitHint(f"other:{base}/{name}", "quantity", scale or 0, PER_UNIT)
    if currency is not None:
        return UnitHint(currency, "money", scale or 0, basis)
    if unit is not None and unit.kind == "quantity" and small in ("day", "hour", "second", "week"):
        return UnitHint(f"{unit.name}/{small}", "quantity", scale or 0)
    return UnitHint(unit.name, unit.kind, unit.power + (scale or 0), basis) if unit is not None else None


def _finish(currency: str | None, scale: int | None, unit: Unit | None, label: str) -> UnitHint | None:
    if currency is not None:
        return None if unit is not None else UnitHint(currency, "money", scale or 0)
    if unit is not None:
        return _hint(unit, scale or 0) if scale is None or unit.kind == "quantity" else None
    if scale is None:
        return None
    rest = _PARENTHESES.sub(" ", label)
    if scale in (5, 7, 12) or _MONEY_WORDS.search(rest) or not re.search("[A-Za-z]", rest):
        return UnitHint("", "money", scale)  # of what, the label does not say
    return UnitHint("count", "count", scale)
