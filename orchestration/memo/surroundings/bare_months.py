"""Months without a year in running text: "In March 410 firms closed", "by September", "last November".

Belongs here: the year they take from the memo's own month. Does not: months that state their year (`periods`), and
"since April", which tells how long.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from orchestration.memo.vocabulary.period_grammar import MONTHS
from orchestration.memo.vocabulary.period_types import Period, PeriodMention, month_period

_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_CHRISTMAS = 12
# "In May 12 plants shut" counts plants; "March 14", "May and June", "April's", "March-April" are more than a month.
_BARE = re.compile(
    rf"\b(?P<word>[Ii]n|[Bb]y|[Ll]ast|[Tt]his|[Uu]ntil|[Nn]ext) (?P<month>{_NAMES}|Christmas)\b"
    r"(?! (?:(?:and|or|to|of|through|until) (?:[A-Z]|[0-9](?![0-9.,]*%))|the [0-9]"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?\b(?! [a-z]))|['’/–-]"
    r"|,? (?:19|20)[0-9]{2}\b)"
)
# "2028: First licence. 1,900 units in use by December": a line of a timeline is of its year.
_YEAR_LABEL = re.compile(r"[*_]{0,2}(?P<year>(?:19|20)[0-9]{2})[*_]{0,2}(?::| [-–—] )")
_ENDS = re.compile(r"[.!?](?=\s|$)|\n")
_TO_COME = re.compile(
    r"\b(?:will|shall|to be|due|expect(?:s|ed)?|plan(?:s|ned)?|forecasts?|projected|scheduled|must|deadlines?|opens?"
    r"|starts?|begins?|ends?|expires?)\b"
)
# "up from 27% in March": what a level of now has come from
_FROM = re.compile(r"\b(?:up|down|compared (?:with|to)|against|versus) (?:from )?[~≈]?[^\s.;:,]{1,12}(?: [a-z]+)? $")
# "$4,000 by December, $12,000 by 2032": the first of several steps
_NEXT_STEP = re.compile(
    r",? (?:and |then )?[~≈]?[A-Z]{0,3}[$€£¥₹]?[0-9][^\s;:]{0,12}(?: [a-z]+){0,3} by (?:[A-Z][a-z]+ )?$"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|[a-z]{3,}ed|cut|rose|fell|lost|took|made|paid|sold|came|went|grew|said|told|wrote|began)\b"
)
_FROM_REACH, _STEP_REACH = 44, 60


def bare_months(text: str, stated: Sequence[PeriodMention], today: Period) -> list[PeriodMention]:
    """The months that no year stands with, in the year that the memo's own month gives them.

    Where the sentence states another period the month may be of its year, and stays undated; so does one whose year
    the words leave open. `today` is the memo's own date, which has to be a month or a day.
    """
    if today.start.month != today.end.month:
        return []
    named = _YEAR_LABEL.match(text)
    found = list(_BARE.finditer(text))
    ends = list(_ENDS.finditer(text)) if found else []
    begins, stops = [0, *(end.end() for end in ends)], [*(end.start() for end in ends), len(text)]
    dated = {bisect_right(begins, mention.start) - 1 for mention in stated} if found else set()  # sentences
    told: dict[int, tuple[bool, bool]] = {}  # whether a sentence tells the past, and what is to come
    added: list[PeriodMention] = []
    for bare in found:
        sentence = bisect_right(begins, bare.start()) - 1
        if sentence in dated:
            if (step := _first_step(text, bare, stated, today)) is not None:
                added.append(step)
            continue
        if sentence not in told:
            words = text[begins[sentence] : stops[sentence]]
            told[sentence] = _PAST.search(words) is not None, _TO_COME.search(words) is not None
        month = MONTHS.get(bare["month"].lower(), _CHRISTMAS)
        is_past, is_to_come = told[sentence]
        is_from = _FROM.search(text, max(0, bare.start() - _FROM_REACH), bare.start()) is not None
        is_past = is_past or (is_from and not is_to_come)
        turned = _years_on(bare["word"].lower(), month, today.start.month, is_past, is_to_come)
        if turned is not None or named is not None:
            year = int(named["year"]) if named is not None else today.start.year + (turned or 0)
            period = month_period(year, month)
            relation = {"by": "by", "until": "through"}.get(bare["word"].lower(), period.relation)
            added.append(
                PeriodMention(bare.start("month"), bare.end("month"), period._replace(relation=relation), None)
            )
    return added


def _first_step(text: str, bare: re.Match[str], stated: Sequence[PeriodMention], today: Period) -> PeriodMention | None:
    """The month to come of the first of several steps, where the next one states a later time."""
    at = bisect_left(stated, bare.end(), key=attrgetter("start"))
    after = stated[at] if at < len(stated) else None
    if bare["word"].lower() != "by" or after is None or after.start - bare.end() > _STEP_REACH:
        return None
    month = MONTHS.get(bare["month"].lower(), _CHRISTMAS)
    period = month_period(today.start.year + int(month <= today.start.month), month)
    # "by June 2031" is told from the month on, "by 2032" from the year
    is_next = _NEXT_STEP.fullmatch(text, bare.end(), after.start) is not None
    if not is_next or period.end >= after.period.end:
        return None
    return PeriodMention(bare.start("month"), bare.end("month"), period._replace(relation="by"), None)


def _years_on(word: str, month: int, now: int, is_past: bool, is_to_come: bool) -> int | None:
    """How many years from the memo's own a month lies, None where the words leave it open."""
    if word in ("last", "this", "next"):
        return {"last": -(month >= now), "this": 0, "next": int(month <= now)}[word]
    if is_past and is_to_come:
        return None
    if month <= now:
        return 0 if is_past else None
    return 0 if is_to_come or (word != "in" and not is_past) else None
