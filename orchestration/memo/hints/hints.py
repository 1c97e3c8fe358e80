"""The unit a header or caption lends to the bare numbers under it.

Belongs here: reading "Revenue ($M)", "Amount (INR Cr)", "% of Total". Does not: applying it (`assembly`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.hints.hint_endings import (
    PARENTHESES,
    counts_by_scale,
    finish,
    is_noun,
    is_sure,
    names_money,
    of_unit_beside,
    read_scaled,
    shared_currency,
    with_divisor,
    with_scale_behind,
    without_substances,
)
from orchestration.memo.hints.hint_items import SCALES, items_of, read_item, read_wordlike
from orchestration.memo.hints.hint_phrases import (
    OF_TIME,
    STATED_SHARE,
    YEARS_BEHIND,
    is_least,
    names_score,
    read_by_label,
    read_on_amount,
    read_phrase,
    read_points,
    read_share,
    read_unit_beside,
)
from orchestration.memo.hints.hint_scales import as_one, with_scale_before
from orchestration.memo.hints.hint_times import TIME_OF, read_time
from orchestration.memo.hints.hint_words import (
    in_codes,
    in_own_currency,
    names_currency,
    names_drafting,
    plain_label,
    power_told,
    told_money,
)
from orchestration.memo.hints.leading_scales import money_by_thousand, read_leading_scale
from orchestration.memo.values.number_grammar import read_currency
from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.exchange import tells_rate, unit_of_rate
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.rates import ANNUAL, MONTHLY, PER_UNIT
from orchestration.memo.vocabulary.units import (
    COUNT,
    DURATIONS,
    MULTIPLE,
    SCORE,
    Unit,
    product_of,
)
from orchestration.memo.vocabulary.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNIT_SIGN = re.compile(r"[%$€£¥₹₩]")
_LONGEST_LABEL, _SHORTEST_TOLD = 400, 12
# "Rainfall (mm)"; behind a count or beside money it stands for millions.
_MILLIMETRES = UnitHint("other:mm", "quantity")
_STACKED = frozenset({(5, 7), (3, 7), (3, 6)})  # lakh crore, thousand crore, thousand million
# "(b) Enforce the levy": the letter numbers an option.
_ENUMERATOR = re.compile(r"^\s*\(?[a-z]\)\s+")
# "SEK bn 2029": when says nothing of the unit.
_WHEN = re.compile(r"(?:FY|CY)?(?:19|20|21)[0-9]{2}[AEFPTB]?|[QH][1-4]|FY[0-9]{2}")
# "EUR bn, 2030 prices"
_PRICE_BASE = re.compile(
    r",? (?:(?:at|in) )?(?:(?:constant|current|real|nominal) )?(?:(?:19|20|21)[0-9]{2} )?(?:prices|terms)\s*$",
    re.IGNORECASE,
)
_UNLESS = re.compile(r",? (?:unless|except) (?:otherwise )?(?:shown|stated|noted|marked|indicated)(?: otherwise)?\s*$")
# "CO2, thousand tonnes", "Mining jobs, 000s", not "Doctors per 1,000"; a lone letter ("Team, M") is no scale.
_AFTER_COMMA = re.compile(r"(?:(?<![0-9])|(?<=[A-Za-z][0-9]))[,:] ?(?:in )?([^,() ][^,()]{1,40}?|[$€£¥₹₩₦₱฿₺₫])[ :]*$")
# "(2029, money in US$ million)"
_MONEY_IN = re.compile(
    r"^ ?(?:money|amounts?|values?|sums|financials|all (?:money|amounts|values|figures)|figures) in (?=[A-Z$€£¥₹])"
)
# "Payback (mo.)"; "(min.)" is the least
_DOTTED = re.compile(r"\((mos?|mths?|yrs?|hrs?|wks?)\.\)$")
_UNIT_IS = re.compile(r"^\s*units?: ?", re.IGNORECASE)
_DOLLARS = frozenset({"US", "AU", "CA", "NZ", "HK", "A$", "C$", "S$", "R$", "MX"})
_TIMES = word_set("years months weeks days hours yrs nights minutes seconds quarters mins hrs wks mths secs")
_WHEN_UNITS = frozenset({"other:night", "other:quarter", "other:second", "other:minute"})
_ANNUAL = re.compile(r"(?<=\w|[$€£¥₹₩%]),? (?:p\.a\.?|pa|a year|annually|per annum)$")
_DIVIDED_PART = re.compile(r"(?:/| per )[^,;]*[,;]")
# The comma of ">18,000 TEU" parts nothing.
_NAMES = frozenset({"Min", "Sec", "Won", "BP", "MN", "PP", "Day", "Night"})
# "Difference over both years", "Total for all years"
_OVER_TIMES = re.compile(
    r"(?:(?:,| \(?(?:over|across|through|for|in|of))? (?:the )?(?:both|all|these|those)"
    r"|,? \(?(?:over|across|through)(?: the)?) (?:years|quarters|months|weeks|days)\)?$",
    re.IGNORECASE,
)
_PER_ONE = re.compile(r"[Pp]er (?:[A-Za-z]+ )?[A-Za-z0-9]+")  # "Per MW" beside "Cost"
_HOW_TOLD = re.compile(
    r" (?:at|once|when|after|before|by|from|over|until|without|assuming|excluding|excl\.?|including|incl\.?|net of)"
    r" [^%]+$"
)
# "(per month, CHF)"
_PER_FIRST = re.compile(r"(?P<per>per [a-z]+(?: [a-z]+)?), (?P<unit>[^,;()]+)")
_AMOUNT = re.compile(r"[A-Z]{0,2}[$€£¥₹₩] ?[0-9]")
_BASES = {"monthly": MONTHLY, "per month": MONTHLY, "a month": MONTHLY, "annual": ANNUAL, "annually": ANNUAL}
_PARTED = re.compile(r";|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))")


def read_hint(label: str) -> UnitHint | None:
    """The unit a label states for the numbers under it; None where it states none or more than one."""
    label = _OVER_TIMES.sub("", plain_label(_ENUMERATOR.sub("", label[:_LONGEST_LABEL])))
    label = _DOTTED.sub(r"(\1)", label) if label.endswith(".)") else label
    if label in _NAMES or _PER_ONE.fullmatch(label) is not None:
        return None  # the least of all, beside "Max"; what was won, beside "Lost"; the company, the state
    if (len(label) < 2 and label.isalpha()) or names_drafting(label):
        return None  # "Bid B" and the rating B are no billions
    if label.endswith((", x", ", ×")):
        return UnitHint.of(MULTIPLE)
    if tells_rate(label):
        unit = unit_of_rate(label)
        return UnitHint(unit, "quantity", 0, PER_UNIT) if unit is not None else None
    hints = _read_parentheses(label)
    if hints is None:
        return None
    if not hints:
        plain = PARENTHESES.sub(" ", label)
        return read_leading_scale(plain) or _read_outside(plain) or read_scaled(label)
    return of_unit_beside(with_scale_behind(hints[0], label), label) if len(hints) == 1 else None


def _read_parentheses(label: str) -> Sequence[UnitHint] | None:
    """The units that a label's parentheses state, with the scales told before them; None where the two disagree."""
    hints: list[UnitHint] = []
    for match in PARENTHESES.finditer(label):
        if match.group(1).lower() in ("day", "night") and " per " in label:
            continue  # "Residents per aide (night)" says when
        if match.group(1) in "AEFPTB" and _WHEN.fullmatch(label[: match.start()].strip()):
            continue  # "FY2030 (B)" is the budget's
        hint = read_by_label(match.group(1), label) or _read_tokens(match.group(1), label)
        hint = hint or _read_one_part(match.group(1), label)
        if hint is None or hint in hints:
            continue
        scaled = with_scale_before(hint, label[: match.start()], lambda words: _read_tokens(words, label))
        if scaled is None:
            return None  # "millions of dollars (EUR)"
        hints.append(scaled)
    return as_one(hints)


