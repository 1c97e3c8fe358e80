"""Whose dollars a bare `$` means in a memo that also writes C$ or A$, whose rupees "Rs", and whether `¥` is the yuan's.

Belongs here: the evidence in the memo's own words, its title among them. Does not: a guess from where a company sits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.money.told_pesos import is_sign_apart, pesos_of
from orchestration.memo.quantities import Quantity, UnitHint
from orchestration.memo.values.shared_money import shared_money_of
from orchestration.memo.vocabulary.currencies import SHARED_SIGNS, SYMBOLS
from orchestration.memo.vocabulary.words import holds_any

_YUAN = re.compile(r"\b(?:RMB|CNY|CNH|yuan|renminbi)\b")
_CHINA = re.compile(r"\b(?:China|Chinese|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Chengdu|PRC)\b", re.IGNORECASE)
_YEN = re.compile(r"\b(?:JPY|yen|Japan(?:ese)?|Tokyo|Osaka|Kyoto|Yokohama|Nagoya)\b", re.IGNORECASE)
_RS = "Rs"
_HEAD = 300
_LOCAL_DOLLAR = r"(?<![A-Za-z])((?:C|CA|A|AU|NZ|S|SG|HK)\$)"
_AMOUNT = r" ?([0-9][0-9,.]{0,20})"
_LOCAL_SIGN = re.compile(_LOCAL_DOLLAR)
_SIGNED = re.compile(_LOCAL_DOLLAR + _AMOUNT)
_BARE = re.compile(r"(?<![A-Za-z])\$" + _AMOUNT)
_TELLING = 4  # characters of an amount that two sums hardly share by chance: 1,240
_PRICE = re.compile(r"\.[0-9]?[59]$")  # so many things cost 11.99 that two such prices need be of no one thing
_APART = 5
_SIGNED_LEAST, _SEVERAL, _MANY, _HOME_LEAST = 3, 3, 8, 3
_US = re.compile(r"US\$ ?[0-9]")
_COUNTRIES = {"canadian": "CAD", "australian": "AUD", "singapore": "SGD", "new zealand": "NZD", "hong kong": "HKD"}
# "All dollar amounts are Canadian unless marked US$."
_TOLD = re.compile(
    r"\b(?:(?:all|dollar) (?:dollar )?(?:amounts|figures|values|sums|money|prices)|all dollars)"
    r"(?: (?:below|here|in this (?:memo|report|document|note)))? (?:are |is |shown |stated |given |quoted )*"
    r"(?:in )?"
    rf"(?P<whose>{'|'.join(_COUNTRIES)})\b"
    r"|\bdollars in (?:this|these|the|both|all) (?:[a-z]+ )?tables? are "
    rf"(?P<tables>{'|'.join(_COUNTRIES)}) dollars\b"
    rf"|\b(?:amounts|figures|values) (?:are )?(?:shown |stated |given )?in (?P<named>{'|'.join(_COUNTRIES)}) dollars\b",
    re.IGNORECASE,
)
_LOCAL_CODE = re.compile(r"\b(CAD|AUD|NZD|SGD|HKD)\b(?! ?/)")
# Most memos hold none of these and need not be searched for more.
_LOCAL = ("C$", "A$", "AU$", "NZ$", "S$", "SG$", "HK$", "CAD", "AUD", "NZD", "SGD", "HKD")
_TITLE = 160  # what the memo is about; whose head office is where comes later
_TAG = re.compile(r"<[^<>]{0,2000}>")
_OPENING, _CODED_LEAST = 1500, 2  # the first paragraphs say where an entity is at home
_US_DOLLAR = re.compile(r"US\$|\bUSD\b|\bgreenback\b")
_AMERICA = re.compile(r"\b(?:United States|U\.?S\.?A?|Americans?)\b", re.IGNORECASE)
_HEADS = {
    "CAD": "Canad|Toronto|Ontario|Vancouver|Montreal|Quebec|Alberta|Calgary|Ottawa|British Columbia|Manitoba",
    "AUD": "Australia|Sydney|Melbourne|Queensland|Victoria|Perth|Brisbane|Tasmania|New South Wales",
    "NZD": "New Zealand|Auckland|Wellington|Christchurch",
    "SGD": "Singapore",
    "HKD": "Hong Kong",
}
_RUPEES = {
    "PKR": re.compile(r"\bPakistan", re.IGNORECASE),
    "LKR": re.compile(r"\bSri Lanka", re.IGNORECASE),
    "NPR": re.compile(r"\bNepal", re.IGNORECASE),
    "MUR": re.compile(r"\bMaurit(?:ius|ian)", re.IGNORECASE),
}


def dollar_of(raw: str, figures: UnitHint | None) -> str | None:
    """The currency of `$`: named for all figures, or of an amount written once as C$1,240 and once as $1,240.

    None where `$` is what it is everywhere, the US dollar, or where the memo names that too.
    """
    if "$" not in raw:
        return None
    raw = _without_tags(raw) if raw.lstrip()[:1] == "<" else raw
    if figures is not None and figures.unit != "USD" and figures.unit in SHARED_SIGNS["$"]:
        return None if is_sign_apart(raw) else figures.unit
    if holds_any(raw.lower(), tuple(_COUNTRIES)):
        told = {_COUNTRIES[match[match.lastgroup or 0].lower()] for match in _TOLD.finditer(raw)}
        if len(told) == 1:
            return told.pop()
    if (pesos := pesos_of(raw)) is not None:
        return pesos
    if not holds_any(raw, _LOCAL):
        return None
    if (titled := _titled(raw) or _coded(raw)) is not None:
        return titled
    signed = _SIGNED.findall(raw)
    codes = {SYMBOLS[sign] for sign, _ in signed}
    if len(codes) != 1:
        return None
    bare = _BARE.findall(raw)
    if "US$" in raw or "USD" in raw:
        return codes.pop() if _is_own_beside(raw, len(signed), len(bare)) else None
    shared = {amount.rstrip(".,") for _, amount in signed if len(amount) >= _TELLING and not _PRICE.search(amount)}
    shared &= {amount.rstrip(".,") for amount in bare}
    is_rule = _is_rule(len(signed), len(bare)) and not _tells_apart(raw)
    code = codes.pop()
    return code if shared or is_rule or (len(signed) >= _SIGNED_LEAST and _is_of_home(raw, code)) else None


def _without_tags(raw: str) -> str:
    """A page without its tags and styles, which otherwise stand before all that tells what it is about."""
    head = raw.find("<body")
    return _TAG.sub(" ", raw[max(head, 0) :])


def _titled(raw: str) -> str | None:
    """The dollar of the country in a memo's head, where the memo signs or names it somewhere and no other."""
    codes = {SYMBOLS[sign] for sign in _LOCAL_SIGN.findall(raw)} | set(_LOCAL_CODE.findall(raw))
    if len(codes) != 1:
        return None
    code, title = codes.pop(), raw[:_TITLE].partition("$")[0]
    is_named = re.search(rf"\b(?:{_HEADS[code]})", title, re.IGNORECASE) is not None
    return code if is_named and _AMERICA.search(title) is None else None


