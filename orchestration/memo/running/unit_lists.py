"""Lists in one line under a unit that their head states: "Growth (%): Asia +4.1, Europe -0.4 (2029: 1.2), Africa 5.3".

Belongs here: items of such a list with a sign, a year or a bracket, or with the number before the name, and the refusal
of those whose unit is open. Does not: plain names with a number each (`named_lists`), the head's unit (`list_heads`),
figures of a single label (`bullet_units`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orchestration.memo.captions.label_rates import is_per_share, over_label
from orchestration.memo.quantities import Quantity, Refusal, read_cell
from orchestration.memo.running.bullet_units import is_number, may_be_in
from orchestration.memo.running.lead_units import ListUnit
from orchestration.memo.running.list_heads import Head, heads
from orchestration.memo.surroundings.sentences import sentence_starts
from orchestration.memo.values.assembly import refuse
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS, MONTHS, NUMBERED
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.period_grammar import PART_OF_YEAR
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.words import STOPS, word_set

Item = Quantity | Refusal

_BRACKET, _HIDDEN = re.compile(r"\([^()]*\)"), "\x00"
_BETWEEN = re.compile(r"[;,](?: and)? +|(?<=[0-9)%KMBm]) (?:and|&) +| and +(?=[0-9])")
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_VALUE = (
    rf"(?:(?:about|around|roughly|nearly|up to|at least|minus|plus) )?[~≈<>]?[-+−–]?{_NUMBER}"
    rf"(?: ?(?:→|⟶|➔|➜|->|=>) ?[-+−–]?{_NUMBER}|[-–]{_NUMBER}| to [-+−–]?{_NUMBER})?\+?"
)
_WHEN = r"(?:(?:FY|CY|[QH][1-4]) ?)?(?:19|20|21)[0-9]{2}(?:[-–/][0-9]{2,4})?[AEFPB]?"
_WORD = rf"(?:(?i:phase|tier|stage|level|zone|wave) [0-9]{{1,2}}|[A-Za-z][\w&.'’/+-]*|&|{_WHEN})"
_ONWARDS = r" (?:at|in|from|of|across|for|on|with|by|vs\.?|versus|against|up|down|to|after|before|since|over|despite) "
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,5}}?)"
_REST = rf"(?P<rest>(?: (?:in|by) {_WHEN})?(?: \({_HIDDEN}*\))?)[.;]?[\s*_]*"
_ITEM = re.compile(rf"[*_]*{_NAME}(?: [-–—=]|:| (?:is|was|at))? (?P<value>{_VALUE})(?:{_REST}$|(?P<on>{_ONWARDS}))")
_TURNED = re.compile(
    rf"(?P<value>{_VALUE})(?:(?P<of> (?:for|in|from|at|on))?(?: the)?"
    rf" (?P<name>[A-Za-z][A-Za-z&'’/-]*(?: [A-Za-z&'’/-]+){{0,3}}?)|(?= in [12])){_REST}"
)
_ENCLOSED = re.compile(rf"{_NAME} (?P<value>\({_HIDDEN}+\))[.;]?[\s*_]*")
# "Asia $41M", "Asia 41%": with a unit or scale of its own
_OWN = re.compile(
    rf"{_NAME} (?P<value>[~≈]?[-+−–]?[A-Z]{{0,3}}[$€£¥₹]?[-+−–]?{_NUMBER}"
    rf"(?:[KMBT]|bn|m|k| ?%| ?pp| million| billion)?){_REST}"
)
_LONE = re.compile(rf"\([-+−–]?{_NUMBER}\)")
# The number that ends an item which is none of these: "737 MAX 1.1"
_LAST = re.compile(rf"(?<=[^\s()] )(?P<value>[-+−–]?{_NUMBER}){_REST}$")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_THEN = (
    rf"(?:in |at )?(?:{PART_OF_YEAR}[AEFP]?|[QH][1-4]|(?:the )?(?:last|previous|prior|next) (?:year|quarter|month|half)"
    r"|a (?:year|quarter|month) (?:ago|earlier|before)|before|earlier|previously)"
)
# "(2029: 38)", "(was 38)", "(12 in 2029)"
_COMPARED = re.compile(
    rf"\((?:(?:(?:{_THEN}|was|were|from|vs\.?|versus|prior|target|goal|plan|peak):? )+(?P<behind>{_VALUE})"
    rf"|(?:(?:vs\.?|versus|was|(?:up |down )?from) )?(?P<before>{_VALUE}),? {_THEN})\)"
)
_STEP = re.compile(rf"\((?P<step>[-+−–]{_NUMBER})\)")
_ALONE = re.compile(r"[,;)]|$| (?:in|at|from) [A-Z]")
_COUNTED = re.compile(r"(?P<word>[A-Za-z]+)[ :=]+$")
# "(EPS 1.40)": a measure whose number makes a name of it elsewhere
_MEASURE = re.compile(rf"\((?P<name>[A-Za-z][A-Za-z ]*) (?P<value>{_VALUE})\)")
# What stands behind these may be a step or a part: "rent up 12", "Asia fell by 3", "of 41"
_STEPS = word_set("by than of up down from for with per versus vs vs. minus plus over under above below")
_LEFT = "left over"
_DASHES = frozenset("-–—")
_NAMED = frozenset({"named", "enclosed", "goes_on", "own"})
_REACH, _LEAST, _SHORTEST = 24, 2, 3


class _Part(NamedTuple):
    """An item of a list as it stands in the text; the bracket is -1 where it has none."""

    form: str  # named | goes_on | own | turned | enclosed | open
    name: str
    start: int
    end: int
    bracket: int = -1
    is_placed: bool = False  # "41 for rent", not "41 rent"
    mark: str = ""  # what parts name and number: "rent: 41", "rent - 41"


class _Found:
    """The figures of a text, of which those of its lists are read anew."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self.text, self._items = text, list(items)
        self._starts = [item.start for item in self._items]
        self._taken: set[int] = set()
        self._new: list[Item] = []

    def within(self, start: int, end: int) -> list[Item]:
        """The first figures that lie in a place at least in part."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [item for item in self._items[first:last] if item.end > start and item.start not in self._taken]

    def is_open(self, start: int, end: int) -> bool:
        """Whether a place holds no figure but bare numbers."""
        return all(is_number(item, self.text) for item in self.within(start, end))

    def put(self, start: int, end: int, new: Sequence[Item]) -> None:
        self._taken.update(item.start for item in self.within(start, end))
        self._new.extend(new)

    def refuse(self, start: int, end: int, code: str) -> None:
        self.put(start, end, [refuse(code, self.text, start, end)])

    def all(self) -> list[Item]:
        kept = [item for item in self._items if item.start not in self._taken]
        return sorted([*kept, *self._new], key=lambda item: item.start)


def with_unit_lists(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, those of lists under a stated unit in that unit, or refused where it is open."""
    told = list(heads(text))
    if not told:
        return items
    found = _Found(text, items)
    ends = [*sentence_starts(text)[1:], len(text)]
    for head, follower in zip(told, [*told[1:], None], strict=True):
        stop = ends[min(bisect_left(ends, head.end), len(ends) - 1)]
        _read_list(head, stop if follower is None else min(stop, max(head.end, follower.begin)), found)
    return found.all()


