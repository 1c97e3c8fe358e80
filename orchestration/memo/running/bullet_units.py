"""The unit that a bullet's label states for the figures behind it: "Revenue ($M): 240", "Cost (USD): 1.2bn".

Belongs here: which of a block's figures take the unit of its label or of what stands above it. Does not: reading the
unit (`hints`, `lead_units`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.running.label_powers import without_powers
from orchestration.memo.running.lead_units import ListUnit, money_of, without_money
from orchestration.memo.tabular.cell_units import is_bare
from orchestration.memo.tabular.column import hint_of, whole_period
from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.value_scanner import find_from
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS
from orchestration.memo.vocabulary.natures import counts_behind, is_multiple, nature_of
from orchestration.memo.vocabulary.period_grammar import PART_OF_YEAR
from orchestration.memo.vocabulary.persons import is_person

Item = Quantity | Refusal

# "Under 35:", "35-50:", "35 to 54:", "60+:", "55 and over:"
_AGES = re.compile(
    r"(?i:under|over|below|above|ages?|aged) [1-9][0-9](?:\+| and (?:over|older|under|above|younger))?"
    r"|(?i:(?:ages?|aged) )?[1-9][0-9](?: ?[-–] ?[1-9][0-9]| to [1-9][0-9]|\+"
    r"| (?:and|or) (?:over|older|above|up|under|younger|more))(?i: years?(?: olds?)?|-year-olds)?"
)
_ENDS = re.compile(
    r"$|[;,.](?=\s|$)|[*_]{1,2}$|\)| \(| [|•·/] | (?:in|by) (?:19|20)[0-9]{2}\b| ?(?:→|->|–|-)(?=\s?[0-9])"
    r"| (?:to|and) (?=[0-9])| and (?=[a-z ]{2,30} \()"
)
# "Margin (%): 2028: 12; 2029: 14.5"
_PERIOD_FIRST = re.compile(
    rf"[\s*_~≈]*(?:{PART_OF_YEAR}[EA]?:?(?: was| is| will be)?[\s*_~≈]*)?"
    r"(?:(?:fell|rose|grew|dropped|cut|down|up) (?=from |to ))?(?:from |to )?"
)
_DATED_BEFORE = re.compile(rf"[;,] {PART_OF_YEAR}[EA]?:? $")
# "Sales (in millions): $4,200"
_SCALE_TOLD = re.compile(r"\((?:in )?(?:thousands|millions|billions|'?000s)\)")
_UNSCALED = re.compile(r"[~≈]?[A-Z]{0,3}[$€£¥₹] ?[0-9][0-9,]*(?:\.[0-9]+)?(?: ?[-–] ?[$€£¥₹]?[0-9][0-9,.]*)?")
_MARKS = " *_~≈"
# "Ore grade (1.9% vs. 1.1%): 0.31"
_FIGURES_BESIDE = re.compile(r" \([^()]{0,20}[0-9] ?%[^()]{0,30}\)$")
_MILLIONS, _REACH = 6, 80
# "; Margin (%): 14", ", employees (000s): 12.4", " | **Margin in %:** 22"
_NEXT_LABEL = re.compile(
    r"(?:[;,] | \| |\. (?=[A-Z]))[*_]{0,2}(?P<label>[A-Za-z][^:;|().]{1,40}"
    r"(?: \([^()]{1,16}\)|, %[^:;|]{0,10}| in (?:%|(?:thousand|million|billion)s|[$€£][A-Za-z]{0,2}))):[*_]{0,2} ?"
)
# "Sales ($m) 120": a unit between its name and its number
_TOLD_BEFORE, _TOLD_REACH = re.compile(r"[a-z] (\((?:'?000s?|[^()0-9]{1,16})\)) [~≈]?$"), 24
_LABEL_BEHIND = re.compile(r"\. [*_]{0,2}[A-Z][^:;|.()]{1,40}(?: \([^()]{1,16}\))?:[*_]{0,2} ")
# Any label behind the first value of a block.
_OTHER_LABEL = re.compile(
    r"(?:[;,] | \| )[*_]{0,2}(?P<label>[A-Za-z][^:;|,()]{1,40}(?: \([^()]{1,16}\))?):[*_]{0,2} (?=[~≈<>]?[-+−(]?[0-9])"
)
# Behind the one figure of its label these count nothing: "Revenue ($M): 1,240 from 45 clients".
_GOES_ON = re.compile(r" (?:from|across|over|at|with|for|per|on|versus|vs\.?|against|up|down|of|in|by) ")
_TWO_MEASURES = re.compile(r"\) ?/ ?[A-Za-z]")
# A label of more words names more than its measure: "Workers who pay contributions: 860,000".
_SHORT = 3
_OF_OTHER_TIME = re.compile(r"[^a-z]*(?:(?:in|to|and|from|by) [^a-z]*)*")
# Measures that are in no unit of the list or label above them: "Headcount: 1,200" below "Revenue by region ($M):".
_OWN_MEASURE = re.compile(
    r"(?:total )?head ?count|ftes?|(?:number|no\.|share|rate) of .*|respondents|openings|vacancies"
    r"|rank(?:ing)?|sample(?: size)?|(?:years?|months|weeks|days|hours) (?:of|to|until|in|per) .*"
    r"|.* (?:rate|margin|rank|count|headcount)",
    re.IGNORECASE,
)


def may_be_in(name: str, unit: ListUnit) -> bool:
    """Whether a label may be of what its list's lead states: of another measure it says nothing."""
    if unit.is_growth:
        return "(" not in name or hint_of(name) is None
    if _OWN_MEASURE.fullmatch(name) is not None and nature_of(name) != unit.hint.unit_kind:
        return False
    if unit.is_of_all:
        return "(" not in name or hint_of(name) is None
    alike = unit.hint.unit_kind if unit.hint.unit_kind in {"money", "percent", "count"} else None
    return nature_of(name) in (None, alike) and name.rpartition(" ")[2].lower() not in COUNTED_NOUNS


