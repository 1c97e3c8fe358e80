"""One written amount: bound words, sign, currency, number and tail, as an End.

Belongs here: finding where an amount starts and reading it. Does not: pairing two amounts to a range
(`assembly`) or deciding whether the amount is a fact (`identifiers`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.values.tails import Tail, read_tail
from orchestration.memo.vocabulary.currencies import (
    AMBIGUOUS_SYMBOLS,
    DOLLAR_CODES,
    SHARED_SIGNS,
    SYMBOLS,
    WORDLIKE_CODES,
    code_in_parentheses,
    code_of,
    merged_currency,
)
from orchestration.memo.vocabulary.units import RATIO, SCORE, Unit

AT_LEAST, AT_MOST, APPROXIMATE, BETWEEN = "at_least", "at_most", "approximate", "between"

BOUND_WORDS: dict[str, str] = {
    **dict.fromkeys(
        ("over", "more than", "greater than", "higher than", "larger than", "bigger than", "longer than", "older than",
         "above", "at or above", "at or over",
         "at least", "no lower than", "not lower than", "no less than", "not less than", "no fewer than",
         "not fewer than", "no smaller than", "no shorter than", "beyond", "minimum",
         "minimum of", "min", "min.", "exceed", "exceeding", "exceeds", "exceeded", "upwards of", "upward of",
         "in excess of", "north of", "as low as", "as few as", "as little as", ">", "≥", ">="), AT_LEAST),
    **dict.fromkeys(
        ("up to", "under", "below", "less than", "fewer than", "lower than", "smaller than", "shorter than",
         "younger than", "at or below", "at or under",
         "at most", "no more than", "not more than",
         "not exceeding", "no larger than", "no bigger than", "no longer than", "no older than", "not larger than",
         "not longer than", "not over", "not above", "no higher than", "no greater than", "as much as", "as many as",
         "as high as", "as long as",
         "south of", "shy of", "just shy of", "maximum", "maximum of", "max", "max.", "<", "≤", "<="), AT_MOST),
    **dict.fromkeys(
        ("about", "approximately", "approx", "approx.", "around", "roughly", "nearly", "almost", "circa",
        "ca.",
         "c.", "est.", "estimated", "close to", "some", "~", "≈", "∼"), APPROXIMATE),
    "between": BETWEEN,
}  # fmt: skip

_S = "[ \u00a0\u2009\u202f]"
DOLLARS = (
    *("US", "AU", "A", "CA", "C", "NZ", "HK", "SG", "S", "NT", "MX", "Mex", "R", "Z", "J", "TT", "N"),
    *("EC", "BZ", "FJ", "Bds", "RD", "CO", "COL", "AR", "CL", "G", *DOLLAR_CODES),
)
SIGNS = "€£₹￥₩₺₽₦₱₫฿₪₴₸₡₵₲₮₾₼₨₭৳"
_LETTER_SIGNS = (r"Rs\.?", r"Rp\.?", "RM", "zł", r"kr\.?", r"K[Ss]hs?\.?", "[TU]Sh", r"Tk\.?", r"Gs\.?", "Kč", "GH[₵¢]",
                 "E£", "LE", "Ft", "DH", "Kz", "TL", "SFr",
                 r"Ps\.?", r"Fr\.?", "Dhs?", "lei",
                 r"S/\.?(?!4(?![0-9.,]))", r"B/\.", "F?CFA")  # fmt: skip
_WORDS = "|".join(sorted((re.escape(word) for word in BOUND_WORDS if word[0].isalpha()), key=len, reverse=True))
_CURRENCY = (
    rf"(?:[A-Z]{{3}}{_S}?)?(?:\$US(?={_S}?[0-9])|(?:{'|'.join(DOLLARS)})?\$|(?:CN|JP)?¥|[{SIGNS}]|{'|'.join(_LETTER_SIGNS)}|R(?={_S}?[0-9]))"
    rf"|[A-Z]{{3}}(?={_S}?[-+−]?[0-9])"
    rf"|(?:(?:[A-Z]{{3}}|(?:US|A|C|NZ|HK|S)?\$|[€£₹])(?:mn?|bn|tn|k)|[MBTk][A-Z]{{3}})(?={_S}[0-9])"
)
# "EURm 40", "MSEK 412", "TEUR 50"
_SCALED_CODE = re.compile(
    r"(?:(?P<code>[A-Z]{3}|(?:US|A|C|NZ|HK|S)?\$|[€£₹])(?P<scale>mn?|bn|tn|k)|(?P<first>[MBTk])(?P<last>[A-Z]{3}))"
)
_CODE_SCALES = {"m": 6, "mn": 6, "bn": 9, "tn": 12, "k": 3, "M": 6, "B": 9, "T": 3}
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
# Between a bound and what it bounds: "at least a 5% margin", "up to a further 1,200 jobs".
ARTICLES = ("a", "an", "another", "a further", "an additional", "an extra", "a total of")
ARTICLED = ("at least", "up to", "more than", "less than", "nearly", "almost", "roughly", "approximately", "at most",
             "no more than", "as much as")  # fmt: skip
_ARTICLE = "|".join(sorted(ARTICLES, key=len, reverse=True))
_HEAD = re.compile(
    rf"(?:(?=[A-Za-z])((?i:{_WORDS})){_S}{{1,2}}(?:(?=[A-Za-z])((?i:{_WORDS})){_S}{{1,2}})?(?:(?:{_ARTICLE}){_S})?)?(≥|≤|>=|<=|\+/[-−–]|[~≈∼><±∓])?{_S}?"
    rf"([-+−–])?(?:({_CURRENCY}){_S}?)?([-+−])?([0-9][0-9,]*(?:\.[0-9]+)?)"
)


def _backwards(patterns: tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(pattern[::-1]) for pattern in patterns), key=len, reverse=True))


# `re` looks ahead only, so what stands before a number in running text is matched on the reversed window.
_WORDS_BACK = _backwards(tuple(word for word in BOUND_WORDS if word[0].isalpha()))
_WORD_BACK = rf"{_S}{{1,2}}(?=[A-Za-z.])(?i:{_WORDS_BACK})(?![A-Za-z])(?!(?<=\.c)\.[A-Za-z])"  # no "GDP p.c. €41k"
_ARTICLE_BACK = rf"(?:{_S}(?:{_backwards(ARTICLES)})(?={_S}(?i:{_backwards(ARTICLED)})(?![A-Za-z])))?"
_BACK = re.compile(
    rf"(?:[-−–]/\+|[-+−](?=[^ ]|{_S}(?:[A-Z]{{3}}(?![A-Za-z0-9])|[${SIGNS}])))?"
    rf"(?:{_S}?(?:SU\$(?![A-Za-z])|\$(?:{_backwards(DOLLARS)})?(?![A-Za-z])|¥(?:NC|PJ)?|[₵¢]HG|£E(?![A-Za-z])"
    rf"|[{SIGNS}]"
    r"|\.?s?h[Ss]K|hS[TU]|\.?kT|čK|zK|EL|tF|HD|LT|rFS|\.?sP|\.?rF|s?hD|iel|\.?/S|\./B|AFCF?|\.?sR|\.?pR|MR|łz|\.?rk|\.?sG)"
    rf"(?:{_S}?[A-Z]{{3}})?(?![A-Za-z])|{_S}?R(?![A-Za-z0-9])|{_S}?[A-Z]{{3}}(?![A-Za-z0-9])"
    rf"|{_S}(?:(?:n?m|nb|nt|k)(?:[A-Z]{{3}}|\$(?:SU|A|C|ZN|KH|S)?|[€£₹])|[A-Z]{{3}}[MBTk])(?![A-Za-z0-9]))?"
    rf"(?:{_S}?[-−–]/\+|[-+−–]?(?:{_S}?(?:=>|=<|[≥≤~≈∼><±]))?)"
    rf"(?:{_ARTICLE_BACK}{_WORD_BACK}(?:{_WORD_BACK})?)?"
)
# "Rp16,420", "Rs.4,500"
_SIGN_GLUED = re.compile(
    r"(?:(?<![A-Za-z])(?:R[ps]\.?|Tk\.?|kr\.?|Kz|zł|Kč|Ft|TL|SFr|Ps\.?|Dhs?|S/\.?|B/\.)|[KTU][Ss]hs?\.?)$"
)
# "RON 95" is petrol.
_OCTANES = frozenset({"90", "91", "92", "95", "97", "98", "100"})
_LOOK_BACK = 40
# No amount reaches back over another word in small letters.
LAST_WORDS = frozenset(word.split()[-1] for word in BOUND_WORDS) | {"kr", "kr.", "lei"}
LAST_ARTICLES = frozenset(words.split()[-1] for words in ARTICLES)
_BEFORE_AMOUNTS = LAST_WORDS | LAST_ARTICLES

_ARROW_HEAD = re.compile("> ?")
_WORD_BEFORE = re.compile(r"[ \u00a0]{1,2}([\w.&'’/-]{1,30})")
_WINDOW = 34

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")
# "$1.234.567": points that group thousands in other countries, never in these memos.
_POINTS = re.compile(r"(?:\.[0-9]+)+")
# "3¾%"; a third has no end as a decimal.
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", "⅛": ".125", "⅜": ".375", "⅝": ".625", "⅞": ".875"}
# "1.234,5"
_COMMAS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9,.]*[0-9])")
# decimal(38,9) holds 29 digits before the point; a longer run of digits is no amount of anything.
_LONGEST_NUMBER = 40


class End(NamedTuple):
    """One amount of a value: an exact value has one End, a range or a change has two."""

    start: int
    core_start: int  # after the bound words
    number_start: int
    end: int
    words: tuple[str, ...]  # what the bound words and marks mean: at_least, at_most, approximate, between
    sign: str  # "", "+" or "-"
    currency: str | None  # an ISO code, or "?" and a sign or name several countries share
    symbol: str  # the currency sign as written; a code in a header may say whose it is
    is_currency_first: bool
    number: Decimal
    shown: int  # decimals shown
    is_grouped: bool
    scale: int | None
    unit: Unit | None
    plus: bool
    at_most: bool
    is_glued: bool
    flaw: str

    @property
    def is_bare(self) -> bool:
        """A number and nothing that says of what."""
        return self.currency is None and self.unit is None and self.scale is None


@lru_cache(maxsize=2048)
def read_currency(written: str) -> tuple[str | None, str]:
    """The ISO code of what stands before a number, and the sign in it; (None, "") where it is no currency.

    Raises nothing; a code and a sign of different currencies give "!" as the code.
    """
    if len(written) == 3 and written.isalpha() and written.isupper() and written.isascii() and written != "CFA":
        return code_of(written), ""
    head = code_of(written[:3]) if written[:3].isalpha() and written[:3].isupper() else None
    symbol = written[3:].strip() if head else written.strip()
    if symbol in AMBIGUOUS_SYMBOLS:
        return (head if head in AMBIGUOUS_SYMBOLS[symbol] else f"?{symbol}"), symbol
    code = SYMBOLS.get(symbol)
    if head is None or code is None:
        return code, symbol
    return (head if head in SHARED_SIGNS.get(symbol, frozenset({code})) else "!"), symbol


def _read_scaled_code(written: str) -> tuple[str | None, int | None]:
    """The currency and the scale of "EURm" and "MSEK"."""
    match = _SCALED_CODE.fullmatch(written)
    code = read_currency(match["code"] or match["last"])[0] if match is not None else None
    return (code, _CODE_SCALES[match["scale"] or match["first"]]) if match is not None and code else (None, None)


def word_before(text: str, pos: int) -> str:
    """The word one or two spaces before `pos`; empty after punctuation or at the start."""
    match = _WORD_BEFORE.match(text[max(0, pos - _WINDOW) : pos][::-1])
    return match.group(1)[::-1] if match else ""


def start_of_amount(text: str, number_start: int) -> int:
    """Where the amount around the number at `number_start` begins: its bound words, sign and currency."""
    if number_start == 0:
        return 0
    before = text[number_start - 1]
    if before.isalnum() or before in "(,.:;/\"'%":
        if before != "R" and not before.isupper() and _SIGN_GLUED.search(text, number_start - 3, number_start) is None:
            return number_start
    elif before == " ":
        word = text[max(0, number_start - _LOOK_BACK) : number_start - 1].rpartition(" ")[2]
        if word.isalpha() and word.islower() and word.isascii() and word not in _BEFORE_AMOUNTS:
            return number_start
    window = text[max(0, number_start - _LOOK_BACK) : number_start][::-1]
    match = _BACK.match(window)
    start = number_start - (match.end() if match else 0)
    arrow = _ARROW_HEAD.match(text, start) if text[start - 1 : start] in ("-", "=") else None
    return arrow.end() if arrow is not None else start  # "120 (2030) -> 530"


def read_end(text: str, start: int, lent_currency: str | None = None) -> End | None:
    """Read the amount that begins at `start`; None where none does.

    `lent_currency` is the currency a header states; it lets small letters (m, k, b) be scales.
    """
    match = _HEAD.match(text, start)
    if match is None:
        return None
    written = match.group(5)
    currency, symbol = (None, "") if written is None else read_currency(written)
    scale = None
    if written is not None and currency is None:
        currency, scale = _read_scaled_code(written)
        if currency is None:
            return None
    digits = match.group(7).rstrip(",")
    number_start = match.start(7)
    if len(digits) > _LONGEST_NUMBER:
        return _unreadable(start, number_start, match.end(), currency, "too_large")
    stop = number_start + len(digits)
    if written is not None and text[stop : stop + 1] == "." and text[stop + 1 : stop + 2].isdigit():
        chain = _POINTS.match(text, stop)
        return _unreadable(start, number_start, chain.end() if chain else stop, currency, "malformed_number")
    if text[stop : stop + 1] == "," and (written_so := _COMMAS.match(text, number_start)) is not None:
        return _unreadable(start, number_start, written_so.end(), currency, "malformed_number")
    digits, stop = _with_fraction(text, digits, stop)
    is_grouped = "," in digits
    tail = _tail(text, stop, currency, lent_currency, is_grouped)
    if scale is not None:
        tail = tail._replace(scale=scale, flaw="scale_conflict" if tail.scale is not None else tail.flaw)
    is_wordlike = (
        (written == "R" and digits[-3:-2] != ".")
        or written in WORDLIKE_CODES
        or (written == "TL" and lent_currency != "TRY")
    )
    is_wordlike = is_wordlike or (written == "RON" and digits in _OCTANES)
    if is_wordlike and tail.scale is None and not is_grouped:
        return None  # "Flight TL 204"
    beside = tail.currency
    if beside is None and symbol in SHARED_SIGNS and text.startswith(" (", tail.end):
        beside = code_in_parentheses(text, tail.end, symbol)
    code, symbol, tail_flaw = merged_currency(currency, symbol, beside)
    flaw = _flaw_of_head(match, currency, digits) or tail.flaw or tail_flaw
    return _end_of(match, digits, tail, flaw, (code, symbol, currency is not None))


def _tail(text: str, stop: int, currency: str | None, lent: str | None, is_grouped: bool) -> Tail:
    """What follows the number; "17:1" and "8/10" are no money below a header in dollars."""
    if currency is None and lent is not None and text[stop : stop + 1] in ("/", ":"):
        own = read_tail(text, stop, None, is_grouped)
        if own.unit in (RATIO, SCORE):
            return own
    return read_tail(text, stop, currency or lent, is_grouped)


def _with_fraction(text: str, digits: str, stop: int) -> tuple[str, int]:
    """The digits of a whole number and the vulgar fraction behind it ("3¾"), and where both end."""
    fraction = _FRACTIONS.get(text[stop : stop + 1])
    return (digits + fraction, stop + 1) if fraction is not None and "." not in digits else (digits, stop)


def _flaw_of_head(match: re.Match[str], currency: str | None, digits: str) -> str:
    """What is wrong with the amount up to the end of its number."""
    if currency == "!":
        return "unit_conflict"
    if "," in digits and not _GROUPED.fullmatch(digits.partition(".")[0]):
        return "malformed_number"
    if match.group(4) and match.group(6):
        return "ambiguous_sign"
    return "plus_minus" if match.group(3) and match.group(3)[0] in "±∓+" else ""


def _end_of(match: re.Match[str], digits: str, tail: Tail, flaw: str, money: tuple[str | None, str, bool]) -> End:
    """Put the parts of an amount together."""
    first, second, mark, sign, written, inner, _ = match.groups()
    words: tuple[str, ...] = ()
    if first or mark:
        words = tuple(BOUND_WORDS.get(word.lower(), "") for word in (first, second, mark) if word)
    number_start = match.start(7)
    core_start = match.start(4 if sign else 5 if written else 6 if inner else 7)
    shown_sign = sign or inner or ""
    point = digits.find(".")
    return End(
        match.start() if words else core_start,
        core_start,
        number_start,
        tail.end,
        words,
        shown_sign if shown_sign in ("", "+") else "-",
        *money,
        tail.part or Decimal(digits.replace(",", "")),
        (0 if point < 0 else len(digits) - point - 1) - (int(tail.part.as_tuple().exponent) if tail.part else 0),
        "," in digits,
        tail.scale,
        tail.unit,
        tail.plus,
        tail.at_most,
        tail.is_glued,
        flaw,
    )


def _unreadable(start: int, number_start: int, end: int, currency: str | None, flaw: str) -> End:
    return End(
        start,
        start,
        number_start,
        end,
        (),
        "",
        currency,
        "",
        currency is not None,
        Decimal(0),
        0,
        False,
        None,
        None,
        False,
        False,
        False,
        flaw,
    )
