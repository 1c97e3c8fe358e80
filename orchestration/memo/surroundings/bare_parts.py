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
# "(Q3: 13.8%)", "(Q4 $121M)", "(Q4: $91M, Q3: $88M)"
_ASIDE = re.compile(
    rf"(?:(?<=\()(?:(?:vs\.?|versus|against|from|was) )?|(?<=[0-9%KMBTkmnx], )){_PART}"
    r"(?=:? [~≈+-]?(?:[A-Z]{0,3}[$€£¥₹₩₦] ?)?[0-9])"
)
# "(13.8% in Q3)"
_ASIDE_END = re.compile(rf"\([^()]{{1,24}} in {_PART}(?=\))")
_ASIDES = (_ASIDE, _ASIDE_END)
# "guided to $101M in Q2 and $110M in Q4"
_AHEAD = re.compile(
    r"\b(?:guid(?:ed|es|ing|ance)|expect(?:s|ed|ing)?|forecasts?|sees|will|plans?|planned|targets?|aims?)\b"
)
_IN_PART = re.compile(rf"\bin {_PART}")
_YEAR = re.compile(r"[0-9]{4}")
_STOP = re.compile(r"[.!?](?=\s)")
_REACH = 160
# From the first quarter to the fourth it may as well be the one just past.
_YEAR_AGO = 3
_PARTS = {"Q": 4, "H": 2}


def with_bare_parts(text: str, found: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The periods and the bare quarters or halves that follow one of them in its year and sentence."""
    told = sorted(found, key=attrgetter("start"))
    if not told:
        return told
    added: list[PeriodMention] = []
    at, before = 0, told[0]
    ahead: PeriodMention | None = None  # the last part that is told as to come
    for form, bare in _bare(text, told[0].end):
        while at < len(told) and told[at].end <= bare.start():
            before, at = told[at], at + 1
        is_near = bare.start() - before.end <= _REACH and not _STOP.search(text, before.end, bare.start())
        year = _year_of(text, form, bare, before, is_ahead=before is ahead) if is_near else None
        if year is not None and int(bare["number"]) <= _PARTS[bare["letter"]]:
            period = part_period(year, bare["letter"], int(bare["number"]), before.period.fiscal)
            added.append(PeriodMention(bare.start("part"), bare.end("part"), period, None))
            before = before if form is _BARE and bare["back"] is not None else added[-1]
            ahead = before if form is _IN_PART else ahead
    return sorted([*told, *added], key=attrgetter("start"))


def _bare(text: str, start: int) -> list[tuple[re.Pattern[str], re.Match[str]]]:
    """The quarters and halves without a year, in order, each with the first form that finds it."""
    found: dict[int, tuple[re.Pattern[str], re.Match[str]]] = {}
    for form in (*_ASIDES, _BARE, _IN_PART):
        for bare in form.finditer(text, start):
            if form is not _ASIDE or _is_enclosed(text, bare.start()):
                found.setdefault(bare.start("part"), (form, bare))
    return [found[part] for part in sorted(found)]


def _year_of(
    text: str, form: re.Pattern[str], bare: re.Match[str], before: PeriodMention, *, is_ahead: bool
) -> int | None:
    """The year of a bare part that stands behind a period; None where that is open."""
    stated, number = _STATED.fullmatch(before.period.edtf), int(bare["number"])
    if stated is None:
        is_of_year = form in _ASIDES and _YEAR.fullmatch(before.period.edtf) is not None
        is_of_year = is_of_year and before.period.relation != "after"
        return before.period.start.year if is_of_year else None  # "FY2030 sales $410M (Q4: $121M)"
    year, last = int(stated["year"]), int(stated["number"])
    if stated["letter"] != bare["letter"]:
        return None
    if form is _IN_PART:
        is_ahead = is_ahead or _AHEAD.search(text, before.end, bare.start()) is not None
        return year + (number <= last) if is_ahead else None
    if form is _BARE and bare["back"] is not None:
        return year - (number >= last)
    onward = _years_on(bare["letter"], last, number)
    if form is _BARE or (onward is not None and "(" not in text[before.end : bare.start("part")]):
        return year + onward if onward is not None else None
    if number < last:
        return year
    return year - 1 if last == 1 < number and number + 1 >= _PARTS[bare["letter"]] else None


def _is_enclosed(text: str, place: int) -> bool:
    """Whether a place is in parentheses that open not far before it."""
    before = text[max(0, place - _REACH) : place]
    return before.rfind("(") > before.rfind(")")


def _years_on(letter: str, last: int, number: int) -> int | None:
    """How many years after the part before it a bare one lies that opens a clause; None where that is open."""
    if letter == "Q" and (last, number) == (_PARTS["Q"], 1):
        return 1  # "Q4 2029 was $800M; Q1 is $810M"
    return 0 if last < number and number - last < _YEAR_AGO else None