def _read_one_part(words: str, label: str) -> UnitHint | None:
    """Read "($M, 2030)", of whose parts one states the unit and the others state none."""
    parts = _PARTED.split(words)
    if len(parts) == 1:
        return _read_before(words, label)
    per_first = _PER_FIRST.fullmatch(words)
    if per_first is not None:
        return _read_tokens(f"{per_first['unit']} {per_first['per']}", label)
    read = [(part, _read_tokens(part, label) or _read_before(part, label)) for part in parts]
    hints = as_one(list(dict.fromkeys(hint._replace(rate_basis=None) for _, hint in read if hint is not None)))
    # "(£1bn turnover company, £ thousand)" tells how large the company is
    rest = "".join(STATED_SHARE.sub("", part) for part, hint in read if hint is None and not _AMOUNT.search(part))
    if len(hints) != 1 or _UNIT_SIGN.search(rest) or names_currency(rest):
        return None
    if hints[0].unit_kind == "money" and not hints[0].unit and nature_of(rest.strip()) == "count":
        return UnitHint.of(COUNT, hints[0].scale)  # "(workers, lakh)"
    basis = next((_BASES[word] for part in parts if (word := part.strip().lower()) in _BASES), None)
    return hints[0]._replace(rate_basis=basis) if basis is not None and hints[0].unit_kind == "money" else hints[0]