def _in_hint(
    text: str, begin: int, items: Sequence[Item], hint: UnitHint, is_meant: Callable[[Item], bool], stop: int = -1
) -> list[Item]:
    """The items, each that is meant and that no noun follows as it reads from `begin` with the hint.

    Where `stop` is given no figure that is meant begins behind it: what stands far around need not be read once more.
    """
    first = max(0, begin - _REACH) if stop >= 0 else 0
    near = text[first : stop + _REACH] if stop >= 0 else text
    hinted = {
        item.start + first: item._replace(start=item.start + first, end=item.end + first)
        for item in find_from(near, begin - first, hint)
    }
    return [hinted.get(item.start, item) if is_meant(item) and _is_alone(text, item, begin) else item for item in items]


def _is_alone(text: str, item: Item, begin: int) -> bool:
    """Whether no noun follows a figure that would say what it counts."""
    is_first = item.start - begin <= _REACH and text[begin : item.start].strip(_MARKS) == ""
    return _ENDS.match(text, item.end) is not None or (is_first and _GOES_ON.match(text, item.end) is not None)


def _in_unit(text: str, begin: int, stop: int, items: Sequence[Item], hint: UnitHint) -> list[Item]:
    """The items, the bare numbers from `begin` to before `stop` in the unit of their label."""

    def is_meant(item: Item) -> bool:
        return begin <= item.start < stop and is_number(item, text)

    return _in_hint(text, begin, items, hint, is_meant, stop)


def _in_scale(text: str, begin: int, stop: int, items: Sequence[Item], hint: UnitHint) -> list[Item]:
    """The items, money without a scale of its own in that of its label: "Sales (in millions): $4,200"."""

    def is_meant(item: Item) -> bool:
        is_money = isinstance(item, Quantity) and item.unit_kind == "money" and begin <= item.start < stop
        return is_money and _UNSCALED.fullmatch(text, item.start, item.end) is not None

    return _in_hint(text, begin, items, hint, is_meant)


def _next(text: str, mark: str, begin: int, stop: int | None = None) -> int:
    """Where a mark next stands before `stop`, or else `stop`, which is the text's end where it is not given."""
    stop = len(text) if stop is None else stop
    at = text.find(mark, begin, stop)
    return at if at >= 0 else stop


