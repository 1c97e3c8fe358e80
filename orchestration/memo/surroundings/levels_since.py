"""Levels of now beside the year that something began: "Rents of $2,100 have risen 31% since 2027".

Belongs here: that such a year is not the level's. Does not: changes counted since a year (`change_bases`), labels of
changes and "bought it in 2027 and owns" (`compared_periods`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import PeriodMention
from orchestration.memo.quantities import Quantity

_MOVED = (
    r"(?:risen|fallen|grown|shrunk|climbed|dropped|jumped|slipped|increased|decreased|declined|doubled"
    r"|tripled|trebled|quadrupled|halved|improved|worsened|eased|slid)"
)
_HAVE = r"(?:has|have) (?:now |already |almost |nearly |more than |roughly |about )?"
_HELD = r"(?:applied|held|stood|remained|prevailed|been (?:charged|paid|in force|in place|unchanged|flat|stable))"
_ABOUT = r"(?:about |around |some |nearly |almost |roughly |just |only |over )?[~≈]?"
# "A stake of $10,000 has grown 40% since 2027" was so much then.
_THEN = re.compile(
    r"\b(?:invest\w*|stakes?|deposits?|portfolios?|holdings?|sums?|savings|premiums?|principal|endowments?|nest egg"
    r"|bas(?:e|is)|start\w*|level|from) of (?:a |the )?$",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"(?:[A-Za-z)’'] (?:of|at) |(?:^|[.!?:;] |\n)At )(?:a (?:record|mere|modest) |the current )?{_ABOUT}$"
)
_HAS_MOVED = re.compile(
    rf"(?:(?! (?:to|from|in|by) )[^.;:(),0-9]){{0,40}} {_HAVE}"
    rf"(?:{_MOVED}(?! (?:back )?(?:to|from)\b)(?:[^.;:(),]|[.,](?=[0-9])){{0,40}}?|{_HELD}) since "
    r"(?:early |late |mid-)?(?:[A-Z][a-z]{2,8} )?"
)
# "Rents of $1,600 have risen to $2,100 since 2027"
_HAS_MOVED_TO = re.compile(
    rf"(?:(?! (?:to|from|in|by) )[^.;:(),0-9]){{0,40}} {_HAVE}{_MOVED} to {_ABOUT}(?:[^\s.;:(),]|[.,](?=[0-9])){{1,12}}"
    r"(?: [a-z]+){0,3} since (?:early |late |mid-)?"
)
_TO, _MOVED_SINCE = (
    re.compile(rf",? to (?:a (?:record|mere) )?{_ABOUT}$"),
    re.compile(rf"\b{_HAVE}{_MOVED}(?:[^.;:(),0-9]){{0,24}} since (?:early |late |mid-)?(?:[A-Z][a-z]{{2,8}} )?$"),
)
_REACH = 70
# "A plant built in 2026 for $62M earns $3.1M a year"
_MADE = re.compile(
    r"(?:^|[.!?;] |\n|, )(?:An?|The|Its|Their|Our|[A-Z][a-z]+(?:['’]s)?|[0-9][0-9,]*|[Tt]he|[Aa]n?)"
    r" (?:[a-z0-9-]+ ){0,4}(?:that |which |who )?(?:was |were )?(?:built|opened|founded|launched|bought|commissioned"
    r"|established|completed|started|hired|acquired|installed|signed|set up) (?:back )?(?:in|on|at the end of) "
    r"(?:early |late |mid-)?(?:[A-Z][a-z]{2,8} )?$"
)
_EARNS = re.compile(
    r"(?: (?:for|at|with) (?:[^\s,;]|,(?=[0-9])){1,12}(?: (?:million|billion))?)? (?:now |still |today |already )?"
    r"(?:earns?|employs?|makes?|runs?|costs|serves?|holds?|houses?|brings? in|generates?|yields?|loses?|needs?|uses?"
    r"|produces?|handles?|pays?|charges?|carries|carry|is worth|are worth) (?:[^.;:()]|\.(?=[0-9])){0,60}$"
)


def is_level_since(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a figure is what something is now that has moved or held since the year behind it."""
    if not text.endswith(("since ", "early ", "late ", "mid-"), 0, mention.start) or item.role == "from":
        return False
    before = text[max(0, item.start - _REACH) : item.start]
    if _OF.search(before) is None or _THEN.search(before) is not None:
        return False
    return _HAS_MOVED.fullmatch(text, item.end, mention.start) is not None


def is_start_since(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a figure is what something was in the year since which it has moved to another."""
    is_since = text.endswith("since ", 0, mention.start) or text.endswith(("early ", "late ", "mid-"), 0, mention.start)
    is_of = is_since and _OF.search(text, max(0, item.start - _REACH), item.start) is not None
    return is_of and _HAS_MOVED_TO.fullmatch(text, item.end, mention.start) is not None


def is_now_since(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a figure behind a year is of now: "have doubled since 2028 to 2.84%", "built in 2026 … earns $3.1M"."""
    if item.start - mention.end > _REACH + _REACH:
        return False
    before = text[max(0, mention.start - _REACH) : mention.start]
    if _TO.fullmatch(text, mention.end, item.start) is not None:
        return _MOVED_SINCE.search(before) is not None
    return _EARNS.fullmatch(text, mention.end, item.start) is not None and _MADE.search(before) is not None
