"""Bounds that a negation before them turns round: "no state exceeds 17%" is at most 17%.

Belongs here: the words of denial in the clause before a bound. Does not: the bounds themselves
(`number_grammar`) or fixed forms such as "no more than", which are bounds of their own.
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import AT_LEAST, AT_MOST, End

# "no state exceeds", "none of them pays above"; "no debt and over 500 staff" denies nothing.
_DENIAL = re.compile(
    r"\b(?:no|none|neither|nobody|never|not|nor|cannot|without|(?<!not )unlikely|fail(?:s|ed)?(?= to ))"
    r"(?! doubt| only| just| longer| matter| unlikely)"
    r"(?: [\w'’-]{1,20}){0,5} ?$",
    re.IGNORECASE,
)
# "never more than 1,740", "never from more than 2 apps", not "Never for more than 20 years"; "no more than" is a bound
# of its own
_STRAIGHT = re.compile(r"\b(?:[Nn]ever|NEVER) (?:(?:from|to|by|with|at|on|under|(?P<in>in)) )?$|\bnever for $")
_DENIAL_REACH = 70
_OTHER_CLAUSE = re.compile(
    r" (?:and|but|or|while|as|because|if|when|with|which|who|that|unless|until|before|once|although|though)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|holds?|held|pays?|paid|earns?|gets?|takes?|owns?|carries|carry|rises?|goes"
    r"|stands?|costs?|makes?|contributes?|employs?|covers?|f[ae]ll|falls|dips?|dipped|drops?|dropped|sinks?|sank|slips?"
    r"|slipped|accounts? for|been|fallen|risen|rose|gone|went|climbed?|grow[ns]?|grew|moved?|come|sunk) $"
)
# "could top $4.1 billion", "sales topped $41M"; the top ten are no money
_TOPS = re.compile(r"\b(?:topp(?:ed|ing)|(?:could|would|will|may|might|should|can|to|not) top) $")
_TOPS_REACH = 16


def turned(text: str, end: End) -> End:
    """A bound behind a negation is the other one: "no state exceeds 17%", "may not exceed 5%"."""
    is_topped = end.currency is not None and not end.words and _tops(text, end.start)
    end = end._replace(words=(AT_LEAST,)) if is_topped else end
    if not (AT_LEAST in end.words or AT_MOST in end.words):
        return end
    before = text[max(0, end.start - _DENIAL_REACH) : end.start]
    denial = _DENIAL.search(before) if "n" in before.lower() or "fail" in before else None
    if denial is None or _OTHER_CLAUSE.search(denial.group()) is not None:
        return end
    straight = _STRAIGHT.search(before)
    is_time = end.unit is not None and end.unit.kind == "duration"
    is_straight = straight is not None and not (is_time and straight["in"] is not None)  # "never in over 20 years"
    is_verb = is_straight or is_topped or text[end.start : end.start + 6].lower() == "exceed"
    if not is_verb and _HOLDS.search(before) is None:
        return end
    swap = {AT_LEAST: AT_MOST, AT_MOST: AT_LEAST}
    return end._replace(words=tuple(swap.get(word, word) for word in end.words))


def _tops(text: str, start: int) -> bool:
    return _TOPS.search(text, max(0, start - _TOPS_REACH), start) is not None
