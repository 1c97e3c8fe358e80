"""Tables of points side by side, whose first column names no rows: "Strengths | Weaknesses", "Pros | Cons".

Belongs here: by which headings a table is one. Does not: lists of names and figures side by side (`row_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.vocabulary.words import word_set

_SIDES = word_set(
    """
    strengths weaknesses opportunities threats strength weakness opportunity threat pros cons advantages disadvantages
    upsides downsides upside downside positives negatives winners losers tailwinds headwinds gains losses
    """
)
_MARKS = re.compile(r"[*_`]|\([^()]*\)")


def lists_sides(labels: Sequence[str]) -> bool:
    """Whether every column of a table lists points of one side."""
    names = [_MARKS.sub("", label).strip().lower() for label in labels]
    return len(set(names)) > 1 and all(name in _SIDES for name in names)
