"""Figures as a reader wants to see them: $240M, 34.6%, 18,000+, €25M–35M.

Belongs here: a number, its bounds and its unit as text. Does not: links, markup or charts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]

MINUS, DASH, ABSENT = "−", "–", "—"
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "KRW": "₩", "BRL": "R$"}
_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_ENDS = re.compile(r"(?P<before>\D*)[\d.,]+(?P<after>\D*)")
_ACRONYMS = {"cagr": "CAGR", "ebitda": "EBITDA", "fx": "FX"}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
# What a kind of figure is multiplied by, its decimals and what stands behind it; very small ones show more.
_FORMS = {
    "percent": (100, 1, "%"),
    "percentage_point": (100, 2, " pp"),
    "basis_point": (10_000, 1, " bps"),
    "multiple": (1, 2, "×"),
    "ratio": (1, 2, ""),
}
_TINY, _MORE = 0.001, 3
_SHORT = 4
_TICKER = re.compile(r"\([A-Z.]+: ?[A-Z0-9.]+\)")  # "(NYSE: BHP)"
_LITTLE = {"AND", "AT", "BY", "DO", "FOR", "IN", "OF", "ON", "THE", "TO"}
_VOWELS = frozenset("AEIOUY")
# Abbreviations that could be read as a word; without a vowel there is no doubt.
_ABBREVIATIONS = frozenset("AB AG AI AS AXA CEO CFO CIO COO CTO ESG EU HR IT PLC SA SAP SE UAE UBS UK US USA".split())  # noqa: SIM905
_NOUNS = {"year", "month", "week", "day", "hour"}


def figure(value: float | None, unit: str, kind: str) -> str:
    """One number in its unit; base units in, so a percentage is a fraction. Null is a dash."""
    if value is None:
        return ABSENT
    sign, size = (MINUS if value < 0 else ""), abs(value)
    return sign + _unsigned(size, unit, kind)


def span(value: float | None, low: float | None, high: float | None, unit: str, kind: str) -> str:
    """A number with its stated bounds: 500+ where nothing bounds it above, ≤ 5% below, 45–60 for a range."""
    if value is None:
        return ABSENT
    if low is None and high is None:
        return figure(value, unit, kind)
    if high is None:
        return f"{figure(low, unit, kind)}+"
    if low is None:
        return f"≤ {figure(high, unit, kind)}"
    if low == high:
        return figure(value, unit, kind)
    first, last = figure(low, unit, kind), figure(high, unit, kind)
    return first if first == last else _joined(first, last)


def _joined(first: str, last: str) -> str:
    """A range with what its ends share said once: $25–35M, 55–80%."""
    if MINUS in first or MINUS in last:
        return f"{first} to {last}"
    start, end = _ENDS.fullmatch(first), _ENDS.fullmatch(last)
    if start is None or end is None or start["before"] != end["before"] or start["after"] != end["after"]:
        return f"{first}{DASH}{last}"
    return f"{first.removesuffix(start['after'])}{DASH}{last.removeprefix(end['before'])}"


def stated(fact: Row) -> str:
    """A fact's value as it was read, with its bounds and its hedge."""
    text = span(fact["value"], fact["value_low"], fact["value_high"], fact["unit"], fact["unit_kind"])
    if fact["unit_kind"] == "ratio" and ":" in fact["source_value"] and text[-1:].isdigit():
        # 18:1 is written so; 0.79 children a woman is a ratio too.
        text += ":1"
    return f"≈ {text}" if fact["qualifier"] == "approximate" else text


def about(value: float | None, unit: str, kind: str) -> str:
    """A figure that was worked out: three digits, for more would claim what nobody knows."""
    return figure(None if value is None else float(f"{value:.3g}"), unit, kind)


def count(number: int) -> str:
    """A whole number with its thousands set apart."""
    return f"{number:,}"


def period_text(edtf: str | None) -> str:
    """A period for reading: 2030-06 is June 2030, 2030/2035 is 2030–2035."""
    return DASH.join(_one_period(part) for part in edtf.split("/")) if edtf else ""


def words(name: str | None) -> str:
    """A name of the warehouse as words: part_of_total is Part of total."""
    text = " ".join(_ACRONYMS.get(word, word) for word in (name or "").split("_"))
    return text[:1].upper() + text[1:]


def edition(written: str | None) -> str:
    """An edition for reading: in title case where a memo shouts or whispers it."""
    if not written:
        return "none stated"
    return unshouted(written.upper()) if written.islower() else unshouted(written)


def unshouted(name: str) -> str:
    """A name in title case where a memo shouts it; an abbreviation (BHP, CEO, S.A.) keeps its capitals."""
    if not name.isupper() or (len(name) <= _SHORT and " " not in name):
        return name
    if (ticker := _TICKER.search(name)) is not None:
        return f"{unshouted(name[: ticker.start()])}{ticker.group()}{unshouted(name[ticker.end() :])}"
    words = [word if _is_abbreviation(word) else word.capitalize() for word in name.split(" ")]
    return " ".join(word.lower() if place and word.upper() in _LITTLE else word for place, word in enumerate(words))


def _is_abbreviation(word: str) -> bool:
    letters = word.strip("()[],;:&")
    return letters in _ABBREVIATIONS or "." in letters or not _VOWELS.intersection(letters)


def capital(text: str) -> str:
    """A sentence with its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def signed(value: float | None, unit: str, kind: str) -> str:
    """A difference, worked out: its sign always shows."""
    text = about(value, unit, kind)
    return f"+{text}" if value is not None and value > 0 else text


def kind_of(unit: str | None) -> str:
    """The kind of an amount whose row only names its unit."""
    if unit is None or unit == "count":
        return "count"
    if unit == "pure":
        return "percent"
    return "money" if len(unit) == 3 and unit.isupper() else "quantity"


def _one_period(edtf: str) -> str:
    parts = edtf.split("-")
    if len(parts) > 1 and parts[1].isdecimal() and 1 <= int(parts[1]) <= len(_MONTHS):
        return " ".join([*(str(int(day)) for day in parts[2:3]), _MONTHS[int(parts[1]) - 1], parts[0]])
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 and not parts[1].isdecimal() else edtf


def _unsigned(size: float, unit: str, kind: str) -> str:
    if (form := _FORMS.get(kind)) is not None:
        factor, decimals, after = form
        return f"{_short(size * factor, decimals if size >= _TINY else _MORE)}{after}"
    if unit in _NOUNS:
        number = _short(size, 2)
        return f"{number} {unit}{'' if number == '1' else 's'}"
    if unit.startswith("other:"):
        return f"{_scaled(size)} {unit.removeprefix('other:')}"
    if kind == "money":
        return f"{_SYMBOLS.get(unit, f'{unit} ')}{_in_cents(_scaled(size))}"
    return _scaled(size)


def _in_cents(text: str) -> str:
    """An amount with its cents in full: $3.40, but $3.4M and $0.089."""
    return f"{text}0" if text[-2:-1] == "." and text[-1].isdigit() else text


def _scaled(size: float) -> str:
    for scale, letter in _SCALES:
        # 999.96M would print as 1,000M.
        if size >= scale * 0.99995:
            return f"{_short(size / scale, 2)}{letter}"
    if size < 1:  # 8.9 cents a kilometre are no 9
        return _short(size, 4)
    # Beyond ten thousand cents and parts of a person are noise of an interpolation.
    return _short(size, 2 if size < 1e4 else 0)


def _short(number: float, decimals: int) -> str:
    text = f"{number:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
