"""What something moved by and what it came to, which "to" joins and which are no range: "cut by 14,300 to 63,900".

Belongs here: telling a step and a level, or a name and a value, from the ends of one value. Does not: changes "from A
to B" (`changes`) or pairing amounts (`joins`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.identifiers import is_valued
from orchestration.memo.values.number_grammar import End, word_before
from orchestration.memo.values.years import is_year_like
from orchestration.memo.vocabulary.identifier_words import MONTHS, NUMBERED, SEASONS, WHEN_WORDS
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import PERCENT
from orchestration.memo.vocabulary.words import STOPS, word_set

# A change is a part of what it leads to.
_FAR_ABOVE = 3
_ALL_VOTES = 100
_CHANGED = frozenset({"by", "up", "down"}) | word_set(
    """
    fell rose slid dropped climbed declined grew slipped shrank jumped gained lost widened narrowed edged sank surged
    tumbled increased decreased
    """
)
_FELL_BY = re.compile(r"\b(?:fell|rose|dropped|grew|climbed|slipped|shrank|jumped) by $")
_CHANGES = word_set("increase rise climb jump grow decrease decline drop fall")
# "has risen $12 million to $88 million"; "have risen $200 to $300" may be either
_RISEN = word_set("risen fallen grown shrunk sunk")
_MANY_TIMES = 10  # "increase $5 to $10 a month" is a range
_SIX_TIMES = 6  # "should fall $12 million to $88 million"
_MIGHT = re.compile(r"\b(?:could|may|might|can) (?:[a-z]+ )?[a-z]+ $")
_MIGHT_REACH = 32
_MAY_MOVE = re.compile(r"\b(?:could|would|may|might|can) (?:[a-z]+ ){1,3}by $")
_THOUSANDS, _MAY_REACH = 3, 48


def _is_step(text: str, first: End, last: End, word: str) -> bool:
    """Whether the two are what something changed by and what it came to; `word` is "by" or says that it changed."""
    if (
        word == "by"
        and first.currency
        and last.is_currency_first
        and _FELL_BY.search(text[max(0, first.start - 12) : first.start])
    ):
        return not _may_move(text, first)  # "income fell by R$3,700 to R$4,900"
    if word == "by" and _are_votes(first, last):
        return True  # "lost by 46% to 54%"
    if first.scale is not None and (last.scale or 0) > first.scale:
        return not _may_move(text, first)  # "slid $480M to $3.05B"
    if first.is_bare and first.is_grouped and (last.scale or 0) > _THOUSANDS:
        is_far = last.number.scaleb(last.scale or 0) >= _FAR_ABOVE * first.number
        return word == "by" or is_far  # "rose by 620,000 to 3.9 million", "up 164,000 to 3.1 million"
    if first.scale != last.scale or _may_move(text, first):
        return False
    is_share = last.unit is not None and last.unit.kind == "percent"
    if word != "by" and not is_share and (first.currency is not None or first.is_grouped):
        return True  # "up $212M to $540M"
    if word == "by" and last.number >= 2 * first.number:
        if first.currency and last.currency:
            return True  # "rose by €13bn to €31bn"
        following = next_word(text, last.end)[1]
        if first.is_bare and last.is_bare and (not following or following in STOPS):
            return True  # "fell by 240 to 610."
    return first.number > last.number or (not is_share and last.number >= _FAR_ABOVE * first.number)


def _are_votes(first: End, last: End) -> bool:
    return first.unit is last.unit is PERCENT and first.number + last.number == _ALL_VOTES


def _may_move(text: str, first: End) -> bool:
    """Whether it only could: "could fall by $2M to $5M" is a range."""
    return _MAY_MOVE.search(text[max(0, first.start - _MAY_REACH) : first.start]) is not None


def _counts_others(text: str, first: End, last: End) -> bool:
    """Whether money is told before whom it goes to: "paid ₦486 billion to 1.2 million borrowers"."""
    if last.currency is not None or last.unit is not None or first.scale is None or last.scale is None:
        return False
    if first.number.scaleb(first.scale) <= last.number.scaleb(last.scale):
        return False  # "$2 billion to 3 billion"
    noun = next_word(text, last.end)[1]
    return noun.islower() and noun not in STOPS and (noun.endswith("s") or is_person(noun))


def _times(first: End, last: End) -> Decimal:
    """How many times the first amount the second is; 0 for shares, and numbers that may count two different things."""
    if first.unit is PERCENT or last.unit is PERCENT or first.sign or last.sign or not first.number:
        return Decimal(0)
    if not all(is_valued(end) or end.is_grouped or end.scale is not None for end in (first, last)):
        return Decimal(0)
    scale = first.scale if first.scale is not None else 0
    return last.number.scaleb(last.scale or 0) / first.number.scaleb(scale)


def _will_come_to(text: str, first: End, last: End) -> bool:
    """Whether what will change comes to the second amount: "should fall $12 million to $88 million"."""
    is_told = _MIGHT.search(text[max(0, first.start - _MIGHT_REACH) : first.start]) is None
    return is_told and _times(first, last) >= _SIX_TIMES


def as_open_step(text: str, first: End, last: End) -> End:
    """The first of two amounts, marked where the text does not say whether they are a range or a step and a level."""
    word = word_before(text, first.start).lower()
    if word in _RISEN:
        is_share = first.unit is PERCENT or last.unit is PERCENT
        is_open = _times(first, last) > 1 or (is_share and last.number >= 2 * first.number > 0)
    else:
        is_open = word in _CHANGES and _will_come_to(text, first, last._replace(number=last.number * 2))
    return first._replace(flaw="range_or_change") if is_open else first


def is_no_range(text: str, first: End, last: End) -> bool:
    """Whether two numbers joined by "to" are no range: a year or level, or a change and where it led.

    "from 214,000 in 2024 to 171,000", "Level 3 to 95 km/h", "cut by 14,300 to 63,900"; but "from 2000 to
    2,500 staff" and "by 3% to 5%".
    """
    word = word_before(text, first.start).lower()
    if word in _CHANGED:
        return _is_step(text, first, last, word)
    if word in _RISEN:
        return _times(first, last) >= _FAR_ABOVE
    if word in _CHANGES and _will_come_to(text, first, last):
        return True
    if word in _CHANGES and first.currency is not None and first.scale == last.scale:
        return last.number >= _MANY_TIMES * first.number  # "will increase $96 to $4,428"
    if _are_votes(first, last) and first.number > last.number and word != "from":
        return True  # "The vote was 52% to 48%."
    if first.currency is not None and _counts_others(text, first, last):
        return True
    if not first.is_bare or is_year_like(last):
        return False
    if is_year_like(first):
        return word in WHEN_WORDS or word in MONTHS or word in SEASONS
    return word in NUMBERED and is_valued(last) and last.scale is None
