"""Heads within a line that state the unit of the list behind them: "Growth (%):", "Costs (in $M) were", "Sales in €m:".

Belongs here: where such a head stands and which unit it states. Does not: the items behind it (`unit_lists`), leads of
bullets (`lead_units`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from orchestration.memo.captions.unread_units import names_unit
from orchestration.memo.running.lead_units import ListUnit, unit_of_lead
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.vocabulary.natures import nature_of

_ENDS = re.compile(r"(?:(?<=\))[*_]{0,2}(?::[*_]{0,2}| [-–—]| (?:were|was|are|is))|:[*_]{0,2}) (?=\S)")
_BEGINS = re.compile(r"[;|\n] ?|\): |[.!?] (?=[A-Z*_])")
_REACH = 90
_MARKS = " *_~≈-•"
# "Users in millions", "Growth in %"
_TOLD_LAST = re.compile(r" in (?:%|per ?cent|(?:thousand|million|billion)s)$")
# "Traffic (A)" and "(M)" beside no counted noun are letters of their own.
_LETTER = re.compile(r"\([A-Z]\)")


class Head(NamedTuple):
    """A head, where it begins and ends, and its unit; where that cannot be read, the code of the refusal."""

    text: str
    begin: int
    end: int
    unit: ListUnit | None
    code: str


def heads(text: str) -> Iterator[Head]:
    """What states a unit and may open a list."""
    for close in _ENDS.finditer(text):
        reach = max(0, close.start() - _REACH)
        begins = [mark.end() for mark in _BEGINS.finditer(text, reach, close.start())]
        if reach and not begins:
            continue
        begin = begins[-1] if begins else 0
        name = text[begin : close.start()].strip(_MARKS)
        if not ("(" in name or " in " in name or ", " in name):
            continue
        unit, code = _unit(name)
        if unit is not None or code:
            yield Head(name, begin, close.end(), unit, code)


def _unit(name: str) -> tuple[ListUnit | None, str]:
    """The unit that a head states, or the code of the refusal where it names one that cannot be read."""
    told = unit_of_lead(name)
    if told is None and ("(" in name or _TOLD_LAST.search(name) is not None):
        hint = hint_of(name)
        if hint is not None and hint.unit:
            told = ListUnit(hint, is_of_all=False)
        elif hint is not None:
            return None, "currency_missing"
        elif names_unit(name):
            return None, "ambiguous_currency" if nature_of(name) == "money" else "ambiguous_unit"
    if told is not None and told.hint.unit_kind == "count" and _LETTER.search(name) and nature_of(name) is None:
        return None, ""
    return told, ""
