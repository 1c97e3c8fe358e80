"""The words of a unit in a label, and what each of them stands for: a currency, a scale, a unit.

Belongs here: one word, alone or over another. Does not: what the words are together (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.hints.hint_endings import SUBSTANCE, names_money, read_over
from orchestration.memo.values.number_grammar import DOLLARS, read_currency
from orchestration.memo.vocabulary.currencies import NAMES, WORDLIKE_CODES
from orchestration.memo.vocabulary.units import (
    BASIS_POINT,
    COUNT,
    DURATIONS,
    LABEL_SCALES,
    MONEY_SCALES,
    MULTIPLE,
    PERCENT,
    PERMILLE,
    Unit,
    moved_of,
    unit_of,
)

_SIGN = (
    rf"(?:{'|'.join(DOLLARS)})?\$|(?:CN|JP)?¥|[€£₹₩₺₽₦₱₫฿₪]|Rs\.?|Rp\.?|RM(?!B)|zł(?![a-z])|kr\.?(?![a-z])|Gs\.?"
    r"|K[Ss]hs?|[TU]Sh|Tk\.?|Kč|GH[₵¢]|E£|Kz|S/\.?(?![A-Za-z])|B/\.|৳"
)
_TOKEN = re.compile(
    rf"{_SIGN}|%|'?0{{3}}s?|[A-Za-z]+(?:2e|[²³23])(?![A-Za-z0-9])|[a-z]+-(?:km|kilomet(?:re|er)s?|miles?)\b|[A-Za-zµμ°²³áéíóúñöçãõł]+|/|[0-9]+|[^\s]"
)
SCALES = {**LABEL_SCALES, "tsd": 3, "thsd": 3, "mm": 6, "mil": 6, "bi": 9}
_MONEY_OF = {"Colombia": "COP", "Albania": "ALL", "Armenia": "AMD", "Cuba": "CUP", "Iran": "IRR", "Sudan": "SDG"}
_LETTERS = {**MONEY_SCALES, "Cr": 7, "cr": 7, "CR": 7, "Lac": 5, "L": 5}
_OWN_UNITS = {
    **dict.fromkeys(("bps", "bp"), BASIS_POINT),
    **dict.fromkeys(("%", "percent", "pct"), PERCENT),
    **dict.fromkeys(("x", "×", "times", "multiple"), MULTIPLE),
    **dict.fromkeys(("units", "number", "people", "persons", "count", "headcount"), COUNT),
    **dict.fromkeys(("fte", "ftes", "wte", "wtes"), COUNT),
    "h": DURATIONS["hour"],
    "‰": PERMILLE,
    **{word: unit for word, unit in DURATIONS.items() if len(word) > 2},
}
_NOISE = frozenset(["in", "of", "the", "figures", "amounts", "all", "nominal", "real", "current", "constant",
                    "unless", "otherwise", "noted", "stated",
                    "lifted", "handled", "shipped", "produced", "generated", "moved", "mined", "milled", "sold",
                    "traded", "exported", "imported", "gross", "net",
                    "installed", "online", "operational", "connected", "deployed", "cumulative"])  # fmt: skip


def items_of(written: str) -> list[str]:
    """The words of a unit without fillers and without what is weighed in it ("kt LCE")."""
    items = [word for word in _TOKEN.findall(written) if word not in ",;" and word.lower() not in _NOISE]
    if len(items) < 2 or SUBSTANCE.fullmatch(items[-1]) is None:
        return items
    unit = unit_of(items[-2]) if items[-2] != "W" else None  # "W Living" is a shop
    is_measured = unit is not None and unit.kind == "quantity" and read_word(items[-1], None) is None
    return items[:-1] if is_measured else items


def read_item(items: list[str], position: int, currency: str | None) -> tuple[str, str | int | Unit] | None:
    """What one word of a unit stands for, alone or over another."""
    is_over = position == 0 and len(items) > 2 and items[1] in ("/", "per")
    found = read_over(items[0], items[2]) if is_over else None
    return found or read_word(items[position], currency)


def read_wordlike(items: list[str], position: int, label: str) -> tuple[str, str] | None:
    """A code that is a word or a name too, beside a scale or a divisor or behind what is money: "(COP bn)"."""
    word = items[position]
    if word not in WORDLIKE_CODES:
        return None
    is_beside = any(other in ("/", "per") or SCALES.get(other.lower(), _LETTERS.get(other)) for other in items)
    named = label.partition(" (")[0]
    is_rate = read_currency(named)[0] not in (None, word) or named.lower() in NAMES  # "Dollar (COP)"
    is_alone = len(items) == 1 and (names_money(label) or is_rate or _MONEY_OF.get(named) == word)
    return ("currency", word) if is_beside or is_alone else None


def read_word(word: str, currency: str | None) -> tuple[str, str | int | Unit] | None:
    """What one word of a unit stands for."""
    word = {"Km": "km", "KM": "km", "Kg": "kg", "KG": "kg"}.get(word, word)
    small = word.lower()
    code = read_currency(word)[0] or NAMES.get(small) or (f"?{small}" if small in NAMES else None)
    if code and word not in WORDLIKE_CODES and word not in ("R", "Z$"):
        return "currency", code
    scale = SCALES.get(small, _LETTERS.get(word))
    if scale is not None:
        return None if word == "L" and currency != "INR" else ("scale", scale)
    if word.strip("'s") == "000":
        return "scale", 3
    unit = _OWN_UNITS.get(small) or unit_of(word) or moved_of(word)
    is_known = unit is not None and (small in _OWN_UNITS or unit.kind == "quantity")
    return ("unit", unit) if unit is not None and is_known else None
