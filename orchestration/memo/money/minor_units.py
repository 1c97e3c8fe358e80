"""Pence and cents: which currency's they are, the memo's own signs say.

Belongs here: "25p", "13 cents a bushel" → GBP 0.25, USD 0.13. Does not: reading the amount (`value_scanner`
refuses it, since a text alone leaves the currency open) or headers in pence (`hints`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.values.value_scanner import find_quantities
from orchestration.memo.vocabulary.rates import PER_UNIT
from orchestration.memo.vocabulary.units import per_unit_name

# Hundredths that one country's money alone has; others are several countries'.
_NAMED = {
    "paise": "INR", "US cents": "USD", "US cent": "USD", "euro cents": "EUR", "euro cent": "EUR", "euro-cents": "EUR",
    "euro-cent": "EUR", "eurocents": "EUR", "eurocent": "EUR", "ngwee": "ZMW", "kobo": "NGN", "pesewa": "GHS",
    "pesewas": "GHS", "thebe": "BWP", "satang": "THB", "grosz": "PLN", "groszy": "PLN", "halala": "SAR",
    "halalas": "SAR", "agorot": "ILS", "poisha": "BDT", "tambala": "MWK", "tetri": "GEL", "stotinki": "BGN",
    "Rappen": "CHF", "rappen": "CHF", "öre": "SEK", "laari": "MVR", "kuruş": "TRY", "kurus": "TRY",
}  # fmt: skip
_SEVERAL = {
    word: {code: re.compile(rf"\b(?:{code}|{names})") for code, names in families.items()}
    for word, families in {
        "øre": {"NOK": "Norw", "DKK": "Denmark|Danish"},
        "sen": {"MYR": "RM ?[0-9]|Malaysia", "IDR": "Rp\\b|Indonesia"},
        "Rp": {"CHF": "Swiss|Switzerland|Rappen", "IDR": "Rp\\.? ?[0-9]|Indonesia|[Rr]upiah"},
        "piastres": {"EGP": "Egypt", "LBP": "Leban"},
    }.items()
}
_WHOLE = ("Rp", "IDR")  # no hundredth
_IN_FULL = {word: re.compile(rf"{word}(?![a-z])(?<![A-Za-z]{word})") for word in _SEVERAL}  # "sent" is no sen
_WORDS = "|".join(sorted((*_NAMED, *_SEVERAL), key=len, reverse=True))
_WRITTEN = re.compile(rf"[ -]?(Rp\.?|{_WORDS}|p|pence|(?:US )?cents?|cts?|c|¢|centavos?)$")
# "77p to 92p", "12c-14c"
_BOTH = re.compile(r"(?<=[0-9])(?:p|c|¢)(?= ?(?:to|and|or|[-–—]) ?[0-9])")
_CENTS = {
    "USD": re.compile(r"(?<![A-Z])\$|\bUS\$|\bUSD\b"),
    "EUR": re.compile(r"€|\bEUR\b"),
    "AUD": re.compile(r"\bAU?\$|\bAUD\b"),
    "CAD": re.compile(r"\bCA?\$|\bCAD\b"),
    "NZD": re.compile(r"\bNZ\$|\bNZD\b"),
    "SGD": re.compile(r"\bSG?\$|\bSGD\b"),
    "HKD": re.compile(r"\bHK\$|\bHKD\b"),
    "ZAR": re.compile(r"\bR\s?[0-9]|\bZAR\b"),
}
# "percent" and "center" stand in every memo; cents hardly do.
_CENT_WORDS = (" c/", "c/kWh", " ct/", " cts/", " ct per", " cents", "(cents", " cent ", "Cents ", "¢", "centavo")
_CENTAVOS = {"BRL": re.compile(r"R\$|\bBRL\b"), "MXN": re.compile(r"\bMX\$|\bMXN\b"), "PHP": re.compile(r"₱|\bPHP\b")}
_CENTS_OVER = re.compile(r"(?:\b(?i:cents?)|¢|\bc|\bct)(?: per |/)([A-Za-z]{1,10})")
_REACH = 40
# "28 cents of every dollar", "94 cents on the dollar" are shares, "9 cents less" is a difference.
_SHARE = re.compile(r" (?:of|on|in|for|less|more|lower|higher|out)\b")
# "18 cents" alone may be a share too: an amount before it, or a unit behind it, says that it is a price.
_PRICED = re.compile(r"[$€] ?[0-9]|\bper [a-z]+: ?$|\bcents? (?:per|an?) [a-z]+[^.;]{0,60}$")
_PRICED_REACH = 120


class MinorUnits(NamedTuple):
    """The currencies whose hundredths a memo may speak of; None where it names none or several."""

    pence: str | None
    cents: str | None
    centavos: str | None
    several: tuple[tuple[str, str], ...] = ()  # words of several countries, each with the one it names

    @staticmethod
    def of(raw: str, dollar: str | None = None) -> MinorUnits:
        """The currencies a memo's signs and codes name; `dollar` is what it means by a lone $, where that is known."""
        several = [(word, _only(signs, raw)) for word, signs in _SEVERAL.items() if _is_written(word, raw)]
        told = tuple((word, code) for word, code in several if code is not None and (word, code) != _WHOLE)
        pence = "GBP" if "£" in raw or "GBP" in raw or "sterling" in raw else None
        if not any(word in raw for word in _CENT_WORDS):
            return MinorUnits(pence, None, None, told)
        return MinorUnits(
            pence,
            _only({code: sign for code, sign in _CENTS.items() if dollar is None or code != "USD"}, raw),
            _only(_CENTAVOS, raw),
            told,
        )

    def own(self, quantity: Quantity) -> Quantity:
        """A price that a header "(Rp./kWh)" states, in francs where the memo's Rp are their hundredths."""
        if not quantity.unit.startswith("other:IDR/") or ("Rp", "CHF") not in self.several:
            return quantity
        return _hundredth(quantity)._replace(unit=quantity.unit.replace("IDR", "CHF"))