def _read_before(words: str, label: str) -> UnitHint | None:
    """The money before what says when or how it is told: "(CLP billion per year at full effect)"."""
    told = _HOW_TOLD.search(words)
    if told is None or _UNIT_SIGN.search(told.group()) or names_currency(told.group()):
        return None
    hint = _read_tokens(words[: told.start()].strip(), label)
    return hint if hint is not None and hint.unit_kind == "money" and hint.unit else None


def _read_outside(label: str) -> UnitHint | None:
    """Units without parentheses: "USD millions", "Revenue, $M", "in $ millions", "% of Total"."""
    if "%" in label or "percent" in label.lower():
        share = read_share(label)
        return share or read_time(" ".join(STATED_SHARE.sub(" ", label).split()))  # "Years to save 20% deposit"
    label = _PRICE_BASE.sub("", _UNLESS.sub("", label))
    name = " ".join(word for word in YEARS_BEHIND.sub("", label).split() if _WHEN.fullmatch(word) is None)
    stated = _AFTER_COMMA.search(label)
    if (product := product_of(name)) is not None:
        return UnitHint.of(product)
    if (named := read_time(name) or read_unit_beside(name)) is not None:
        scaled = _read_stated(stated.group(1), label[: stated.start()]) if stated is not None else None
        is_scaled = scaled is not None and scaled.unit == named.unit and scaled.scale > named.scale
        return named._replace(scale=scaled.scale) if scaled is not None and is_scaled else named
    if stated is not None and (hint := _read_stated(stated.group(1), label[: stated.start()])) is not None:
        is_time = hint.rate_basis is None and (hint.unit_kind == "duration" or hint.unit in _WHEN_UNITS)
        is_told = stated.group(1).strip().split()[0] in _TIMES or OF_TIME.search(label) is not None
        return None if is_time and not is_told else hint
    if (whole := read_points(label) or _read_middle(label) or _read_told(label)) is not None:
        return whole
    words = [word for word in YEARS_BEHIND.sub("", label).strip(" :*").split() if _WHEN.fullmatch(word) is None]
    for count in sorted({len(words), 4, 3, 2, 1}, reverse=True):
        if 0 < count <= min(len(words), 5) and (hint := _read_tokens(" ".join(words[-count:]), label)) is not None:
            is_scaled = bool(hint.unit) and hint.scale > 0 and words[-count] == "in"  # "Water use in million m3"
            certain = is_sure(hint) or is_scaled
            if certain and _leaves_out(hint, words[: len(words) - count]):
                return None
            if certain or (count == len(words) and not is_noun(words)):
                return hint
    return _read_first(words, label) or read_on_amount(label) or (UnitHint.of(SCORE) if names_score(label) else None)


def _read_stated(words: str, label: str) -> UnitHint | None:
    """The unit behind a comma: "Output, kt", "Cash, days of operating cost"."""
    time = TIME_OF.fullmatch(words)
    return UnitHint.of(DURATIONS[time["time"].lower()]) if time is not None else _read_tokens(words, label)


def _read_middle(label: str) -> UnitHint | None:
    """What one part between commas states: "Salary bands, C$ thousand, class of 2029", "Duration, days, all sites"."""
    parts = label.split(",")[1:-1] if label.count(",") > 1 else []
    hints = [hint for part in parts if (hint := _read_tokens(part.strip(), label)) is not None]
    if len(hints) != 1:
        return None
    kind, is_time = hints[0].unit_kind, any(part.strip() in _TIMES for part in parts)
    is_told = (
        kind in ("basis_point", "percentage_point")
        or (is_time and kind == "duration")
        or (is_sure(hints[0]) and hints[0].scale > 0)
    )
    return hints[0] if is_told else None


