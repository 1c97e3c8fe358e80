"""The unit that a bullet's label states for the figures behind it: "Revenue ($M): 240", "Cost (USD): 1.2bn".

Belongs here: which of a block's figures take the unit of its label or of what stands above it. Does not: reading the
unit (`hints`, `lead_units`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from orchestration.memo.cell_units import is_bare
from orchestration.memo.columns import hint_of
from orchestration.memo.identifier_words import COUNTED_NOUNS
from orchestration.memo.lead_units import ListUnit, money_of
from orchestration.memo.natures import nature_of
from orchestration.memo.period_grammar import PART_OF_YEAR
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.value_scanner import find_from

Item = Quantity | Refusal

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
_PERIOD_FIRST = re.compile(
    rf"[\s*_~≈]*(?:{PART_OF_YEAR}[EA]?:?[\s*_~≈]*)?"
    r"(?:(?:fell|rose|grew|dropped|cut|down|up) (?=from |to ))?(?:from |to )?"
)
_DATED_BEFORE = re.compile(rf"[;,] {PART_OF_YEAR}[EA]?:? $")
# "Sales (in millions): $4,200"
_SCALE_TOLD = re.compile(r"\((?:in )?(?:thousands|millions|billions|'?000s)\)")
_UNSCALED = re.compile(r"[~≈]?[A-Z]{0,3}[$€£¥₹] ?[0-9][0-9,]*(?:\.[0-9]+)?(?: ?[-–] ?[$€£¥₹]?[0-9][0-9,.]*)?")
_MARKS = " *_~≈"
_NEXT_LABEL = re.compile(r"; (?P<label>[A-Z][^:;()]{1,40} \([^()]{1,16}\)): ?")


def _may_be_in(name: str, unit: ListUnit) -> bool:
    """Whether a label may be of what its list's lead states: of another measure it says nothing."""
    if unit.is_of_all:
        return "(" not in name or hint_of(name) is None
    alike = unit.hint.unit_kind if unit.hint.unit_kind in {"money", "percent", "count"} else None
    return nature_of(name) in (None, alike) and name.rpartition(" ")[2].lower() not in COUNTED_NOUNS


def _in_hint(
    text: str, begin: int, items: Sequence[Item], hint: UnitHint, is_meant: Callable[[Item], bool]
) -> list[Item]:
    """The items, each that is meant and that no noun follows as it reads from `begin` with the hint."""
    hinted = {item.start: item for item in find_from(text, begin, hint)}
    return [
        hinted.get(item.start, item) if is_meant(item) and _ENDS.match(text, item.end) is not None else item
        for item in items
    ]


def _in_unit(text: str, begin: int, stop: int, items: Sequence[Item], hint: UnitHint) -> list[Item]:
    """The items, the bare numbers from `begin` to before `stop` in the unit of their label."""

    def is_meant(item: Item) -> bool:
        return begin <= item.start < stop and is_number(item, text)

    return _in_hint(text, begin, items, hint, is_meant)


def _in_scale(text: str, begin: int, stop: int, items: Sequence[Item], hint: UnitHint) -> list[Item]:
    """The items, money without a scale of its own in that of its label: "Sales (in millions): $4,200"."""

    def is_meant(item: Item) -> bool:
        is_money = isinstance(item, Quantity) and item.unit_kind == "money" and begin <= item.start < stop
        return is_money and _UNSCALED.fullmatch(text, item.start, item.end) is not None

    return _in_hint(text, begin, items, hint, is_meant)


def _next(text: str, mark: str, begin: int) -> int:
    """Where a mark next stands, or the text's end."""
    at = text.find(mark, begin)
    return at if at >= 0 else len(text)


def with_unit_of_label(text: str, label: str, items: Sequence[Item], outer: ListUnit | None) -> Sequence[Item]:
    """The figures of "Revenue ($M): 240" and "Payback (months): 7", whose label states the unit.

    A label that is nothing but an age names a group of people ("35-50: office staff").
    """
    inside = [item for item in items if item.end <= len(label)]
    first = items[len(inside)] if len(inside) < len(items) else None
    if inside and _AGES.fullmatch(label.strip(_MARKS)):
        return items[1:]
    if first is None:
        return items
    behind, sentence = len(label) + 1, _next(text, ". ", len(label))
    own = money_of(label)
    if own is not None:
        return _in_unit(text, behind, sentence, items, own)
    scale = hint_of(label.strip(_MARKS)) if _SCALE_TOLD.search(label) is not None else None
    if scale is not None and scale.unit_kind == "money" and not scale.unit:
        return _in_scale(text, behind, sentence, items, scale)
    if (stated := _with_currency_of_label(text, label, items, outer)) is not None:
        return stated
    if not is_number(first, text) or _PERIOD_FIRST.fullmatch(text, len(label) + 1, first.start) is None:
        return items
    name = label.strip(_MARKS)
    hint = hint_of(name) if " " in name else None  # "Hours: 35 a week"
    if outer is not None and (hint is None or "(" not in name) and _may_be_in(name, outer):
        return _in_unit(text, behind, sentence, items, outer.hint)
    if hint is None:
        return items
    stop = text.find(";", len(label))  # "Months of supply: 5.2; shops: 61"
    hinted = find_from(text, len(label) + 1, hint)
    if stop < 0:
        return [*inside, *hinted]
    dated = {item.start: item for item in hinted if _DATED_BEFORE.search(text, stop, item.start)}
    rest = [dated.get(item.start, item) for item in items if item.start > stop]
    return [*inside, *(item for item in hinted if item.end <= stop), *rest]


def with_units_of_next_labels(text: str, begin: int, items: Sequence[Item]) -> Sequence[Item]:
    """The items, bare numbers in the units of further labels: "Growth (%): 3-4; Margin (%): 14; Time (days): 7"."""
    for label in _NEXT_LABEL.finditer(text, begin):
        hint = hint_of(label["label"])
        if hint is not None:
            items = _in_unit(text, label.end(), _next(text, ";", label.end()), items, hint)
    return items


def _with_currency_of_label(
    text: str, label: str, items: Sequence[Item], outer: ListUnit | None
) -> Sequence[Item] | None:
    """The items, scaled numbers in the currency of their label: "Cost (USD): 1.2bn"; None where it states none.

    The lead of a list may state it for them: "Creditors (US$): - Bondholders: 8.4B".
    """
    hint = hint_of(label.strip(_MARKS)) if label.rstrip(_MARKS).endswith(")") else None
    if hint is None and outer is not None and nature_of(label.strip(_MARKS)) in (None, "money"):
        hint = outer.hint
    if hint is None or hint.unit_kind != "money" or not hint.unit or hint.scale:
        return None

    def is_meant(item: Item) -> bool:
        is_count = isinstance(item, Quantity) and item.unit_kind == "count" and text[item.end - 1].isalpha()
        return is_count and item.start > len(label)

    stated = _in_hint(text, len(label) + 1, items, hint, is_meant)
    return stated if stated != list(items) else None


def is_number(item: Item, text: str) -> bool:
    """Whether a figure is nothing but digits, with neither unit nor scale."""
    return isinstance(item, Quantity) and is_bare(item, text) and not text[item.end - 1].isalpha()
