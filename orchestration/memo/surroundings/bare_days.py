"""Days without a year in running text: "The stock closed at $43 on 27 June".

Belongs here: the year they take from the memo's own date, in sentences of the past alone. Does not: months without a
day (`bare_months`) or days that state their year (`periods`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from orchestration.memo.vocabulary.period_grammar import MONTHS
from orchestration.memo.vocabulary.period_types import Period, PeriodMention, day_period

_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = "(?:[12][0-9]|3[01]|[1-9])(?![0-9.,]*[0-9%])(?:st|nd|rd|th)?"
# "On May 5 sales rose 2%" may count sales.
_BARE = re.compile(
    rf"\b[Oo]n (?:[A-Z][a-z]+day,? )?(?:the )?(?P<when>(?P<first>{_DAY})(?: of)? (?P<month>{_NAMES})"
    rf"|(?P<named>{_NAMES}) (?P<last>{_DAY})(?=[.,;:)]|$| (?:to|at|from|by|with|after|when)\b))"
    rf"\b(?!,? ?(?:19|20)[0-9]{{2}}\b| (?:and|or|to) [0-9]|[-–/])"
)
_PAST = re.compile(
    r"\b(?:closed|ended|stood|traded|priced|opened|fell|rose|dropped|climbed|was|were|cut|raised|reported|announced"
    r"|paid|sold|bought|signed|launched|laid off|voted|published|said|had|hit|reached)\b"
)
_TO_COME = re.compile(r"\b(?:will|would|shall|is due|are due|expects?|plans?|scheduled|if|forecasts?)\b")
_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
_REACH = 160


def bare_days(text: str, stated: Sequence[PeriodMention], today: Period) -> list[PeriodMention]:
    """The days gone by that no year stands with, in the memo's own year; none where their clause states a period."""
    added: list[PeriodMention] = []
    if "n " not in text:
        return added
    for bare in _BARE.finditer(text):
        begin = max(0, bare.start() - _REACH)
        begin = max((stop.end() for stop in _STOP.finditer(text, begin, bare.start())), default=begin)
        stop = _STOP.search(text, bare.end(), bare.end() + _REACH)
        end = stop.start() if stop is not None else min(len(text), bare.end() + _REACH)
        near = bisect_left(stated, begin, key=attrgetter("start"))
        if near < len(stated) and stated[near].start < end:
            continue
        words = text[begin:end]
        if _PAST.search(words) is None or _TO_COME.search(words) is not None:
            continue
        month = MONTHS[(bare["month"] or bare["named"]).lower()]
        day = int(re.sub(r"[a-z]", "", bare["first"] or bare["last"]))
        period = day_period(today.start.year, month, day)
        if period is not None and today.start.year == today.end.year and period.start <= today.end:
            added.append(PeriodMention(bare.start("when"), bare.end("when"), period, None))
    return added
