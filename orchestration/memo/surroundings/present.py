"""Words right beside a figure that say it is of today or gone by, whatever its sentence or heading tells of.

Belongs here: "9 Mt today", "(today: 22%)", "from $1.9B today", "from 14% in 2029". Does not: which mention of a year
dates a figure (`dating`) or what the present means for its status and case (`told_now`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.dating import WINDOW

_STOP = r"(?=[.,;:)]|$| and | to | but | against )"
_NOW_RIGHT_BEHIND = re.compile(rf" (?:today|now|currently|at present){_STOP}")
# "12 plants today", but "20% more than today"
_NOUN_NOW = re.compile(
    r"(?: (?!(?:from|than|versus|vs|against|above|below|over|beyond|until|till|to|since|like|as|of|in|at|by|for|the|a"
    rf"|an|what|it|they|we|is|are|was|were|be|do|does|and|or)\b)[a-z][a-z-]*){{1,2}} (?:today|at present){_STOP}"
)
_NOW_RIGHT_BEFORE = re.compile(
    r"\b(?:now|currently|at present|today)(?: (?!(?:target|plan|expect|aim|forecast|project|seek|hope|want|intend)\w*\b"
    r"|(?:should|will|would|could|may|might|to|from)\b)[a-z]+){0,2} $",
    re.IGNORECASE,
)
_DATED_BEHIND = re.compile(
    r"[^.;,0-9]{0,24}\b(?:by|in|through|until|for|since|from) (?:[A-Za-z]+ )?(?:FY)?(?:19|20)[0-9]{2}"
)
# "40% by 2033 (today: 22%)", "Goal: 40%; currently: 22%", "vs. today ($104)"
_NOW_LABEL = re.compile(
    r"(?:\(|[;,|/.] )(?:today|now|current(?:ly)?|at present|present)"
    r"(?:['’]s)?(?: (?:level|value|share|rate|figure|price|score))?: (?:about |only |just |some )?$"
    r"|\b(?:today|now|current (?:price|level|value|share price)|spot|today['’]s (?:price|level|value)) \((?:at )?$",
    re.IGNORECASE,
)
_LABEL_REACH = 40
_START = re.compile(
    r"\b(?:from|versus|vs\.?|against|than|compared (?:with|to)) (?:(?:about|around|only|just|some|over|nearly) )?$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|had|stood at|came to|totall?ed|reached|hit) (?:(?:about|around|only|just|some|over|nearly) )?$"
)
_BEFORE_REACH = 32
_FROM_REACH = 60
# "Today the company has 31 sites."
_OPENS_NOW = re.compile(
    r"(?:Today|Currently|At present|Right now),? (?!['’])(?:[a-z][a-z'’-]* ){1,6}?(?:has|have|is|are|runs?"
    r"|stands? at|employs?|owns?|operates?|serves?|sells?|makes?|earns?|costs?|pays?|holds?|counts?)"
    r" (?:[a-z-]+ ){0,3}[~≈]?[A-Z]{0,3}$"
)
# "H2 2032: full automation, headcount 640 (from 1,150)"
_FROM_ASIDE = re.compile(r"\((?:up |down )?from (?:(?:about|around|only|just|some|over|nearly) )?[~≈]?$")
# "By 2032 capex rises to €95M from €60M", "In 2033 it is 30%, down from 40%"; "12 GW from 40 wells" is no change.
_FROM_NEXT = re.compile(
    r"(?:\bto (?:(?:about|around|only|just|some|over|nearly) )?[~≈]?[A-Z]{0,3}[$€£¥₹]?[0-9][0-9.,]*"
    r"(?: ?%|[BMKTbmkx]|bn| (?:[mb]illion|trillion|[A-Za-z]{1,12}))?,?|,? (?:up|down)) from"
    r" (?:(?:about|around|only|just|some|over|nearly) )?[~≈]?$"
)
_LEAD = re.compile(r"[*_]{0,2}(?:(?:by|in|until|from|at end-|end|early|late|mid)[ -])*", re.IGNORECASE)
# What an earlier forecast was is none of today.
_REVISED = re.compile(
    r"\b(?:rais|lower|lift|cut|revis|estimat|forecast|guid|project|previous|prior|earlier|old|consensus)", re.IGNORECASE
)


# "Target $900M by 2032, with $350M already achieved", "of which $350M has been achieved"
_DONE = r"(?:achieved|delivered|reali[sz]ed|saved|secured|banked|spent|completed|raised|committed)"
_DONE_BEHIND = re.compile(
    r" (?:(?:of (?:it|this|that|which) )?(?:has|have) (?:already |so far )?been|already) "
    rf"{_DONE}\b(?! (?:by|in) )"
    # "$250M achieved of $900M targeted by 2032"
    rf"|(?: of [a-z]+)? {_DONE}(?: so far| to date| already)? of (?:(?:the|its|an?) )?"
    r"(?:(?:target|goal|plan) of )?[A-Z$€£¥~0-9]"
)
# "It has achieved $350M of $900M targeted by 2032."
_DONE_BEFORE = re.compile(rf"\b(?:has|have) (?:already |now |so far )?{_DONE} (?:about |only |just |some )?$")
_OF_PLAN = re.compile(
    r"(?: in [a-z]+)? of (?:the |its )?[^\s,;:]{1,12}(?: (?:million|billion))? (?:targeted|planned|promised)\b"
)


def is_now(text: str, item: Quantity) -> bool:
    """Whether words right beside a figure say that it is of today: "9 Mt today and 6-7 Mt by 2035", "now 8.4%"."""
    if _DONE_BEHIND.match(text, item.end) is not None:
        return True
    if (
        _OF_PLAN.match(text, item.end) is not None
        and _DONE_BEFORE.search(text, max(0, item.start - WINDOW), item.start) is not None
    ):
        return True
    if _NOW_RIGHT_BEHIND.match(text, item.end) is not None or _NOUN_NOW.match(text, item.end) is not None:
        return True
    before = text[max(0, item.start - WINDOW) : item.start].rstrip("*_~≈")
    is_told = _NOW_RIGHT_BEFORE.search(before) is not None or is_labelled_now(text, item)
    return is_told and not item.role and _DATED_BEHIND.match(text, item.end) is None


def is_labelled_now(text: str, item: Quantity) -> bool:
    """Whether a label of its own says that a figure is of today: "(today: 22%)", "vs. today ($104)"."""
    return _NOW_LABEL.search(text[max(0, item.start - _LABEL_REACH) : item.start].rstrip("*_~≈")) is not None


def is_start_now(text: str, item: Quantity) -> bool:
    """Whether a figure is what a change or comparison starts from today: "up from $1.9B today"."""
    behind = _NOW_RIGHT_BEHIND.match(text, item.end) or _NOUN_NOW.match(text, item.end)
    return behind is not None and _START.search(text, max(0, item.start - _BEFORE_REACH), item.start) is not None


def opens_with_now(text: str, item: Quantity, sentence: int) -> bool:
    """Whether the sentence of a figure, from `sentence` on, begins with today: "Today the company has 31 sites."."""
    return _OPENS_NOW.fullmatch(text, sentence, item.start) is not None


def is_start_then(text: str, item: Quantity) -> bool:
    """Whether a figure with a time of its own is what a change starts from: "fall to 9% from 14% in 2029"."""
    return _START.search(text, max(0, item.start - _BEFORE_REACH), item.start) is not None


def was_then(text: str, item: Quantity) -> bool:
    """Whether the verb right before a figure tells of the past: "In 2029 it was $3.9B."."""
    return _WAS.search(text, max(0, item.start - _BEFORE_REACH), item.start) is not None


def is_start_of_dated(text: str, item: Quantity, mention: PeriodMention, today: Period, sentence: int) -> bool:
    """Whether a figure is what one dated ahead starts from: "H2 2032: 640 staff (from 1,150)", "rises to 9% from 4%".

    `sentence` is where the sentence of the figure starts, with the date that leads it.
    """
    is_past = mention.period.end <= today.end
    if is_past or mention.end > item.start or _is_revised(text, item, sentence):
        return False
    if _FROM_NEXT.search(text, max(mention.end, item.start - _FROM_REACH), item.start) is not None:
        return True
    is_led = text.startswith(": ", mention.end) and _LEAD.fullmatch(text, sentence, mention.start) is not None
    return is_led and mention.period.start > today.end and _is_from_aside(text, item)


def is_start_aside(text: str, item: Quantity, sentence: int) -> bool:
    """Whether a figure in parentheses is what the one before them starts from, and no earlier forecast of it."""
    return _is_from_aside(text, item) and not _is_revised(text, item, sentence)


def _is_revised(text: str, item: Quantity, sentence: int) -> bool:
    return _REVISED.search(text, max(sentence, item.start - WINDOW), item.start) is not None


def _is_from_aside(text: str, item: Quantity) -> bool:
    return _FROM_ASIDE.search(text, max(0, item.start - _BEFORE_REACH), item.start) is not None
