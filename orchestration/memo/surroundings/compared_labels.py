"""Figures behind a label that holds what is against what was planned: "Actual vs. plan: $4.1B vs. $4.4B".

Belongs here: which figure of such a pair is the plan, by the order of the label. Does not: a plan named beside its own
figure ("$4.1B vs. plan of $4.4B", `status_scope`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.status import ACTUAL, PROJECTION, TARGET
from orchestration.memo.surroundings.status_scope import held_against

_YEAR = r"(?:(?:FY ?|CY ?)?(?:19|20)[0-9]{2})"
_PLANS = (
    r"(?P<aim{n}>(?:original |annual |internal )?(?:plan(?:ned)?|budget(?:ed)?|targets?|goals?))"
    r"|(?P<view{n}>guidance|consensus(?: estimates?)?|forecasts?|projections?)"
)
_SIDE = (
    rf"(?:{_YEAR} )?(?:the |our |its )?(?:{_PLANS}|(?P<done{{n}}>actuals?|results?|reported|achieved|delivered)"
    rf"|[^:;.0-9]{{2,40}}?)(?: {_YEAR})?"
)
_SIDES = tuple(_SIDE.replace("{n}", side) for side in ("1", "2"))
_LABEL = re.compile(
    rf"[*_]{{0,2}}{_SIDES[0]} (?:vs\.?|versus|against) {_SIDES[1]}(?: \([^()0-9]{{1,16}}\))?"
    r"[*_]{0,2}:[*_]{0,2} ",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?: [A-Za-z]+)? (?:vs\.?|versus|against|/) ")
_MARKS = "~≈*_"
_LONGEST = 100


class Side(NamedTuple):
    """The side of a comparison that a figure is on; `status` is None where its name is no word of status."""

    status: str | None


def side_of(text: str, item: Quantity, spans: Sequence[tuple[int, int]]) -> Side | None:
    """The side of a figure behind a label of two sides, None for any other; `spans` are the other figures.

    What stands alone ("Revenue vs. target: 94%") or in parentheses behind the pair is neither of the two.
    """
    if "s" not in text[:_LONGEST]:
        return None
    label = _LABEL.match(text)
    if label is None or item.start < label.end():
        return None
    first, second = (_status(label, side) for side in ("1", "2"))
    if (first in (TARGET, PROJECTION)) == (second in (TARGET, PROJECTION)):
        return None
    if any(_joins(text, item.end, start) for start, _ in spans):
        return Side(first)
    if any(_joins(text, end, item.start) for _, end in spans):
        return Side(second)
    is_alone = not text[label.end() : item.start].strip(_MARKS) or text[item.start - 1] == "("
    return Side(None) if is_alone else None


def _status(label: re.Match[str], side: str) -> str | None:
    if label[f"aim{side}"] is not None:
        return TARGET
    if label[f"view{side}"] is not None:
        return PROJECTION
    return ACTUAL if label[f"done{side}"] is not None else None


def _joins(text: str, end: int, start: int) -> bool:
    return end < start and _JOINT.fullmatch(text, end, start) is not None


def held(text: str, item: Quantity, spans: Sequence[tuple[int, int]]) -> tuple[bool, str | None]:
    """Whether a figure is one of two that are held against each other, and the status that gives it."""
    side = side_of(text, item, spans)
    status = held_against(text, item) if side is None else side.status
    return side is not None or status is not None, status