def _read_list(head: Head, stop: int, found: _Found) -> None:
    parts = list(_parts(found.text, head.end, stop))
    named = [part for part in parts if part.form in _NAMED]
    if named and parts[0] is named[0] and (len(named) >= _LEAST or named[0].bracket >= 0):
        is_calendar = all(part.name.lower() in MONTHS for part in parts)
        is_dashed = all(part.mark in _DASHES for part in named if part.form != "own")
        for part in parts:
            if part.bracket >= 0:
                _read_bracket(head, part, found)
            doubt = _doubt(head.unit, part, found.text, is_calendar=is_calendar, is_dashed=is_dashed)
            _read_part(head, part, doubt, found)
    elif len(parts) >= _LEAST and all(part.form == "turned" for part in parts):
        for part in parts:
            _read_turned(head, part, found)


def _parts(text: str, begin: int, stop: int) -> Iterator[_Part]:
    """The items of a list, up to the first that has a label of its own."""
    shown = _BRACKET.sub(lambda match: f"({_HIDDEN * (len(match.group()) - 2)})", text[begin:stop])
    at = 0
    for end in [*(mark.span() for mark in _BETWEEN.finditer(shown)), (len(shown), len(shown))]:
        part = _part(text, begin + at, shown[at : end[0]])
        if part is None:
            return
        yield part
        at = end[1]


def _part(text: str, at: int, shown: str) -> _Part | None:
    """One item, its brackets hidden; None where it begins a list of its own."""
    told = _ITEM.match(shown)
    if told is not None and told["name"].lower() not in STOPS:  # "about 41 in Asia"
        return _placed("goes_on" if told["on"] else "named", told, at)
    if told := _TURNED.fullmatch(shown):
        return _placed("turned", told, at)
    if told := _OWN.fullmatch(shown):
        return _placed("own", told, at)
    told = _ENCLOSED.fullmatch(shown)
    if told is not None and _LONE.fullmatch(text, at + told.start("value"), at + told.end("value")):
        return _Part("enclosed", told["name"], at + told.start("value"), at + told.end("value"))
    if ": " in shown:
        return None
    told = _LAST.search(shown)
    return _placed("open", told, at) if told is not None else _Part("open", "", -1, -1)


def _placed(form: str, told: re.Match[str], at: int) -> _Part:
    rest = told["rest"] or ""
    bracket = at + told.start("rest") + rest.index("(") if "(" in rest else -1
    name = told["name"] or "" if form != "open" else ""
    is_placed = form == "turned" and (not name or told["of"] is not None)
    mark = told.string[told.end("name") : told.start("value")].strip() if form == "named" else ""
    return _Part(form, name, at + told.start("value"), at + told.end("value"), bracket, is_placed, mark)


