"""Numbers that state no amount though they look like one: aircraft, price bases, what a figure is divided by.

Belongs here: judging one number by what stands around it. Does not: names a word before the number makes
(`identifiers`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End
from orchestration.memo.values.years import is_year_like

# Two sevens round a figure, behind which stands what else such a name has.
_AIRCRAFT = re.compile(
    r"7[0-9]7(?:-[0-9]{1,4}(?:[A-Z]{1,3}|s)?(?![\w%]|[.,][0-9])|s\b|(?= (?:MAX|Max|NG|Dreamliner|[Ff]reighter)\b))"
)
# "Honda 2W India": on two wheels.
_PARTY = re.compile(r"[123]P\b")  # "1P and 3P sellers", "2P reserves"
_WHEELS = re.compile(r"[234]Ws?\b(?! ?(?:LED|bulb|lamp|light|charg|motor|speaker|solar|panel|chip|laser))")
# "(TSE: 8059)", "HKEX: 0700"
_TICKER, _TICKER_REACH = (
    re.compile(r"\b(?:TSE|TYO|JPX|HKEX|HKG|SEHK|KRX|KOSPI|KOSDAQ|SZSE|SSE|TWSE|TPE|BSE|TADAWUL|Tadawul): ?$"),
    10,
)
_OF_PAGES, _PAGES_REACH = re.compile(r"\b[Pp]age [0-9]{1,3} of $"), 14
_OF_WHEN = re.compile(r"(?:\b(?:real|constant|nominal|current|in|at)(?:,| [(])? |\()$", re.IGNORECASE)
_OF_WHEN_REACH = 12
_DIVIDED = (" per ", "(per ", "of every ")
DIVISORS = frozenset({100, 1000, 10000, 100000})
_EVERY, _EVERY_REACH = re.compile(r"(?:^|[.;:!?•] |\n)Every $"), 8  # "Every 100 jobs lost cost $3.1 million."
_FOR_EVERY = ("for every ", "for each ")  # "For every 100 jobs lost, 31 are created."
# "(p<0.001)", "p = 0.03"
_P_VALUE = re.compile(r"(?:^|[^A-Za-z])[pP] ?[<=>≤] ?$|\b[Rr]ule of $")


# "At 3 in the morning", "a clinic that opens at 5,"
_OF_DAY = re.compile(r" in the (?:morning|afternoon|evening)\b")
_AT_TIME = re.compile(r"\b(?:opens?|opened|closes?|closed|wakes?|shift|clocks? (?:in|out)) at $")
_LAST_HOUR = 24


def is_model(text: str, end: End) -> bool:
    """Whether a number is a part of a name: "737-800", "737 MAX 10", "3W" of vehicles, "P2P", "Page 4 of 4"."""
    if any(name.match(text, end.number_start) for name in (_WHEELS, _PARTY)):
        return True
    if end.is_bare and _TICKER.search(text[max(0, end.start - _TICKER_REACH) : end.start]) is not None:
        return True
    if end.is_bare and _OF_PAGES.search(text[max(0, end.start - _PAGES_REACH) : end.start]) is not None:
        return True
    if end.flaw == "minor_unit" and text[end.number_start - 1 : end.number_start].isalpha():
        return True
    if end.is_bare and _AIRCRAFT.match(text, end.number_start) is not None:
        return True
    if not text.startswith(("MAX ", "Max "), end.start):
        return False
    return text[max(0, end.start - 2) : end.start - 1].isdigit() or text.endswith("the ", 0, end.start)


def is_no_money(text: str, end: End) -> bool:
    """Whether an amount only says what money is meant: "US$1 = ₹91.4", "in constant 2030 dollars", "(2030 USD)"."""
    if end.number == 1:
        return text.startswith((" = ", "="), end.end)
    if end.number in (100, 1000) and end.is_currency_first and text.endswith(" per ", 0, end.start):
        return True  # "Cost per KES 100 collected"
    if end.is_currency_first or end.scale is not None or not is_year_like(end):
        return False
    if text[end.end - 1] == "$" or _BONDS.match(text, end.end) is not None:
        return True  # "amounts in 2029$", "the 2034 dollar notes"
    if text.endswith("the ", 0, end.start) and _OF_ITS_YEAR.match(text, end.number_start) is not None:
        return True  # "55 cents on the 2019 dollar"
    return _OF_WHEN.search(text[max(0, end.start - _OF_WHEN_REACH) : end.start]) is not None


_BONDS = re.compile(r" (?:(?:green|senior|convertible|hybrid) )?(?:notes?|bonds?|sukuk|eurobonds?|paper)\b")
_OF_ITS_YEAR = re.compile(
    r"[0-9]{4} (?:dollar|euro|pound|rupee|peso|rand|yen|yuan|lira|krone|krona)"
    r"(?=[.,;:)]|$| (?:is|was|buys|bought|had|has|in|and|but)\b)"
)
_INTERVAL = re.compile(r"(?<=%) CI:? [-−(]?[0-9]")


def is_divisor_or_level(text: str, end: End) -> bool:
    """What a figure is divided by ("bursts per 100 km", "of every 1,000 calls"), or a test's level ("p<0.001").

    The level of an interval is none either: "(95% CI 0.72-0.91)".
    """
    before = text[max(0, end.start - 10) : end.start].lower()
    if before.endswith(_DIVIDED) or (before == "per " and end.start == len(before)):
        return True
    if end.number in DIVISORS and end.scale is None and before.endswith(_FOR_EVERY):
        return True
    if end.number in DIVISORS and end.is_bare and _EVERY.search(text[max(0, end.start - _EVERY_REACH) : end.start]):
        return True
    if _INTERVAL.match(text, end.end) is not None:
        return True
    return _P_VALUE.search(text[max(0, end.start - 8) : end.number_start]) is not None


def is_time_of_day(text: str, end: End, following: str) -> bool:
    """Whether a bare number is an hour of the day: "at 3 in the morning", "it opens at 5"."""
    if end.number > _LAST_HOUR or end.shown:
        return False
    if _OF_DAY.match(text, end.end) is not None:
        return True
    return not following.islower() and _AT_TIME.search(text[max(0, end.start - 16) : end.start]) is not None


_BEFORE_SCALE = (" out of ", "(out of ", "scale of ", "core from ", "cores from ", "cored from ")
_OF_SCALE = re.compile(r"(?:-point)? scale\b")
_FROM_ONE = re.compile(r"[01] ?-?(?:to|[-–])-? ?(?:5|7|10|20|100)\b(?! ?%|[.,][0-9])")
_SCORED = re.compile(
    r"(?i)\b(?:scor(?:ed?|es|ing)|rat(?:ed?|es|ings?)|mark(?:s|ed)?|graded?|totals?)\b[^.;0-9]{0,40} out of $"
)
# "Risk scores (Probability × Impact, 1-5):"
_SCORED_FROM = re.compile(
    r"\b(?:scor(?:es?|ed|ing)|rat(?:ings?|ed)|scale|probability|likelihood|impact|severity|maturity|risk|priority)\b"
    r"[^.;:0-9]{0,40}(?:\(|, )$",
    re.IGNORECASE,
)
_SCALE_ENDS = re.compile(r"[01] ?-?(?:to|[-–])-? ?(?:5|7|10|20|100)\)")
_INDEXED, _BASES = re.compile(r"\b(?:indexed|rebased|index) (?:to|at) $"), frozenset({1, 100, 1000})


def tells_scale(text: str, end: End) -> bool:
    """Whether a number only says what scores go up to: "56 cases out of 100", "scored out of 10", "scale of 1 to 5"."""
    if text.endswith((" scored ", " rated ", "scores "), 0, end.start):
        return _FROM_ONE.match(text, end.number_start) is not None  # "exposure scored 1 to 10"
    if _OF_SCALE.match(text, end.end) is not None and _FROM_ONE.match(text, end.number_start) is not None:
        return True  # "on a 0-10 scale"
    if _SCALE_ENDS.match(text, end.number_start) is not None:
        return _SCORED_FROM.search(text, max(0, end.start - 60), end.start) is not None
    if end.number in _BASES and _INDEXED.search(text, max(0, end.start - 12), end.start) is not None:
        return True
    if not text.endswith(_BEFORE_SCALE, 0, end.start):
        return False
    if text.endswith("(out of ", 0, end.start):
        return not end.is_grouped  # "Score (out of 10): 6.2"
    if not text.endswith(" out of ", 0, end.start):
        return end.number <= 1
    if end.number == 100:
        return True
    return _SCORED.search(text, max(0, end.start - 60), end.start) is not None