def _tells_apart(raw: str) -> bool:
    """Whether a memo writes its own dollar and the bare sign so often, and never of one amount, that they are two."""
    signed, bare = _SIGNED.findall(raw), _BARE.findall(raw)
    shared = {amount.rstrip(".,") for _, amount in signed} & {amount.rstrip(".,") for amount in bare}
    return len(signed) >= _APART and len(bare) >= _APART and not shared


def _coded(raw: str) -> str | None:
    """The dollar a memo of that country writes with its code ("CAD 4.3 billion"), where nothing in it is American."""
    codes = set(_LOCAL_CODE.findall(raw))
    if len(codes) != 1 or _US_DOLLAR.search(raw) is not None or _AMERICA.search(raw) is not None:
        return None
    code = codes.pop()
    is_at_home = re.search(rf"\b(?:{_HEADS[code]})", raw[:_OPENING], re.IGNORECASE) is not None
    return code if is_at_home and len(re.findall(rf"\b{code} ?[0-9]|\({code}\b", raw)) >= _CODED_LEAST else None


def _is_of_home(raw: str, code: str) -> bool:
    """Whether a memo that never writes US$ speaks of that dollar's country and its cities, and hardly of America."""
    homes = len(re.findall(rf"\b(?:{_HEADS[code]})", raw, re.IGNORECASE))
    return homes >= _HOME_LEAST and homes > 2 * len(_AMERICA.findall(raw)) and not _tells_apart(raw)


