"""What stands behind a number: its scale, unit, currency and plus sign.

Belongs here: reading the letters and words directly after a number. Does not: the number itself
(`number_grammar`), rates ("per month", in `rates`) or whether the number is a fact at all (`identifiers`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.values.ratios import read_ratio
from orchestration.memo.values.scores import read_score
from orchestration.memo.values.trailing_bounds import trailing_bound
from orchestration.memo.vocabulary.counted_subjects import counts_millions
from orchestration.memo.vocabulary.currencies import (
    AMBIGUOUS_SYMBOLS,
    NAME_PAIRS,
    NAMES,
    SYMBOLS,
    WORDLIKE_CODES,
    code_of,
)
from orchestration.memo.vocabulary.lengths import OF_LENGTH, by_letter, is_millions, names_things
from orchestration.memo.vocabulary.loose_words import LOOSE_WORDS, read_loose, tells_cents
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.ounces import ounces_behind
from orchestration.memo.vocabulary.period_grammar import ORDINALS
from orchestration.memo.vocabulary.persons import GROUPS
from orchestration.memo.vocabulary.units import (
    CAPITAL_SCALES,
    MONEY_SCALES,
    MULTIPLE,
    PAIR_HEADS,
    PAIRS,
    RATIO,
    REAL_SCALES,
    RUPEE_SCALES,
    SCALE_WORDS,
    SCORE,
    Unit,
    bare_name,
    numerator_of,
    spelled_scale,
    unit_of,
    with_substance,
)
from orchestration.memo.vocabulary.words import STOPS

_NAME_HEADS = frozenset(first for first, _ in NAME_PAIRS)
_OVER = re.compile(r"( CO2(?:e|eq)?)?(?:/| per )(100(?= ?km\b)|[A-Za-z]{1,12}[²³23]?(?![A-Za-z0-9²³]))")
# "11.8 billion tonne-kilometres": no tonnes, and no count either.
_PRODUCT = re.compile(r"-(?:(kilomet(?:re|er)|mile|hour|day|year)s|km)(?![A-Za-z0-9-])")
_MACHINES = frozenset({"GPU", "TPU", "CPU"})
_MACHINE_TIME = re.compile(r"[ -](hour|day|year)s(?![A-Za-z0-9-])")
_BEFORE_CODE = {"M": 6, "B": 9, "T": 3, "k": 3, "K": 3}
# Lone letters that could be a scale, a unit or a name: "5 m", "10.5L", "2t".
_DOUBTFUL_LETTERS, _DOUBTFUL_WORDS = frozenset("kKTtmbLlgGxX"), frozenset({"points", "point", "pts", "pt", "times"})
# Behind "5m" these say it counts millions; so does any other plural in small letters.
_PEOPLE = GROUPS | {"people", "customers", "active", "monthly", "daily", "users", "individual", "unique"}
_SHORT_SCALES = frozenset({"mio", "mrd", "mld", "mlrd"})
_POINTED = re.compile(r"\.(?= ?(?:[€£$]|(?:EUR|CHF|USD|GBP|SEK|DKK|NOK|PLN|CZK|HUF|Euro|euros?)\b)(?! ?[0-9]))")
_NOT_PLURAL = frozenset({"as", "is", "was", "has", "this", "its", "versus", "across", "less", "towards", "plus"})


class Tail(NamedTuple):
    """The reading of what follows a number; `flaw` is a refusal code where it cannot be read for certain."""

    end: int
    scale: int | None = None
    unit: Unit | None = None
    currency: str | None = None  # an ISO code, or "?" and a name several countries share
    plus: bool = False
    at_most: bool = False
    is_glued: bool = False  # a lone scale letter stands directly at the number, as in a model's name
    flaw: str = ""
    part: Decimal | None = None  # what "1" and the ratio behind it make: 0.125 of 1:8


def read_tail(text: str, pos: int, currency: str | None, is_grouped: bool) -> Tail:
    """Read what follows the number that ends at `pos`, and the ounces of some metal behind it ("4E ounces")."""
    tail = _read_words(text, pos, currency, is_grouped)
    if currency is not None or tail.unit is not None or tail.currency is not None or tail.flaw:
        return tail
    ounces = ounces_behind(text, tail.end)
    return tail._replace(unit=ounces[0], end=ounces[1]) if ounces is not None else tail


def _read_words(text: str, pos: int, currency: str | None, is_grouped: bool) -> Tail:
    """Read scale, plus sign, unit and currency after the number that ends at `pos`.

    `currency` is what stands before the number or what the header lends; it decides the small letters.
    """
    plus, end = _skip_plus(text, pos, plus=False)
    joint, word, word_end = next_word(text, end)
    if not word:
        return _bare_tail(text, end, plus, currency)
    numerator = _numerator(text, word, word_end, is_grouped) if currency is None and joint != "-" else None
    if numerator is not None:
        return Tail(numerator[1], unit=numerator[0], plus=plus)
    if len(word) == 4 and word[0] in _BEFORE_CODE and (code := code_of(word[1:])) is not None:
        return Tail(word_end, _BEFORE_CODE[word[0]], None, code, plus)  # "40 MEUR"
    scale, scale_end, flaw = _read_scale(text, joint, word, word_end, currency)
    if flaw:
        return Tail(word_end, plus=plus, flaw=flaw)
    is_glued = scale is not None and not joint and len(word) <= 2
    if scale is not None:
        plus, end = _skip_plus(text, _after_point(text, word, scale_end) or scale_end, plus)
        joint, word, word_end = next_word(text, end)
    unit, found, unit_end, flaw = _read_unit(text, joint, word, word_end, scale is not None or is_grouped)
    if flaw:
        return Tail(max(word_end, unit_end), scale, plus=plus, is_glued=is_glued, flaw=flaw)
    if unit is None and found is None and scale is None:
        return _bare_tail(text, end, plus, currency)
    if found is not None and scale is None:
        scale, unit_end = _scale_after_currency(text, unit_end)
    if unit is not None or found is not None:
        plus, end = _skip_plus(text, unit_end, plus)
    return _with_trailing_bound(text, Tail(end, scale, unit, found, plus, False, is_glued))


def _numerator(text: str, word: str, end: int, is_grouped: bool) -> tuple[Unit, int] | None:
    """A symbol that is a unit for certain only over another ("4.1 g/t") or at the end of its clause, and its end."""
    over = _OVER.match(text, end)
    if over is not None:
        unit = numerator_of(word, over.group(2))
        carbon = over.group(1) or ""  # "1.91 t CO2/t"
        return (unit._replace(name=unit.name + carbon.strip()), end + len(carbon)) if unit is not None else None
    if word == "t" and (is_grouped or text[end - 2 : end - 1] == " "):
        return Unit("other:tonne", "quantity"), end  # "112,000 t" and "16.8 t" are no trillions
    if text[end - len(word) - 1 : end - len(word)] == " " and (length := by_letter(text, word, end)) is not None:
        return length, end
    is_alone = word == "ML" and not next_word(text, end)[1].islower()  # not "212 ML engineers"
    return (Unit("other:megalitre", "quantity"), end) if is_alone else None


def _skip_plus(text: str, pos: int, plus: bool) -> tuple[bool, int]:
    """Whether a plus sign bounds the value from below ("500+"), and where reading goes on."""
    if text.startswith("+", pos) and not text[pos + 1 : pos + 2].isalnum():
        return True, pos + 1
    return plus, pos


def _bare_tail(text: str, end: int, plus: bool, currency: str | None) -> Tail:
    """A number with neither scale nor unit: a score, a ratio or a plain figure."""
    unit, flaw = None, ""
    if currency is None and text[end : end + 1] in ("/", ":", " "):
        if (score := read_score(text, end)) is not None:
            unit, end = SCORE, score.end
            flaw = "proportion" if score.is_worded and _counts_things(text, end) else ""
        elif (ratio := read_ratio(text, end)) is not None:
            tail = Tail(ratio.end, None, RATIO, None, plus, flaw=ratio.flaw, part=ratio.part)
            return _with_trailing_bound(text, tail)
    return _with_trailing_bound(text, Tail(end, None, unit, None, plus, flaw=flaw))


def _with_trailing_bound(text: str, tail: Tail) -> Tail:
    """Add "-plus", "or more", "or less" where they follow the value."""
    bound = trailing_bound(text, tail.end)
    if bound is None:
        return tail
    end, is_more = bound
    return tail._replace(end=end, plus=True) if is_more else tail._replace(end=end, at_most=True)


def _read_scale(text: str, joint: str, word: str, end: int, currency: str | None) -> tuple[int | None, int, str]:
    """The power of ten `word` stands for, where it ends, and a flaw if it may stand for something else."""
    is_money = currency is not None or _after_point(text, word, end) > 0
    scale = spelled_scale(word.lower(), is_money=is_money)
    if scale is not None and (joint != "-" or len(word) > 4):
        return _with_crore(text, scale, end)
    if joint == "-":
        return None, end, ""
    if word in REAL_SCALES and currency == "BRL":
        return REAL_SCALES[word], end, ""  # "R$ 214 bi"
    if word in RUPEE_SCALES:
        if currency == "INR" or _currency_follows(text, end) == "INR":
            return _with_crore(text, RUPEE_SCALES[word], end)
        return None, end, "ambiguous_unit" if word in ("L", "CR", "cr") else "unit_unstated"
    if word in MONEY_SCALES:
        scale, scale_end, flaw = _read_letter_scale(text, joint, word, end, currency is not None)
        return _with_crore(text, scale, scale_end) if scale is not None else (scale, scale_end, flaw)
    is_doubtful = word in _DOUBTFUL_LETTERS and currency is None and (joint or word not in "xXgGl")
    return None, end, "ambiguous_unit" if is_doubtful else ""


def _read_letter_scale(text: str, joint: str, letter: str, end: int, is_money: bool) -> tuple[int | None, int, str]:
    """K, M, B, T and their small forms: certain beside money, else only as capitals or before a plural."""
    if joint and len(letter) == 1 and text[end : end + 1] in ("&", "'", "’", "-"):
        return None, end, ""  # "$5 M&A", "500 K-12 schools": the letter begins a word of its own
    is_capital = letter in CAPITAL_SCALES and (not joint or letter in ("M", "B", "MM"))
    if is_money or is_capital or _currency_follows(text, end) is not None:
        return MONEY_SCALES[letter], end, ""
    if letter == "m" and not joint and _measures(text, end):
        return 6, end, ""  # "2.2m hours"
    if letter == "mm" and not is_millions(text, end):
        return None, end, ""  # "0.02 mm", "300mm wafers"
    if letter == "m" and (_counts_things(text, end) or counts_millions(text, end)):
        return 6, end, ""
    return None, end, "ambiguous_unit"


def _after_point(text: str, word: str, end: int) -> int:
    """Where the point of "41 Mio. EUR" ends, whose scale is a short form before its money; 0 where there is none."""
    pointed = _POINTED.match(text, end) if word.lower() in _SHORT_SCALES else None
    return pointed.end() if pointed is not None else 0


def _with_crore(text: str, scale: int, end: int) -> tuple[int, int, str]:
    """Indian memos stack scales: "1.5 lakh crore" is 1.5e12, "₹4K crore" 4e10."""
    if scale in (3, 5):
        _, word, crore_end = next_word(text, end)
        if word in ("crore", "crores", "Cr", "cr", "Crore", "Crores"):
            return scale + 7, crore_end, ""
    return scale, end, ""


def _currency_follows(text: str, pos: int) -> str | None:
    """The currency whose code, name or sign stands right after `pos`."""
    _, word, word_end = next_word(text, pos)
    if not word:
        return None
    if len(word) == 3 and word.isupper():
        return code_of(word)
    _, second, _ = next_word(text, word_end)
    pair = NAME_PAIRS.get((word.lower(), second.lower()))
    return pair or NAMES.get(word.lower()) or (SYMBOLS.get(word) if word in "€£₹¥₩₺₽₦₱₫฿₪zł" else None)


def _counts_things(text: str, pos: int) -> bool:
    joint, word, end = next_word(text, pos)
    if joint == " " and word.istitle() and word.isalpha():  # "9 out of 10 Germans", "of 10 French firms"
        if word.endswith(("ns", "ese", "ards")):
            return True
        joint, word, end = next_word(text, end)
    if joint != " " or not word.islower():
        return False
    if _is_counted(word):
        return True
    if word in STOPS or word in OF_LENGTH or not word.isalpha() or unit_of(word) is not None:
        return False
    joint, noun, _ = next_word(text, end)
    return joint == " " and noun.islower() and _is_counted(noun)  # "1.9m human agents"


def _is_counted(word: str) -> bool:
    is_plural = word.endswith("s") and len(word) > 3 and word not in _NOT_PLURAL and unit_of(word) is None
    return is_plural or word in _PEOPLE


def _measures(text: str, pos: int) -> bool:
    """Whether a unit spelled out follows, so that a letter before it can only be a scale."""
    joint, word, _ = next_word(text, pos)
    unit = unit_of(word) if joint == " " and len(word) > 2 else None
    return unit is not None and (unit.kind == "quantity" or (word.islower() and word.endswith("s")))


def _scale_after_currency(text: str, end: int) -> tuple[int | None, int]:
    """Read a scale behind the currency: "5 € million"."""
    _, word, word_end = next_word(text, end)
    scale = SCALE_WORDS.get(word.lower())
    return (scale, word_end) if scale is not None else (None, end)


def _read_unit(text: str, joint: str, word: str, end: int, is_large: bool) -> tuple[Unit | None, str | None, int, str]:
    """The unit or the currency `word` names, where it ends, and a flaw if it may name another."""
    small = word.lower()
    if small in PAIR_HEADS or small in _NAME_HEADS:
        unit, currency, pair_end = _read_pair(text, small, end)
        if unit is not None or currency is not None:
            return unit, currency, pair_end, ""
    currency = None if joint == "-" else _read_currency(text, word, end, is_large)
    if currency is not None:
        return None, currency, end, ""
    if small in LOOSE_WORDS and (loose := read_loose(text, joint, small, end)) is not None:
        return loose
    is_thing = joint == " " and (small == word or word.isupper()) and len(word) > 2  # "man-hours", "GPU-hours"
    product = (_MACHINE_TIME if word in _MACHINES else _PRODUCT).match(text, end) if is_thing else None
    if product is not None and small not in ORDINALS and small != "final":  # "5,870 first-years" are students
        return Unit(f"other:{bare_name(word)}-{bare_name(product.group()[1:])}", "quantity"), None, product.end(), ""
    unit = unit_of(word)
    if unit is not None and names_things(text, word, end, is_large):
        unit = None
    is_compound = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    if small in _DOUBTFUL_WORDS or (is_compound and unit is not None and unit.kind == "quantity"):
        return None, None, end, "ambiguous_unit"
    if unit is not None and unit.kind == "quantity":
        return *with_substance(text, unit, end), ""
    if unit is MULTIPLE and text.startswith("-fold", end):
        return unit, None, end + len("-fold"), ""
    is_part_of_word = unit is MULTIPLE and word != "fold" and (joint or text[end : end + 1].isalnum())
    return None if is_part_of_word else unit, None, end, ""


def _read_pair(text: str, first: str, end: int) -> tuple[Unit | None, str | None, int]:
    """Units and currencies of two words: "percentage points", "Swiss francs", "sq. ft"."""
    following = end + 1 if first == "sq" and text.startswith(".", end) else end
    _, second, second_end = next_word(text, following)
    pair = (first, second.lower())
    currency = NAME_PAIRS.get(pair)
    if currency is not None:
        return None, currency, _end_of_name(text, pair, second_end)
    return PAIRS.get(pair), None, second_end


def _read_currency(text: str, word: str, end: int, is_large: bool) -> str | None:
    """The currency behind a number; a code that is also a word needs a large amount before it."""
    if word in SYMBOLS:
        is_next_amount = text[end : end + 1].isdigit() or word in ("R", "RM", "Rs", "Rp")
        return None if is_next_amount else SYMBOLS[word]
    if word in AMBIGUOUS_SYMBOLS:
        return f"?{word}"
    if len(word) == 3 and word.isupper():
        return code_of(word) if is_large or word not in WORDLIKE_CODES else None
    small = word.lower()
    if small == "euro" and tells_cents(text, end):
        return None
    if small in NAMES and (is_large or small != "won"):
        return NAMES[small] or f"?{small}"
    return None


def _end_of_name(text: str, pair: tuple[str, str], end: int) -> int:
    """Where a currency name ends; "Hong Kong dollars" has a third word."""
    _, third, third_end = next_word(text, end)
    return third_end if pair[1] in ("kong", "zealand") and third.lower() in ("dollar", "dollars") else end
