"""Ends of the year without its number: "At end-2029 backlog was €4.1B; by year-end it will be €3.5B".

Belongs here: which of them are the end of the memo's own year. Does not: ends that state their year (`periods`) or
months without one (`bare_months`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from orchestration.memo.vocabulary.period_types import Period, PeriodMention, year_end

_BARE = re.compile(
    r"\b(?:[Bb]y|[Aa]t|[Bb]efore) (?P<end>(?:the )?(?:year[- ]?end|end of (?:the|this) year))\b"
    r"(?!,? (?:of |in )?(?:FY ?)?[0-9'’(]|[-'’])"
)
_STOP = re.compile(r"[.;:!?](?=\s|$)|\n")
_COMES_BEHIND = re.compile(
    r",? (?:[\w'’-]+ ){0,4}(?:will|would|should|shall|(?:is|are) (?:expected|due|set|forecast|planned|to))\b"
)
_COMES_BEFORE = re.compile(
    r"\b(?:will|should|shall|expects?|expected to|plans? to|planned to|aims? to|forecasts?|set to|due to|hopes? to"
    r"|(?:is|are) to|on (?:course|track) (?:to|for))\b"
)
_PAST = re.compile(r"\b(?:had|was|were|did|would)\b")
_REACH = 120


def bare_year_ends(text: str, stated: Sequence[PeriodMention], today: Period) -> list[PeriodMention]:
    """The ends of the memo's own year that a clause tells as to come; a clause with another date may mean its year."""
    added: list[PeriodMention] = []
    if "ear" not in text:
        return added
    for bare in _BARE.finditer(text):
        begin = max(0, bare.start() - _REACH)
        begin = max((stop.end() for stop in _STOP.finditer(text, begin, bare.start())), default=begin)
        stop = _STOP.search(text, bare.end(), bare.end() + _REACH)
        end = stop.start() if stop is not None else min(len(text), bare.end() + _REACH)
        near = bisect_left(stated, begin, key=attrgetter("start"))
        if near < len(stated) and stated[near].start < end:
            continue
        before = text[begin : bare.start()]
        is_hoped = _COMES_BEFORE.search(before) is not None and _PAST.search(before) is None
        if is_hoped or _COMES_BEHIND.match(text, bare.end(), end) is not None:
            period = year_end(today.end.year)._replace(relation="by")
            added.append(PeriodMention(bare.start("end"), bare.end("end"), period, None))
    return added
