"""Times in the names of what a plan is parted into: "Short-term (0-12 months): $4M", "30 days: review 12 contracts".

Belongs here: such times, which say what a name means and are no facts. Does not: bands that are the whole label
("0-3 months: 41%", `bands`), or a term that something has ("Loan term (5-7 years)", "Phase 1 (6 months)").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.vocabulary.words import word_set

_TERM = (
    r"(?P<term>(?:(?:very|ultra)[ -])?(?:short|near|medium|mid|intermediate|long(?:er)?)"
    r"(?:[ -]to[ -](?:medium|mid|long))?"
    r"[ -](?:term|run|range)(?: (?:actions?|goals?|priorities|steps|plans?|measures|targets|impacts?|outlook|horizon))?"
    r"|immediate(?:ly)?(?: (?:term|actions?|steps|priorities|measures|impacts?))?)"
)
_BAND = (
    r"(?P<band>(?:tier|band|level|grade|bracket|horizon)(?: [0-9A-Z]{1,3})?"
    r"|(?:junior|mid-?level|mid-?career|senior|entry[- ]level|early[- ]career)"
    r"(?: (?:staff|roles?|jobs?|levels?|(?:software |data )?(?:engineers?|developers?|analysts?|associates?|designers?"
    r"|nurses?|teachers?|managers?|workers?|consultants?|accountants?|lawyers?|scientists?|drivers?|clerks?)))?)"
)
_STEP = r"(?P<step>(?:phase|stage|step|wave|sprint|milestone)(?: [0-9A-Z]{1,3})?)"
_NAMED = re.compile(
    rf"(?:^|[;|•/.,:] | [-–—] )[*_]{{0,3}}(?:[0-9A-Z]{{1,2}}[.)] )?(?:{_TERM}|{_BAND}|{_STEP})[*_]{{0,3}} "
    r"\((?P<time>[^()]{3,24})\)[*_]{0,3}(?=:|\.?\s*$| [-–—] | \|)",
    re.IGNORECASE,
)

# "First 90 days: cut $4M", "30 days: review 12 contracts; 60 days: report", not "30 days: review period"
_HEAD = re.compile(
    r"(?:^|[;|] )[*_]{0,3}(?P<first>(?:(?:with)?in )?(?:the )?(?:first|next|coming) |within )?"
    r"(?P<time>[0-9]{1,3}(?: ?[-–—] ?[0-9]{1,3})?[ -](?:days?|weeks?|months?|years?)):[*_]{0,3} "
    r"(?P<next>(?:[a-z]+\b(?! (?:period|time|window|deadline|limit|notice|term)s?\b))?)",
    re.IGNORECASE,
)
_DONE = word_set(
    """
    review cut hire launch close open sell build audit freeze start begin stop renegotiate negotiate pilot train retrain
    move shift set sign raise lift lower reduce finish complete deliver report map name appoint draft publish test roll
    scale extend expand replace automate secure agree consolidate migrate assess identify establish implement stabilise
    stabilize measure present apply register save update file enrol enroll learn contact choose pick cancel meet run
    decide define plan prepare reprice restructure exit divest collect inventory interview recruit redeploy
    upskill upgrade install integrate evaluate monitor track communicate
    """
)


def without_plan_terms(text: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items without the times in parentheses that only say what a name of the text means."""
    if not any(isinstance(item, Quantity) and item.unit_kind == "duration" for item in items):
        return items
    named = list(_NAMED.finditer(text))
    begins = [match.start("time") for match in named]
    heads = _ends_of_heads(text)
    return [
        item
        for item in items
        if not _says_when(item, named, bisect_right(begins, item.start)) and not _is_head(item, heads)
    ]


def _ends_of_heads(text: str) -> frozenset[int]:
    """Where the times end that head what is to be done by then: "30 days: review …", all of a list with one such."""
    heads = list(_HEAD.finditer(text)) if ": " in text else []
    is_plan = len(heads) > 1 and any(head["next"].lower() in _DONE for head in heads)
    return frozenset(
        head.end("time") for head in heads if is_plan or head["first"] is not None or head["next"].lower() in _DONE
    )


def _is_head(item: Quantity | Refusal, heads: frozenset[int]) -> bool:
    return isinstance(item, Quantity) and item.unit_kind == "duration" and item.end in heads


def _says_when(item: Quantity | Refusal, names: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a figure is the time of the name before a place: any of a term, a band's, what a step runs to from 0."""
    if not place or isinstance(item, Refusal) or item.unit_kind != "duration":
        return False
    named = names[place - 1]
    if item.end > named.end("time"):
        return False
    return named["term"] is not None or (item.low != item.high and (named["band"] is not None or item.low == 0))
