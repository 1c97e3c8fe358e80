"""Quarters and halves without a year in running text: "Q1 2030 was $810M; Q2 is tracking to $840M".

Belongs here: the year they take from the one named before them. Does not: parts that state their year (`periods`) or
the columns of a table (`part_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from orchestration.memo.vocabulary.period_types import PeriodMention, part_period

_STATED = re.compile(r"(?P<year>[0-9]{4})-(?P<letter>[QH])(?P<number>[1-4])")
_PART = r"(?P<part>(?P<letter>[QH])(?P<number>[1-4]))(?![0-9A-Za-z]|[ '’/–-]{1,2}(?:FY|CY)?[ '’]?[0-9]{2})"
# What opens a clause goes on from the part before; "down from $850M in Q4" looks back to the last one of that name.
_BARE = re.compile(
    r"(?:(?:[;,—–]|\band|\bwhile|\bbut|\bthen|[;,] with)"
    r"|(?P<back>\b(?:from|vs\.?|versus|against|than|compared (?:with|to)) [^;:()\s]{1,16}(?: [a-z]{1,9})? in)) "
    rf"{_PART}"
)
_STOP = re.compile(r"[.!?](?=\s)")
_REACH = 160
# From the first quarter to the fourth it may as well be the one just past.
_YEAR_AGO = 3
_PARTS = {"Q": 4, "H": 2}


def with_bare_parts(text: str, found: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The periods and the bare quarters or halves that follow one of them in its year and sentence."""
    told = sorted(found, key=attrgetter("start"))
    if not any(_STATED.fullmatch(mention.period.edtf) for mention in told):
        return told
    added: list[PeriodMention] = []
    at, before = 0, told[0]
    for bare in _BARE.finditer(text, told[0].end):
        while at < len(told) and told[at].end <= bare.start():
            before, at = told[at], at + 1
        stated = _STATED.fullmatch(before.period.edtf)
        is_near = bare.start() - before.end <= _REACH and not _STOP.search(text, before.end, bare.start())
        if stated is None or stated["letter"] != bare["letter"] or not is_near:
            continue
        number, last = int(bare["number"]), int(stated["number"])
        turned = _years_on(bare["letter"], last, number) if bare["back"] is None else -(number >= last)
        if turned is not None and number <= _PARTS[bare["letter"]]:
            period = part_period(int(stated["year"]) + turned, bare["letter"], number, before.period.fiscal)
            added.append(PeriodMention(bare.start("part"), bare.end("part"), period, None))
            before = added[-1] if bare["back"] is None else before
    return sorted([*told, *added], key=attrgetter("start"))


def _years_on(letter: str, last: int, number: int) -> int | None:
    """How many years after the part before it a bare one lies that opens a clause; None where that is open."""
    if letter == "Q" and (last, number) == (_PARTS["Q"], 1):
        return 1  # "Q4 2029 was $800M; Q1 is $810M"
    return 0 if last < number and number - last < _YEAR_AGO else None
