"""Changes told beside the level they start from, whose year is not theirs: "$125M in 2029, up 45% on $100M in 2028".

Belongs here: whether the year of a base stands at a change of the level before it. Does not: changes that name the
year of their base alone ("a 9.4% increase from 2028": `compared_periods`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import PeriodMention
from orchestration.memo.quantities import Quantity

_CHANGES = ("percent", "percentage_point", "basis_point", "multiple")
# "up 45% on $100M in 2028"; "9% on $100M of equity in 2028" is no change
_ON = re.compile(r" (?:on|over|against|versus|vs\.?|compared (?:with|to)) (?:(?:the|its|their|our) )?")
_THAN = re.compile(
    r" (?:above|below|(?:more|less|higher|lower|fewer|better|worse|larger|smaller) than|(?:up|down) (?:on|from))"
    r" (?:(?:the|its|their|our) )?"
)
_TIMES = re.compile(r" (?:the|its|their|our) ")  # "1.25 times the $100M of 2028"
_MOVED = re.compile(
    r"(?:\b(?:up|down|grew|rose|fell|dropped|increased|decreased|declined|climbed|jumped|gained|higher|lower)(?: by)?"
    r"|\b(?:increase|decrease|rise|fall|decline|drop|jump|gain|growth) of)(?: (?:about|some|nearly|almost|over))? $"
)
_MOVED_REACH = 36
_THEN = re.compile(r"(?: (?!of\b|and\b|or\b)[a-z]+)? (?:in|of|for|at the end of) (?:early |late |mid-|the year )?")
# "compared with $100M in 2028 (+45%)", "up from $100M in 2028, or 45%"
_BASE_WORD = re.compile(
    r"\b(?:compared (?:with|to)|from|against|versus|vs\.?|than) (?:(?:the|its|their|our|about|some) )?$"
)
_BASE_REACH = 32
_BEHIND_BASE = re.compile(r" \((?:(?:up|down) )?")
# "(2028: $100M, +45%)"
_LABELLED = re.compile(r" \((?:in )?$")
_NEXT = re.compile(r"(?:,|;) (?:(?:up|down) )?")
# "The shares have lost a third of their value, or 34%, since 2027", "has fallen 1.2 million to 9.6 million since 2027"
_SINCE = re.compile(
    r"(?:[^.;:()]|\.(?=[0-9])){0,70}? since (?:early |late |mid-|the (?:start|end) of )?(?:[A-Z][a-z]{2,8} )?",
    re.DOTALL,
)
_HAS = re.compile(
    r"\b(?:has|have|['’]ve)(?: (?:already|also|now|since|together|so far|only|thus))?"
    r" [a-z]+(?:ed|en|wn|t|un|id|old|ade|one)\b(?:[^.;:()]|\.(?=[0-9])){0,70}$"
)
_MOVED_TO = re.compile(
    r"\b(?:fallen|risen|grown|dropped|climbed|shrunk|increased|decreased|declined|slipped)(?:(?: by)? [^ ]{1,10}"
    r"(?: (?:million|billion))?)? to $"
)
# "Since 2027 wages have fallen 12%", "$41M in 2028 and have since grown 9%"
_OPENS_SINCE = re.compile(r"(?:^|[.!?] |\n)Since (?:early |late |mid-)?(?:[A-Z][a-z]{2,8} )?$")
_HAS_SINCE = re.compile(r",? (?:[\w’'%-]+ ){1,5}(?:has|have|is|are) ")
_AND_SINCE = re.compile(r"[^.;:]{0,40}(?:,|,? and|,? but) (?:it |they |which )?(?:has|have) since [a-z]+ ")
_DONE_SINCE = re.compile(
    r"(?: [a-z-]+){1,3} (?:lost|added|gained|closed|opened|cut|hired|created|built|sold|laid off|shed|raised|spent)"
    r"(?: [a-z]+)? since (?:early |late |mid-)?"
)
_SIGNS = ("+", "-", "−", "–")
_SINCE_WORDS, _SINCE_REACH = ("since ", "since early ", "since late ", "since mid-"), 110
_STOP = re.compile(r"[.;!?] ")
_LEVEL_REACH = 90
_SIGN = re.compile(r"[~≈<> ]*(?P<sign>[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3} )?[-+−]?[0-9]")


def is_year_of_base(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a period dates only the base of a change, which led to the level told before them."""
    if item.unit_kind not in _CHANGES or item.role:
        return False
    if mention.start >= item.end:
        return _is_on_base(text, item, mention, spans)
    return _is_behind_base(text, item, mention, spans)


