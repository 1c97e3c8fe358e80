"""Members of a sum whose sign or scale stands once: "Exports: $421 billion, of which phones 58".

Belongs here: parts of a stated whole, a household's budget ("Income $4,310. Rent 1,650"), the way from one sum to
another ("EV R$ 95.0bn less net debt 64.7 = R$ 27.2bn"). Does not: parts in brackets (`bracket_parts`), lists whose head
states the unit (`unit_lists`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.quantities import Quantity
from orchestration.memo.running.lent_values import NUMBER, Item, has_unit, lent, plain, replaced, scale_of
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS, NUMBERED
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.words import word_set

_NAME = r"(?:the |her |his |their |my |our )?(?P<name>[A-Za-z][A-Za-z&’'-]*(?: [A-Za-z&][A-Za-z&’'-]*){0,3})"
_OF_WHICH = re.compile(r",?(?: [–—-])? (?:of which|including|among them)(?: about| some)? ")
_SIGNED = r"[A-Z]{0,3}[$€£¥₹]?"
_UNITS = r"(?: ?(?:bn|m|million|billion|trillion|[KMBT]|%|[A-Z][A-Za-z]{1,2}))?"
_PART = re.compile(
    rf"{_NAME}(?: at| is| was|:)? (?P<value>{_SIGNED}{NUMBER.replace('(?![0-9%])', '')}{_UNITS})"
    r"(?P<end>[,;] (?:and )?| and |(?=[.)](?:\s|$)|$))"
)
# ". Rent 1,650", "; food 980", " and savings 656"
_SPENT = re.compile(rf"(?:[.;,:]| and|[,;] and) {_NAME} (?P<value>{NUMBER})(?=[;,.)](?:\s|$)|$| and [a-z])")
# What a household spends or has, in a list of which no number counts
_HOUSEHOLD = word_set(
    """
    rent mortgage food groceries transport transit travel fuel petrol gas electricity power heating water energy
    utilities utility phone mobile internet broadband savings saving childcare daycare nursery school schools fees
    tuition health
    healthcare medicine medicines medical insurance tax taxes clothes clothing leisure entertainment restaurants dining
    loan loans debt debts repayments pension pensions remittances gifts holidays subscriptions car bus other others
    room net fun
    rest salary wage wages pay income bonus benefits allowance interest housing bills education furniture pets care
    """
)
# "Income 4,310 zł (salary 3,960, tutoring 350). Room 1,650"
_ASIDE = re.compile(r" \([^()]{1,60}\)")
_STEP = re.compile(rf" (?P<sign>less|minus|plus) {_NAME} (?P<value>{NUMBER})(?: (?=less|minus|plus|=|equals|gives)|$)?")
_EQUALS = re.compile(r" ?(?:=|equals|gives|leaves|makes) ")
_WHOLE, _LEAST, _MOST, _ROUND = Decimal("1.02"), 2, 16, Decimal("0.01")


def with_members_of_sums(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, bare members of a sum in the unit and scale that it states once, or refused."""
    read: dict[tuple[int, int], Quantity | None] = {}
    done = 0
    starts = [item.start for item in items]
    for item in items:
        if not isinstance(item, Quantity) or not has_unit(item) or item.start < done:
            continue
        found = _parts(text, item, items, starts) or _steps(text, item, items, starts)
        if not found and item.unit_kind == "money":
            found = _spent(text, item, items, starts)
        if found:
            read.update(found)
            done = max(end for _, end in found)
    return replaced(text, items, read) if read else items


def _own(items: Sequence[Item], starts: Sequence[int], place: tuple[int, int]) -> Item | None:
    """What is read in a place with a unit of its own or a wider reach than the bare number."""
    at = bisect_right(starts, place[1] - 1) - 1
    item = items[at] if at >= 0 else None
    if item is None or item.end <= place[0]:
        return None
    is_bare = isinstance(item, Quantity) and item.unit_kind in ("count", "ratio") and item.end <= place[1]
    return None if is_bare and item.start >= place[0] else item


def _is_counted(name: str) -> bool:
    last = name.rpartition(" ")[2].lower()
    return last in NUMBERED | COUNTED_NOUNS or nature_of(last) == "count" or is_person(last)


