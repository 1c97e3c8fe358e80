"""Dots that end no sentence, as they end short words: "e.g. $120M", "Dec. 2029", "(excl. VAT)", "Astra Corp. lost".

Belongs here: which words are written short with a dot, and when a sentence ends at such a dot all the same. Does not:
where sentences are (`sentences`) or what the words mean.
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.words import word_set

# "Dec. 2029", "Dec. 31, 2029"; "It opened in Dec. 41 plants followed." ends there.
_MONTH = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DATE = re.compile(r"(?:[0-3]?[0-9](?:st|nd|rd|th)?,?\s)?(?:19|20|21)[0-9]{2}(?![0-9])")
# What stands before a name or an amount and never last.
_NEVER = r"i\.e|e\.g|vs|est|approx|ca|cf"
# What is last where a word follows that opens sentences: "based in the U.S. In 2029 it grew", "in band A. The median".
_SELDOM = r"excl|incl|Inc|No|Nos|Mr|Mrs|Ms|Dr|Prof|St|Gov|Sen|Fig|Figs"
_OPENER = re.compile(
    r"(?:In|The|It|Its|By|This|These|Those|They|We|Our|But|And|However|At|From|Since|While|When|If|As|With|After)"
    r"(?=[\s,])"
)
_OFTEN = r"Corp|Ltd|Co|p\.a"
_SHORT = re.compile(
    rf"(?:\b(?:{_NEVER})|(?P<seldom>[\s.(][A-Z]|\b(?:{_SELDOM}))|\b(?P<often>{_OFTEN})|\b(?P<month>{_MONTH}))\.\Z"
)
_LONGEST = 10
# In the middle of a clause the dot of these parts nothing: "14% p.a. to $4.1B", "Sales per sq. ft. were $410".
_INSIDE = r"(?:(?<=\bp\.a)|(?<=\bCorp)|(?<=\bInc)|(?<=\bLtd)|(?<=\bCo)|(?<=\bsq)|(?<=\bft))"
# The dot of a month before its date.
BEFORE_DATE = rf"(?:(?<=\b[JFMASOND][a-z][a-z])|(?<=\bSept))(?=\.\s{_DATE.pattern})"
# What parts the words around a figure: a full stop or colon, where none of these stand before it.
STOP = rf"(?<!vs)(?<!U\.S)(?!{_INSIDE}\.\s[a-z(])(?!{BEFORE_DATE})[.!?:](?=\s|$)"
# Where a label before a colon is more than one sentence.
SENTENCE_END = re.compile(
    r"(?<!\b[AaEe]vg)(?<!\b[Ee]st)(?<!\b[Mm]ax)(?<!\b[Mm]in)(?<!\b[Nn]o)(?<!\b[Aa]pprox)(?<!\b[Ii]ncl)(?<!\b[Ee]xcl)"
    r"(?<=[a-z)])[.!?]\s"
)
_SHORT_NOUNS = frozenset({"corp.", "inc.", "ltd.", "co.", "sq.", "ft."})


def ends_sentence(text: str, stop: int, start: int) -> bool:
    """Whether a sentence ends at a stop, where what would be the next one begins at `start`."""
    short = _SHORT.search(text, max(0, stop - _LONGEST), stop + 1) if text[stop] == "." else None
    if short is None:
        return True
    if short["month"] is not None:
        return _DATE.match(text, start) is None
    if short["seldom"] is not None:
        return _OPENER.match(text, start) is not None
    return short["often"] is not None and text[start] not in ("(" if short["often"] == "p.a" else "($€£¥₹")


def is_short_noun(token: str) -> bool:
    """Whether a word that ends with a dot is part of a name or of a unit: "Astra Corp. lost", "per sq. ft."."""
    return token.lower() in _SHORT_NOUNS


# What ends in -ly and is a name or a noun: "Italy 22%", "for the family plan"
_NO_ADVERBS = word_set("italy sicily lilly kelly emily family supply oversupply assembly monopoly anomaly")


def is_adverb(word: str) -> bool:
    """Whether a word in small letters ends as adverbs do and is no noun that does."""
    return word.endswith("ly") and word not in _NO_ADVERBS