def _next_sentence(text: str, begin: int) -> int:
    """Where a sentence with a label of its own begins ("Users (m): 4.1. Revenue ($m): 12."), or the text's end."""
    begun = _LABEL_BEHIND.search(text, begin)
    return begun.start() if begun is not None else len(text)


def _labels(text: str) -> list[int]:
    """Where the labels behind the first value of a text begin."""
    return [label.start() for label in _OTHER_LABEL.finditer(text)]


def _next_of(places: Sequence[int], begin: int, end: int) -> int:
    """The first of some places in order that is not before `begin`, `end` where there is none."""
    at = bisect_left(places, begin)
    return places[at] if at < len(places) else end


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
        found = _in_unit(text, behind, sentence, items, own) if _TWO_MEASURES.search(label) is None else items
        return without_powers(text, _without_other_measures(text, items, found), own, len(label))
    scale = hint_of(label.strip(_MARKS)) if _SCALE_TOLD.search(label) is not None else None
    if scale is not None and scale.unit_kind == "money" and not scale.unit:
        return _in_scale(text, behind, sentence, items, scale)
    if (stated := _with_currency_of_label(text, label, items, outer)) is not None:
        return stated
    if not is_number(first, text) or _PERIOD_FIRST.fullmatch(text, len(label) + 1, first.start) is None:
        return items
    name = _FIGURES_BESIDE.sub("", label.strip(_MARKS))
    hint = hint_of(name) if " " in name or "-" in name else None  # "Hours: 35 a week", but "GPU-hours: 41"
    above = outer if hint is None or "(" not in name else None
    if above is not None and (lent := _from_above(text, (behind, sentence), items, name, above)) is not None:
        return lent
    if hint is None:
        return _without_open(text, name, first, items)
    return _as_stated(text, label, inside, items, hint)


def _as_stated(text: str, label: str, inside: Sequence[Item], items: Sequence[Item], hint: UnitHint) -> Sequence[Item]:
    """The figures behind a label in the unit that it states, and those of other times behind the first clause."""
    inside = without_powers(text, inside, hint, len(label))
    stop = min(_next(text, ";", len(label)), _next_sentence(text, len(label)))  # "Months of supply: 5.2; shops: 61"
    hinted = find_from(text, len(label) + 1, hint)
    if stop == len(text):
        return [*inside, *hinted]
    dated = {item.start: item for item in hinted if _DATED_BEFORE.search(text, stop, item.start)}
    rest = [dated.get(item.start, item) for item in items if item.start > stop]
    return [*inside, *(item for item in hinted if item.end <= stop), *rest]


def _from_above(
    text: str, reach: tuple[int, int], items: Sequence[Item], name: str, unit: ListUnit
) -> Sequence[Item] | None:
    """The figures in the unit that stands above their list; None where it says nothing of what `name` is."""
    if may_be_in(name, unit):
        read = _in_unit(text, *reach, items, unit.hint)
        return without_money(text, items, read) if unit.says_nothing_of(name) else read
    is_spent = unit.is_programme and _OWN_MEASURE.fullmatch(name) is None
    return _as_spent(text, reach, items, unit.hint, name) if is_spent else None


def _as_spent(text: str, reach: tuple[int, int], items: Sequence[Item], hint: UnitHint, name: str) -> Sequence[Item]:
    """The figures of a programme's item, which its money goes to: "Schools: 88" below "Stimulus package ($bn)".

    Refused where they may count: people, and numbers too large for the money.
    """
    if hint.scale < _MILLIONS:
        return items
    begin, stop = reach
    bare = [item for item in items if begin <= item.start < stop and is_number(item, text)]
    if is_person(name.rpartition(" ")[2].lower()) or any("," in text[item.start : item.end] for item in bare):
        return [refuse("ambiguous_unit", text, item.start, item.end) if item in bare else item for item in items]
    return _in_unit(text, begin, stop, items, hint)