def _parts(
    text: str, whole: Quantity, items: Sequence[Item], starts: Sequence[int]
) -> dict[tuple[int, int], Quantity | None]:
    """The parts that a sum is told to have: "$421 billion, of which phones 58, computers 71, garments 44"."""
    opened = _OF_WHICH.match(text, whole.end)
    if opened is None or whole.low != whole.high:
        return {}
    scale, at, total = scale_of(text, whole), opened.end(), Decimal(0)
    read: dict[tuple[int, int], Quantity | None] = {}
    is_certain = scale is not None
    for _ in range(_MOST):
        part = _PART.match(text, at)
        if part is None:
            break
        at, place = part.end(), part.span("value")
        own = _own(items, starts, place)
        if own is not None:
            is_own = isinstance(own, Quantity) and own.unit == whole.unit and scale_of(text, own) == scale
            is_certain = is_certain and is_own
            total += own.value if isinstance(own, Quantity) and is_own else 0
        else:
            bare = plain(text, *place)
            if bare is None or _is_name(part["name"], opened.group()):
                break
            if _is_counted(part["name"]) and whole.unit_kind != "money":
                break
            one = None if scale is None or _is_staff(part["name"]) else lent(bare, whole, scale)
            read[place] = one
            total += one.value if one is not None else 0
        if not part["end"]:
            break
    if not is_certain or total > abs(whole.value) * _WHOLE:
        return dict.fromkeys(read)
    return read


def _is_name(name: str, opening: str) -> bool:
    """Whether a part and its number are a name: "including Windows 11 and Office 365", "of which Room 12"."""
    last = name.rpartition(" ")[2]
    return last.lower() in NUMBERED or ("of which" not in opening and last[:1].isupper())


def _is_staff(name: str) -> bool:
    """Whether a part of a sum of money may be so many people: "of which staff 12"."""
    last = name.rpartition(" ")[2].lower()
    return is_person(last) or last in ("staff", "jobs", "sites", "shops", "stores", "units")


def _steps(
    text: str, first: Quantity, items: Sequence[Item], starts: Sequence[int]
) -> dict[tuple[int, int], Quantity | None]:
    """What leads from one sum to the next: "R$ 95.0bn less net debt 64.7 less minorities 3.1 = R$ 27.2bn"."""
    if first.unit_kind != "money" or not text.startswith((" less ", " minus ", " plus "), first.end):
        return {}
    scale, at, total = scale_of(text, first), first.end, first.value
    read: dict[tuple[int, int], Quantity | None] = {}
    while len(read) < _MOST and (step := _STEP.match(text, at)) is not None:
        place = step.span("value")
        bare = plain(text, *place) if _own(items, starts, place) is None else None
        if bare is None or scale is None:
            return {}
        read[place] = one = lent(bare, first, scale)
        total += one.value if step["sign"] == "plus" else -one.value
        at = place[1]
    equals = _EQUALS.match(text, at)
    result = _own(items, starts, (equals.end(), equals.end() + 1)) if equals is not None and read else None
    is_sum = isinstance(result, Quantity) and abs(result.value - total) <= abs(first.value) * _ROUND
    return read if is_sum else dict.fromkeys(read)


def _spent(
    text: str, first: Quantity, items: Sequence[Item], starts: Sequence[int]
) -> dict[tuple[int, int], Quantity | None]:
    """A household's budget in the money of its first sum: "Income $4,310. Rent 1,650; food 980; phone 65"."""
    members: list[re.Match[str]] = []
    aside = _ASIDE.match(text, first.end)
    at = aside.end() if aside is not None else first.end
    while len(members) < _MOST and (member := _SPENT.match(text, at)) is not None:
        if _own(items, starts, member.span("value")) is not None:
            break
        members.append(member)
        at = member.end("value")
    known = [member for member in members if _HOUSEHOLD.intersection(member["name"].lower().split())]
    if len(known) < _LEAST or scale_of(text, first) != 1 or 3 * len(known) < 2 * len(members):
        return {}
    read: dict[tuple[int, int], Quantity | None] = {}
    for member in members:
        place = member.span("value")
        bare = plain(text, *place)
        if bare is None or (member not in known and _is_counted(member["name"])):
            continue
        is_like = member in known and abs(bare.value) <= first.value * _MOST
        read[place] = lent(bare, first, Decimal(1)) if is_like else None
    return read
