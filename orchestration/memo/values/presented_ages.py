"""Ages of people whom a text presents: "Profile: Ana, 38, Lisbon", "Jamal (33, warehouse)", "Age: 44; job: …".

Belongs here: a bare number behind the name, the household or the role of one whom a memo tells of. Does not: ages by
other words (`ages`), those of relatives (`kin_ages`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.kin_ages import ADULT, AGE_REACH
from orchestration.memo.values.number_grammar import End, word_before
from orchestration.memo.vocabulary.identifier_words import AGED, PLACES
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import AGED_BEFORE_PLUS, is_person

_NAME = r"[^\W\d_a-z][\w'’-]*[a-z]"
# What opens the portrait of somebody: "Profile: ", "Case 1: ", "Household A: ", "Case study – "
_PORTRAIT = (
    r"(?i:meet|(?:profiles?|personas?|portrait|vignette|interviewee|respondent|case|household|family|worker|person|example"
    r"|voice|story)(?: study)?(?: [A-Z]| [0-9]{1,2})?)(?:\*{0,2}:\*{0,2}| [–—-]|(?<=eet)) "
)
_PORTRAYED = re.compile(
    rf"\b{_PORTRAIT}(?:(?P<name>{_NAME})(?: {_NAME}| [A-Z]\.)?|(?i:single |married )?(?i:{{roles}})), $".replace(
        "{roles}", "(?:fe)?male|man|woman|mother|father|parent|widow|widower"
    )
)
# Behind an age: "38, Lisbon", "57, bookkeeper:", not "38, Bergen, 12" nor "44, female, 56"
_TOLD_ON = re.compile(r"$|[.:;]|, (?![\w'’ -]{1,30}(?:, |: | )[0-9])")
_QUOTED = re.compile(rf"(?:^|[.!?•] |\n|[-–—] )(?P<name>{_NAME})(?: {_NAME})?, $")
_QUOTE = re.compile(r""": ?["“”„«'‘]""")
_INITIALLED = re.compile(rf"(?:^|[.!?:•|] |\n|[-–—] ){_NAME} [A-Z]\., $")
_AND_PARENT = re.compile(r" and (?:an? |the )(?:[a-z-]+ ){0,2}?(?P<who>[a-z]+)\b")
_TWO_NAMES = re.compile(rf"(?:^|[.!?•] |\n|[-–—] ){_NAME} {_NAME}, $")
_SPOKEN = re.compile(rf"\b(?:says|said|recalls|recalled|explains|explained|adds|added) {_NAME}(?: {_NAME})?, $")
# "couple, 41 and 39, two children"
_PAIR = re.compile(r"\b(?i:couple|newlyweds|parents|spouses), (?P<first>[1-9][0-9] and )?$")
_AND_SECOND = re.compile(r" and [1-9][0-9](?=[,.;:)]|$)")
# "(he is 52, she 49)"
_HE_SHE = re.compile(r"\b(?i:he|she) (?:is|was) [1-9][0-9],? (?:and )?(?:he|she)(?: is| was)? $")
# "Jamal (33, warehouse): $19.40/hr", "Rosa (57, bookkeeper)"
_ASIDE = re.compile(rf"(?:^|[.!?•;] |\n|[-–—] )(?P<name>{_NAME})(?: {_NAME}| [A-Z]\.)? \($")
_ROLE = re.compile(
    r", (?P<role>[a-z][a-z' -]{2,30})\)"
    r"(?P<paid>\*{0,2}:\*{0,2} [$€£¥₹][0-9.,]+ ?(?:/|an? |per )(?:hr?|hour|week|month)\b)?"
)
# "- Age: 44; tenure: 12 years", "Meet Paulo. Age: 47. Job: driver."
_AGE_FIELD = re.compile(r"(?:^|[.;,|•(] |\n|- )Age: $|[;,|] age: $")
_NEXT_FIELD = re.compile(r" ?[.;,|] ?\w")
# "Base: 410 adults, 18+, fielded"
_ADULTS_ASIDE = re.compile(r"\b(?P<who>[A-Za-z]+)(?:, | \()$")
_NO_NOUN = re.compile(r"[,.;:)]|$")
# "27% of field staff turn 60 before 2035"
_TURN = re.compile(r"\b(?P<who>[a-z]+)(?: will)? turn(?:s|ed)? $")
_BY_WHEN = re.compile(r" (?:before|in|by|this|next|within|during|between|over the)\b|[.,;)]|$")
# "Pension age: 67 (68 from 2034, 70 for those born after 1975)"
_PENSION = re.compile(
    r"\b(?i:retirement|pension(?:able)?) age: [1-9][0-9] \((?:(?:was )?[1-9][0-9][^()%$€£]{0,40}[,;] )?(?:was |then )?$"
)
# "she retires at 68 rather than 65"
_RETIRES = re.compile(r"\bretir(?:es?|ed|ing|ement)\b[^.;%$€£]{0,16} at [5-8][0-9] (?:rather than|instead of) $")
_OF_WHEN = re.compile(r"[,;)]| (?:from|in|by|for|as of|after|before|until|since)\b")
# "Lena is 45 and earns $52,000"
_IS = re.compile(rf"(?:^|[.!?:\"”] |\n)(?P<name>{_NAME}) (?:is|was) $")
_LIVES = re.compile(
    r" and (?:earns|earned|lives|rents|owes|drives|farms|teaches|studies|commutes|cares for|works (?:as|at|in|for|from)"
    r"|lived|worked as|works (?:part|full)[ -]time|lost (?:his|her|a) job)\b"
)
_YOUNGEST, _OLDEST = 15, 99
_PENSIONABLE = range(50, 81)


