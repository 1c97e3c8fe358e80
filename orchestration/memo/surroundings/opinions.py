"""Shares of those who hold a view of what is to come: "61% say AI will take jobs", "58% believe pay will fall by 2032".

Belongs here: which words and years are of the view and not of the share. Does not: shares of those who plan or expect
something themselves (`status_scope`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import Quantity

_WHO = (
    r"(?: of (?!(?:jobs|tasks|work|revenue|sales)\b)(?:[\w'’-]+ ){0,3}?[\w'’-]+| the [a-z]+)?"
    r"(?: (?:also|now|still|who))?"
)
_HOLD = rf"{_WHO} (?:say|said|think|thought|believe|fear|feared|worry|doubt|predict|agree)\b"
_HOLDS = re.compile(_HOLD)
_VIEW = re.compile(
    rf"(?:{_HOLD}"
    r"| of (?:[a-z]+ ){0,2}"
    r"(?:C[EF]Os|respondents|managers|executives|firms|employers|economists|analysts|investors) see\b)"
    r"[^.;:,0-9%]{0,80}$"
)
_REACH = 140


def is_of_view(text: str, item: Quantity, place: int) -> bool:
    """Whether what stands at a place behind a share is of the view that so many hold."""
    if item.unit_kind != "percent" or not item.end < place <= item.end + _REACH:
        return False
    return _VIEW.match(text[item.end : place]) is not None


def holds_view(text: str, item: Quantity) -> bool:
    """Whether a figure is the share of those who hold a view: "22% say it will not"."""
    return item.unit_kind == "percent" and _HOLDS.match(text, item.end) is not None
