"""Words cut from a text to name a figure: without rates, dates, stray marks and loose small words at their ends.

Belongs here: what falls off such words, and whether any measure is left. Does not: where they are cut (`phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.vocabulary.words import FILLERS, LOOSE_ENDS, LOOSE_STARTS

_WORDS_MAX = 12
RATE = re.compile(
    r"^(?:p\.a(?:\.|\b)|(?:annually|(?:yearly|monthly|quarterly|weekly|daily)(?!\s+active\b)|annual\s+run[ -]rate"
    r"|(?:per|a|an|each|every)\s+(?:year|annum|month|week|day|quarter)|(?-i:an?-[a-z]+(?= [a-z])))\b)[,\s]*",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20|21)\d\d")
YEAR_FIRST = re.compile(r"(?:[Tt]he )?(?:(?:FY|CY|Q[1-4] |H[12] ) ?)?(?:19|20|21)\d\d,? (?=[A-Za-z]{3})")
_WHEN = re.compile(
    r"\s*\(?\b(?:(?:by|in|through|until|during|over|after|as\sof|for|since|before|between|from)\s+)?"
    r"(?:the\s+)?(?:(?:end|start)\s+of\s+)?"
    r"(?:(?:FY|CY|Q[1-4]|H[12]|mid-|late|early|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*"
    r"|Sep\w*|Oct\w*|Nov\w*|Dec\w*)\.?[\s-]?)?"
    r"(?:19|20|21)\d\d\b.*$",
    re.IGNORECASE | re.DOTALL,
)
TRIM = ' \t\r\n,;:.-–—→>=@()[]"“”*_'


def clean(words: str) -> str:
    """Words without rates, dates, stray punctuation and loose small words at their ends."""
    return trimmed(RATE.sub("", words.strip(TRIM)))


def kept(words: str) -> str:
    """Words without dates, stray punctuation and loose small words at their ends; a rate stays ("Monthly burn")."""
    return trimmed(words.strip(TRIM))


def trimmed(words: str) -> str:
    """Words without dates and loose small words at their ends; "" where they open in the middle of a clause."""
    if YEAR.search(words) is not None:
        words = _WHEN.sub("", words).strip(TRIM)
    parts = words.strip(TRIM).split()[:_WORDS_MAX]
    while parts and parts[-1].lower() in LOOSE_ENDS:
        parts.pop()
    return " ".join(parts) if parts and parts[0].lower() not in LOOSE_STARTS else ""


def named_behind_year(words: str) -> str:
    """What a year stands before: "2029 sales", "The Q1 2030 budget"; "" where none does."""
    year = YEAR_FIRST.match(words.strip(TRIM))
    return clean(words.strip(TRIM)[year.end() :]) if year is not None else ""


def are_fillers(words: Sequence[str]) -> bool:
    """Whether words name no measure, only a time: "year-over-year", "three years", "ago", "Q3"."""
    return all(plain(word) in FILLERS for word in words)


def plain(token: str) -> str:
    """A word as the lists of words hold it."""
    return token.strip('"“”*_.').lower()
