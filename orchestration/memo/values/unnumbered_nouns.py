"""Nouns that a number follows and does not number: "In our base case 310 stores", "By that stage 31 banks failed".

Belongs here: the articles, pronouns and adjectives that say so. Does not: the nouns that numbers name
(`identifier_words`) or names in capitals ("Phase 2", `identifiers`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End
from orchestration.memo.vocabulary.identifier_words import is_plural
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.persons import is_person

_DONE = frozenset({"release", "route", "stage", "rank", "batch", "answer", "issue", "schedule", "question"})
_DOING = frozenset({"to", "and", "or", "will", "must", "can", "should", "they", "we", "you", "who", "not"})
_ANY_OF = frozenset({"typical", "average", "normal", "ordinary", "given", "any", "each", "every", "busy", "quiet"})
_LED = r"\b(?i:in|by|at|on|under|for|during|within|from|of|after|with|before|until|over) "
_TIMES = r"year|month|week|day|quarter"
# "In this case 14 plants", "In one version 41 jobs"; "Officials say that tier 1 suppliers" is led by no "in"
_THIS = re.compile(rf"{_LED}(?:this|that|each|every|one|another|either) (?:[a-z-]+ )?[a-z]+ $")
# "In the pilot phase 12 clinics", "In the first wave 310 jobs"; "under the federal section 232 tariffs" numbers one,
# and so do "the fiscal year 29" and "the age group 65"
_THE = re.compile(
    rf"{_LED}(?:the|our|his|her|their|my|its|an?) (?:(?!fiscal|financial|tax|school|calendar|model|age)[a-z-]+ ){{1,2}}"
    rf"(?:cases?|scenario|version|phase|stage|wave|tier|group|level|model|round|step|cohort|batch|period|{_TIMES}) $"
)
# "In his class 31 pupils", "In our case 310 stores", "In the model 31 banks fail"
_OWN = re.compile(
    rf"{_LED}(?:(?:our|his|her|my|their|its) (?:case|class|scenario|group|year)|(?:the|our) (?:model|scenario)) $"
)
_PART = re.compile(r" (?:of|\(of|out of) (?:the |its |our )?[0-9]")
_REACH, _LEAST = 60, 10


def counts_anew(text: str, end: End, outer: str, previous: str) -> bool:
    """Whether a number behind a noun counts what follows it; `outer` is the word before the noun."""
    if outer in _ANY_OF:
        return True  # "on a typical day 41 patients"
    following = next_word(text, end.end)
    if outer in _DOING and previous in _DONE and is_plural(text, *following[1:]):
        return True  # "to release 310 posts"
    if not previous.islower():
        return False
    before = text[max(0, end.start - _REACH) : end.start]
    is_least = end.number >= _LEAST  # "in the late phase 3 trials"
    if _THIS.search(before) is None and not (is_least and (_THE.search(before) or _OWN.search(before))):
        return False
    if previous == "class" and not is_person(following[1]):
        return False  # "In his class 12 exams"
    is_counted = is_person(following[1]) or is_plural(text, *following[1:])
    return (following[0] == " " and is_counted) or _PART.match(text, end.end) is not None
