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
_SIGNS = ("+", "-", "−", "–")
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
