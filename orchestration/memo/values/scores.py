"""Scores: "4.5/10", "4.1 / 5", "4.6 out of 5 stars", "scored 17/20".

Belongs here: whether two numbers are a score, and where it ends. Does not: shares ("3 out of 5 firms") and dates.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OUT_OF = re.compile(
    r"(?: stars)? out of (10|5|100)\b(?!,[0-9])(?: stars)?"
    r"|(?:/|(?<=\.[0-9]) / )(10|5|100)(?:\.0)?\b(?![,.%/:-][0-9]| ?[%/])"
)
# "scored 17/20", and "6/30", which is a date
_PART = re.compile(r"/[1-9][0-9]{0,2}(?![0-9A-Za-z/]|[,.%:-][0-9])")
_SCORED = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:ing|ed|es?)|grad(?:es?|ed))\b[^.;|0-9]{0,24}[0-9][0-9.]*$", re.IGNORECASE
)
_REACH = 44


class Score(NamedTuple):
    """Where a score ends; one told in words ("9 out of 10") may be a share."""

    end: int
    is_worded: bool


def read_score(text: str, end: int) -> Score | None:
    """The score that the number which ends at `end` begins; None where it begins none."""
    score = _OUT_OF.match(text, end)
    if score is None:
        part = _PART.match(text, end)
        return Score(part.end(), is_worded=False) if part is not None and _names_score(text, end) else None
    is_worded = bool(score.group(1))
    if is_worded and text.startswith(",", score.end()) and text[max(0, end - 2) : end - 1] != ".":
        # "4.5 out of 5," shows tenths; of "4 out of 5," the words before say what it is.
        return Score(score.end(), is_worded) if _names_score(text, end) else None
    return Score(score.end(), is_worded)


def _names_score(text: str, end: int) -> bool:
    """Whether the words before "17/20" speak of a score; other pairs of numbers are dates or parts of a whole."""
    return _SCORED.search(text[max(0, end - _REACH) : end]) is not None