def is_counted_since(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a figure is a change or a level that has come about since the period behind it: "lost 34% since 2027".

    What has been counted or paid since then is of the time that begins then: "has cut 4,100 jobs since 2028".
    """
    if mention.start < item.end or item.role == "from" or not text.endswith(_SINCE_WORDS, 0, mention.start):
        return False
    is_level = _MOVED_TO.search(text, max(0, item.start - _MOVED_REACH), item.start) is not None
    if item.unit_kind not in _CHANGES and not is_level:
        return False
    if _SINCE.fullmatch(text, item.end, mention.start) is None:
        return False
    return _HAS.search(text, max(0, item.start - _SINCE_REACH), item.start) is not None


def is_come_since(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a change behind a period is what has come about since: "Since 2027 wages have fallen 12%"."""
    if item.unit_kind not in _CHANGES or item.start - mention.end > _SINCE_REACH or item.role:
        return False
    if _AND_SINCE.match(text, mention.end, item.start) is not None:
        return True
    opens = _OPENS_SINCE.search(text, max(0, mention.start - _SINCE_REACH), mention.start) is not None
    has = _HAS_SINCE.match(text, mention.end, item.start) if opens else None
    return has is not None and _STOP.search(text, mention.end, item.start) is None


def _is_on_base(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether the base stands between a change and its year: "45% above the $100M of 2028"."""
    base = next((span for span in spans if item.end <= span[0] < mention.start), None)
    if base is None or _THEN.fullmatch(text, base[1], mention.start) is None:
        return False
    is_times = item.unit_kind == "multiple" and _TIMES.fullmatch(text, item.end, base[0]) is not None
    if not is_times and _THAN.fullmatch(text, item.end, base[0]) is None:
        is_moved = _MOVED.search(text, max(0, item.start - _MOVED_REACH), item.start) is not None
        if not (is_moved or text[item.start] in _SIGNS) or _ON.fullmatch(text, item.end, base[0]) is None:
            return False
    return _has_level(text, item.start, base, spans)


def _is_behind_base(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a change in parentheses follows its base and that one's year: "from $100M in 2028 (+45%)"."""
    if not text.startswith(")", item.end):
        return False
    is_signed = text[item.start] in _SIGNS or text.endswith(("up ", "down "), 0, item.start)
    if not is_signed:
        return False
    if _BEHIND_BASE.fullmatch(text, mention.end, item.start) is not None:
        base = next((span for span in reversed(spans) if span[1] <= mention.start), None)
        if base is None or _THEN.fullmatch(text, base[1], mention.start) is None:
            return False
        is_base = _BASE_WORD.search(text, max(0, base[0] - _BASE_REACH), base[0]) is not None
        return is_base and _has_level(text, base[0], base, spans)
    base = next((span for span in reversed(spans) if span[1] <= item.start), None)
    if base is None or text[mention.end : base[0]] != ": " or _NEXT.fullmatch(text, base[1], item.start) is None:
        return False
    opened = _LABELLED.search(text, max(0, mention.start - 5), mention.start)
    return opened is not None and _has_level(text, mention.start, base, spans)


def _has_level(text: str, place: int, base: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a figure of the base's kind stands before a place in the same clause: what the change led to."""
    level = next((span for span in reversed(spans) if span[1] <= place), None)
    if level is None or place - level[1] > _LEVEL_REACH or _STOP.search(text, level[1], place) is not None:
        return False
    return _kind(text, level) == _kind(text, base)


def _kind(text: str, span: tuple[int, int]) -> tuple[str, bool]:
    told = _SIGN.search(text, *span)
    return (told["sign"] or "" if told is not None else "", text[span[1] - 1] == "%")
