"""Figures that go on from the one before them with the same measure of another part.

Belongs here: "76.8 for men and 82.1 for women". Does not: what names the first of them (`phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity

_OF_PART = re.compile(
    r"(?: (?:a|per|each) [a-z]+)?"
    r" (?P<for>for|in|among|at|on|of) (?:the )?[\w'’ -]{1,40}?(?:[,;]| and|[,;] and| but|, but) (?:just |only )?"
)

_NAME, _NAME_REACH = r"[^\W_][\w&'’./+–-]*(?: [\w&'’./+–-]+){0,3} \(", 80
_NEXT_NAMED = re.compile(rf"\)(?:[,;]|,? and) (?:and )?{_NAME}[^()]{{1,16}}\)")
_LAST_NAMED = re.compile(rf"\([^()]{{1,16}}\)(?:[,;]|,? and) (?:and )?{_NAME}$")


def goes_on(text: str, item: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether a figure measures what the one before it does, in one unit and for a part told alike."""
    last = max((other for other in figures if other.end <= item.start), key=lambda other: other.end, default=None)
    if last is None or (last.unit, last.unit_kind) != (item.unit, item.unit_kind):
        return False
    part = _OF_PART.fullmatch(text, last.end, item.start)
    return part is not None and text.startswith(f" {part['for']} ", item.end)


def is_named_before(text: str, item: Quantity, opened: int) -> bool:
    """Whether a figure alone in parentheses is one of a list of names: "Cloud (41%), Ads (31%)"."""
    if item.start != opened + 1 or not text.startswith(")", item.end):
        return False
    if _NEXT_NAMED.match(text, item.end) is not None:
        return True
    return _LAST_NAMED.search(text, max(0, opened - _NAME_REACH), opened + 1) is not None
