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
# "(33, warehouse)", "(47, Dallas) earns", "(31, Toledo, nurse)"
_WHAT_THEY_DO = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z]{2})?)?"
    r", (?!(?:of|up|down|from|vs|versus|was|were|in|and|or|to|by|at|on)\b)[a-z][a-z -]{2,40}"
    r"(?:, [0-9]{1,2} years(?: [a-z ]{2,20})?)?\)"
    r"|, [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z]{2})?\)"
    r"(?: (?:earn(?:s|ed)|owe[sd]|retire[sd]|quit|rents|drives|worries)\b"
    r"|(?::\*{0,2}| (?:lost|makes?|made|pays?|paid|spends?|spent|saves?|saved|gets?|got|has|had|lives on|took))"
    r" (?:about |only |just |some |over |nearly )?(?:[A-Z]{0,3}[$€£¥₹]|his\b|her\b))"
)
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
# "Men at 40 earn", "Home ownership at 30: 24%"
_AT = re.compile(
    r"\b(?:[Mm]en|[Ww]omen|[Pp]eople|[Aa]dults|[Aa]mericans|[Gg]raduates"
    r"|[Hh]ome ?ownership(?: rates?)?|[Mm]arriage rates?"
    r"|[Ee]mployment rates?) at $"
)
_AT_ENDS = re.compile(
    r":|,| [0-9.]+%| (?:is|was|fell|rose|earn|earned|own|owned|have|had|are|were|still|now|rent|live|lived)\b"
)
# "By 40 she had saved $41,000."
_BY = re.compile(r"(?:^|[.!?;:•] |\n|, )[Bb]y $")
_SOMEBODY = re.compile(r",? (?:she|he|you|I) (?:had|has|have|will|should|is|was|would|can|owned|owns|earned|earns)\b")
# "1x salary saved by 30, three by 40 and 8x by 67"
_MULTIPLE_BY = re.compile(
    r"(?:[0-9]x|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)(?: times)?|[0-9] times"
    r"|\b(?:salary|pay|income)(?: saved)?) (?:by|at) $"
)
_OF_PAY = re.compile(r"\b(?:salary|salaries|annual pay|yearly pay|income)\b")
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
    if before.endswith((" at ", "y ")) and _is_at(text, end, before):
        return True
    if _AGE_TOO.search(before) is not None:
        return _FROM.match(text, end.end) is not None
    if before.endswith(("than ", " of ")) and _NOT_AT.search(before) is not None:
        return _AGED_ENDS.match(text, end.end) is not None
    turns = _TURNS.search(before)
    return turns is not None and is_person(turns["who"].lower()) and _THEN.match(text, end.end) is not None


def _is_at(text: str, end: End, before: str) -> bool:
    """Whether somebody is so old when something holds: "Men at 40 earn $88,000", "By 40 she had saved $41,000"."""
    if _AT.search(before) is not None:
        return _AT_ENDS.match(text, end.end) is not None
    if _BY.search(before) is not None and _SOMEBODY.match(text, end.end) is not None:
        return True
    is_plan = _MULTIPLE_BY.search(before) is not None and _OF_PAY.search(text) is not None
    return is_plan and re.match(r"[.,;)]|$| and ", text[end.end : end.end + 5]) is not None
