"""Bare numbers whose unit a word before them tells: "by a factor of 4", "On a scale of 1 to 10, stress averaged 7.1".

Belongs here: words that make the next number a multiple or a score. Does not: numbers told beside another (`changes`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.changes import stands_alone
from orchestration.memo.values.number_grammar import End
from orchestration.memo.vocabulary.units import MULTIPLE, SCORE

# "On a scale of 1 to 10, stress averaged 7.1"
_ON_SCALE = re.compile(
    r"\b[Oo]n a scale (?:of|from) [01] ?(?:to|[-–]) ?(?P<most>5|7|10|100),[^.;:()]{2,60}"
    r" (?:is|was|are|were|at|of|to|averages?|averaged|scores?|scored|rates?|rated|stands at|stood at|reached) $"
)
_SCALE_REACH = 100


def with_factor_before(text: str, end: End) -> End:
    """A number that "by a factor of" makes a multiple, or "On a scale of 1 to 10, stress averaged" a score."""
    if _is_on_scale(text, end) and stands_alone(text, end):
        return end._replace(unit=SCORE)
    return end._replace(unit=MULTIPLE) if text.endswith("a factor of ", 0, end.start) else end


def _is_on_scale(text: str, end: End) -> bool:
    """Whether a number is on the scale that opens its sentence and not above it."""
    least = max(0, end.start - _SCALE_REACH)
    if text.find("n a scale ", least, end.start) < 0:
        return False
    scale = _ON_SCALE.search(text, least, end.start)
    return scale is not None and end.number <= int(scale["most"])