def _without_other_measures(text: str, bare: Sequence[Item], found: Sequence[Item]) -> list[Item]:
    """The figures in a label's unit, but those of a further label that is no part of it.

    "Revenue ($B): 4.2; headcount: 12,400" has no 12,400 billion; in "Spend ($M): AI: 120; Staff: 310" both are spent.
    """
    read, starts, labels = list(found), [item.start for item in bare], _labels(text)
    for label in _OTHER_LABEL.finditer(text):
        if not bare or bare[0].end > label.start() or whole_period(label["label"]) is not None:
            continue  # the first label has no value of its own, and names whose parts follow
        stop = _next_of(labels, label.end(), len(text))
        for at in range(bisect_left(starts, label.end()), bisect_left(starts, stop)):
            if read[at] is not bare[at]:
                read[at] = _as_measured(text, label["label"], bare[at], read[at])
    return read


_LATER = frozenset({"thereafter", "after", "later", "beyond", "afterwards"})


def _as_measured(text: str, label: str, bare: Item, lent: Item) -> Item:
    """A bare number behind a further label: a count by its name, in the first label's unit where it may be a part."""
    nature = nature_of(label)
    if label.lower() in _LATER:
        return lent  # "2032: 385; thereafter: 1,735"
    if nature == "count" or (label.islower() and counts_behind(label)):
        return bare
    if nature in (None, "money") and (nature is not None or not label.islower()) and not _OWN_MEASURE.fullmatch(label):
        return lent
    return refuse("ambiguous_unit", text, bare.start, bare.end)


def _without_open(text: str, name: str, first: Item, items: Sequence[Item]) -> Sequence[Item]:
    """The figures without a bare one whose label speaks of money or shares: "Salary: 52,000", "Inflation: 3.4"."""
    words = name.split()
    is_open = len(words) <= _SHORT and nature_of(words[-1]) == nature_of(name) in ("money", "percent")
    if not is_open or is_multiple(name) or _ENDS.match(text, first.end) is None:
        return items
    read: list[Item] = []
    is_told, end = True, first.start
    for one in items:
        is_told = is_told and _OF_OTHER_TIME.fullmatch(text, end, max(end, one.start)) is not None
        is_bare_too = one.start >= first.start and is_told and is_number(one, text)
        read.append(refuse("ambiguous_unit", text, one.start, one.end) if is_bare_too else one)
        end = max(end, one.end)
    return read


def with_units_of_next_labels(text: str, begin: int, items: Sequence[Item]) -> Sequence[Item]:
    """The items, bare numbers in the units of further labels: "Growth (%): 3-4; Margin (%): 14; Time (days): 7"."""
    bare: dict[int, Item] | None = None
    labels: list[int] = []
    read, starts = list(items), [item.start for item in items]
    for label in _NEXT_LABEL.finditer(text, begin):
        hint = hint_of(label["label"][:1].upper() + label["label"][1:])
        if hint is None:
            continue
        if bare is None:
            bare, labels = {item.start: item for item in find_from(text, 0)}, _labels(text)
        stop = _next(text, ";", label.end(), _next_of(labels, label.end(), len(text)))
        first, last = bisect_left(starts, label.end()), bisect_left(starts, stop)
        plain = [bare.get(item.start, item) for item in read[first:last]]
        read[first:last] = _in_unit(text, label.end(), stop, plain, hint)
    return read


def with_units_right_before(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items, bare numbers in the unit that parentheses right before them state: "sales ($m) 120, users (m) 4"."""
    if ") " not in text:
        return items
    read = list(items)
    for at, item in enumerate(items):
        before = text[max(0, item.start - _TOLD_REACH) : item.start]
        told = _TOLD_BEFORE.search(before) if is_number(item, text) else None
        hint = hint_of(f"Total {told.group(1)}") if told is not None else None
        if hint is not None:
            read[at] = _in_unit(text, item.start, item.end, [item], hint)[0]
    return read


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
    is_plain = isinstance(item, Quantity) and (item.decimals or 0) >= 0  # no number of a list told in thousands
    return is_plain and is_bare(item, text) and not text[item.end - 1].isalpha()
