"""The commonest numbers of running text read by one pattern: "(2030)", "€25-35M annually", "+567%", "500+ sites".

Belongs here: dates and amounts whose neighbours leave nothing open, for speed alone; each gives what the
general grammar gives. Does not: whatever a word before or behind the number has a say in (`value_scanner`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orchestration.memo.values.ages import AGED_BEFORE_PLUS
from orchestration.memo.values.number_grammar import APPROXIMATE, ARTICLED, BOUND_WORDS, LAST_ARTICLES, LAST_WORDS
from orchestration.memo.values.plain_values import Amount, read_amount, read_range, single
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.values.time_subjects import may_take_unit
from orchestration.memo.values.unread_forms import in_accounts
from orchestration.memo.vocabulary.currencies import AMBIGUOUS_SYMBOLS, NAME_PAIRS, NAMES, SYMBOLS, WORDLIKE_CODES
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS, DIALLED, MONTHS, NUMBERED, RANKED
from orchestration.memo.vocabulary.period_grammar import YEAR
from orchestration.memo.vocabulary.rates import read_rate
from orchestration.memo.vocabulary.units import (
    COUNT,
    INDIAN_SCALES,
    MONEY_SCALES,
    MULTIPLE,
    NUMERATORS,
    PAIRS,
    PERCENT,
    RUPEE_SCALES,
    SCALE_WORDS,
    UNITS,
    Unit,
    word_set,
)

# A year, or two with a dash between, before a sign that ends it or the last word of a sentence.
_DATE = re.compile(rf"{YEAR}(?:[-–]({YEAR}))?(?:\)|(?=[,;:](?:\s|$)|\.(?:\s|$)|$| ([a-z]{{2,}})(?=[ ,.;:)]|$)))")
_SPAN = re.compile(rf"{YEAR}[-–]{YEAR}(?=\))")
_DATED_SENTENCE = re.compile(rf"{YEAR}(?=\s[A-Z])")
_DATING = frozenset({"in", "since", "during", "until", "through", "by", "and", "of", "for", "early", "late", "mid"})
_ABOUT = frozenset({"approximately", "about", "roughly", "nearly", "around", "almost"})
# Behind these a number is bounded, signed, an end of a change or what something is divided by.
_SPEAKS_BEFORE = LAST_WORDS | {"from", "to", "per", "every", "minus", "negative", "sub", "top", "topped", "topping"}
# The words that make bounds of "of" and "to" ("upwards of", "up to"), which bound nothing by themselves.
_ENDS_OF_BOUNDS = {
    last: {word.split()[-2] for word in BOUND_WORDS if word.endswith(f" {last}")} for last in ("of", "to")
}
# "at least a", "up to another"; "a" stands before "further"
_BOUNDS = frozenset(words.split()[-1] for words in ARTICLED) | {"a"}
# Behind these a count is none.
_NAMES_BEFORE = NUMBERED | MONTHS | RANKED | DIALLED | AGED_BEFORE_PLUS | {"on", "each", "every"}
_OLDEST = 100
# Before these a number is scaled, measured, joined or bounded.
_SPEAKS_BEHIND = frozenset(
    word.lower()
    for words in (
        *(SCALE_WORDS, INDIAN_SCALES, RUPEE_SCALES, MONEY_SCALES, UNITS, NUMERATORS, NAMES, SYMBOLS),
        *(AMBIGUOUS_SYMBOLS, WORDLIKE_CODES, [first for first, _ in (*PAIRS, *NAME_PAIRS)]),
        word_set("points point pts pt cents cent pence times x p or to out est estimate estimated approx e"),
        word_set("h s mt mmt juta miliar triliun ribu bin ezer mio mln mlrd"),
    )
    for word in words
)
_FOREIGN_SCALES = frozenset({"mil", "bil", "tri", "mrd", "mld"})
# Before these a bare number is a share, a date or a time; "and a half" makes it another number.
_COUNTS_BEHIND = MONTHS | {"in", "per", "and", "am", "pm", "a"}
_BEHIND = re.compile(r"$|[,;:.](?=\s|$)|\)| (?:([a-z]+|[A-Z][a-z]{3,})(?=[ ,.;:)]|$)|\((?=[~+-]?[0-9$€£₹]|[b-df-z]))")
# "18:1, well above 3:1 threshold": the word compares another figure with this one and is no bound.
COMPARED = re.compile(
    r" (?!of |on )(?:\w{1,14} )?(?:threshold|benchmark|average|norm|standard|baseline|hurdle|limit|target|level)s?\b"
)
_UNITS = {"money": Unit("", "money"), "percent": PERCENT, "multiple": MULTIPLE, "count": COUNT}
_WINDOW = 24
_LONGEST_WORD = 20
# Capitals of this length may be a currency's code or sign ("Rs").
_LONGEST_CODE = 3
_LEAST_BEFORE = 3
_THOUSAND = 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def end_of_date(text: str, start: int, pos: int) -> int:
    """Where the year or span of years at `start` ends; 0 where it takes more care to tell that it is one.

    `pos` is where the value before it ended.
    """
    before = text[start - 1 : start]
    if before == "(":
        date = _DATE.match(text, start)
        is_plain = date is not None and text[date.end() - 1] == ")" and text[start - 3 : start - 1] != ": "
        return date.end() - 1 if date is not None and is_plain and in_accounts(text, start) is None else 0
    if before != " ":
        return 0
    word = text[max(pos, start - _WINDOW) : start - 1].rpartition(" ")[2].lower()
    bare = word.removeprefix("(")
    if bare not in _DATING and bare not in MONTHS:
        return _end_of_span(text, start, word)
    date = _DATE.match(text, start)
    if date is None:
        return start + 4 if word in _DATING and _DATED_SENTENCE.match(text, start) else 0
    behind = date.group(2)
    if behind is None:
        return date.end() - (text[date.end() - 1] == ")")
    return 0 if behind in _SPEAKS_BEHIND or behind in COUNTED_NOUNS else date.end()


def _end_of_span(text: str, start: int, word: str) -> int:
    """Where two years with a dash between end behind a common word ("annually 2030-2035)"), else 0."""
    if not (word.isalpha() and word.isascii()) or word in LAST_WORDS or len(word) <= _LONGEST_CODE:
        return 0
    span = _SPAN.match(text, start)
    return span.end() if span is not None else 0


class _Place(NamedTuple):
    """Where a value begins, bound word and sign included, and what stands before it."""

    start: int
    before: str  # "" at the start of the text, "(", ":", ",", or a word
    is_about: bool = False  # a word such as "about" begins it


def read_plain_amount(
    text: str, number_start: int, pos: int, name_end: int, found: Sequence[Quantity | Refusal]
) -> Quantity | None:
    """The value round the number at `number_start`; None where it takes more care to read it.

    `pos` is where the value before it ended, `name_end` where the last name did that ends in a number,
    `found` what was read so far.
    """
    start = number_start
    before = text[start - 1 : start]
    if before and before in "$€£₹":
        start -= 1
        before = text[start - 1 : start]
    if before and before in "~+-−":
        start -= 1
    place = _place(text, start, found)
    if place is None or place.start < pos:
        return None
    first = read_amount(text, start, None)
    if first is None:
        return None
    if text[first.end : first.end + 1] in ("-", "–"):
        last = read_amount(text, first.end + 1, None)
        value = None if last is None else read_range(first, last)
        if value is None or value.unit_kind == "count":
            return None
    elif first.kind in ("count", "ratio") and (
        number_start - name_end == 1
        or not _is_plain_count(text, first, place)
        or (first.scale is None and may_take_unit(text, place.start, found))
        or (first.scale is not None and found and _may_be_measured(text, found[-1]))
    ):
        return None
    else:
        value = single(first)
    if place.before == "(" and in_accounts(text, number_start) is not None:
        return None
    return _with_neighbours(text, value, place)


def _may_be_measured(text: str, last: Quantity | Refusal) -> bool:
    """Whether a large number may be in the unit of the value before it: "$4.1B (2029: 3.8B)", "in hectares, target"."""
    return text.startswith(" (", last.end) or (isinstance(last, Quantity) and last.unit_kind == "quantity")


def _place(text: str, start: int, found: Sequence[Quantity | Refusal]) -> _Place | None:
    """What stands before a value that begins at `start`; None where it has a say in the value."""
    before = text[start - 1 : start]
    if not before or before == "(":
        return _Place(start, before)
    if before != " " or start < _LEAST_BEFORE:
        return None
    outer = text[start - 2]
    if outer in ":,":
        return _Place(start, outer) if text[start - 3].isalnum() or text[start - 3] == ")" else None
    word = _word_before(text, start)
    is_about = word in _ABOUT and text[start] not in "~+-−"
    if is_about:
        start -= len(word) + 1
        if not start:
            return _Place(start, "", is_about=True)
        word = _word_before(text, start)
    if word in _ENDS_OF_BOUNDS and start - len(word) > _LEAST_BEFORE:
        outer = _word_before(text, start - len(word) - 1)
        is_bound = outer.lower() in _ENDS_OF_BOUNDS[word] or not outer.isalpha()
        if is_bound or (word == "to" and _is_open_change(found, start)):
            return None
        return _Place(start, word, is_about)
    small = word.lower()
    if small in _SPEAKS_BEFORE or word in SYMBOLS or _is_bounded(text, start, small):
        return None
    if not (word.isalpha() and word.isascii()) or len(word) > _LONGEST_WORD:
        return None
    is_plain = word == small or (len(word) > _LONGEST_CODE and word[1:].islower())
    return _Place(start, word, is_about) if is_plain else None


def _is_bounded(text: str, start: int, word: str) -> bool:
    """Whether the article before a value is a bound's: "at least a 5% margin"."""
    return word in LAST_ARTICLES and _word_before(text, start - len(word) - 1).lower() in _BOUNDS


