"""Quarters and halves without a year in running text: "Q1 2030 was $810M; Q2 is tracking to $840M".

Belongs here: the year they take from the one named before them. Does not: parts that state their year (`periods`) or
the columns of a table (`part_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from orchestration.memo.period_types import PeriodMention, part_period

_STATED = re.compile(r"(?P<year>[0-9]{4})-(?P<letter>[QH])(?P<number>[1-4])")
# Only what opens a clause goes on from the part before: "down from $850M in Q4" looks back.
_BARE = re.compile(
    r"(?:[;,—–]|\band|\bwhile|\bbut|\bthen|[;,] with) (?P<part>(?P<letter>[QH])(?P<number>[1-4]))"
    r"(?![0-9A-Za-z]|[ '’/–-]{1,2}(?:FY|CY)?[ '’]?[0-9]{2})"
)
_STOP = re.compile(r"[.!?](?=\s)")
_REACH = 160
# From the first quarter to the fourth it may as well be the one just past.
_YEAR_AGO = 3


def with_bare_parts(text: str, found: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The periods and the bare quarters or halves that follow one of them in its year and sentence."""
    told = sorted(found, key=attrgetter("start"))
    if not any(_STATED.fullmatch(mention.period.edtf) for mention in told):
        return told
    for bare in _BARE.finditer(text):
        before = next((mention for mention in reversed(told) if mention.end <= bare.start()), None)
        stated = _STATED.fullmatch(before.period.edtf) if before is not None else None
        if before is None or stated is None or stated["letter"] != bare["letter"]:
            continue
        number, last = int(bare["number"]), int(stated["number"])
        is_next = last < number <= (2 if bare["letter"] == "H" else 4) and number - last < _YEAR_AGO
        if is_next and bare.start() - before.end <= _REACH and not _STOP.search(text, before.end, bare.start()):
            period = part_period(int(stated["year"]), bare["letter"], number, before.period.fiscal)
            told.append(PeriodMention(bare.start("part"), bare.end("part"), period, None))
            told.sort(key=attrgetter("start"))
    return told