def is_presented(text: str, end: End) -> bool:
    """Whether a bare number is the age of one whom the text presents: "Case 1: Rosa, 57, bookkeeper"."""
    if end.words or end.sign or end.at_most or end.shown or not end.is_bare:
        return False
    if not _YOUNGEST <= end.number <= _OLDEST:
        return False
    before = text[max(0, end.start - AGE_REACH) : end.start]
    if end.plus:
        aside = _ADULTS_ASIDE.search(before[-24:])
        is_aged = aside is not None and aside["who"].lower() in AGED_BEFORE_PLUS
        return is_aged and _NO_NOUN.match(text, end.end) is not None
    if before.endswith(", "):
        return _is_behind_name(text, end, before)
    if before.endswith(" ("):
        return _is_in_aside(text, end, before)
    if before.endswith((" and ", " she ", " he ", " is ", " was ")):
        return _is_told_of(text, end, before)
    if before.endswith("; "):
        return _is_pension_age(text, end, before)
    if before.endswith((" rather than ", " instead of ")):
        return end.number in _PENSIONABLE and _RETIRES.search(before) is not None
    if before.endswith("ge: "):
        return _AGE_FIELD.search(before) is not None and _NEXT_FIELD.match(text, end.end) is not None
    turn = _TURN.search(before[-32:]) if word_before(text, end.start).startswith("turn") else None
    return turn is not None and _is_whom(turn["who"]) and _BY_WHEN.match(text, end.end) is not None


def _is_told_of(text: str, end: End, before: str) -> bool:
    """The same in running words: "couple, 41 and 39", "(he is 52, she 49)", "Lena is 45 and earns $52,000"."""
    paired = _PAIR.search(before)
    if (paired is not None and paired["first"] is not None) or _HE_SHE.search(before) is not None:
        return _NO_NOUN.match(text, end.end) is not None
    lives = _IS.search(before)
    return lives is not None and _is_name(lives["name"]) and _LIVES.match(text, end.end) is not None


def _is_pension_age(text: str, end: End, before: str) -> bool:
    """Whether a number is another age of pension: "Pension age: 67 (68 from 2034, 70 for those born after 1975)"."""
    is_told = end.number in _PENSIONABLE and _PENSION.search(before) is not None
    return is_told and _OF_WHEN.match(text, end.end) is not None


def _is_behind_name(text: str, end: End, before: str) -> bool:
    """The same behind a comma: "Profile: Ana, 38, Lisbon", "Said Omar, 61: …", "says Dan, 52."."""
    portrayed = _PORTRAYED.search(before)
    if portrayed is not None and (portrayed["name"] is None or _is_name(portrayed["name"])):
        return _TOLD_ON.match(text, end.end) is not None
    if _PAIR.search(before) is not None:
        return _AND_SECOND.match(text, end.end) is not None
    if _QUOTE.match(text, end.end) is not None:
        quoted = _QUOTED.search(before)
        return quoted is not None and _is_name(quoted["name"])
    if text[end.end : end.end + 1] == ":":
        return _INITIALLED.search(before) is not None
    parent = _AND_PARENT.match(text, end.end)
    if parent is not None and (is_person(parent["who"]) or parent["who"] in ("parent", "father", "mother", "widow")):
        return _TWO_NAMES.search(before) is not None
    if _is_pension_age(text, end, before):
        return True
    return text[end.end :].rstrip(" .\"”’'*_") == "" and _SPOKEN.search(before) is not None


def _is_in_aside(text: str, end: End, before: str) -> bool:
    """The same in a bracket: "Jamal (33, warehouse): $19.40/hr", "Pension age: 67 (68 from 2034)"."""
    if _is_pension_age(text, end, before):
        return True
    named, role = _ASIDE.search(before), _ROLE.match(text, end.end)
    if named is None or role is None or not _is_name(named["name"]) or end.number < ADULT:
        return False
    return role["paid"] is not None or _is_work(role["role"].split()[-1])


def _is_name(word: str) -> bool:
    """Whether a capitalised word may be somebody's name and is no place, measure or kind of thing."""
    small = word.lower()
    is_one = is_person(small) and not small.endswith("s")  # "Case 4: Nurse, 44, Leeds"
    return small not in PLACES and (is_one or not is_person(small)) and nature_of(word) is None


def _is_whom(word: str) -> bool:
    return is_person(word) or word in _WHOM


_WHOM = AGED - {"are", "is", "age", "applies", "turnout"} | {"they", "who"}
_WHOM = AGED - {"are", "is", "age", "applies", "turnout"} | {"they", "who"}
_WORKS = ("keeper", "driver", "worker", "teacher", "clerk", "nurse", "chef", "cook", "ician", "grapher", "lawyer")


def _is_work(word: str) -> bool:
    """Whether a word is somebody's work: "bookkeeper", "nurse", "electrician"."""
    return is_person(word) or word.endswith(_WORKS)
