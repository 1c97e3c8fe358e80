"""The unit that a bullet's label states for the figures behind it: "Revenue ($M): 240", "Cost (USD): 1.2bn".

Belongs here: which of a block's figures take the unit of its label or of what stands above it. Does not: reading the
unit (`hints`, `lead_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.cell_units import is_bare
from orchestration.memo.columns import hint_of
from orchestration.memo.identifier_words import COUNTED_NOUNS
from orchestration.memo.lead_units import ListUnit, money_of
from orchestration.memo.natures import nature_of
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.value_scanner import find_from

# "Under 35:", "35-50:", "35 to 54:", "60+:", "55 and over:"
_AGES = re.compile(
    r"(?i:under|over|below|above|ages?|aged) [1-9][0-9](?:\+| and (?:over|older|under|above|younger))?"
    r"|(?i:(?:ages?|aged) )?[1-9][0-9](?: ?[-–] ?[1-9][0-9]| to [1-9][0-9]|\+"
    r"| (?:and|or) (?:over|older|above|up|under|younger|more))(?i: years?(?: olds?)?|-year-olds)?"
)
_ENDS = re.compile(
    r"$|[;,.](?=\s|$)|[*_]{1,2}$|\)| \(| (?:in|by) (?:19|20)[0-9]{2}\b| ?(?:→|->|–|-)(?=\s?[0-9])| (?:to|and) (?=[0-9])"
)
# "Margin (%): 2028: 12; 2029: 14.5"
_PERIOD_FIRST = re.compile(r"[\s*_~≈]*(?:(?:FY|CY|[QH][1-4] ?)?(?:19|20)[0-9]{2}[EA]?:?[\s*_~≈]*)?")
_DATED_BEFORE = re.compile(r"[;,] (?:(?:FY|CY|[QH][1-4] ?)?(?:19|20)[0-9]{2}[EA]?:? )$")
_MARKS = " *_~≈"
_NEXT_LABEL = re.compile(r"; (?P<label>[A-Z][^:;()]{1,40} \([^()]{1,16}\)): ?")


def _may_be_in(name: str, unit: ListUnit) -> bool:
    """Whether a label may be of what its list's lead states: of another measure it says nothing."""
    if unit.is_of_all:
        return "(" not in name or hint_of(name) is None
    alike = unit.hint.unit_kind if unit.hint.unit_kind in {"money", "percent", "count"} else None
    return nature_of(name) in (None, alike) and name.rpartition(" ")[2].lower() not in COUNTED_NOUNS


def _in_unit(
    text: str, begin: int, items: Sequence[Quantity | Refusal], hint: UnitHint
) -> Sequence[Quantity | Refusal]:
    """The items with the unit of their label for each bare number of its sentence that no noun follows."""
    stop = text.find(". ", begin)
    hinted = {item.start: item for item in find_from(text, begin + 1, hint)}
    found: list[Quantity | Refusal] = []
    for item in items:
        is_near = item.start > begin and (stop < 0 or item.start < stop)
        is_open = is_near and is_number(item, text) and _ENDS.match(text, item.end) is not None
        found.append(hinted.get(item.start, item) if is_open else item)
    return found


def with_unit_of_label(
    text: str, label: str, items: Sequence[Quantity | Refusal], outer: ListUnit | None
) -> Sequence[Quantity | Refusal]:
    """The figures of "Revenue ($M): 240" and "Payback (months): 7", whose label states the unit.

    A label that is nothing but an age names a group of people ("35-50: office staff").
    """
    inside = [item for item in items if item.end <= len(label)]
    first = items[len(inside)] if len(inside) < len(items) else None
    if inside and _AGES.fullmatch(label.strip(_MARKS)):
        return items[1:]
    if first is None:
        return items
    own = money_of(label)
    if own is not None:
        return _in_unit(text, len(label), items, own)
    if (stated := _with_currency_of_label(text, label, items)) is not None:
        return stated
    if not is_number(first, text) or _PERIOD_FIRST.fullmatch(text, len(label) + 1, first.start) is None:
        return items
    name = label.strip(_MARKS)
    hint = hint_of(name) if " " in name else None  # "Hours: 35 a week"
    if outer is not None and (hint is None or "(" not in name) and _may_be_in(name, outer):
        return _in_unit(text, len(label), items, outer.hint)
    if hint is None:
        return items
    stop = text.find(";", len(label))  # "Months of supply: 5.2; shops: 61"
    hinted = find_from(text, len(label) + 1, hint)
    if stop < 0:
        return [*inside, *hinted]
    behind = {item.start: item for item in hinted if _DATED_BEFORE.search(text, stop, item.start)}
    rest = [behind.get(item.start, item) for item in items if item.start > stop]
    return [*inside, *(item for item in hinted if item.end <= stop), *rest]


def with_units_of_next_labels(
    text: str, begin: int, items: Sequence[Quantity | Refusal]
) -> Sequence[Quantity | Refusal]:
    """The items, bare numbers in the units of further labels: "Growth (%): 3-4; Margin (%): 14; Time (days): 7"."""
    found = list(items)
    for label in _NEXT_LABEL.finditer(text, begin):
        hint = hint_of(label["label"])
        if hint is None:
            continue
        stop = text.find(";", label.end())
        stop = stop if stop >= 0 else len(text)
        hinted = {item.start: item for item in find_from(text, label.end(), hint)}
        for at, item in enumerate(found):
            is_inside = label.end() <= item.start < stop
            if is_inside and is_number(item, text) and _ENDS.match(text, item.end) is not None:
                found[at] = hinted.get(item.start, item)
    return found


def _with_currency_of_label(
    text: str, label: str, items: Sequence[Quantity | Refusal]
) -> Sequence[Quantity | Refusal] | None:
    """The items, scaled numbers in the currency of their label: "Cost (USD): 1.2bn"; None where it states none."""
    hint = hint_of(label.strip(_MARKS)) if label.rstrip(_MARKS).endswith(")") else None
    if hint is None or hint.unit_kind != "money" or not hint.unit or hint.scale:
        return None
    hinted = {item.start: item for item in find_from(text, len(label) + 1, hint)}
    scaled = [
        item
        for item in items
        if isinstance(item, Quantity) and item.unit_kind == "count" and text[item.end - 1].isalpha()
    ]
    starts = {item.start for item in scaled if item.start > len(label) and _ENDS.match(text, item.end) is not None}
    return [hinted.get(item.start, item) if item.start in starts else item for item in items] if starts else None


def is_number(item: Quantity | Refusal, text: str) -> bool:
    """Whether a figure is nothing but digits, with neither unit nor scale."""
    return isinstance(item, Quantity) and is_bare(item, text) and not text[item.end - 1].isalpha()