def _read_part(head: Head, part: _Part, doubt: str, found: _Found) -> None:
    """An item with its name first, refused where it is in doubt."""
    if part.start < 0 or not found.is_open(part.start, part.end):
        return
    if part.form == "own" and found.within(part.start, part.end):
        return
    if _YEAR.fullmatch(found.text, part.start, part.end) is not None:
        return
    is_open = head.unit is not None and head.unit.says_nothing_of(part.name)
    if part.mark == ":" and head.unit is not None and not may_be_in(part.name, head.unit):
        return  # "; employees: 7,900"
    if head.unit is None or doubt or is_open:
        found.refuse(part.start, part.end, head.code or doubt or "ambiguous_unit")
    else:
        _read(head.unit, part.start, part.end, found, part.name)


def _doubt(unit: ListUnit | None, part: _Part, text: str, *, is_calendar: bool, is_dashed: bool) -> str:
    """Why the unit or sign of an item is open: "model 3", "up 12", "EPS 1.1", "rent (41)"; empty where it is not."""
    if part.form == "enclosed":
        return "parentheses"
    if part.mark in _DASHES and not is_dashed:
        return "ambiguous_sign"  # "Asia 4.1, Europe - 0.4"
    last = part.name.rpartition(" ")[2].lower()
    is_step = last in _STEPS and not part.name.lower().endswith(_LEFT)
    is_whole = text[part.start : part.end].isdigit()
    is_name = is_whole and not is_calendar and last in NUMBERED | MONTHS
    is_other = unit is not None and not may_be_in(part.name, unit)
    is_of_share = unit is not None and unit.hint.scale > 0 and is_per_share(part.name)
    is_open = part.form != "named" or is_step or is_name or is_other or is_of_share
    return "ambiguous_unit" if is_open else ""


def _read_turned(head: Head, part: _Part, found: _Found) -> None:
    """An item with its number first: "41 for rent", "310 pay"; "12 shops" may be that many shops."""
    if part.bracket >= 0:
        _read_bracket(head, part, found)
    if not found.within(part.start, part.end) or not found.is_open(part.start, part.end):
        return
    is_counted = not part.is_placed and _may_be_counted(part.name)
    if head.unit is not None and not is_counted and may_be_in(part.name, head.unit):
        _read(head.unit, part.start, part.end, found, part.name)
    elif head.unit is None or head.unit.hint.unit_kind != "count" or head.unit.hint.scale:
        found.refuse(part.start, part.end, head.code or "ambiguous_unit")


def _may_be_counted(name: str) -> bool:
    """Whether a number right before a name may count what it names."""
    last = name.rpartition(" ")[2]
    if nature_of(name) == "money":
        return False
    is_plural = last.endswith("s") and not last.endswith("ss") and len(last) > _SHORTEST
    return is_plural or last.lower() in COUNTED_NOUNS or nature_of(name) == "count" or is_person(last.lower())


def _read_bracket(head: Head, part: _Part, found: _Found) -> None:
    """What stands in the bracket of an item: the value of another time, a step, or a figure of its own."""
    end = found.text.index(")", part.bracket) + 1
    told = _COMPARED.fullmatch(found.text, part.bracket, end)
    if told is not None:
        place = told.span("behind") if told["behind"] else told.span("before")
        if not found.is_open(*place) or _YEAR.fullmatch(found.text, *place) is not None:
            return
        if head.unit is None or part.form == "open":
            found.refuse(*place, head.code or "ambiguous_unit")
        else:
            _read(head.unit, *place, found, part.name)
        return
    step = _STEP.fullmatch(found.text, part.bracket, end)
    if step is not None and head.unit is not None and head.unit.hint.unit_kind not in ("percent", "score"):
        if found.is_open(*step.span("step")):
            _read(head.unit, *step.span("step"), found, part.name)
        return
    measure = _MEASURE.fullmatch(found.text, part.bracket, end)
    if (
        measure is not None
        and nature_of(measure["name"]) in ("money", "percent")
        and found.is_open(*measure.span("value"))
    ):
        found.refuse(*measure.span("value"), "ambiguous_unit")
        return
    for item in found.within(part.bracket, end):
        before = _COUNTED.search(found.text, max(part.bracket, item.start - _REACH), item.start)
        is_named = before is not None and (before["word"] == "n" or nature_of(before["word"]) == "count")
        is_alone = is_number(item, found.text) and _ALONE.match(found.text, item.end) is not None
        if is_alone and not is_named and (step is not None or before is not None):
            found.refuse(item.start, item.end, "ambiguous_unit")


def _read(unit: ListUnit, start: int, end: int, found: _Found, name: str) -> None:
    """Put a number as one in the unit of its list."""
    read: list[Item] = []
    for item in read_cell(found.text[start:end], unit.hint)[:2]:
        is_whole = isinstance(item, Quantity) and unit.hint.scale == 0
        told = over_label(item, (name,)) if isinstance(item, Quantity) and is_whole else item
        read.append(told._replace(start=start + item.start, end=start + item.end))
    if read:
        found.put(start, end, read)
    else:
        found.refuse(start, end, "ambiguous_unit")
