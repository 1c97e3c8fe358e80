"""Section headings numbered without a point: "1 The economy you are selling into", "2 People", "3 Public finances".

Belongs here: which lines are such headings, told by numbers that run 1, 2, 3 … through the memo.
Does not: headings that one line alone tells (`sections`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.scanning.sections import (
    LABEL_VALUE,
    RANK_NUMBER,
    RANK_SECTION,
    SCALE_WORD,
    TITLE_MAX,
    Heading,
    is_capitals,
)
from orchestration.memo.vocabulary.identifier_words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orchestration.memo.document import Text
    from orchestration.memo.scanning.lines import Line

_COUNTED = re.compile(r"(?P<number>[1-9][0-9]?) {1,3}(?P<title>[^\W\d_a-z][^|]{2,})")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_MAX = 14
# Two lines that begin with 1 and 2 may count things.
_LEAST = 3


class CountedHeading(NamedTuple):
    """A heading and its words without the number."""

    heading: Heading
    text: Text


def counted_headings(lines: Sequence[Line], header_lines: Collection[int]) -> dict[int, CountedHeading]:
    """The headings among the lines by their index: each number once, and text between one and the next.

    A single line "3 Plants closed" is none, nor are the lines of a list.
    """
    found: dict[int, CountedHeading] = {}
    last = -1  # the index of the last one
    for at, line in enumerate(lines):
        if at in header_lines or line.kind not in ("plain", "heading"):
            continue
        counted = _read(line)
        number = int(counted.heading.number or 0) if counted is not None else 0
        if counted is None or number > len(found) + 1:
            continue  # "12 Swiss banks" is no heading among those before 12
        is_listed = last >= 0 and all(lines[index].kind in ("gap", "rule") for index in range(last + 1, at))
        if is_listed or number <= len(found):
            return {}
        found[at], last = counted, at
    return found if len(found) >= _LEAST else {}


def _read(line: Line) -> CountedHeading | None:
    """The heading that a line would be."""
    value = line.text.value
    match = _COUNTED.fullmatch(value) if "1" <= value[:1] <= "9" and len(value) <= TITLE_MAX else None
    if match is None or value[-1] in ".;,:!" or LABEL_VALUE.search(value) is not None:
        return None
    title = match["title"]
    first = _WORD.match(title)
    is_amount = SCALE_WORD.match(title) is not None or (first is not None and first.group().lower() in MONTHS)
    if is_amount or len(title.split()) > _WORDS_MAX:
        return None
    rank = RANK_SECTION if is_capitals(title) else RANK_NUMBER
    return CountedHeading(Heading(match["number"], title, rank), line.text.slice(match.start("title"), len(value)))
