"""Names and values that bars part in a line of its own: "Policy rate | 1.25%", "Refinance at 10-13%: 30% | Sale: 10%".

Belongs here: the name such a line gives a value. Does not: lines whose first label stands by itself (`own_labels`), or
bars that part periods (`surroundings.bars`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.bars import BAR
from orchestration.memo.vocabulary.sibling_labels import siblings

_PAIR = re.compile(r"[*_]{0,2}(?P<name>[A-Z][^|:;.!?]{1,70}?)[*_]{0,2} \| [~≈*_+−–-]{0,3}$")
_DIRECT = re.compile(r":[*_]{0,2} [~≈*_+−–-]{0,3}")


def row_of(text: str, label_end: int) -> Sequence[tuple[int, str]]:
    """The labels side by side in a text; without a label of its own only those that bars part."""
    return siblings(text) if label_end or (BAR in text and ": " in text) else []


def name_in_bars(text: str, row: Sequence[tuple[int, str]], item: Quantity, figures: Sequence[Quantity]) -> str:
    """The name of a value in a line of bars, "" where it has none so."""
    if BAR not in text:
        return ""
    if not row and text.count(BAR) == 1:
        pair = _PAIR.fullmatch(text, 0, item.start)
        return pair["name"] if pair is not None and not any(one.start < item.start for one in figures) else ""
    at = bisect_left(row, (item.start, ""))
    beside = row[at - 1] if at else None
    return beside[1] if beside is not None and _DIRECT.fullmatch(text, beside[0], item.start) is not None else ""
