"""Changes from one value to another: "from $2M to $5M", "up from 980", "78% → 82%".

Belongs here: telling the two ends of a change from the ends of a range, by the words before them. Does not: reading
the amounts (`value_scanner`).
"""

from __future__ import annotations

import re

from orchestration.memo.next_words import next_word
from orchestration.memo.number_grammar import End
from orchestration.memo.quantity_types import Quantity, Refusal
from orchestration.memo.units import Unit
from orchestration.memo.words import STOPS

ARROWS = frozenset({"->", "→", "⟶", "➔", "➜", "=>"})
_RANGING = re.compile(
    r"(?:gnignar|segnar|degnar|egnar|deirav|dennaps|gniyrav|yrav|seirav|erehwyna|decirp|gninnaps|snaps|naps)\b",
    re.IGNORECASE,
)
# "up from 980" is the start of a change whose end stands before it.
_MOVES = """
up down rise rises rose risen fall falls fell fallen grow grows grew grown growth increase increased decrease decreased
decline declined drop dropped jump jumped climb climbed reduced cut slid improved widened narrowed
"""
_MOVED = re.compile(rf"(?:{'|'.join(word[::-1] for word in _MOVES.split())})\b", re.IGNORECASE)
_FROM = re.compile(r" {1,2}morf(?![a-z])", re.IGNORECASE)
_TO = re.compile(r" {1,2}ot(?![a-z])", re.IGNORECASE)
# A change may name the time between its two values: "from $2M in 2030 to $5M".
_CHANGE_REACH = 48
# "19 months instead of 41"
_AGAINST = re.compile(
    r"^[^.;:]*\b(?:instead of|rather than|versus|vs\.?|against|compared (?:with|to)|down from|up from) $"
)
_COMPARED_REACH = 40


def _window_back(text: str, pos: int, size: int = 40) -> str:
    return text[max(0, pos - size) : pos][::-1]


def is_change(text: str, first: End) -> bool:
    """Whether "from" makes A to B a change: it does unless the words before it say that it ranges."""
    window = _window_back(text, first.start)
    match = _FROM.match(window)
    return match is not None and not _RANGING.match(window[match.end() :].lstrip())


def role_of(text: str, end: End, found: list[Quantity | Refusal]) -> str:
    """Mark the ends of a change that words stand between: "from 120 in 2030 to 530 in 2035"."""
    window = _window_back(text, end.start)
    match = _FROM.match(window)
    if match:
        ahead = window[match.end() :].lstrip()
        is_point = not _RANGING.match(ahead) and (_MOVED.match(ahead) or _to_follows(text, end.end))
        return "from" if is_point else ""
    last = found[-1] if found else None
    if isinstance(last, Quantity) and last.role == "to" and text[last.end : end.start].strip() in ARROWS:
        return "to"
    if (
        isinstance(last, Quantity)
        and last.role == "from"
        and end.start - last.end <= _CHANGE_REACH
        and _TO.match(window)
    ):
        return "to"
    return ""


def _to_follows(text: str, pos: int) -> bool:
    window = text[pos : pos + _CHANGE_REACH]
    stop = min((window.find(mark) for mark in (". ", ";") if mark in window), default=len(window))
    return " to " in window[:stop]


def with_unit_before(text: str, end: End, last: Quantity | Refusal) -> End:
    """The other side of a comparison that leaves its unit out: "in 19 months instead of 41", not "of 41 sites"."""
    if not isinstance(last, Quantity) or last.unit_kind not in ("duration", "quantity"):
        return end
    between = text[last.end : end.start] if end.start - last.end <= _COMPARED_REACH else ""
    if _AGAINST.search(between) is None:
        return end
    return end._replace(unit=Unit(last.unit, last.unit_kind)) if stands_alone(text, end) else end


def stands_alone(text: str, end: End) -> bool:
    """Whether no noun follows an amount that would say what it counts ("to 17", not "to 17 sites")."""
    joint, following, _ = next_word(text, end.end)
    return not following or (joint == " " and following.lower() in STOPS)
