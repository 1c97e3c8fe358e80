"""Years told by the way between commas: "Computing, which promised £33,000 in 2023, delivers £30,100".

Belongs here: whether a sentence goes on in the present behind such an aside, so that its year dates nothing more. Does
not: asides in parentheses (`text_context`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.periods import PeriodMention

# Not ", lost $4M": that may have been in the year of the aside.
_GOES_ON = re.compile(
    r", (?:now |still |today |already |currently )?(?:is|are|has|have|employs?|holds?|serves?|covers?|costs?|earns?"
    r"|pays?|takes?|sells?|makes?|runs?|owns?|carry|carries|accounts?|handles?|stands?|trades?|yields?|supports?"
    r"|provides?|produces?|generates?|charges?|gives?|brings?|caps?|requires?|limits?|needs?|counts?|operates?|trains?"
    r"|houses?|reaches|reach|buys?|keeps?|spends?|saves?|adds?|delivers?|offers?|uses?|gets?)\b"
)
_DONE = r"(?:[a-z]{2,}(?:ed|wn|en|un|ilt|ade|ought|aught)|set up|spun off)"
# "The plant, opened in 2027, employs 400 people"
_DONE_THEN = re.compile(
    rf"[\w)], (?:[a-z]+ )?{_DONE}(?: (?!at|for|with)[a-z-]+){{0,3}} (?:in|on|since) (?:early |late |mid-)?$"
)
# ", which promised £33,000 in", ", set up with $13 billion in", ", 1.62 million in"
_WORDS = r"(?:[^,;:]|,(?=[0-9])){3,60}"
_FIGURE_THEN = re.compile(
    rf"[\w)%], (?:(?:which|who|that|where|whose) {_WORDS}|(?:[a-z]+ )?{_DONE} {_WORDS}"
    r"|(?:at |from |about |some )?(?:[A-Z]{3} )?[^\sA-Za-z,;]*[0-9](?:[0-9]|[.,–-](?=[0-9]))*(?:%|[KMBT]|bn|mn)?"
    r"(?: [a-z%]+){0,4}) (?:in|on|by|for|at) (?:early |late |mid-)?$"
)
_WENT_ON = re.compile(
    r", (?:then |later |also )?(?:was|were|had|rose|fell|grew|lost|made|hit|cut|spent|paid|took|sold|bought|won|gave"
    r"|got|kept|held|ran|came|went|began|stood|[a-z]{3,}ed)\b"
)
# "Short term (to end-2030): -4%; long term: +2%"
_TERM = re.compile(r"; (?:the )?(?:long(?:er)?|medium|mid|short|near)[- ](?:term|run):", re.IGNORECASE)
_ALONE_BEFORE = re.compile(r"\((?:by |in |for |from )?$", re.IGNORECASE)
_REACH = 90


def only_says_when(text: str, mention: PeriodMention) -> bool:
    """Whether a period says when the subject was made what it is: "the plant, opened in 2027, employs 400"."""
    return _is_between(text, mention, _DONE_THEN)


def is_told_aside(text: str, mention: PeriodMention) -> bool:
    """Whether a period dates the aside that it ends, and nothing behind it."""
    return _is_between(text, mention, _FIGURE_THEN)


def is_told_within(text: str, mention: PeriodMention) -> bool:
    """Whether a period dates an aside, and the sentence goes on in the past: "In 2029 Oak, at 3 in 2027, made 4"."""
    return _is_between(text, mention, _FIGURE_THEN, _WENT_ON)


def opens_aside(text: str, mentions: Sequence[PeriodMention]) -> bool:
    """Whether a period alone stands first of several things in parentheses: "Phase 2 (2032-33, $88M): 31 sites"."""
    first = mentions[0]
    if len(mentions) > 1 or not text.startswith(", ", first.end):
        return False
    return _ALONE_BEFORE.search(text, max(0, first.start - 8), first.start) is not None


def is_of_other_term(text: str, start: int, place: int) -> bool:
    """Whether a term with a name of its own stands between a label and a place: "Short term (2030): -4%; long term"."""
    return text.find(";", start, place) >= 0 and _TERM.search(text, max(start, place - _REACH), place) is not None


def _is_between(text: str, mention: PeriodMention, aside: re.Pattern[str], goes_on: re.Pattern[str] = _GOES_ON) -> bool:
    if goes_on.match(text, mention.end) is None:
        return False
    return aside.search(text, max(0, mention.start - _REACH), mention.start) is not None