def _is_written(word: str, raw: str) -> bool:
    return word in raw and _IN_FULL[word].search(raw) is not None


def _only(signs: dict[str, re.Pattern[str]], raw: str) -> str | None:
    named = [code for code, sign in signs.items() if sign.search(raw)]
    return named[0] if len(named) == 1 else None


def cents_per(label: str, currency: str) -> UnitHint | None:
    """The price that a label in cents over a physical unit states: "Average tariff (c/kWh)", "Cents per kWh"."""
    over = _CENTS_OVER.search(label)
    name = per_unit_name(over.group(1)) if over is not None else None
    return UnitHint(f"other:{currency}/{name}", "quantity", -2, PER_UNIT) if name is not None else None


def settle(text: str, item: Quantity | Refusal, minor: MinorUnits) -> Quantity | Refusal:
    """An amount refused for its pence or cents, read where the memo says whose they are."""
    if isinstance(item, Quantity) or item.code != "minor_unit":
        return item
    written = _WRITTEN.search(text, item.start, item.end)
    if written is None:
        return item
    word = written.group(1).rstrip(".")
    is_sure = word in ("p", "pence", "paise") or word.startswith(("US", "euro"))
    currency = _NAMED.get(word) or dict(minor.several).get(word) or (minor.pence if is_sure else minor.cents)
    currency = minor.centavos if word.startswith("centavo") else currency
    if currency is None or (not is_sure and _SHARE.match(text, item.end)):
        return item
    head = f"{_BOTH.sub('', text[item.start : written.start()])} {currency}"
    found = find_quantities(head + text[item.end : item.end + _REACH])
    if not found or not isinstance(found[0], Quantity) or found[0].end < len(head) or found[0].start:
        return item
    whole = found[0]
    before = text[max(0, item.start - _PRICED_REACH) : item.start]
    if not is_sure and word not in (*_NAMED, *_SEVERAL) and whole.rate_basis is None and not _PRICED.search(before):
        return item
    return _hundredth(whole)._replace(start=item.start, end=item.end + whole.end - len(head))


def _hundredth(whole: Quantity) -> Quantity:
    return whole._replace(
        value=whole.value.scaleb(-2),
        low=whole.low.scaleb(-2) if whole.low is not None else None,
        high=whole.high.scaleb(-2) if whole.high is not None else None,
        decimals=whole.decimals + 2 if whole.decimals is not None else None,
    )
