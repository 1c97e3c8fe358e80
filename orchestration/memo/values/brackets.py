"""Numbers in brackets: the marks of footnotes, which are no facts, and what brackets say of a figure.

Belongs here: telling "[3]" from "12.4 [15.0]", "4.1 [3.2–5.1]" and "[22 case studies]", and "(3)" from the second of
"plumbers (640 vacancies) and fitters (85)". Does not: what else round brackets hold (`identifiers`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End
from orchestration.memo.vocabulary.persons import is_person

# "[22 case studies, 7 of them by vendors]"
_COUNTED_INSIDE = re.compile(r" (?!and\b|or\b|to\b)[a-z]{4,}[^\[\]]{0,120}\]")
_AIM, _LAST_NOTE = re.compile(r"\][\s.;*_]*$"), 20
_FIGURE_BEFORE = re.compile(r"[0-9%x] \[$")

# "plumbers (640 vacancies) and control room fitters"
_COUNTED_BEFORE = re.compile(
    r"\([0-9][0-9,]* (?:vacancies|posts|jobs|places|openings|positions|people|workers|staff|hires)\)"
    r"(?:, [a-z -]{3,40} \([0-9][0-9,]*\)){0,4}(?:,|,? and) (?:[a-z-]+ ){0,3}"
    r"(?:[a-z-]+(?:er|or|ist|ian)|(?P<whom>[a-z]+))s $"
)
_COUNTED_REACH = 120


def goes_on_counting(text: str, start: int) -> bool:
    """Whether a number in round brackets counts people named beside others whose number says what is counted."""
    told = _COUNTED_BEFORE.search(text[max(0, start - _COUNTED_REACH) : start])
    return told is not None and (told["whom"] is None or is_person(told["whom"]))


def is_footnote(text: str, end: End) -> bool:
    """Whether a number that opens brackets is a footnote's."""
    return not (_is_aim(text, end) or _is_interval(text, end) or _COUNTED_INSIDE.match(text, end.end) is not None)


def _is_interval(text: str, end: End) -> bool:
    """Whether brackets behind a figure hold the span it may lie in: "4.1 [3.2–5.1]"."""
    return bool(end.shown) and _FIGURE_BEFORE.search(text[max(0, end.start - 4) : end.start]) is not None


def _is_aim(text: str, end: End) -> bool:
    """Whether brackets behind a figure hold what it is to be: "Inventory turns: 11.4 [15.0]"."""
    is_large = bool(end.shown) or end.is_grouped or end.number >= _LAST_NOTE
    return is_large and _AIM.match(text, end.end) is not None and ": " in text[: end.start]
