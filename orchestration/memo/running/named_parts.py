"""Names with a number each that are parts of a whole: "2,700 cuts, of which Basel 610 and Berlin 410".

Belongs here: such numbers, which alone make a name of it ("Area 51"), as counts where the whole before them is a count
that they fit in, else their refusal. Does not: lists behind a label that says what they count (`named_lists`), parts
told in percent or money (`elided_units`, `signs_once`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.cells import read_cell
from orchestration.memo.vocabulary.identifier_words import LISTED, MONTHS, NUMBERED
from orchestration.memo.vocabulary.units import word_set

Item = Quantity | Refusal

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})*(?![0-9%]|[.,:/][0-9]|[A-Za-z-])"
_NAME = r"[A-Z][^\W\d_][\w&.'’/-]*(?: (?:[A-Z&][\w&.'’/-]*|of|and|the|de)){0,2}"
_PAIR = rf"{_NAME} {_NUMBER}"
_RUN = re.compile(rf"{_PAIR}(?:(?:[,;] (?:and )?| and | \((?:and )?){_PAIR})*(?=[.;)*_]*(?:$|\s|,))")
_MEMBER = re.compile(rf"(?P<name>{_NAME}) (?P<number>{_NUMBER})")
# "610 jobs" has a unit of its own, "610 and 410 go" does not.
_GOES_ON = re.compile(r"[ ](?:million|billion|thousand|bn|per|percent|[%$€£])")
_LEAD = re.compile(
    r"(?P<parts>\b(?:of which|of whom|of them|of these),? |\b[Bb]y [a-z]+(?: [a-z]+)?:[*_]{0,2} )"
    r"|(?P<some>\b(?:including|among (?:them|these|which|whom)|namely|mainly|chiefly|notably):?,? )"
    r"|(?P<total>[0-9]\)?(?: [a-z-]+){0,3}\)?:[*_]{0,2} )"
)
# "Basel takes 610 and Berlin 410"
_TAKEN = re.compile(
    rf"\b{_NAME} (?!is\b|in\b|of\b|at\b|on\b)[a-z]+ (?P<first>{_NUMBER})(?P<rest>(?:(?:, (?:and )?| and ){_PAIR})+)"
    r"(?=[.;,)*_]|$| (?:by|in|each|from|next|this|over)\b)"
)
_STATED = r"(?:[^.;:]|\.(?=[0-9]))*"
# Between a whole and its parts: "2,700 by 2032, of which", "2,700 jobs. By city:", "2,700 jobs by city:".
_BETWEEN = {
    "parts": re.compile(rf"{_STATED}[;:(]? ?"),
    "By": re.compile(rf"{_STATED}[.;:]? "),
    "by": re.compile(r"[^.;:,]*"),
}
_WHOLE = re.compile(r"[~≈]?[0-9]{1,3}(?:,[0-9]{3})*\+?")
# Things whose names end in numbers, and names that do.
_NUMBERED_THINGS = re.compile(
    r"\b(?:aircraft|planes?|jets?|models?|phones?|devices?|cars?|vehicles?|chips?|gpus?|versions?|routes?|flights?"
    r"|rooms?|indices|indexes|funds|etfs?|games?|consoles?|laws?|rules?|standards?|drugs?|reactors?)\b",
    re.IGNORECASE,
)
_NUMBERED_NAMES = word_set(
    """
    area studio formula interstate motorway autoroute pier catch apollo s&p p nasdaq stoxx dow asx csi topix nikkei
    embraer atr peugeot renault fiat galaxy pixel iphone playstation ubuntu wifi wi-fi covid omega channel club group
    world top big g forbes euro under over age
    """
)
_REACH, _BEFORE, _LEAST, _ALIKE = 90, 60, 100, 10


class _Part(NamedTuple):
    """A name's number: where it stands and how much it is."""

    start: int
    end: int
    number: Decimal