def _read_told(label: str) -> UnitHint | None:
    """The money told between other words: "Cost of one case in pesos, excluding VAT"."""
    money = told_money(label) if len(label) > _SHORTEST_TOLD else None
    hint = _read_tokens(money, label) if money is not None else None
    return hint if hint is not None and (hint.unit_kind == "money" or is_sure(hint)) else None


def _read_first(words: list[str], label: str) -> UnitHint | None:
    """The money that opens a label: "£ million, year to July", "$ spent"; a code alone may be a name."""
    if not words or not (_UNIT_SIGN.match(words[0]) or read_currency(words[0][:3])[0] or words[0][:2] in _DOLLARS):
        return None
    for count in (3, 2, 1):
        hint = _read_tokens(" ".join(words[:count]), label) if len(words) >= count else None
        if hint is not None and hint.unit_kind == "money" and hint.unit:
            return hint if hint.scale or not words[0][0].isalpha() else None
    return None


# What becomes of a currency whose name stands behind.
_WORTH = word_set(
    "weak weaker weakening strong stronger strengthening cheap cheaper rising falling digital stable pegged"
)


def _leaves_out(hint: UnitHint, before: list[str]) -> bool:
    """Whether the word before a unit changes it: "Mio. EUR" has a scale, "FX per US$" a divisor."""
    last = before[-1].rstrip(".").lower() if before else ""
    if hint.unit_kind == "money" and last in _WORTH:
        return True  # "Weak naira" is a case
    if last[-1:].isdigit() or ("per" in before and not (hint.unit_kind == "money" and hint.scale)):
        return True  # "Staff per 10 MW", "Interest rates -100 bps"
    return last in SCALES and not hint.scale


def _read_tokens(written: str, label: str) -> UnitHint | None:
    """Read the words in the parentheses; every one must be a unit, a scale or a filler."""
    written = _UNIT_IS.sub("", _MONEY_IN.sub("", written))
    if (own := in_own_currency(written)) is not None:
        return UnitHint("", "money", own)
    if (power := power_told(written)) is not None:
        hint = _read_words(power.unit, label) if power.unit else None
        if not power.unit and counts_by_scale(label):
            return UnitHint.of(COUNT, power.scale)  # "Employees (10k)"
        return hint._replace(scale=hint.scale + power.scale) if hint is not None else None
    if (by_thousand := money_by_thousand(written, label)) is not None:
        return _read_words(by_thousand, label)
    if written.strip() == "won" or is_least(written, label):
        return None  # "Seats won", "Debt service cover (min)"
    if written.strip() == "mm" and not counts_by_scale(label):
        return None if names_money(label) else _MILLIMETRES
    annual = _ANNUAL.search(written)
    if annual is None:
        return _read_words(written, label)
    hint = _read_words(written[: annual.start()], label)
    return hint._replace(rate_basis=ANNUAL) if hint is not None else None  # "(€ p.a.)"


def _read_words(written: str, label: str) -> UnitHint | None:
    """The same for words that say nothing of time."""
    whole = read_phrase(written)
    if whole is not None or _DIVIDED_PART.search(written):
        return whole  # "($/acre, Iowa)" is read part by part
    items = without_substances(items_of(in_codes(written)))
    currency: str | None = None
    sign = ""
    scale: int | None = None
    unit: Unit | None = None
    position = 0
    while position < len(items):
        word = items[position]
        if word.lower() in ("/", "per"):
            return with_divisor(currency, scale, unit, items[position + 1 :], label)
        found = read_item(items, position, currency) or read_wordlike(items, position, label)
        if found is None:
            return None
        kind, value = found
        if kind == "currency" and currency is None:
            currency, sign = str(value), word
        elif kind == "currency" and str(value) != currency:
            currency = shared_currency(currency, str(value), sign, word)
            if currency is None:
                return None
        elif kind == "scale" and isinstance(value, int) and (scale is None or (scale, value) in _STACKED):
            scale = value + (scale or 0)
        elif kind == "unit" and unit is None and isinstance(value, Unit):
            unit = value
        else:
            return None
        position += 1
    return finish(currency, scale, unit, label)
