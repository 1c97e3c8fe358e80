"""Years that stand as bare numbers, and the counts that look like them: "In 2030 employees", "over 2000 employees".

Belongs here: judging four plain digits by what stands beside them. Does not: reading periods (`periods`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End, word_before
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS, HAVING, MONTHS, SEASONS, WHEN_WORDS, is_plural
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.period_grammar import OPENING, VALUE_BEHIND

_WINDOW = 34
# Years that a memo of this series speaks of most.
_RECENT = (2015, 2060)
_LABEL_BEFORE = re.compile(r"\s{1,2}:([A-Za-z]{3,20})(?![A-Za-z])")
_OLDEST, _MODERN = 1500, 1900
_FOUNDED = re.compile(
    r"\b(?:founded|established|est\.?|incorporated|chartered|dat(?:es|ing)(?: back)? (?:to|from)|since|built|opened"
    r"|created|begun|began|started)(?: in)?:? $",
    re.IGNORECASE,
)
_DAYS = 31
_VALUE_ENDS = re.compile(r"\s*(?:$|[.,;(\n]|[-–—] )")


def is_year_like(end: End) -> bool:
    """Four plain digits from 1900 to 2199: a year unless something beside them says otherwise."""
    return not end.is_grouped and end.shown == 0 and 1900 <= end.number < 2200


# "In Q3 2027 drivers", "By the end of the first term of 2030 schools"
_PART_BEFORE = re.compile(
    r"(?:\b(?:[QH][1-4]|FY|[1-4][QH]) "
    r"|\b(?:end|start|beginning|middle|rest|quarter|half|term|months?|weeks?|summer|spring|autumn|winter) of )$"
)


# "- 2040+: 90%", "2030+ target", "2033 9%, 2034+ 59%": from that year on
_FROM_THEN_ON = re.compile(r"[:);]|$| (?:target|goal|outlook|scenario|plan|period|horizon)\b")
_WORTH = re.compile(VALUE_BEHIND)


def is_year(text: str, end: End) -> bool:
    """Whether four plain digits are a year; "over 2000 employees" and "2000+" count."""
    if _is_founding(text, end):
        return True
    if is_year_like(end) and end.plus and end.is_bare and _is_from_then_on(text, end):
        return True
    if not is_year_like(end) or end.plus or end.at_most:
        return False
    return is_year_or_count(text, end) != "count"


def _is_from_then_on(text: str, end: End) -> bool:
    if _FROM_THEN_ON.match(text, end.end) is not None:
        return True
    is_listed = not end.words and text[max(0, end.start - 2) : end.start] in OPENING
    return is_listed and _WORTH.match(text, end.end) is not None


def _is_founding(text: str, end: End) -> bool:
    """Whether four plain digits say since when a house stands: "founded in 1886", "(est. 1847)"."""
    is_old = _OLDEST <= end.number < _MODERN and not end.is_grouped and end.shown == 0
    reach = max(0, end.number_start - _WINDOW)
    return is_old and end.is_bare and _FOUNDED.search(text, reach, end.number_start) is not None


def is_year_or_count(text: str, end: End) -> str | None:
    """Whether four digits like a year count something: "count", "open" where that is not sure, else None.

    "2000 employees" and "Employees: 2000" count; "In 2030 employees" dates; "2030 customers" may do either.
    """
    if next_word(text, end.end)[1].lower() not in COUNTED_NOUNS:
        label = _LABEL_BEFORE.match(text[max(0, end.start - _WINDOW) : end.start][::-1])
        is_counted = label is not None and label.group(1)[::-1].lower() in COUNTED_NOUNS
        return "count" if is_counted and _VALUE_ENDS.match(text, end.end) else None
    if end.words or not end.is_bare or end.plus or end.at_most:
        return "count"
    before = word_before(text, end.start).lower()
    if text.endswith(("FY", "CY"), 0, end.start):
        return None  # "FY2033 headcount: 120,000"
    if (
        before in WHEN_WORDS
        or before in SEASONS
        or before in MONTHS
        or _PART_BEFORE.search(text[max(0, end.start - _WINDOW) : end.start])
    ):
        return None
    is_recent = _RECENT[0] <= end.number <= _RECENT[1]
    return "open" if (is_recent and before not in HAVING) or before in ("by", "from", "to", "of") else "count"


def counts_in_month(text: str, end: End, outer: str) -> bool:
    """Whether a number behind a month is neither its day nor its year: "In March 410 firms closed".

    `outer` is the word before the month.
    """
    joint, following, after = next_word(text, end.end)
    if not end.is_bare or end.shown or joint != " " or not following.islower():
        return False
    if end.number > _DAYS:
        return not is_year_like(end)
    return outer == "in" and following not in MONTHS and is_plural(text, following, after)
