"""Periods that a figure is compared with, or that are told in a clause of their own: they date no other figure.

Belongs here: the base of a change ("a 9.4% increase from 2028"), and past ends and clauses ("from $52,700 in 2027, and
rent for $2,150"). Does not: marks such as "31% below its 2028 peak" (`dating`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.change_bases import is_come_since, is_counted_since, is_year_of_base
from orchestration.memo.surroundings.dating import began_then, ends_then, is_shut_off, starts_a_change
from orchestration.memo.surroundings.levels_since import is_level_since, is_now_since, is_start_since
from orchestration.memo.surroundings.present_levels import is_left_now, is_level_now

_NOUNS = r"(?:increase|decrease|rise|fall|decline|drop|jump|gain|growth|improvement|reduction|change|cut|surge|slump)"
_SAME = r"(?:the )?(?:same (?:period|quarter|month|half|time|point) (?:of |in |a )?)?(?:early |late |mid-)?"
# "an increase of 9.4% from 2028", "+3.2% on the same period of 2029", "grew 3.2% over 2025"
# "has risen 18% since 2027", "+1,200 since 2024": "since" tells of what it has come to
_BASE = re.compile(
    rf",? (?:(?P<noun>{_NOUNS}) )?(?:(?:annually|(?:a|per|each|every) year) (?=since))?"
    r"(?P<moved>(?:up|down|higher|lower) )?(?:(?:cumulatively|overall|in total|in all|altogether"
    r"|in real terms) (?=since))?"
    rf"(?:from|on|over|versus|vs\.?|against|compared (?:with|to)|(?P<since>since)) {_SAME}"
)
_MOVED = re.compile(
    rf"(?:\b(?:up|down|grew|grown|grows|rose|risen|fell|fallen|dropped|increased|decreased|declined|climbed|jumped|gained"
    rf"|adding|gaining|losing|shedding|improved|higher|lower)(?: by)?|\b{_NOUNS} of)"
    r"(?: (?:about|some|roughly|almost|nearly|over|around|a full|a))? $",
    re.IGNORECASE,
)
_MOVED_REACH = 40
_CHANGES = ("percent", "percentage_point", "basis_point")
# "has fallen from 61 to 44 per thousand since 2026": 61 then, 44 by now
_SINCE = r"(?: (?!and\b|but\b)[a-z-]+){0,4} since (?:early |late |mid-)?"
_SINCE_AT_END, _SINCE_AT_START = re.compile(_SINCE), re.compile(rf" (?:to|→|->) \S{{0,16}}[^\s,;:.]{_SINCE}")
# What a comparison starts from: "from $52,700 in 2027", "a peak of $150/hour in 2022", "after peaking at 9.1% in 2022"
_START = re.compile(
    r"\b(?:from|against|versus|vs\.?|than|compared (?:with|to)|after)"
    r" (?:(?:a|an|the|its|their|about|around|some|over|nearly|roughly|just|only|under) ){0,2}"
    r"(?:(?:[a-z-]+ ){0,2}(?:peak|high|low|trough|record|top) (?:of )|[a-z]+ing (?:at |to )?)?$"
    r"|\b(?:peak|trough)ed at $|\b(?:up|down) [^\s,;]{1,8}% on (?:(?:the|its) )?$"
)
_START_REACH = 48
_IN = re.compile(r"[^.;:,()0-9]{0,24} (?:in|of|at the end of|at end-|during|by|for) (?:early |late |mid-)?")
# A list of the same time goes on without a word of its own: "from 12 plants in 2027 and 400 staff".
_NEXT_CLAUSE = re.compile(r",? (?:and|but|yet|while|though)\b|, ")
# "lost $41M in 2029 and made $12M in Q1": of which year is not said
_OWN_PART = re.compile(r" in (?:the )?(?:Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half))(?=[.,;)]|$)")
_STILL_THEN = re.compile(r"\b(?:when|then|which|where|who|at that time|that year|the same year)\b")
# "After peaking at 4,100 in 2027, employment is 3,300", "Built in 2019 for $310M, the plant runs at 41%"
_OPENING = re.compile(
    r"(?:After|Since|Following|Having|Built|Opened|Founded|Acquired|Bought|Launched|Listed|Started|Completed"
    r"|Commissioned|Sold|Established|Privati[sz]ed)\b[^.;:()]{0,80}$"
)
_TURN_TO = re.compile(
    r"[^.;()]{0,80}, (?:the|its|their|our|his|her|it|they|he|she|we|[a-z]+) (?:[a-z-]+ ){0,4}"
    r"(?:is|are|has|have|runs?|stands?|earns?|employs?|makes?|costs?|serves?|holds?|trades?|pays?|sells?|uses?)\b"
)

# "He lost his $96K job in March 2029 and drives for $19 an hour", "It bought Astra in 2027 and owns 41% of Belden"
_NOW_DOES = re.compile(
    r",? and (?:now |still |today )?(?:owns|holds|drives|works|earns|makes|pays|owes|rents|has|employs|runs|leads"
    r"|serves|sells|costs|needs|lives on|gets|spends|charges)(?: (?:for|at|on|with|in))?"
    r" (?:now |only |just |about |almost |nearly |some |over |roughly |around |an? |the )?"
)
_DID_ONCE = re.compile(
    r"\b(?:[a-z]{2,}ed|lost|bought|left|sold|won|took|began|built|quit|came|went|got|became|laid off) [^.;:]{0,60}?"
    r"\b(?:in|on|since|by|at the end of) (?:early |late |mid-)?$"
)
_DID_REACH = 90
# "Laid off after 1 Jan 2029; income under $90K" sets two terms
_TERM_OF_DATE = re.compile(r"[a-z] (?:on or )?(?:after|before|since) $")
_DATE = len("2029-01-01")

# "Wage growth since 2027: 4%"
_TELLS_CHANGE = re.compile(
    r"\b(?:change|growth|increase|decrease|decline|rise|fall|gain|loss|drop|risen|fallen|gained|lost|up|down|cut)\b",
    re.IGNORECASE,
)
_LABEL_SINCE = re.compile(r"\bsince (?:early |late |mid-)?$", re.IGNORECASE)
_LABEL_REACH = 70


def is_base(
    text: str, item: Quantity, mention: PeriodMention, today: Period | None, spans: list[tuple[int, int]]
) -> bool:
    """Whether a period behind a change is the one it starts from: "$214 billion, a 9.4% increase from 2028"."""
    if is_level_now(text, item, mention, today) or is_year_of_base(text, item, mention, spans):
        return True
    if today is None or "/" in mention.period.edtf or mention.period.start >= today.start:
        return False
    if is_counted_since(text, item, mention) or is_level_since(text, item, mention):
        return True
    if item.role == "to" and _SINCE_AT_END.fullmatch(text, item.end, mention.start) is not None:
        return True
    base = _BASE.fullmatch(text, item.end, mention.start)
    if base is None:
        return False
    is_signed = text[item.start : item.start + 1] in ("+", "-", "−", "–")
    if base["since"] is not None:
        is_change = is_signed or item.unit_kind in (*_CHANGES, "multiple")
    else:
        is_change = item.unit_kind in _CHANGES and mention.period.end.year < today.end.year
    if not is_change:
        return False
    before = text[max(0, item.start - _MOVED_REACH) : item.start]
    return is_signed or base["noun"] is not None or base["moved"] is not None or _MOVED.search(before) is not None


def is_start(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a period behind both ends of a change is the one it starts from: "from 61 to 44 since 2026"."""
    if is_start_since(text, item, mention):
        return True
    return item.role == "from" and _SINCE_AT_START.fullmatch(text, item.end, mention.start) is not None


