"""Whose kroner, dirhams or CFA francs a memo means, where the amount itself does not say.

Belongs here: the names that several countries share and the evidence in the memo's own words. Does not: `$`, `¥` and
"Rs", which mean one currency where nothing else is said (`dollars`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.assembly import MESSAGES
from orchestration.memo.values.quantity_types import Quantity, Refusal

SHARED = "?"
_CODE = "ambiguous_currency"
_HEAD, _SHORT = 300, 3
WEIGHT = "other:pound"
_WEIGHED = re.compile(r"/lb\b|\blbs?\b|\bper pound\b|U3O8")
_STERLING = re.compile(r"£|\bGBP\b|[Ss]terling|\bU\.?K\b|Brit(?:ain|ish)|\bEGP\b|Egypt")
_SIGNS = {"GBP": "£", "PHP": "₱"}
_KRONE = {"SEK": "Swed(?:en|ish)", "NOK": "Norw(?:ay|egian)", "DKK": "Denmark|Danish", "ISK": "Iceland"}
_PESO = {
    "MXN": "Mexic",
    "PHP": "Philippine|Filipin|Manila",
    "CLP": "Chile",
    "COP": "Colombia",
    "ARS": "Argentin",
    "UYU": "Uruguay",
    "DOP": "Dominican",
}
_DIRHAM = {"AED": "U\\.?A\\.?E\\b|Emirat|Dubai|Abu Dhabi|Sharjah", "MAD": "Morocc"}
_RIYAL = {"SAR": "Saudi|Riyadh", "QAR": "Qatar", "OMR": "Oman", "YER": "Yemen"}
_DINAR = {
    "KWD": "Kuwait",
    "BHD": "Bahrain",
    "JOD": "Jordan",
    "IQD": "Iraq",
    "TND": "Tunisia",
    "DZD": "Algeria",
    "RSD": "Serbia",
    "LYD": "Libya",
}
_SHILLING = {"KES": "Kenya|Nairobi", "TZS": "Tanzania", "UGX": "Uganda", "SOS": "Somali"}
_FRANC = {
    "CHF": "Swiss|Switzerland",
    "XOF": "Senegal|Ivoir|Ivory Coast|Burkina|Mali\\b|Togo|Benin|West Africa|UEMOA|WAEMU|BCEAO|Abidjan|Dakar",
    "XAF": "Cameroon|Gabon|Chad\\b|Congo-Brazzaville|Central Africa|CEMAC|BEAC\\b|Douala|Libreville",
    "RWF": "Rwanda",
    "CDF": "Congolese|DR Congo|DRC\\b",
}
_CFA = {code: _FRANC[code] for code in ("XOF", "XAF")}
_FAMILIES = {
    **dict.fromkeys(("kr", "kr.", "kroner", "krone", "krona", "crowns"), _KRONE),
    **dict.fromkeys(("Ps", "Ps.", "peso", "pesos"), _PESO),
    **dict.fromkeys(("Dh", "Dhs", "dirham", "dirhams"), _DIRHAM),
    **dict.fromkeys(("riyal", "riyals"), _RIYAL),
    **dict.fromkeys(("dinar", "dinars"), _DINAR),
    **dict.fromkeys(("shilling", "shillings"), _SHILLING),
    **dict.fromkeys(("Fr", "Fr.", "franc", "francs"), _FRANC),
    **dict.fromkeys(("CFA", "FCFA"), _CFA),
    "pounds": {
        "GBP": r"U\.?K\b|Brit(?:ain|ish)|United Kingdom|England|Scotland|Wales|London",
        "EGP": "Egypt",
        "LBP": "Leban",
    },
    "kwacha": {"ZMW": "Zambia", "MWK": "Malawi"},
    "lei": {"RON": "Romania", "MDL": "Moldova"},
    "manat": {"AZN": "Azerbaijan", "TMT": "Turkmen"},
    "colones": {"CRC": "Costa Rica"},
}


# The name stands first, so that the scan leaps from one to the next; what stands before it is asked behind.
_WRITTEN = {name: re.compile(rf"{re.escape(name)}(?![a-z])(?<![A-Za-z]{re.escape(name)})") for name in _FAMILIES}


def shared_money_of(raw: str) -> dict[str, str]:
    """The ISO code of each shared name that a memo writes, keyed by the name with `?` before it.

    The head's one country says whose they are, else the one code of them that the memo writes, else the one
    country of them that it names; a name without such evidence is left out.
    """
    own: dict[str, str] = {}
    if "pounds" in raw and _WEIGHED.search(raw) is not None and _STERLING.search(raw) is None:
        own["?pounds"] = WEIGHT  # "a contract book of 228 million pounds" of uranium
    lowered = raw.lower()
    for name, family in _FAMILIES.items():
        # "franchise" names no franc; a label may begin with "Pesos"
        text = lowered if len(name) > _SHORT and name.islower() else raw  # FCFA is never small
        is_written = name in text and _WRITTEN[name].search(text) is not None
        code = whose(family, raw) if is_written and f"{SHARED}{name}" not in own else None
        if code is not None:
            own[f"{SHARED}{name}"] = code
    return own


def whose(family: dict[str, str], raw: str) -> str | None:
    """The one currency of a family that a memo speaks of, by the strongest evidence it has."""
    titled = _named(family, raw[:_HEAD])
    if titled:
        return titled[0] if len(titled) == 1 else None
    written = [code for code in family if re.search(rf"\b{code}\b", raw) or _SIGNS.get(code, code) in raw]
    named = written or _named(family, raw)
    return named[0] if len(named) == 1 else None


def _named(family: dict[str, str], raw: str) -> list[str]:
    return [code for code, names in family.items() if re.search(rf"\b(?:{names})", raw, re.IGNORECASE) is not None]


def settled(item: Quantity | Refusal, written: str, own: dict[str, str]) -> Quantity | Refusal:
    """The amount with the ISO code its shared name stands for, or a refusal where nothing says whose it is."""
    if isinstance(item, Refusal) or SHARED not in item.unit:
        return item
    name = item.unit.removeprefix("other:").split("/")[0]
    code = own.get(name)
    if code == WEIGHT:
        return item._replace(unit=item.unit.replace(name, WEIGHT, 1), unit_kind="quantity")
    if code is None:
        return Refusal(item.start, item.end, _CODE, f"{written!r}: {MESSAGES[_CODE]}")
    return item._replace(unit=item.unit.replace(name, code, 1))


def all_settled(items: Sequence[Quantity | Refusal], text: str) -> list[Quantity | Refusal]:
    """The values of a text that stands alone, where nothing says whose a shared name is."""
    return [settled(item, text[item.start : item.end], {}) for item in items]
