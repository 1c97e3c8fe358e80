"""Ages in profiles and quotations: "Profile: Ana, 38, Lisbon", "Jamal (33, warehouse)", "Said Omar, 61: …".

Belongs here: people presented by name or by what a line calls them. Does not: relatives (`kin_ages`) or ages by the
words of a sentence (`ages`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.kin_ages import AGE_REACH, YOUNGEST
from orchestration.memo.values.number_grammar import End
from orchestration.memo.vocabulary.identifier_words import PLACES
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import is_person

_NAME = r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’.-]*|de|van|von|da|al)){0,2}"
_BEGIN = r"(?:^|[.!?:;•|] |\n|[-–—] )\*{0,2}"
# "Profile: Ana, 38", "Persona: Male, 44", "Case 1: Rosa, 57"
_PRESENTED = re.compile(
    r"\b(?:[Pp]rofile|[Pp]ersona|[Cc]ase(?: study)?|[Pp]ortrait|[Ss]tory|[Rr]espondent|[Ii]nterviewee|[Rr]eader"
    rf"|[Nn]ame)(?: (?:[0-9]{{1,2}}|[A-H]))?:\*{{0,2}} \*{{0,2}}(?:{_NAME}|[Mm]ale|[Ff]emale|[Mm]an|[Ww]oman)"
    r",\*{0,2} $"
)
# "- Jamal (33, warehouse): $19.40/hr"
_ASIDE = re.compile(rf"{_BEGIN}(?P<who>{_NAME})\*{{0,2}} \($")
_WHAT_THEY_DO = re.compile(r", (?!(?:of|up|down|from|vs|versus|was|were|in|and|or|to|by|at|on)\b)[a-z][a-z -]{2,40}\)")
# "Keiko Mori, 34 and a mother of two"
_FULL_NAME = re.compile(r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+, $")
_AND_IS = re.compile(r" and (?:(?:now|newly|recently|still) )?(?:an?|the|single|married|divorced|retired) [a-z]")
# "Said Omar, 61: …", "says Dan, 52."
_SPEAKS = re.compile(rf"\b(?i:says|said|recalls|recalled|explains|explained|adds|added|asks|asked|told) {_NAME}, $")
_INITIALLED = re.compile(rf"{_BEGIN}[A-Z][\w'’-]+ [A-Z]\., $")
_SPOKEN_ENDS = re.compile(r"[.:,;](?:\s|$)|$")
# "a couple, 41 and 39,"
_COUPLE = re.compile(r"\b(?:couple|twins|spouses|newlyweds),(?: aged)? (?:[1-9][0-9] and )?$")
_AND_AGE = re.compile(r" and [1-9][0-9][,.;)]|[,.;)]")
# "He is 52, she 49."
_SO_OLD_TOO = re.compile(
    r"\b(?:[Hh]e|[Ss]he) (?:is|was) [1-9][0-9](?:,| and) (?:he|she|(?:his|her) (?:wife|husband|partner|sister|brother"
    r"|mother|father))(?: is| was)? $"
)
# "- Age: 44; tenure: 12 years"
_LABELLED = re.compile(r"(?:^|[-–•;,(|] ?|[.] |\n)\*{0,2}[Aa]ge:\*{0,2} $")
# "27% of field staff turn 60 before 2035"
_TURNS = re.compile(r"(?P<who>[A-Za-z]+)(?: (?:will|who|that|now|also)){0,2} turn(?:s|ed)? $")
_THEN = re.compile(r"[.,;)]|$| (?:before|by|in|within|after|during|this|next|soon|and|between|over)\b")
# "Pension age: 67 (68 from 2034, 70 for those born after 1975)"
_AGE_TOO = re.compile(
    r"\b(?:[Rr]etirement|[Pp]ension(?:able)?|[Ss]chool-leaving|[Vv]oting|[Ee]ntry) age:? [1-9][0-9] "
    r"\((?:[^()%$€£]{1,40}[,;] )?$"
)
_FROM = re.compile(r"\)| (?:from|for|in|by|after|until|since) ")
# "She retires at 68 rather than 65."
_NOT_AT = re.compile(r"\bretir(?:es?|ed|ing|ement)\b[^.;%$€£]{0,16} at [5-8][0-9] (?:rather than|instead of) $")
# "Case study: Oslo, 38, Bergen, 12", "Persona: male, 44, female, 56" tell of more than one
_NEXT_NUMBER = re.compile(r", [\w'’ -]{1,30}, [0-9]{1,3}(?=[,.;)]|$)")
_AGED_ENDS = re.compile(r"[,.;)](?:\s|$)|$")
_OLDEST = 100


def is_told_age(text: str, end: End) -> bool:
    """Whether a bare number is the age of somebody presented or quoted by name."""
    if not end.is_bare or end.words or end.sign or not YOUNGEST <= end.number <= _OLDEST:
        return False
    before = text[max(0, end.start - AGE_REACH) : end.start]
    return _is_named(text, end, before) or _is_said(text, end, before)


def _is_named(text: str, end: End, before: str) -> bool:
    """Whether a name stands right before a number, and what tells a person behind it or before the name."""
    if before.endswith(" (") and (aside := _ASIDE.search(before)) is not None:
        is_place = aside["who"].lower() in PLACES or nature_of(aside["who"]) is not None
        return not is_place and _WHAT_THEY_DO.match(text, end.end) is not None
    if not before.rstrip("* ").endswith(","):
        return False
    if _SPOKEN_ENDS.match(text, end.end) is not None and _NEXT_NUMBER.match(text, end.end) is None:
        return any(told.search(before) is not None for told in (_PRESENTED, _SPEAKS, _INITIALLED))
    return _AND_IS.match(text, end.end) is not None and _FULL_NAME.search(before) is not None


def _is_said(text: str, end: End, before: str) -> bool:
    """Whether the words before a number make it an age, whoever it is of."""
    if _COUPLE.search(before) is not None:
        return _AND_AGE.match(text, end.end) is not None
    if _LABELLED.search(before) is not None or _SO_OLD_TOO.search(before) is not None:
        return _AGED_ENDS.match(text, end.end) is not None
    if _AGE_TOO.search(before) is not None:
        return _FROM.match(text, end.end) is not None
    if before.endswith(("than ", " of ")) and _NOT_AT.search(before) is not None:
        return _AGED_ENDS.match(text, end.end) is not None
    turns = _TURNS.search(before)
    return turns is not None and is_person(turns["who"].lower()) and _THEN.match(text, end.end) is not None
