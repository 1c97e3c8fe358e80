"""Numbers that count the items of a list: "1. Title", "2) text", "1.1 Title".

Belongs here: telling them from figures that end a sentence or a parenthesis. Does not: other names (`identifiers`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.number_grammar import End, word_before
from orchestration.memo.vocabulary.identifier_words import LISTED, NUMBERED
from orchestration.memo.vocabulary.words import VERBS, word_set

# "… 2. Second" after "1. First": how long such lists are, and how far apart their items.
_LONGEST_LIST = 20
_LIST_REACH = 400
# "See section: 4.6."
_PLACE = re.compile(
    r"\b(?:sections?|chapters?|clauses?|articles?|versions?|tables?|figures?|notes?|see): $", re.IGNORECASE
)
_PLACE_REACH = 12
# "☐ 2. Drill boreholes", "[ ] 4. Buy trucks"
_TICKED, _TICK_REACH = re.compile(r"(?:^|\n)\s*(?:[☐☑☒✓✔✅❌□■▢]|\[[ xX]\])\s*$"), 8
_LIST_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*[.)](?=\s)|[0-9]{1,2}(?:\.[0-9]{1,2})+(?=\s+(?!FTEs?\b)[A-Z])")


# "Places for the autumn intake number 210.": what a clause counts, in the plural, is its subject.
_NUMBERING = re.compile(
    r"(?:^|[.;:,] |\bwhere )(?:[A-Za-z-]+ ){0,4}?(?![a-z]*(?:ss|us|is) )(?P<what>[A-Za-z-]{3,}s) "
    r"(?P<rest>(?:[A-Za-z0-9%,-]+ ){0,9})number $"
)
_NUMBERING_REACH = 120
_BE = word_set("is are was were has have had be leave start stop")
# What is named by a number, and is no number of things: "bus number 210".
_NUMBERED = word_set("bus page gate room phone model flight route track line part lot house case")
_CLAUSE_END = re.compile(r"[.,;](?![0-9])|$| (?:today|now|and|between|over|across|during|by|in)\b")


def numbers_subject(text: str, end: End) -> bool:
    """Whether "number" before an amount is a verb: "open requisitions number 740."."""
    if _CLAUSE_END.match(text, end.end) is None:
        return False
    clause = _NUMBERING.search(text[max(0, end.start - _NUMBERING_REACH) : end.start])
    if clause is None or clause["what"].lower() in VERBS:
        return False
    rest = clause["rest"].lower().split()
    return not (VERBS | _BE).intersection(rest) and not (rest and rest[-1] in _NUMBERED)


def is_list_number(text: str, end: End) -> bool:
    """Whether "1. Title", "2) text" or "1.1 Title" numbers an item: where a clause begins, or in its turn."""
    numbered = _LIST_NUMBER.match(text, end.number_start)
    if numbered is None:
        return False
    if numbered.group()[-1] == ")" and text.rfind("(", end.start - _LIST_REACH // 10, end.start) > text.rfind(
        ")", 0, end.start
    ):
        return False  # "(2025: 1.29)"
    if _TICKED.search(text[max(0, end.number_start - _TICK_REACH) : end.number_start]) is not None:
        return True
    left = text[max(0, end.number_start - 4) : end.number_start].rstrip(" \u00a0*_#-(")
    if not left or left[-1] in ".;\n":
        return True
    if left[-1] == ":" and text[end.number_start] != "0":
        if end.shown and numbered.group()[-1] == "." and not _has_next(text, end):
            return False  # "Current ratio: 1.4. Quick ratio: 0.9."
        return end.number <= 1 or bool(end.shown)  # "Steps: 1. First", not "Closed since 2025: 142. The"
    if end.shown or end.number > _LONGEST_LIST or not text[end.end + 2 : end.end + 3].isupper():
        return False
    before = f"{end.number - 1}{text[end.end]} "
    return end.number == 1 or text.rfind(before, max(0, end.start - _LIST_REACH), end.start) >= 0


def _has_next(text: str, end: End) -> bool:
    """Whether the next number of a list follows ("Contents: 1.1. Scope 1.2. Terms"), or a label names a place."""
    if _PLACE.search(text, max(0, end.start - _PLACE_REACH), end.start) is not None:
        return True
    following = end.number + Decimal(1).scaleb(-end.shown)
    return re.search(rf"[^:] {re.escape(str(following))}\.? [A-Z]", text[end.end : end.end + _LIST_REACH]) is not None


# "Routes 4, 7 and 11"
_NAME_LIST = re.compile(
    r"(?:(?:, ?[0-9]{1,4}[A-Z]?)*,? (?:and|or|&|to) [0-9]{1,4}[A-Z]?|(?: ?\+ ?[0-9]{1,2})+)"
    r"(?![A-Za-z0-9]|[.,][0-9]|%| (?:[mb]illion|thousand|per))"
)


# "option 1 or 3", "Phase 1 and 2", not "in phase 1 and 12 sites"
_ONE_OR_OTHER = re.compile(r",? (?:or|and|&) [1-9][0-9]?(?=$|[.,;:)](?![0-9])| [–—-] )")

# "Llama 7B and 70B", "Apartments 3B, 4B"
_LETTERED_LIST = re.compile(r"(?P<letter>[KMB])(?:(?:,? (?:and|or|&|to) |, |/)[0-9.]{1,4}(?P=letter)(?![A-Za-z0-9]))+")


def end_of_list(text: str, end: End) -> int:
    """Where the list ends that a plural before its first number opens ("Routes 4, 7 and 11"); else 0."""
    if end.scale is not None and end.is_glued:
        lettered = _LETTERED_LIST.match(text, end.end - 1)
        return lettered.end() if lettered is not None else 0
    word = word_before(text, end.start).lower() if end.is_bare else ""
    other = _ONE_OR_OTHER.match(text, end.end) if word in NUMBERED and end.number <= _LONGEST_LIST else None
    if other is not None:
        return other.end()
    if word not in LISTED and not (word in NUMBERED and text.startswith("+", end.end)):  # "Tier 1+2"
        return 0
    listed = _NAME_LIST.match(text, end.end)
    return listed.end() if listed is not None else 0
