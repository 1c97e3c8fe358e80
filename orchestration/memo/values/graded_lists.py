"""Numbers that leave out the unit of a list told by grades or places: "amber: 6-12", "minus 2 in services".

Belongs here: bands of a traffic light, lists of places of which only the last is in percent. Does not: lists that
begin with the unit (`elided_units`) or hold nothing but numbers (`series_values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

# "Green: above 12 months; amber: 6-12; red: below 6"
_GRADE = re.compile(
    r"[;,] (?:green|amber|red|yellow|orange|black|low|medium|moderate|high|good|fair|poor|weak|strong|normal|watch"
    r"|warning|critical|severe|safe):? ",
    re.IGNORECASE,
)
_GRADED, _BANDS = re.compile(r"$|[.,;)](?=\s|$)"), frozenset({"at_least", "at_most", "range", "range_at_least"})
_BAND = re.compile(r"(?:[A-Za-z]+ ){0,2}[<>≤≥]?=? ?[0-9.,]+(?:\+|(?: ?[-–] ?| to | and )[0-9.,]+)?")
_UNITS = frozenset({"percent", "duration", "quantity", "multiple"})
_OPEN, _HUNDRED, _TIMES = frozenset({"count", "ratio"}), 100, 20
# "minus 2 in services, minus 9 in industry and plus 1 percent overall"
_PLACE_TOO = re.compile(r" (?:in|for|at) (?:the )?[A-Za-z][\w’'-]*(?: [a-z-]+)?(?:,|, and| and) (?:plus |minus )?")
_SIGNED = re.compile(r"(?:minus |plus |[+−-])[0-9]{1,2}(?:\.[0-9]+)?")
_BARE = re.compile(r"(?:(?:minus|plus) |[+−-])?[0-9]{1,2}(?:\.[0-9]+)?")
_SUBJECT = re.compile(r"(?P<what>[A-Za-z]+) (?:is|was|will be|of|at|reached|averaged) $")
_REACH, _MOST = 30, 12


def with_graded_lists(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, bands and numbers of places in the unit that their list states once."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if isinstance(item, Quantity) and isinstance(last, Quantity) and _is_band(text, item, last):
            kept[at] = (
                in_percent(item)
                if last.unit_kind == "percent"
                else item._replace(unit=last.unit, unit_kind=last.unit_kind, decimals=item.decimals or 0)
            )
    for at, item in enumerate(found):
        if at and isinstance(item, Quantity) and item.unit_kind == "percent":
            _fill_places(text, kept, at)
    return kept


def _fill_places(text: str, kept: list[Item], last: int) -> None:
    """Read the numbers of places before a percentage as such; "2 in Oslo and 12% of homes" are two of something."""
    first = last
    while first and last - first < _MOST and _is_place(text, kept[first - 1], kept[first]):
        first -= 1
    numbers = [one for one in kept[first:last] if isinstance(one, Quantity)]
    if not numbers:
        return
    subject = _SUBJECT.search(text, max(0, numbers[0].start - _REACH), numbers[0].start)
    if subject is not None and nature_of(subject["what"].lower()) == "percent":
        kept[first:last] = [in_percent(one) for one in numbers]
    elif all(_SIGNED.fullmatch(text, one.start, one.end) is not None for one in numbers):
        kept[first:last] = [refuse("ambiguous_unit", text, one.start, one.end) for one in numbers]  # jobs or percent


def _is_place(text: str, item: Item, behind: Item) -> bool:
    """Whether a bare number, where it holds and the next one follow each other: "9 in industry and 1 percent"."""
    if not isinstance(item, Quantity) or item.unit_kind not in _OPEN:
        return False
    if _BARE.fullmatch(text, item.start, item.end) is None:
        return False
    return _PLACE_TOO.fullmatch(text, item.end, behind.start) is not None


def _is_band(text: str, item: Quantity, last: Quantity) -> bool:
    if item.unit_kind not in _OPEN or last.unit_kind not in _UNITS or not {item.qualifier, last.qualifier} <= _BANDS:
        return False
    if _BAND.fullmatch(text, item.start, item.end) is None or _GRADED.match(text, item.end) is None:
        return False
    size = last.value * _HUNDRED if last.unit_kind == "percent" else last.value
    is_like = 0 < item.value < _TIMES * size and size < _TIMES * item.value
    return is_like and _GRADE.fullmatch(text, last.end, item.start) is not None
