"""Ages from one to another behind those who are so old: "adults 18-64", "persons 15-24 years", "(workers 25-54)".

Belongs here: spans that a plural word for people in front of them makes ages, and the age up to which an answer holds
("Yes (until 65)"). Does not: other bounds ("over 50") and the age of one person (`ages`), or "aged 18-64", where the
word before is enough.
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End, word_before
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.words import LINKS, STOPS, VERBS, word_set

_SPAN = re.compile(
    r"(?P<first>[1-9][0-9])(?: ?[-–—] ?| to )(?P<last>[1-9][0-9])(?P<years> ?(?:years|yrs)(?: old| of age)?)?"
)
# Whom statistics sort by age; of workers it is told in parentheses or between commas.
_SORTED = word_set("adults persons people women men youth youths residents girls boys males females population")
_BEHIND = re.compile(r"$|[),;:]|\.(?:\s|$)| \(| [-–—] |\*|, ")
_NEXT = re.compile(r" (?P<word>[a-z]+)")
# "hires women 25-34 a year", "carries persons 12-19 at a time"
_COUNTED = frozenset({"a", "an", "per", "each", "every", "at", "times", "by", "to"})
_ASIDE = re.compile(r"[(,;:] ?(?:[A-Za-z-]+ ){0,2}[A-Za-z]+ $")
_ASIDE_REACH = 48
_LEAST_WIDTH = 4
# "Yes (until 65)"
_ANSWERED = re.compile(r"\b(?:yes|no|partly|partial|full|paid|covered|free)[,;]? \((?:until|till) $", re.IGNORECASE)
_ANSWER_REACH = 20
_YOUNGEST, _OLDEST = 16, 85
# Age groups end in a four or nine ("15-24", "18-29"), or span ten years at least from an age of majority ("18-30").
_FROM_MAJORITY, _LEAST_FROM = frozenset({16, 18, 20, 21, 25, 50, 60}), 10


def is_age_told(text: str, end: End) -> bool:
    """Whether a number is the age up to which an answer holds, or a span of numbers the ages of people before it."""
    if end.is_bare and text.startswith(")", end.end) and text.endswith(("ntil ", "till "), 0, end.start):
        before = text[max(0, end.start - _ANSWER_REACH) : end.start]
        return not end.shown and _YOUNGEST <= end.number <= _OLDEST and _ANSWERED.search(before) is not None
    return _is_span(text, end)


def _is_span(text: str, end: End) -> bool:
    """Whether two numbers joined by a dash are the ages of the people named before them."""
    span = _SPAN.fullmatch(text, end.start, end.end)
    if span is None or end.words or end.sign or end.plus:
        return False
    first, last = int(span["first"]), int(span["last"])
    is_group = last % 5 == 4 and (first % 5 == 0 or first in _FROM_MAJORITY)
    is_wide = last - first >= (_LEAST_WIDTH if is_group else _LEAST_FROM)
    if not (is_wide and (is_group or first in _FROM_MAJORITY)):
        return False
    who = word_before(text, end.start).lower().lstrip("(")
    following = _NEXT.match(text, end.end)
    if following is not None:
        word = following["word"]
        is_after_age = word in VERBS or word.endswith("ing") or word == "for"
        is_open = word not in _COUNTED and (is_group if is_after_age else word in STOPS | LINKS)
    else:
        is_open = _BEHIND.match(text, end.end) is not None
    if not is_open:
        return False
    if who in _SORTED:
        return True
    before = text[max(0, end.start - _ASIDE_REACH) : end.start]
    is_tenure = span["years"] is not None and not span["years"].endswith(("old", "age"))
    return is_group and not is_tenure and is_person(who) and who.endswith("s") and _ASIDE.search(before) is not None
