"""Ages in the heads of stories: "MAYA, 24", "CASE STUDY 3: ROSA, 57, BOOKKEEPER", "Tom Reyes | 38 | Phoenix, AZ".

Belongs here: a line that presents somebody, told by the text below it, which goes on about him or her. Does not: ages
that one text alone tells (`values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.context import MemoContext
from orchestration.memo.document import TextBlock
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.vocabulary.identifier_words import PLACES
from orchestration.memo.vocabulary.natures import nature_of

_NAME = r"(?P<name>[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?(?: [^\W\d_a-z][^\W\d_]*(?:['’.-][^\W\d_]*)*){0,2})"
_HEAD = re.compile(
    r"[*_#\s]*(?:[0-9IVX]{1,4}[.)] )?(?:(?i:(?:the )?(?:case(?: study)?|profile|story|portrait"
    r"|persona)(?: [0-9A-Z]{1,2})?): )?"
    rf"{_NAME}(?:, | \| )(?P<age>[1-9][0-9])(?=[*_]{{0,2}}$|[,:] [^\W\d_]| \| [^\W\d_]| [–—-] [^\W\d_])[^0-9$€£%]*"
)
_SOMEBODY = re.compile(r"[*_\"“]{0,2}(?:She|He|Her|His|When (?:she|he))\b")
_LINE_MAX, _YOUNGEST, _BELOW = 100, 15, 60


def without_story_ages(
    block: TextBlock, memo: MemoContext, items: Sequence[Quantity | Refusal]
) -> Sequence[Quantity | Refusal]:
    """The items of a block without the age of whom it presents, where the memo goes on about that person."""
    text = block.text.value
    head = _HEAD.fullmatch(text) if block.kind != "bullet" and len(text) <= _LINE_MAX else None
    if head is None or int(head["age"]) < _YOUNGEST:
        return items
    name = head["name"]
    if name.lower() in PLACES or nature_of(name) is not None:
        return items
    end = block.text.span(0, len(text)).end
    below = memo.document.raw[end : end + _BELOW].lstrip(" \r\n*_#>-•")
    first = name.split()[0].lower()
    if _SOMEBODY.match(below) is None and not below.lower().startswith(first):
        return items
    return [item for item in items if item.start != head.start("age")]
