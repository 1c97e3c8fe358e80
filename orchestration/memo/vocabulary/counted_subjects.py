"""Subjects before a number that can only be counted, so that a letter m behind it means millions.

Belongs here: "Retail customers: 3.9m", "Cruise passengers totaled 8.9m". Does not: what follows the number (`tails`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.persons import GROUPS, PERSONS

# "Retail customers: 3.9m", "passengers (41m)", "the number of drivers fell from 3.5m to 2.6m", "Users: 41m → 61m"
_CUSTOMERS = re.compile(
    rf"\b(?:{'|'.join(sorted(PERSONS | GROUPS))}|births|deaths|accounts|lines|homes|vehicles|units|downloads|policies"
    r"|waiting lists?)"
    r"(?: \([^()]{1,20}\)| (?:in force|outstanding|worldwide|served|passed|connected|covered))?"
    r"(?::| of| \() ?(?:[~≈]?[0-9][0-9.,]*m ?(?:→|->|=>|[-–—/]|to|vs\.?|,? (?:up|down) from) ?)?[~≈]?[0-9][0-9.,]*m$"
    r"|\bnumber of (?:[a-z-]+ ){1,5}?(?:from [0-9.]+m )?(?:to|from|at|is|was) [~≈]?[0-9][0-9.,]*m$",
    re.IGNORECASE,
)
_CUSTOMERS_REACH = 60
# "Cruise passengers totaled 8.9m", "Visitors fell from 8.9m to 7.2m"
_CAME_TO = re.compile(
    rf"\b(?P<who>{'|'.join(sorted(word for word in PERSONS if word.endswith('s')))}|arrivals|trips|visits|downloads)"
    r" (?:(?:in|to|from|on) [A-Z][a-z]+ )?(?:have |has |had |will )?"
    r"(?:totall?(?:ed|ing)?|number(?:ed)?|reach(?:ed)?|came to|stood at"
    r"|(?:fell|rose|grew|dropped|declined|increased) (?:from [0-9.]{1,6}m )?(?:to|from))"
    r"(?: (?:around|about|some|nearly|almost|over|more than))? [~≈]?[0-9][0-9.,]*m$",
    re.IGNORECASE,
)
_CAME_TO_REACH = 90
# "5.2 million people are food-insecure, up from 3.3m"
_UP_FROM = re.compile(
    rf"[0-9] ?(?:million|m) (?:[a-z-]+ ){{0,2}}?(?:{'|'.join(sorted(PERSONS | GROUPS))}|jobs|homes|vehicles)\b"
    r"(?! of\b)(?:(?!sea|water|level|wall|depth|height|deep|high|tall|long)[^.;:()$€£0-9]){0,70}?"
    r"(?:,| \(|,? (?:up|down)) ?(?:up from|down from|from|against|versus|vs\.?"
    r"|compared with)(?: about| some)? [0-9.]{1,5}m$"
)
_UP_REACH = 130
# "2.6m job ads"
_OF_JOBS = re.compile(r" (?:job|help-wanted) (?:ads|adverts|posts|offers)\b")
# "Miners reached 41m", "Passengers dropped to 41m below …" tell how far.
_MOVING = frozenset({"miners", "riders", "pilots", "soldiers", "volunteers"})
_IN_DEPTH = re.compile(r" (?:below|above|deep|down|high|of|from|under|into|up|long|along|beneath)\b")
# "Population 35.1m", "GDP $41bn, population 35.1m": a name and its number, and nothing else in their clause.
_PAIR = re.compile(
    r"(?:^|[;,|•·:] )[*_]{0,2}(?:(?!(?:for|of|in|at|to|from|by|with|above|below|over|under|per)\b)[A-Za-z]+ ){0,2}"
    r"(?:population|households|workforce|labou?r force|users|subscribers|customers|visitors|tourists|passengers"
    r"|employees|voters|pensioners|citizens|residents|inhabitants)[*_]{0,2} [~≈]?[0-9][0-9.,]*m$",
    re.IGNORECASE,
)
_PAIR_REACH = 70
_PAIR_ENDS = re.compile(r"[*_]{0,2}(?:$|[;,.](?=\s|$)| \||\)| \((?:19|20)[0-9]{2}\b| in (?:19|20)[0-9]{2}\b)")


def counts_millions(text: str, end: int) -> bool:
    """Whether the number whose letter m ends at `end` is how many of its subject there are."""
    if _CUSTOMERS.search(text[max(0, end - _CUSTOMERS_REACH) : end]) is not None:
        return True
    if _PAIR_ENDS.match(text, end) and _PAIR.search(text, max(0, end - _PAIR_REACH), end) is not None:
        return True
    if _OF_JOBS.match(text, end) or _UP_FROM.search(text, max(0, end - _UP_REACH), end) is not None:
        return True
    told = _CAME_TO.search(text[max(0, end - _CAME_TO_REACH) : end])
    return told is not None and told["who"].lower() not in _MOVING and _IN_DEPTH.match(text, end) is None
