"""Sentences of captions and notes that each state the unit of one column: "Power prices in euros per MWh.".

Belongs here: which column such a sentence is about. Does not: captions that state several units in one sentence
(`caption_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.captions.caption_units import AND_MORE, Told, are_of_rows, unit_told, units_told, words_of
from orchestration.memo.hints.hints import read_hint
from orchestration.memo.quantities import UnitHint

_SUBJECT = re.compile(r"(?P<what>[A-Z][a-z]+(?: [a-z]+){0,2}) (?:is|are) [^,;]* in ")
_OF_COLUMN = re.compile(r"(?P<what>[A-Z][a-z]+(?: [a-z]+){0,2}) (?:is |are )?in (?P<unit>[^.;,()]{1,24})\.?")
_VOLUMES = re.compile(r"\b[Aa]ll volumes (?:are )?in (?P<unit>[^;,.()]{1,40}?)(?: (?:a|per) (?:year|month|week|day))?$")
# "Valuation by tier (revenue in €m, FY2029; medians)" beside "Revenue | Wage ratio | Clubs"
_INSIDE = re.compile(r"\((?P<what>[A-Za-z]+(?: [a-z]+){0,2}) in (?P<unit>[^.;,()]{1,24})[;,)](?![^()]* in )")
_STOP = re.compile(r"(?<=[a-z0-9)%])\. ")


def tells_all(caption: str, labels: Sequence[str]) -> bool:
    """Whether what a caption states is for what it names, and nothing of it for the table as a whole."""
    told = units_told(caption)
    is_told = bool(told) and ("(" not in caption or AND_MORE.search(caption) is not None)
    is_told = is_told or are_of_rows(told, labels)
    return is_told or bool(told_of_column(caption, labels))


def count_before_more(caption: str) -> UnitHint | None:
    """What a caption counts before it names more: "Employment by section (thousand persons) and output"."""
    told = units_told(caption) if AND_MORE.search(caption) is not None else ()
    return told[0].hint if len(told) == 1 and told[0].hint.unit_kind == "count" else None


def told_of_column(caption: str, labels: Sequence[str]) -> tuple[Told, ...]:
    """The unit of the one column a sentence is about: "Cost is the operator's estimate in £ million"."""
    inside = _INSIDE.search(caption)
    if inside is not None and sum(inside["what"].lower() == label.lower() for label in labels) == 1 < len(labels):
        told = unit_told(inside["what"], inside["unit"])
        if told is not None and told.hint.unit:
            return (told,)
    subject = _SUBJECT.match(caption)
    if subject is None:
        sentences = _STOP.split(caption)
        return columns_told(sentences, labels) if len(sentences) > 1 else ()
    words = words_of(subject["what"])
    hint = read_hint(caption) if any(words & words_of(label) for label in labels) else None
    return (Told(words, hint),) if hint is not None and hint.unit else ()


def volumes_told(caption: str) -> tuple[Told, ...]:
    """The unit of all volumes of a table: "Capacity by producer, all volumes in million tonnes a year"."""
    stated = _VOLUMES.search(caption)
    told = unit_told("volumes", stated["unit"]) if stated is not None else None
    return (told,) if told is not None and told.hint.unit_kind == "quantity" else ()


def columns_told(sentences: Sequence[str], labels: Sequence[str]) -> tuple[Told, ...]:
    """The units of sentences that each name a column: "Power prices in euros per MWh."."""
    named = [_OF_COLUMN.fullmatch(sentence) for sentence in sentences]
    told = [unit_told(one["what"], one["unit"]) for one in named if one is not None]
    return tuple(one for one in told if one is not None and any(one.words <= words_of(label) for label in labels))
