"""Bare numbers that repeat the figure before them and leave its unit out: "18 weeks for hips, 22 for knees".

Belongs here: breakdowns in parentheses, members of a parallel, parts told by "of which". Does not: comparisons and
changes (`changes`) or lists whose last member states the unit (`series_values`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from orchestration.memo.values.number_grammar import NUMBER
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import word_set

Item = Quantity | Refusal
Read = Callable[[str], Sequence[Item]]

_NUMBER_ALONE = re.compile(
    r"(?P<bound>(?:(?:up to|about|around|some|nearly|over|at least) )?)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)"
)
_UNITS = frozenset({"money", "percent", "percentage_point", "duration", "quantity"})
_SHARES = frozenset({"percent", "percentage_point"})
# Whose or when the same measure is: "EUR 2,140 (men 2,290, women 1,980)", "8.1% (Oslo 7.2, Bergen 9.3)".
_GROUPS = word_set(
    """
    men women boys girls male female males females urban rural north south east west public private state median mean
    average peer peers industry sector national regional target budget plan planned prior previous consensus maximum
    minimum max min high low peak junior senior entry mid new old existing adults children youth domestic foreign winter
    employer employee employers employees buyer seller landlord tenant state company domestic export
    summer weekday weekend weekdays weekends day night onshore offshore
    """
)
_OPENED = re.compile(r"(?P<of> of [a-z]+)? \((?P<who>[A-Za-z][A-Za-z-]*)(?: at)? ")
_GOES_ON = re.compile(r",(?: and)? (?P<who>[A-Za-z][A-Za-z-]*)(?: at)? ")
# "Gross margin: 41% [45]"
_AIMED = re.compile(r"(?: [a-z]+){0,4} \[")
_LETTERS = r"(?:[^\W\d_]|[-’'])+"
_PARALLEL = re.compile(
    r"(?: (?:an?|per|each|every) [a-z]+)? (?P<prep>of|for|in|on|at|among) (?:(?:the|an?) )?"
    rf"{_LETTERS}(?: {_LETTERS})?(?:,|;|,? and|,? but|, against)(?: only| just| about| some| nearly)? "
)
_AFTER = re.compile(
    r" (?P<prep>of|for|in|on|at|among) (?:(?!(?:the|its|their|our|his|her|these|those|them|all) )(?:an? )?"
    rf"{_LETTERS}(?: {_LETTERS})?|the (?:first|second|third|fourth|fifth|next|last|other|others|rest))"
    r"(?=[.,;:)](?:\s|$)|$| and | but )"
)
# "£9,250 at home, 14,100 abroad"
_THERE = r" (?:at home|abroad|overseas|online|in store|elsewhere)"
_THERE_TOO = re.compile(rf"{_THERE}(?:,|;|,? and|,? but) ")
_THERE_LAST = re.compile(rf"{_THERE}(?=[.,;:)](?:\s|$)|$| and | but )")
# "6.1% (2028), 7.4 (2029)", "$4.10 (day), 2.85 (night)"
_NOTE = r" \((?P<note>(?:19|20)[0-9]{2}[AEFP]?|[A-Za-z][a-z-]+)\)"
_NOTED, _NOTED_TOO = re.compile(_NOTE), re.compile(rf"{_NOTE}(?:,|;|,? and) ")
# "79.4 years, 76.8 for men and 82.1 for women"
_BESIDE = re.compile(r"(?: [a-z]+ [a-z]+)?,?(?: and| but|;)? ")
_OF_GROUP = re.compile(r" (?:for|among) (?P<who>[A-Za-z][A-Za-z-]*)(?=[.,;:)](?:\s|$)|$| and | but )")
_OF_WHICH = re.compile(r"(?: (?:in|by) (?:19|20)[0-9]{2})?,? of which (?:only |just |about |some |nearly )?")
_PART = re.compile(r"(?: (?![a-z]+s\b)[a-z]+)?(?=[.,;)](?:\s|$)|$)")
_NAMED = re.compile(r"(?: in (?:19|20)[0-9]{2})?(?:,(?: and| but)?| and) (?:[a-z]+ )?(?P<what>[a-z]+)(?: by)? ")
_ENDS = re.compile(r"[.,;)](?:\s|$)|$| and [a-z]+ ")
_ALIKE = 4
_HUNDRED = 100


def with_ellipses(text: str, found: Sequence[Item], read: Read) -> list[Item]:
    """The figures, each bare number that only repeats a measure with the unit of the one it repeats.

    `read` reads a text that is nothing but an amount.
    """
    kept = list(found)
    whole: dict[int, Quantity] = {}  # the figure that states the unit, by the place of one that left it out
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not isinstance(last, Quantity) or not _is_bare(text, item):
            continue
        stated = whole.get(at - 1, last)
        if stated.unit_kind not in _UNITS or not _repeats(text, item, last, is_stated=stated is last):
            continue
        filled = _filled(text, item, stated, read)
        if filled is not None:
            kept[at], whole[at] = filled, stated
    return kept


def _is_bare(text: str, item: Quantity) -> bool:
    return item.unit_kind in ("count", "ratio") and _NUMBER_ALONE.fullmatch(text, item.start, item.end) is not None


def _repeats(text: str, item: Quantity, last: Quantity, *, is_stated: bool) -> bool:
    """Whether the words between two figures and behind the second make it one more of the same measure."""
    inside = (_OPENED if is_stated else _GOES_ON).fullmatch(text, last.end, item.start)
    if inside is not None and text[item.end : item.end + 1] in (",", ")"):
        who = inside["who"]
        if inside.groupdict().get("of") and "." not in text[item.start : item.end]:
            return False  # "41% of staff (women 28, men 52)" may count them
        return _is_alike(text, item, last) and (who.lower() in _GROUPS or (who[0].isupper() and nature_of(who) is None))
    if _AIMED.fullmatch(text, last.end, item.start) is not None and text.startswith("]", item.end):
        return True
    parallel, after = _PARALLEL.fullmatch(text, last.end, item.start), _AFTER.match(text, item.end)
    if parallel is not None and after is not None and parallel["prep"] == after["prep"]:
        return _is_alike(text, item, last) or "." in text[item.start : item.end]
    if _is_noted(text, item, last):
        return _is_alike(text, item, last)
    group = _OF_GROUP.match(text, item.end)
    if group is not None and group["who"] in _GROUPS and _BESIDE.fullmatch(text, last.end, item.start) is not None:
        return _is_alike(text, item, last)
    if _OF_WHICH.fullmatch(text, last.end, item.start) is not None:
        return _PART.match(text, item.end) is not None and _size(text, item) < _size(text, last)
    named = _NAMED.fullmatch(text, last.end, item.start)
    if named is None or last.unit_kind not in _SHARES or _ENDS.match(text, item.end) is None:
        return False
    nature = nature_of(named["what"])
    return (nature in ("money", "percent") or (nature is None and not is_stated)) and _size(text, item) <= _HUNDRED


def _is_noted(text: str, item: Quantity, last: Quantity) -> bool:
    """Whether both figures say behind them where or when they hold: "£9,250 at home, 14,100 abroad"."""
    if _THERE_TOO.fullmatch(text, last.end, item.start) is not None:
        # "shops for $4M at home, 3 abroad" may be three shops
        return text[last.end - 1] in "0123456789%" and _THERE_LAST.match(text, item.end) is not None
    one, other = _NOTED_TOO.fullmatch(text, last.end, item.start), _NOTED.match(text, item.end)
    if one is None or other is None:
        return False
    notes = (one["note"], other["note"])
    return (
        all(note in _GROUPS or (nature_of(note) != "count" and not note.endswith("s")) for note in notes)
        and notes[0].isalpha() == notes[1].isalpha()
    )


def _size(text: str, item: Quantity) -> Decimal:
    """The number as it is written."""
    number = NUMBER.search(text, item.start, item.end)
    return Decimal(number.group().replace(",", "")) if number is not None else abs(item.value)


def _is_alike(text: str, item: Quantity, last: Quantity) -> bool:
    one, other = _size(text, item), _size(text, last)
    if last.unit_kind == "percent":
        return one <= _HUNDRED
    return one <= _ALIKE * other and other <= _ALIKE * one


def _filled(text: str, item: Quantity, stated: Quantity, read: Read) -> Quantity | None:
    """The number written as the figure it repeats is; None where that is more than one amount."""
    number = NUMBER.search(text, stated.start, stated.end)
    if number is None or stated.low != stated.high:
        return None
    before, behind = text[stated.start : number.start()], text[number.end() : stated.end]
    bare = _NUMBER_ALONE.fullmatch(text, item.start, item.end)
    if bare is None or (bare["bound"] and stated.qualifier != "exact"):
        return None
    found = read(f"{bare['bound']}{before}{bare['number']}{behind}")
    one = found[0] if len(found) == 1 else None
    if not isinstance(one, Quantity) or one.unit != stated.unit or one.unit_kind != stated.unit_kind:
        return None
    rate = one.rate_basis or (stated.rate_basis if stated.unit_kind == "money" else None)
    return one._replace(start=item.start, end=item.end, role=item.role, rate_basis=rate)
