"""Lists of names with a number each and what it moved by: "Vote share: Labour 31 (-4), Greens 22 (+9)".

Belongs here: reading such numbers, which alone make a name of it ("Labour 31"), or their refusal where the label does
not say what they are. Does not: lists without a step in brackets (`named_lists`) or of names in brackets
(`bracketed_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.cells import read_cell
from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

_NAME = r"[A-Z][\w&.'’/-]*(?: (?:[A-Z&][\w&.'’/-]*|of|and|the|de)){0,3}"
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?"
_MEMBER = re.compile(rf"{_NAME} (?P<value>{_NUMBER}) \((?P<step>[-+−–]{_NUMBER})\)")
_JOINT = re.compile(r"[,;] (?:and )?| and ")
_CLOSED = re.compile(r"\.?[\s*_]*$")
_SEATS = re.compile(r"\b(?:seats|mandates|members|deputies|mps|delegates)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:aircraft|planes?|jets?|models?|phones?|cars?|routes?|flights?|rooms?)\b", re.IGNORECASE)
_LEAST, _MARKS, _LABEL_MAX = 2, " *_:", 80


def with_moved_list(text: str, label: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, those of a list of names and their changes in the unit of its label or refused."""
    if not label:
        label = text[: max(text.find(": ", 0, _LABEL_MAX), 0)]
    name = label.strip(_MARKS)
    members = _members(text, len(label)) if name and " (" in text and _NUMBERED.search(name) is None else []
    if len(members) < _LEAST:
        return items
    hint = hint_of(name) if "(" in name else None
    is_share = hint is not None and hint.unit_kind == "percent"
    is_counted = hint is None and (nature_of(name) == "count" or _SEATS.search(name) is not None)
    read: list[Item] = []
    for member in members:
        for which in ("value", "step"):
            start, end = member.span(which)
            cell = read_cell(text[start:end])[:1]
            one = cell[0] if cell and isinstance(cell[0], Quantity) else None
            if one is None or not (is_share or is_counted):
                read.append(refuse("ambiguous_unit", text, start, end))
                continue
            one = one._replace(start=start, end=end)
            shared = in_percent(one) if is_share else one
            is_step = which == "step" and is_share
            read.append(shared._replace(unit_kind="percentage_point") if is_step else shared)
    begin, stop = members[0].start(), members[-1].end()
    kept = [item for item in items if item.end <= begin or item.start >= stop]
    return sorted([*kept, *read], key=lambda item: item.start)


def _members(text: str, begin: int) -> list[re.Match[str]]:
    """The members of a list that begins behind a label and is all that follows it."""
    at = begin
    while at < len(text) and text[at] in _MARKS:
        at += 1
    found: list[re.Match[str]] = []
    while (member := _MEMBER.match(text, at)) is not None:
        found.append(member)
        joint = _JOINT.match(text, member.end())
        if joint is None:
            return found if _CLOSED.match(text, member.end()) is not None else []
        at = joint.end()
    return []
