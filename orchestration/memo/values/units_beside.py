"""Numbers that leave out the unit of the figure beside them: "fell 4 in Asia and 7 percent in Europe".

Belongs here: a share of one place before that of another, multiples of two ("11 times earnings; the sector is on 17"),
times of two ("20 weeks; those with 5 years get 8"). Does not: lists (`series_values`, `elided_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like

Item = Quantity | Refusal

_BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")
_THERE = r" (?:in|at|for|across) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_THERE_TOO, _THERE_LAST = re.compile(rf"{_THERE}(?:,? and|,|,? but) (?:by )?"), re.compile(_THERE)
_MOVED = re.compile(
    r"\b(?:fell|rose|grew|dropped|shrank|climbed|gained|lost|slipped|jumped|declined|increased|are up|are down|is up"
    r"|is down|falls?|rises?|grows?)(?: by)? (?:about |some )?$"
)
_REACH, _LONGEST, _NEAR = 24, 90, 5
_VALUED = re.compile(
    r" (?:times )?(?:(?:forward |trailing |next year['’]s |annual )?(?:earnings|sales|revenue|EBITDA|book(?: value)?"
    r"|profits?|cash flow))?(?:;|,|,? (?:and|but|while)) (?:the |its |their )?(?:[A-Za-z’'-]+ ){1,3}"
    r"(?:is|are|was|were|trades?|traded|stands?|sits?) (?:on|at) (?:about |only |just )?"
)
_ENDS = re.compile(r"$|[.,;)](?=\s|$)| (?:and|but) ")
# "20 weeks; those with 5 or fewer years get 8"
_GETS_TOO = re.compile(
    r"(?:;|,|,? and|,? but) (?:those|people|staff|workers|employees|all|the) [^.;:$€£%]{2,60} gets? (?:just |only )?"
)
_GETS = re.compile(r"\b(?:gets?|receives?|are (?:given|paid|owed)) $")


def with_units_beside(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, bare numbers in the unit of the figure that is told beside them in the same words."""
    kept = list(found)
    for at in range(1, len(kept)):
        last, item = kept[at - 1], kept[at]
        if not isinstance(last, Quantity) or not isinstance(item, Quantity):
            continue
        if item.unit_kind == "percent" and _is_open(text, last) and _are_places(text, last, item):
            kept[at - 1] = in_percent(last)
        elif last.unit_kind == "multiple" and _is_open(text, item) and _is_told(text, last, item, _VALUED):
            kept[at] = item._replace(unit=last.unit, unit_kind="multiple", decimals=item.decimals or 0)
        elif _is_open(text, item) and (time := _time_before(text, kept, at)) is not None:
            kept[at] = item._replace(unit=time.unit, unit_kind="duration", decimals=item.decimals or 0)
    return kept


def _is_open(text: str, item: Quantity) -> bool:
    is_bare = item.unit_kind in ("count", "ratio") and item.rate_basis is None and not item.role
    return is_bare and _BARE.fullmatch(text, item.start, item.end) is not None


def _are_places(text: str, item: Quantity, share: Quantity) -> bool:
    """Whether a number and the percentage behind it say how far one thing moved in two places."""
    if _THERE_TOO.fullmatch(text, item.end, share.start) is None or _THERE_LAST.match(text, share.end) is None:
        return False
    is_moved = _MOVED.search(text, max(0, item.start - _REACH), item.start) is not None
    return is_moved and is_like(in_percent(item), share, _NEAR)


def _is_told(text: str, last: Quantity, item: Quantity, between: re.Pattern[str]) -> bool:
    if item.start - last.end > _LONGEST or _ENDS.match(text, item.end) is None:
        return False
    return between.fullmatch(text, last.end, item.start) is not None and is_like(item, last, _NEAR)


def _time_before(text: str, kept: Sequence[Item], at: int) -> Quantity | None:
    """The time that others get, told before a bare number of what some get: "get 20 weeks; those with … get 8"."""
    if not text.endswith(" ", 0, kept[at].start) or _GETS.search(text, kept[at].start - _REACH, kept[at].start) is None:
        return None
    for place in range(at - 1, max(-1, at - 3), -1):
        time, item = kept[place], kept[at]
        is_time = isinstance(time, Quantity) and time.unit_kind == "duration" and time.low == time.high
        if not is_time or not isinstance(time, Quantity) or not isinstance(item, Quantity):
            continue
        if _GETS.search(text, max(0, time.start - _REACH), time.start) is not None:
            return time if _is_told(text, time, item, _GETS_TOO) else None
    return None