def is_of_other(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a period before a figure only tells when something else began, ended or was so much."""
    return (
        ends_then(text, mention)
        or began_then(text, mention, spans)
        or starts_a_change(text, mention, item, spans)
        or is_shut_off(text, mention, item, spans)
        or is_left_now(text, item, mention)
        or is_year_of_base(text, item, mention, spans)
        or is_come_since(text, item, mention)
        or is_now_since(text, item, mention)
        or is_change_of_label(text, item, mention)
        or _is_done(text, item, mention)
        or ends_a_clause(text, item, mention, spans)
    )


def is_change_of_label(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a label tells since when a change behind it is counted: "Wage growth since 2027: 4%"."""
    if item.unit_kind not in (*_CHANGES, "multiple") or not text.startswith(":", mention.end):
        return False
    label = text[max(0, mention.start - _LABEL_REACH) : mention.start]
    if _LABEL_SINCE.search(label) is None:
        return False
    return text[item.start] in "+-−–" or _TELLS_CHANGE.search(label) is not None


def _is_done(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a period tells when something was done, and the figure what is so now: "bought it in 2027 and owns"."""
    before = text[max(0, mention.start - _DID_REACH) : mention.start]
    if _NOW_DOES.fullmatch(text, mention.end, item.start) is not None:
        return _DID_ONCE.search(before) is not None
    is_date = len(mention.period.edtf) == _DATE and text.startswith(";", mention.end)
    return is_date and _TERM_OF_DATE.search(before) is not None


def ends_a_clause(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a period before a figure is of another clause: the start of a change or of the sentence's first part."""
    between = text[mention.end : item.start]
    if _STILL_THEN.search(between) is not None:
        return False
    start = max(0, text.rfind(". ", 0, mention.start) + 2) if ". " in text[: mention.start] else 0
    if _OPENING.fullmatch(text, start, mention.start) and _TURN_TO.match(text, mention.end, item.start):
        return True
    told = next((span for span in reversed(spans) if span[1] <= mention.start), None)
    if told is None or _IN.fullmatch(text, told[1], mention.start) is None or _NEXT_CLAUSE.match(between) is None:
        return False
    if len(mention.period.edtf) == len("2029") and _OWN_PART.match(text, item.end) is not None:
        return True
    return _START.search(text, max(0, told[0] - _START_REACH), told[0]) is not None
