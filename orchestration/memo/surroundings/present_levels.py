"""Figures of today beside a year that dates another: "The current 21% rate rises to 25% in 2031".

Belongs here: the level a change to come starts from, the count left of a group of then, what is done of a plan. Does
not: periods a change is measured from (`compared_periods`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.quantities import Quantity

# "The minimum wage of €1,150 will go up by 4% in January 2031", not "The new 25% rate will apply from 2031"
_WHAT_IS = re.compile(
    r"(?:^|[.!?;:] |\n)(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Tt]oday['’]s) "
    r"(?!(?:[a-z-]+ ){0,2}(?:new|planned|proposed|future|target|next|extra|additional|expected|goal|aim|plan|budget)\b)"
    r"(?:[A-Za-z'’-]+ ){0,5}[~≈]?$"
)
_CHANGES_TO = (
    r"(?: (?!new\b|plan\b|target\b|goal\b|programme\b|program\b)[a-z-]+){0,3} (?:(?:will|would|is (?:due|set|expected"
    r"|planned|projected|forecast) to|is to|are to) (?:rise|fall|go up|go down|increase|drop|climb"
    r"|decline|decrease|grow"
    r"|shrink|be (?:cut|raised|lifted|reduced|lowered|increased))|rises?|falls?|goes (?:up|down)|drops?|increases?"
    r"|climbs?) (?:to|by) (?:about |only |just |around )?[^\s,;:]{1,14}(?: (?:million|billion|thousand"
    r"|percent|per cent))?"
)
_TO_CHANGE = re.compile(_CHANGES_TO)
_CHANGES_IN = re.compile(_CHANGES_TO + r"(?: [a-z]+){0,2} (?:in|by|from|on) (?:[A-Z][a-z]+ |early |late |mid-)?$")
_REACH = 70
# "More than 11,000 of the 41,000 shops open in 2025 have closed."
_LEFT_OF = re.compile(
    r" of (?:the|its|their|our) [0-9][0-9.,]*(?: (?:million|thousand))? (?:[a-z-]+ ){1,4}(?:in"
    r"|at the end of) (?:[A-Z][a-z]+ )?$"
)
_SINCE_THEN = re.compile(r" (?:have|has|are|is|remain|still|now|survive)\b")
# "It missed the 3% target, and inflation hit 4.1%.", "a target of 4.4%, and states add another"
_OWN_CLAUSE = re.compile(
    r", (?:and|but) (?:(?:the|its|our|their|other|some) )?(?:[a-z-]+ ){1,3}?(?:hit|rose|fell|was|were"
    r"|stood|grew|dropped"
    r"|reached|lost|shed|climbed|slipped|came to|(?:has|have) (?:already |since "
    r"|now )?(?!to\b)[a-z]+(?:ed|en|n|t|id|st)"
    r"(?: (?:to|by|from|at))?|adds? another) (?:about |only |just |some |nearly |over )?[~≈]?$"
)
# "Of the 22,400 people employed in January, 19,100 remain."
_OF_GROUP = re.compile(r"(?:^|[.!?] |\n)Of (?:the|its|their|our) [0-9][0-9.,]* [^.;,0-9]{0,60}$")
_REMAIN = re.compile(
    r" (?:[a-z]+ )?(?:remain|are left|survive|still (?:work|have|are|hold|run)|have (?:since )?(?:gone"
    r"|left|closed|been))\b"
)


def is_level_now(text: str, item: Quantity, mention: PeriodMention, today: Period | None) -> bool:
    """Whether a figure before a period is so now, and the period dates what comes of it or what it is counted from."""
    if today is None or item.role:
        return False
    if mention.period.start > today.end:
        return _CHANGES_IN.fullmatch(text, item.end, mention.start) is not None and starts_change(text, item)
    is_of = item.unit_kind == "count" and _LEFT_OF.fullmatch(text, item.end, mention.start) is not None
    return is_of and _SINCE_THEN.match(text, mention.end) is not None


def starts_change(text: str, item: Quantity) -> bool:
    """Whether a figure is the level of today that a change to come, told right behind it, starts from."""
    if item.role or _TO_CHANGE.match(text, item.end) is None:
        return False
    return _WHAT_IS.search(text, max(0, item.start - _REACH), item.start) is not None


def has_own_clause(between: str) -> bool:
    """Whether the words between a plan and a figure begin a clause of what was: ", and inflation hit"."""
    return _OWN_CLAUSE.search(between) is not None


def is_left_now(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a figure behind a period counts who is left now of the group that the period dates."""
    if not text.startswith(", ", mention.end) or item.start - mention.end > len(", only about "):
        return False
    if item.unit_kind != "count" or _REMAIN.match(text, item.end) is None:
        return False
    return _OF_GROUP.search(text, max(0, mention.start - _REACH - _REACH), mention.start) is not None
