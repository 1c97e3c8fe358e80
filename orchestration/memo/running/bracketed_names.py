"""Lists of names with a number in brackets behind each: "Jobs by city: Oslo (33), Bergen (12)".

Belongs here: what such numbers are, which alone read as notes, and their refusal where nothing says it. Does not: names
whose numbers stand without brackets (`named_lists`), figures in brackets that state a unit (`value_scanner`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.cells import read_cell
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

_NAME = r"[A-Z][\w&.'’/-]*(?: (?:[A-Z&][\w&.'’/-]*|of|and|the|de)){0,3}"
_MEMBER = rf"{_NAME} \([0-9]{{1,3}}(?:\.[0-9]+)?\)"
_RUN = re.compile(rf"(?<![\w(.-]){_MEMBER}(?:(?:[,;] (?:and )?| and ){_MEMBER})+(?![\w%])")
_NUMBER = re.compile(r"\((?P<number>[0-9.]+)\)")
# Where the label says how many of what each has: of "Offices: Oslo (33)" nobody knows what there are 33 of.
_COUNTED = re.compile(
    r"\b(?:headcount|jobs|posts|vacancies|workforce|ftes?)\b[^:]{0,24}|.{0,60} by [a-z]+(?: [a-z]+)?", re.IGNORECASE
)
_MARKS = " *_:"


def with_bracketed_names(text: str, label: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text with the numbers of its lists of names, each refused where no label says what they count."""
    if "), " not in text and ") and " not in text:
        return items
    found = {item.start: item for item in items}
    name = label.strip(_MARKS)
    is_counted = _COUNTED.fullmatch(name) is not None and nature_of(name) == "count"
    for run in _RUN.finditer(text):
        numbers = [number.span("number") for number in _NUMBER.finditer(text, *run.span())]
        if _is_order([text[start:end] for start, end in numbers]):
            continue
        is_labelled = is_counted and text[len(label) : run.start()].strip(_MARKS) == ""
        for start, end in numbers:
            if start not in found:
                read = read_cell(text[start:end]) if is_labelled else [refuse("ambiguous_unit", text, start, end)]
                found[start] = read[0]._replace(start=start, end=end)
    return [found[start] for start in sorted(found)] if len(found) > len(items) else items


def _is_order(numbers: Sequence[str]) -> bool:
    """Whether numbers only say which comes first, or are those of notes: 1, 2, 3."""
    return list(numbers) == [str(at) for at in range(1, len(numbers) + 1)]