def _is_open_change(found: Sequence[Quantity | Refusal], start: int) -> bool:
    """Whether "to" before `start` may lead to the end of a change: behind where it starts, or how far it goes."""
    last = found[-1] if found else None
    return isinstance(last, Quantity) and (last.role == "from" or start - last.end <= len(", to "))


def _word_before(text: str, pos: int) -> str:
    """What stands before the space before `pos`, back to another space."""
    return text[max(0, pos - _WINDOW) : pos - 1].rpartition(" ")[2]


def _is_plain_count(text: str, amount: Amount, place: _Place) -> bool:
    """Whether a number without a unit is a count, whatever else it could be: no name, date, age or list number."""
    begin, end = amount.start + amount.is_about, amount.end
    if (
        amount.kind == "ratio"
        or amount.number == 1
        or amount.sign
        or text[begin] == "0"
        or not place.before
        or place.before == "("
    ):
        return False
    if place.before == ":" and text.endswith(("age: ", "ages: "), 0, place.start):
        return False
    if place.before == "," and amount.is_open and amount.number < _OLDEST:
        return False  # "410 adults, 18+, fielded"
    is_marked = amount.is_open or amount.is_about or place.is_about
    if place.before not in ":,":
        if place.before != place.before.lower() or place.before in _NAMES_BEFORE:
            return False
        is_clear = is_marked
    else:
        is_clear = is_marked or place.before == ":"
    if amount.scale is not None:
        return amount.scale != _THOUSAND and (is_clear or place.before == "," or " " in text[begin:end])
    is_grouped = "," in text[begin:end]
    if not is_grouped and _FIRST_YEAR <= amount.number < _LAST_YEAR:
        return False
    behind = text[end : end + 1]
    if behind == "," and text[end + 2 : end + 3].isdigit():
        return False
    is_unnumbered = behind in ("", " ", ",") or (behind == "." and (is_grouped or amount.is_open))
    return (is_clear or is_grouped) and is_unnumbered


def _with_neighbours(text: str, value: Quantity, place: _Place) -> Quantity | None:
    """The value with the rate that the words beside it state; None where a word behind it has another say."""
    kind = value.unit_kind
    behind = _BEHIND.match(text, value.end)
    if behind is None:
        return None
    if (word := behind.group(1)) is not None:
        small = word.lower()
        if small in _SPEAKS_BEHIND or small[:3] in _FOREIGN_SCALES:
            return None
        if kind == "count" and small in _COUNTS_BEHIND:
            return None
        if small == "at" and text.startswith(("most", "least", "the most", "the least"), behind.end() + 1):
            return None
        if small == "and" and text.startswith(("above", "up"), behind.end() + 1):
            return None
    is_about = place.is_about or text[place.start] == "~"
    if is_about and COMPARED.match(text, value.end) is not None:
        return None
    rate = read_rate(text, place.start, value.end, _UNITS[kind], kind == "money")
    if rate.divisor is not None:
        return None
    is_approximate = place.is_about and value.qualifier == "exact"
    if rate.basis is None and place.start == value.start:
        return value
    return value._replace(
        start=place.start,
        end=rate.end,
        qualifier=APPROXIMATE if is_approximate else value.qualifier,
        rate_basis=rate.basis,
    )
