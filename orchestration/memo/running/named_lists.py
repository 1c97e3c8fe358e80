"""Lists in one line whose items are a name and a number: "Headcount: Germany 900, France 450".

Belongs here: reading the numbers behind such names, which elsewhere make a name of its own ("Boeing 737"). Does not:
other figures of a text (`value_scanner`) or the units of labels (`hints`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.memo.captions.label_rates import over_label
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.values.cells import read_cell
from orchestration.memo.values.name_lists import names_owners
from orchestration.memo.vocabulary.identifier_words import NUMBERED
from orchestration.memo.vocabulary.money_names import is_mixed
from orchestration.memo.vocabulary.natures import nature_of

_VALUE = r"[~≈]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?: ?(?:[KMB](?![A-Za-z])|bn|million|billion))?\+?"
_ITEM = re.compile(
    r"(?P<name>(?:[A-Z][\w&.'’/+-]*|total|others?)(?: (?:[A-Z&][\w&.'’/+-]*|of|and|the)){0,3}) "
    rf"(?P<value>{_VALUE}(?: ?(?:→|⟶|➔|➜|->|=>) ?{_VALUE})?)"
)
# Where the label states the unit or of what each is, names in small letters are told as well: "CT 5.2, power and
# water 2.7", "NPS by segment: SMB 31, enterprise 58".
_ANY_ITEM = re.compile(
    _ITEM.pattern.replace("(?P<name>(?:[A-Z]", "(?P<name>(?:[A-Za-z]", 1).replace("[A-Z&][\\w", "[A-Za-z&][\\w", 1)
)
_BETWEEN = re.compile(r"[,;] (?:and )?| and |\.(?:$| (?=[A-Z]))|$")
_DATED_BETWEEN = re.compile(rf"(?: in (?:19|20)[0-9]{{2}})?(?:{_BETWEEN.pattern})")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
# "Europe minus 0.4", "rent up to 41", "pay at least 31"
_OF_NUMBER = frozenset({"minus", "plus", "to", "about", "around", "roughly", "nearly", "least", "most"})
_MARKS = " *_~≈:"
_LABEL_MAX = 80
# "Headcount plan: R&D 840→1,010"
_PLANNED = re.compile(r" (?:plan|plans|targets?|outlook|forecast|guidance)$", re.IGNORECASE)
# Things whose names end in numbers.
_NUMBERED = re.compile(
    r"\b(?:aircraft|planes?|jets?|models?|phones?|devices?|cars?|vehicles?|chips?|gpus?|versions?|routes?|flights?|rooms?)\b",
    re.IGNORECASE,
)
_SCORES = re.compile(
    r"\b(?:NPS|(?:[Nn]et )?[Pp]romoter scores?|[Ss]cores?|[Rr]atings?|[Ii]ndex|[Rr]atios?|[Mm]ultiples?)\b"
)


def with_named_list(text: str, label: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items of a text with the numbers of a list of names behind its label, where the label says what they are."""
    if not label:  # of a sentence no label is told, of a list it is
        colon = text.find(": ", 0, _LABEL_MAX)
        label = text[: max(colon, 0)]
    name = label.strip(_MARKS)
    hint = hint_of(name) if "(" in name else None
    if hint is not None and hint.unit_kind == "money" and is_mixed(name):
        return items  # "Key figures ($M): revenue 410, beta 1.1" (`unit_lists`)
    is_told = hint is not None and hint.unit != ""
    is_counted = nature_of(_PLANNED.sub("", name)) == "count" or _SCORES.search(name) is not None
    if not (is_told or is_counted) or _NUMBERED.search(name) is not None:
        return items
    listed = _listed(text, len(label) + 1, is_told=is_told, takes_any=is_told or " by " in name)
    if names_owners(name):
        listed = [one for one in listed if not one[1][-1].isalpha()]
    found = {item.start: item for item in items}
    named: list[int] = []  # where its numbers begin, in reading order
    for start, written in listed:
        for one in read_cell(written, hint if is_told else None)[:2]:
            beside = found.get(start + one.start)
            if beside is not None and not (is_told and beside.end == start + one.end):
                continue  # it states a unit of its own
            is_whole = isinstance(one, Quantity) and hint is not None and hint.scale == 0
            # "Cost per hectare (R$): seed 640, fuel 480"
            told = over_label(one, (name,)) if isinstance(one, Quantity) and is_whole else one
            found[start + one.start] = told._replace(start=start + one.start, end=start + one.end)
            named.append(start + one.start)
    return [found[start] for start in sorted(found) if not _covers(found[start], named)] if listed else items


def _covers(item: Quantity | Refusal, named: Sequence[int]) -> bool:
    """Whether a number of the list begins inside an item: "Max 120 million" behind "Disney 160 million" is no bound."""
    at = bisect_right(named, item.start)
    return at < len(named) and named[at] < item.end


def _listed(text: str, begin: int, *, is_told: bool, takes_any: bool) -> list[tuple[int, str]]:
    """Where the numbers of a list of two names or more stand, and as written; none where the text is no such list."""
    at = begin + 1 if text.startswith(" ", begin) else begin
    found: list[tuple[int, str]] = []
    while at < len(text):
        item = (_ANY_ITEM if takes_any else _ITEM).match(text, at)
        joint = (_DATED_BETWEEN if is_told else _BETWEEN).match(text, item.end()) if item is not None else None
        if item is None or joint is None or _is_name(item):
            if not is_told:
                return []
            break  # "housing 4,850, food 3,120, of which rice 410"
        found.append((item.start("value"), item["value"]))
        at = joint.end()
        if joint.group()[-1:] == "" or "." in joint.group():
            break
    return found if len(found) > 1 else []


def _is_name(item: re.Match[str]) -> bool:
    """Whether a name and its number are one: "Room 12", "Class 2024"; or its last word is the number's: "minus 4"."""
    return _YEAR.fullmatch(item["value"]) is not None or item["name"].split()[-1].lower() in NUMBERED | _OF_NUMBER