def _is_own_beside(raw: str, signed: int, bare: int) -> bool:
    """Whether a memo signs a local dollar far more often than the US dollar, and hardly ever leaves it unsigned.

    Whoever writes US$90 and A$744 means no US dollars by the $ of a lone header.
    """
    american = len(_US.findall(raw))
    return american > 0 and signed >= _SIGNED_LEAST and _SEVERAL * max(bare, american) <= signed


def _is_rule(signed: int, bare: int) -> bool:
    """Whether a memo signs so many of its dollars with their letter that it means no others."""
    return signed >= _SIGNED_LEAST and (signed >= bare or (signed >= _MANY and 2 * signed >= bare))


def is_yuan(raw: str) -> bool:
    """Whether `¥` is the yuan's sign in a memo: it names the yuan or China in its head, and nothing Japanese."""
    if "¥" not in raw or _YEN.search(raw) is not None:
        return False
    return _YUAN.search(raw) is not None or _CHINA.search(raw[:_HEAD]) is not None


def rupees_of(raw: str) -> str | None:
    """Whose rupees "Rs" are: of the country the memo's head names, else the one code or country it names.

    None for India's.
    """
    if "Rs" not in raw:
        return None
    head = raw[:_HEAD]
    titled = [code for code, names in _RUPEES.items() if names.search(head) is not None]
    codes = [code for code in _RUPEES if code in raw]
    named = titled or codes or [code for code, names in _RUPEES.items() if names.search(raw) is not None]
    is_own = set(named) <= set(codes) and "₹" not in raw and "INR" not in raw
    is_certain = ("India" not in head or is_own) if titled else bool(codes) or not is_india(raw)
    return named[0] if len(named) == 1 and is_certain else None


def is_india(raw: str) -> bool:
    """Whether a memo speaks of India's rupees too."""
    return "₹" in raw or "INR" in raw or "India" in raw


def whose_signs(raw: str, figures: UnitHint | None) -> dict[str, str]:
    """The currency that each sign shared by several means in a memo, by the one it means everywhere else."""
    dollar = dollar_of(raw, figures)
    signs = {} if dollar is None else {"USD": dollar}
    if is_yuan(raw):
        signs["JPY"] = "CNY"
    rupees = rupees_of(raw)
    if rupees is not None:
        signs[_RS] = rupees
        if not is_india(raw):
            signs["INR"] = rupees  # in headers as well
    return signs | shared_money_of(raw)


def in_own_money(quantity: Quantity, written: str, labels: Sequence[str | None], signs: dict[str, str]) -> Quantity:
    """The quantity with the memo's own currency in place of the one its sign means elsewhere.

    `written` is the amount as it stands, `labels` are those that may have lent it "Rs".
    """
    unit = quantity.unit
    code = unit[6:9] if unit.startswith("other:") and unit[9:10] == "/" else unit
    own = signs.get(code)
    if own is not None and code == "USD" and _says_us(written, labels):
        return quantity
    if code == "INR" and _RS in signs and _is_in_rupees(written, labels):
        own = signs[_RS]
    return quantity if own is None else quantity._replace(unit=unit.replace(code, own, 1))


def _says_us(written: str, labels: Sequence[str | None]) -> bool:
    """Whether an amount, or the label that lends it its unit, says US dollars in so many letters."""
    if "US$" in written or "USD" in written:
        return True
    if "$" in written:
        return False
    return any(label is not None and ("US$" in label or "USD" in label or "US dollar" in label) for label in labels)


def _is_in_rupees(written: str, labels: Sequence[str | None]) -> bool:
    """Whether an amount is written with "Rs", or by a label where it names India's rupees with no sign of its own."""
    if _RS in written or "₹" in written or "INR" in written:
        return _RS in written
    return any(label is not None and _RS in label for label in labels)
