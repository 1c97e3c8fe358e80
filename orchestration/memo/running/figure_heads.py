"""Lines that begin with their figure and tell behind a colon or dash what it is: "- $4.1B: revenue in FY2029".

Belongs here: reading such a line as the phrase it is ("$4.1B revenue in FY2029"), of the same length. Does not: which
words name a figure (`phrases`) or date it (`text_context`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity

_BREAK = re.compile(r"[*_]{0,2}(?::[*_]{0,2} | [–—-] )[*_]{0,2}(?=[^\W\d_])")
_MARKS = " *_"
# "- 12.4%: up from 9% in 2029" tells how it moved, "- $4.1B: Astra sold Belden" is a sentence of its own.
_NO_NAME = re.compile(
    r"(?:up|down|from|vs\.?|versus|compared|against|than|below|above|more|less|about|only|and|or|but|not|no|yes|flat"
    r"|unchanged|record|best|worst|what|how|who|when|why|[A-Z][a-z]+ (?:sold|bought|cut|lost|won|paid"
    r"|raised|closed|opened|hired|said|will|is"
    r"|was|has|had|are|were))\b"
)
_ARROW = re.compile(r" ?(?:→|⟶|➔|➜|->|=>) ?")
_NAME_MAX = 90
# "2: Cut costs by 2032" numbers what is to be done
_LISTED = re.compile(r"[1-9][0-9]?")


def as_phrase(text: str, figures: Sequence[Quantity]) -> str:
    """A text whose label is its only figure, or its one change, without the break behind it; any other as it is."""
    if not 0 < len(figures) <= 2 or text[: figures[0].start].strip(_MARKS):
        return text
    if len(figures) > 1 and _ARROW.fullmatch(text, figures[0].end, figures[1].start) is None:
        return text
    parted = _BREAK.match(text, figures[-1].end)
    if parted is None or len(text) - parted.end() > _NAME_MAX or _NO_NAME.match(text, parted.end()) is not None:
        return text
    if _LISTED.fullmatch(text[: figures[-1].end].strip(_MARKS)) and text[parted.end()].isupper():
        return text
    return text[: parted.start()] + " " * (parted.end() - parted.start()) + text[parted.end() :]
