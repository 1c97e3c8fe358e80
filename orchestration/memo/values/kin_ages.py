"""Ages of relatives and of people told by name: "her daughter Lena, 29, and six others", "Parents 38 and 41".

Belongs here: a bare number behind a child, a parent or somebody who died. Does not: ages by other words (`ages`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End

# "My daughter is 14."
_IS_KIN = re.compile(
    r"\b(?:daughter|son|brother|sister|niece|nephew|child|eldest|youngest)(?: [A-Z][\w'’-]+)? (?:is|was) (?:now )?$"
)
# "Parents 38 and 41, children 4, 9 and 12."
_FAMILY = re.compile(
    r"(?:^|[.!?;,:] )(?:[Pp]arents|[Cc]hildren|[Kk]ids|[Ss]ons|[Dd]aughters)"
    r" (?P<more>(?:[1-9][0-9]?(?:, and |, | and ))*)$"
)
# "her daughter Lena, 29, and six others", "Her brother, 14, wants", "Folake, then 41, was"
_OF_KIN = re.compile(
    r"\b(?:daughter|son|husband|wife|brother|sister|mother|father|partner|cousin|niece|nephew|aunt|uncle|friend"
    r"|neighbou?r|colleague|grand(?:son|daughter|mother|father))(?: [A-Z][\w'’-]+){0,2},"
    r"(?: (?:then|now|also|just|only|aged))? $"
    r"|\b[A-Z][\w'’-]+, (?:then|now|also|just|only|aged) $"
)
# "the children being 13 and 10", "two daughters, 12 and 9,"
_CHILDREN = re.compile(
    r"\b(?:children|kids|sons|daughters|twins|boys|girls)(?:(?:,| are| were| being)(?: now| then)? | \()"
    r"(?:[1-9][0-9]?(?:, and |, | and ))*$"
)
# "two children aged 4 and 9", "pupils aged 11, 13 and 15"
_AGED_BOTH = re.compile(r"\baged (?:[1-9][0-9]?(?:, and |, | and | or ))+$")
_AND_NEXT = re.compile(r"[.,;)]|,? and [1-9][0-9]?[.,;)]")
# "One, Dale Pruitt, died at 57", "a man of 44 with 16 years on the phones", "she came home at 47"
_AT_DEATH = re.compile(
    r"\b(?:died|(?:he|she) [a-z]+(?: [a-z]+)?) at $|\b(?:man|woman|boy|girl|widow|widower|someone|somebody|anyone) of $"
    r"|\b[Aa]n? (?:[a-z-]+ )?(?:partner|manager|engineer|nurse|driver|teacher|farmer|clerk|worker|lawyer|founder) of $"
)
_NOT_A_TIME = re.compile(r"[.,;)]|$| (?:to|with|and|when|after|from|on|in|who) (?!(?:the )?[0-9])")
# How far before a number its owner stands; the years of the grown, and the least that are an age without such a word.
AGE_REACH, ADULT, YOUNGEST = 90, 18, 15


def is_of_kin(text: str, end: End) -> bool:
    """Whether a number stands behind a child, a relative or somebody by name: "her daughter Lena, 29, and six"."""
    if end.words or end.sign or not end.is_bare:
        return False
    before = text[max(0, end.start - AGE_REACH) : end.start]
    if _AGED_BOTH.search(before) is not None:
        return True
    family = _FAMILY.search(before)
    if family is not None and (family["more"] or _AND_NEXT.match(text, end.end)):
        return _AND_NEXT.match(text, end.end) is not None or text.startswith(", ", end.end)
    if _IS_KIN.search(before) is not None:
        return _AND_NEXT.match(text, end.end) is not None
    if _CHILDREN.search(before) is not None:
        return _AND_NEXT.match(text, end.end) is not None
    if text[end.end : end.end + 1] in (",", ".", ";", ")") and _OF_KIN.search(before) is not None:
        return True
    is_grown = end.number >= ADULT and _NOT_A_TIME.match(text, end.end) is not None
    return is_grown and _AT_DEATH.search(before) is not None
