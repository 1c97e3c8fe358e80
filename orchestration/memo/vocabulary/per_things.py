"""What a figure is for one of, told in words behind it: "$38,500 each", "$3.10 a share", "61 tickets per agent".

Belongs here: things that are no units, and the words that may stand between. Does not: units and times right behind
a value (`rates`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.words import LINKS, STOPS, VERBS, word_set

_GOES_ON = (
    r"(?=[.,;:)!?]|$| [(–—-]| (?:and|or|in|for|on|to|from|by|with|at|as|vs|versus|against|than|is|was|are|were|but"
    r"|while|after|before|this|last|when|plus|below|above|under|over|up|down|a|per|each|before|through|until|if|so|because"
    r"|compared|instead|rather|today|now)\b)"
)
_THING = (
    r"(?:share|head|seat|ride|ticket|night|person|customer|user|subscriber"
    r"|employee|worker|student|pupil|patient|child|household|family|piece|unit|bottle|pint|cup|loaf|meal|trip|visit|call|click|bag|box|pack|copy"
    r"|lesson|session|parcel|delivery|package|passenger|member|vehicle|car|home|room|plate|game|stop|shift|dose|vial"
    r"|licen[cs]e|token|query|message|claim|case)"
)
# "$3.10 a share", "a $41-a-share bid"
_ONE = re.compile(rf" (?:an?|each|every) (?P<per_unit>{_THING}){_GOES_ON}")
_HYPHENED = re.compile(rf"-an?-(?P<per_unit>{_THING})(?![\w-])")
# "Spain and Italy were at $4B each" tells of two totals
_EACH = re.compile(rf" (?P<per_unit>each){_GOES_ON}")
_PRICED = re.compile(
    r"(?:\b(?:cost|costs|costing|pay|pays|paid|paying|charge|charges|charged|fetch|fetches|fetched|worth|for|earn|earns"
    r"|(?:bought|sold|sells?|selling|priced|offered|valued|built|made|delivered) at"
    r"|(?:[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)) (?:[a-z-]+ ){1,3}(?:at|of))"
    r"(?: about| around| roughly| nearly| just| only| up to| some)? [~≈]?)$"
)
_PRICED_REACH = 60
_PER_TIME = re.compile(
    r" (?:(?:gross|net|more|less|extra|before tax|after tax|pre-tax|after-tax),? ){1,2}"
    r"(?:(?P<monthly>(?:per|an?|each|every) month|monthly)"
    r"|(?P<annual>(?:per|an?|each|every) (?:year|annum)|annually))(?! (?:ago|earlier|later|of)\b)(?!\w)"
)
_PER_THING = re.compile(
    r"(?: of(?= ))?(?P<things>(?: [a-z][a-z-]{1,20}){1,3}?) per (?!cent\b)"
    r"(?:(?P<per_unit>year of (?:service|employment|tenure)|(?!year|annum|month|calendar|fiscal|school)[a-z]{2,}"
    r"|1[0-9,]{2,8})|(?P<annual>(?:calendar |fiscal |school )?year|annum)|(?P<monthly>(?:calendar )?month))(?![\w-])"
)
# "1,200 jobs a week", "41,000 passengers daily", not "41 people a month ago"
_NO_TIME_AGO = (
    r"(?! (?:ago|earlier|later|hence|previously|before|after|into|ahead|prior|too|late|early|sooner|back|apart|old|long"
    r"|or|of(?! which)|on(?! average)|in advance|from (?:now|then|today|the)|than)\b)"
)
_EVERY = (
    r"(?:(?P<per_unit>(?:an?|each|every) (?:day|week|quarter|hour|night|shift|minute)|daily|weekly|quarterly|nightly)"
    r"|(?P<annual>(?:a|each|every) year|annually|yearly)|(?P<monthly>(?:a|each|every) month|monthly))(?![\w-])"
    rf"{_NO_TIME_AGO}"
)
_THINGS_EVERY = re.compile(rf"(?: of(?= ))?(?P<things>(?: [a-z][a-z-]{{1,20}}){{1,3}}?) {_EVERY}")
# "$1,740 in rent each month", "$1,740 of it each month"
_SPENT_EVERY = re.compile(rf" (?:of|in|for|on|from|towards?)(?P<things>(?: [a-z][a-z-]{{1,20}}){{1,3}}?) {_EVERY}")
_NOT_SPENT = word_set("that which who whom whose if when while but or than as at by to with per")
_SERVICE = re.compile(r" of (?:service|employment|tenure)\b")
_NO_THINGS = STOPS | LINKS | VERBS | word_set("percent pct points more less fewer times million billion thousand")


def basis_of_one(text: str, start: int, end: int) -> str | None:
    """The rate basis of money that words behind it tell what it is for one of; None where no words do."""
    told = _PER_TIME.match(text, end) or _ONE.match(text, end) or _HYPHENED.match(text, end) or _EACH.match(text, end)
    if told is None and (spent := _SPENT_EVERY.match(text, end)) is not None:
        words = spent["things"].split()
        is_told = VERBS.isdisjoint(words) and _NOT_SPENT.isdisjoint(words)
        return spent.lastgroup if is_told else None
    if told is None or (told.re is _EACH and not _PRICED.search(text[max(0, start - _PRICED_REACH) : start])):
        return None
    return told.lastgroup


def basis_of_things(text: str, end: int) -> str | None:
    """The rate basis of a count of things per another: "2.7 doctors per 1,000 people", "1,200 jobs a week".

    None where no words tell it.
    """
    told = _PER_THING.match(text, end) or _THINGS_EVERY.match(text, end)
    return told.lastgroup if told is not None and all(map(_is_thing, told["things"].split())) else None


def _is_thing(word: str) -> bool:
    return word not in _NO_THINGS and not word.endswith(("ed", "ing"))


def is_service(text: str, end: int) -> bool:
    """Whether a year or month named before a place is one of work: "2 weeks per year of service"."""
    return _SERVICE.match(text, end) is not None
