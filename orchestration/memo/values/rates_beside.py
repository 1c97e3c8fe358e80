"""Amounts that leave out what the one before them is for one of: "$41/hour (nurses), $31 (aides)".

Belongs here: prices told alike by notes, places, names or a comparison.
Does not: prices of other times in a bracket or behind an arrow (`compared_prices`), lists of names (`elided_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.compared_prices import AMOUNT, OTHERS
from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import per_unit_name
from orchestration.memo.vocabulary.words import VERBS, word_set

Item = Quantity | Refusal

# " an hour", " per query" behind a price whose rate does not join its text
_RATE = r"(?:/(?:yr|year|month|mo|week|day))?(?: (?:a|an|per|each|every) [a-z]+(?:[ -][a-z]+)?| each)?"
_JOINT = r"(?:,|;|,? and|,? but)"
_NOTE = r" \((?P<note>(?:FY ?)?(?:19|20)[0-9]{2}[AEFP]?|[A-Za-z][^()0-9$€£]{1,30})\)"
_NOTED_TOO, _NOTED = re.compile(rf"{_RATE}{_NOTE}{_JOINT} "), re.compile(rf"{_NOTE}(?=[.,;)](?:\s|$)|$| and | but )")
_NO_NOTES = word_set("per a an each every one-off once upfront all whole first flat minimum maximum min max plus extra")
# " in Oslo, " and then " in Bergen"; " for nurses, " and then " for aides"
_WHERE = r" (?P<prep>in|at|for|on|by|to) (?:the |an? )?(?P<what>[A-Za-z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
_WHERE += r"(?P<noun> (?:plan|package|tier|edition|version|model|ticket|room|flat|pass|bundle))?"
_THERE_TOO, _THERE = re.compile(rf"{_RATE}{_WHERE}{_JOINT} "), re.compile(rf"{_WHERE}(?=[.,;)](?:\s|$)|$| and | but )")
_TIMES = word_set(
    "day night weekends weekdays weekend peak summer winter spring autumn town cities home abroad sea urban rural"
)
_WHOM = word_set("individual single couple family child household spouse adult")
# " and Astra " behind "It pays $41 an hour"
_NAMED_TOO = re.compile(rf"{_RATE}{_JOINT} (?P<what>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|[a-z]+) ")
_ENDS = re.compile(r"$|[.,;)](?=\s|$)| (?:and|but) ")
_WHOSE = (
    r"(?: (?:the|an?|its|their|our|his|her)(?: [a-z]+['’]s)?| [A-Z][\w’'-]+['’]s"
    r"| last (?:year|month|quarter)['’]s)?"
)
_MEASURE = (
    r"(?: (?:[a-z-]+ ){0,2}?(?:costs?|prices?|revenues?|average|mean|median|rate|level|tariff|wage|pay|salary|fee|rent"
    r"|benchmark|norm|target|fare|cap|limit) of)?"
)
_HELD = r"(?: in (?:[A-Z][\w’'-]+|(?:19|20)[0-9]{2}))?"
_AGAINST = re.compile(
    rf"{_RATE}{_HELD}(?:,? (?:against|versus|vs\.?|compared (?:with|to)|not|and not|rather than|instead of|above|below"
    rf"|more than|less than|(?:up |down )?from)|, well (?:above|below))"
    rf"{_WHOSE}{_MEASURE} (?:just |only |about |some )?"
    rf"|{_RATE}{_HELD}(?:,|;| –| —)(?: (?:where|while|and|but))? (?:we|they|it|management|analysts) (?:had )?"
    r"(?:assumed|expected|budgeted|planned for|modell?ed|forecast|paid) (?:just |only |about )?"
)
_SET_ENDS = re.compile(
    r"$|[.,;)](?=\s|$)| (?:and|but) | (?:we|they|it|he|she|you|I|that|which|assumed|expected|planned|budgeted|paid) "
    r"| (?:in|at|on|by|for) (?:the )?(?:[A-Z][\w’'-]+|(?:19|20)[0-9]{2})"
    r"| (?:today|now|then|before|earlier|previously)\b| (?:a|one|last) (?:year|month|quarter)\b"
)
# "Cost per ASK is " before an amount that says nothing of it
_LABEL_PER = re.compile(r"\bper (?P<unit>[A-Za-z][A-Za-z-]*) (?:is|was|of|at|stands at|stood at|reached|came to) $")
_STATED = re.compile(r" ?(?:/|\b(?:a|an|per|each|every|apiece)\b)")
_OF_TIME = word_set("year annum month day week quarter hour cent capita")
_LABEL_REACH = 48
_CHANGES = frozenset({" to ", " → ", "→", " -> ", " ⟶ ", " ➔ ", " ➜ ", " => "})
_NEAR, _FAR = 4, 20  # names tell of one thing less surely than years


def with_rates_beside(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, amounts of money for one of what the price they are told beside is for."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if isinstance(last, Quantity) and isinstance(item, Quantity) and _is_change(text, last, item):
            kept[at - 1] = last._replace(rate_basis=item.rate_basis)
            continue
        if not isinstance(item, Quantity) or item.unit_kind != "money" or item.rate_basis is not None:
            continue
        price = _price(text, last, item) if isinstance(last, Quantity) else None
        if price is None or AMOUNT.fullmatch(text, item.start, item.end) is None:
            continue
        kept[at] = _read(text, item, price)
    return kept


def _is_change(text: str, first: Quantity, last: Quantity) -> bool:
    """Whether the second end alone says what both prices are for: "from $33 to $41 an hour"."""
    if first.role != "from" or first.rate_basis is not None or last.rate_basis is None:
        return False
    is_pair = first.unit_kind == last.unit_kind == "money" and first.unit == last.unit
    is_near = last.value < _FAR * first.value and first.value < _FAR * last.value
    return is_pair and is_near and text[first.end : last.start] in _CHANGES


def _price(text: str, last: Quantity, item: Quantity) -> Quantity | None:
    """The price before an amount in the same money: "$41/hour", or "R$0.39" behind "Cost per ASK is"."""
    is_of_time = last.unit == item.unit and last.rate_basis is not None
    if last.low is None or last.high is None:
        return None
    if is_of_time or last.unit.startswith(f"other:{item.unit}/"):
        return last
    if last.unit != item.unit or not text.startswith((" ", ","), last.end):
        return None
    label = _LABEL_PER.search(text, max(0, last.start - _LABEL_REACH), last.start)
    if label is None or label["unit"] in _OF_TIME:
        return None
    name = per_unit_name(label["unit"])
    if name is None:
        return last._replace(rate_basis="per_unit")
    return last._replace(unit=f"other:{last.unit}/{name}", unit_kind="quantity", rate_basis="per_unit")


def _read(text: str, item: Quantity, price: Quantity) -> Item:
    """An amount in the rate of the price before it where both are told alike, refused where that is not certain."""
    as_price = item._replace(unit=price.unit, unit_kind=price.unit_kind, rate_basis=price.rate_basis)
    is_near = is_like(item, price, _NEAR)
    notes = _notes(text, item, price)
    if notes is not None:
        is_dated = all(note[-1].isdigit() or note[-2].isdigit() for note in notes)
        if is_near or (is_dated and is_like(item, price, _FAR)):
            return as_price
        is_open = is_dated or is_like(item, price, _FAR)
        return refuse("ambiguous_unit", text, item.start, item.end) if is_open else item
    is_told = is_near and (
        _are_places(text, item, price) or _is_named(text, item, price) or _is_compared(text, item, price)
    )
    if not is_told and is_like(item, price, _FAR) and _is_lent(text, price) and _is_named(text, item, price):
        return refuse("ambiguous_unit", text, item.start, item.end)  # "beans R$8.10, beef R$44" behind a price a kilo
    return as_price if is_told else item


def _notes(text: str, item: Quantity, price: Quantity) -> tuple[str, str] | None:
    """What brackets behind both amounts say of whom or when they are: "$18/hr (2032), $16.50 (2031)"."""
    one, other = _NOTED_TOO.fullmatch(text, price.end, item.start), _NOTED.match(text, item.end)
    if one is None or other is None:
        return None
    notes = (one["note"], other["note"])
    words = [word for note in notes for word in note.lower().split()]
    if not OTHERS.isdisjoint(words) or not _NO_NOTES.isdisjoint(words):
        return None
    is_dated = [note[-2:-1].isdigit() for note in notes]
    is_sum = any(nature_of(note) == "money" for note in notes)
    return notes if is_dated[0] == is_dated[1] and not is_sum else None


def _are_places(text: str, item: Quantity, price: Quantity) -> bool:
    """Whether both amounts are of a place or of persons: "$41/hour in Oslo, $31 in Bergen"."""
    one, other = _THERE_TOO.fullmatch(text, price.end, item.start), _THERE.match(text, item.end)
    if one is None or other is None or one["prep"] != other["prep"]:
        return False
    if one["noun"] or other["noun"]:
        return one["noun"] == other["noun"]  # "for the basic plan and €17.99 for the family plan"
    if one["prep"] == "to":
        return all(_is_whom(told["what"]) for told in (one, other))
    return all(_is_place(told["what"]) or _is_whom(told["what"]) for told in (one, other))


def _is_whom(word: str) -> bool:
    return is_person(word) or word in _WHOM or word.removesuffix("s") in _WHOM or word in ("families", "children")


def _is_place(name: str) -> bool:
    return (name[0].isupper() or name in _TIMES) and name.lower() not in OTHERS and nature_of(name.lower()) is None


def _is_named(text: str, item: Quantity, price: Quantity) -> bool:
    """Whether a name alone stands before an amount, which ends a clause: "Pay: nurses $41/hour, aides $31"."""
    named = _NAMED_TOO.fullmatch(text, price.end, item.start)
    if named is None or _ENDS.match(text, item.end) is None:
        return False
    if is_person(named["what"]) or (named["what"][0].isupper() and _is_place(named["what"])):
        return True
    return _is_lent(text, price) and _is_thing(named["what"])


def _is_lent(text: str, price: Quantity) -> bool:
    """Whether a price has its rate from the one before it, so that a third goes on the list: "aides $19, cooks $16"."""
    is_bare = AMOUNT.fullmatch(text, price.start, price.end) is not None
    return is_bare and price.rate_basis is not None and _STATED.match(text, price.end) is None


def _is_thing(word: str) -> bool:
    return word not in VERBS and word not in OTHERS and nature_of(word) is None and word not in _NO_NOTES


def _is_compared(text: str, item: Quantity, price: Quantity) -> bool:
    """Whether words set an amount against the price before it: "€52/MWh, not the €44 we assumed"."""
    if _AGAINST.fullmatch(text, price.end, item.start) is None:
        return False
    return _SET_ENDS.match(text, item.end) is not None