def with_named_parts(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text with the numbers of the parts it names, each a count or a refusal."""
    found = {item.start: item for item in items}
    starts = [item.start for item in items]
    for lead in _LEAD.finditer(text):
        run = _RUN.match(text, lead.end())
        if run is None or _GOES_ON.match(text, run.end()) is not None:
            continue
        parts = _parts(text, *run.span())
        at = bisect_right(starts, lead.start()) - 1
        whole = items[at] if at >= 0 and lead.start() - items[at].end < _REACH else None
        lost = [part for part in parts if not _is_read(part, items, starts)]
        if not lost or _NUMBERED_THINGS.search(text, max(0, lead.start() - _BEFORE), lead.start()) is not None:
            continue
        verdict = _verdict(lead, text, whole, parts)
        if verdict is not None:
            found.update((part.start, _read(text, part, is_counted=verdict)) for part in lost)
    if " and " in text:
        for taken in _TAKEN.finditer(text):
            _put_taken(text, taken, items, starts, found)
    return [found[start] for start in sorted(found)] if len(found) > len(items) else items


def _verdict(lead: re.Match[str], text: str, whole: Item | None, parts: Sequence[_Part]) -> bool | None:
    """Whether the parts count what the whole before them does; False where that is open, None where they are names."""
    is_list = len(parts) > 1
    told = sum(part.number for part in parts)
    size = _counted(text, whole)
    opened = lead.group()[:2]
    gap = _BETWEEN.get(opened, _BETWEEN["parts"])
    if whole is not None and not lead["total"] and gap.fullmatch(text, whole.end, lead.start()) is None:
        size = None
    if lead["parts"]:
        return size is not None and told <= size
    if whole is None or (lead["total"] and (not is_list or whole.end < lead.start())):
        return None
    if size is not None and told > size:
        return None  # "410 sites" hold no "Boeing 737"
    if not is_list:
        return None if size is None or parts[0].number < _LEAST else False
    return size is not None and any(part.number >= _LEAST for part in parts)


def _counted(text: str, whole: Item | None) -> Decimal | None:
    """How many a whole says that there are, where it is written out: of "2.7 million" parts may be thousands."""
    if not isinstance(whole, Quantity) or whole.unit_kind != "count" or whole.low != whole.value:
        return None
    return whole.value if _WHOLE.fullmatch(text, whole.start, whole.end) is not None else None


def _parts(text: str, start: int, end: int) -> list[_Part]:
    """The members of a run of names; none where one of them and its number are one name: "Phase 2", "Area 51"."""
    parts = []
    for member in _MEMBER.finditer(text, start, end):
        number = member["number"]
        last = member["name"].rpartition(" ")[2].lower()
        is_year = len(number) == len("2030") and number.isdigit()
        if is_year or last in NUMBERED | LISTED | MONTHS or last in _NUMBERED_NAMES:
            return []
        parts.append(_Part(*member.span("number"), Decimal(number.replace(",", ""))))
    return parts


def _put_taken(
    text: str, taken: re.Match[str], items: Sequence[Item], starts: Sequence[int], found: dict[int, Item]
) -> None:
    """Read what others take as the first does: "Basel takes 610, Bern 310 and Berlin 410"."""
    at = bisect_right(starts, taken.start("first")) - 1
    first = items[at] if at >= 0 else None
    size = _counted(text, first) if first is not None and first.start == taken.start("first") else None
    parts = _parts(text, *taken.span("rest")) if size is not None else []
    if size is None or not all(part.number < _ALIKE * size and size < _ALIKE * part.number for part in parts):
        return
    if size >= _LEAST:
        lost = [part for part in parts if not _is_read(part, items, starts)]
        found.update((part.start, _read(text, part, is_counted=True)) for part in lost)


def _read(text: str, part: _Part, *, is_counted: bool) -> Item:
    cell = read_cell(text[part.start : part.end]) if is_counted else []
    if len(cell) == 1 and isinstance(cell[0], Quantity):
        return cell[0]._replace(start=part.start, end=part.end)
    return refuse("ambiguous_unit", text, part.start, part.end)


def _is_read(part: _Part, items: Sequence[Item], starts: Sequence[int]) -> bool:
    """Whether an item already holds a number; items do not overlap."""
    at = bisect_right(starts, part.start) - 1
    return at >= 0 and items[at].end > part.start
