"""Bare numbers that their subject says are of time: "weekly hours were 54.6", "cut hours from 49 to 43 a week".

Belongs here: the words before a number that name hours, days or an average age as what it measures. Does not: units
carried over from the number before (`changes`) or ages that only say who somebody is (`ages`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.changes import CARRIED, COMPARED_REACH, stands_alone
from orchestration.memo.values.number_grammar import End
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.units import DURATIONS

_TIME_IS = re.compile(
    r"\b(?P<time>[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths)(?: (?:of|worked|per|a|in|on|for) [a-z]+)?"
    r"(?: (?:were|was|are|is|averaged?|fell to|rose to|stood at|stand at|dropped to|went to"
    r"|(?:(?:have|has) )?(?:fallen|fell|risen|rose|dropped|climbed|gone|went|come down|declined) from)"
    r"| per 1,?000 [a-z]+:) $"
)
# "Client-facing hours per week: 19 against 6", "Cap statutory weekly hours at 48"
_TIME_STATED = re.compile(
    r"(?:^|[.;•\n] )(?:[A-Z][\w/-]*(?: [a-z-]+){0,3} )?(?P<time>[Hh]ours) (?:per|a)"
    r" (?:day|week|month|year|shift)(?: \([^()]{1,24}\))?: (?:about |some )?$"
    r"|\b(?:weekly|daily|monthly|annual|working) (?P<held>hours|days) (?:at|of) (?:about |some )?$"
    r"|\b[a-z]+ (?P<left>hours|days|weeks|months) (?:are |is )?(?:down|up|back|cut) to (?:about |some |just |only )?$"
)
# "DPO 61", "DSO: 58 → 47", "Days cash on hand fell from 198 to 121"
_DAYS_OF = re.compile(
    r"\b(?:DSO|DPO|DIO|[Dd]ays(?: of)? (?:cash(?: on hand)?|(?:sales|payables?|receivables?|inventory) outstanding"
    r"|inventory(?: on hand)?|in inventory|supply))(?::\*{0,2}|,? (?:is|was|of|at|now|fell to|rose to|improved to"
    r"|down to|up to|(?:(?:has |have )?(?:fell|rose|fallen|risen|dropped|went|gone|climbed|improved|grew|grown"
    r"|slipped) )?(?:from|to)))? $"
)
# "cutting free-cooling hours to 6,450"
_TIME_SET = re.compile(
    r"\b(?:cut(?:s|ting)?|reduc(?:es?|ed|ing)|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|bring(?:s|ing)?|brought"
    r"|lower(?:s|ed|ing)?|trim(?:s|med|ming)?) (?:[a-z-]+ ){0,3}(?P<time>hours|days|weeks|months) to $"
)
# "hours per machine dropped from 1,450 to 890", "cut hours from 49 to 43", "her hours from 58 to 51 a week"
_TIME_FROM = re.compile(
    r"(?P<set>\b(?:cut(?:s|ting)?|reduc(?:es?|ed|ing)|rais(?:es?|ed|ing)|trim(?:s|med|ming)?|lower(?:s|ed|ing)?) "
    r"(?:[a-z-]+ ){0,3})?(?<![0-9] )\b(?P<time>[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths)"
    r"(?: (?:needed|required|spent|booked|taken)(?: (?:for|on|to|by|in) (?:[a-z-]+ ){0,5}?[a-z-]+)?"
    r"| (?:of|worked|per|a|in|on|for) [a-z]+(?: [a-z]+)??| (?:payable|receivable|outstanding))?"
    r"(?P<moved> (?:(?:have|has|had) )?(?:(?:are|is|were|was) (?=down|up)"
    r"|fallen|fell|risen|rose|dropped|climbed|gone|went|came|come|declined|grew"
    r"|grown|shrank|slipped|were cut|was cut|cut|moved|increased|decreased)"
    r"(?: ?(?:down|up|sharply|steadily|slightly))?)?"
    r" from $"
)
_EACH = re.compile(r" (?:a|per|each|every) (?:day|week|month|year|shift)\b")
# "median age of 21.4", "(median age 46.2)", "The average age of a driver is 51.6."
_AGE_IS = re.compile(
    r"(?:\b(?:[Mm]edian|[Aa]verage|[Aa]vg\.?|[Mm]ean|[Tt]ypical) (?:[a-z-]+(?:['’]s)? )?age"
    r"|\b[Mm]arriage age|\b[Ll]ife expectancy(?: at birth)?)"
    r"(?:,? (?:of|among|for|in|on|at) (?:an? |the |its |all )?[A-Za-z-]+(?: [A-Za-z]+)?){0,2}"
    r"(?: (?:is|was|of|at|from|to|now|(?:has |have )?reached|stood at"
    r"|rose to|fell to|reached|stands at|will be"
    r"|(?:has |have )?(?:risen|fallen|climbed|grown|increased|dropped|moved|gone|crept) to)|:)? $"
)
# "Life expectancy is 76.9 for men and 81.2 for women."
_AGE_BOTH = re.compile(
    r"\b(?:[Mm]arriage age|[Ll]ife expectancy|(?:[Mm]edian|[Aa]verage|[Mm]ean) age)(?: at birth)?(?: is| was| of|:) "
    r"[0-9]{2}(?:\.[0-9])? (?:for|among) [a-z]+(?: and |, )$"
)
_AGE_FROM = re.compile(r"\b(?:[Mm]edian|[Aa]verage|[Mm]ean) (?:[a-z-]+(?:['’]s)? )?age\b[^.;,%$€£]{0,60} from $")
# "The injury rate per 200,000 hours is 0.11"
_PER_SO_MANY = re.compile(r"\bper [0-9][0-9,]* (?:[a-z]+ )?$")
_A_WEEK, _HOURS_A_WEEK = re.compile(r" (?:a|per) week\b"), 168
_REACH = 90


def may_take_unit(text: str, start: int, found: Sequence[Quantity | Refusal]) -> bool:
    """Whether what stands before a bare number may state its unit, so that it takes care to read it."""
    last = found[-1] if found else None
    is_beside = isinstance(last, Quantity) and last.unit_kind in CARRIED and start - last.end <= COMPARED_REACH
    before = text[max(0, start - _REACH) : start]
    return is_beside or _time_of(before) is not None or _TIME_FROM.search(before) is not None or _is_age(before)


def with_time_before(text: str, end: End) -> End:
    """A number that its subject says is of time: "weekly hours were 54.6", "a median age of 21.4"."""
    before = text[max(0, end.start - _REACH) : end.start]
    time = _time_of(before)
    if time is None and before.endswith("hours of ") and end.number <= _HOURS_A_WEEK and _A_WEEK.match(text, end.end):
        time = "hours"  # "Owner hours of 58 a week"
    if (
        (time is None and not _is_age(before))
        or end.sign
        or not (stands_alone(text, end) or _EACH.match(text, end.end) is not None)
    ):
        return end
    return end._replace(unit=DURATIONS[time if time is not None else "years"])


# How many of the first make one of the second.
_TIMES_IN = {
    ("month", "year"): 12,
    ("day", "week"): 7,
    ("hour", "day"): 24,
    ("other:minute", "hour"): 60,
    ("other:second", "other:minute"): 60,
}


def times_between(text: str, first: End, last: End) -> tuple[End, End]:
    """The ends of a change of time told by its subject: "the median age climbed from 46 to 51", "cut hours from 49"."""
    before = text[max(0, first.start - _REACH) : first.start]
    if first.is_bare and last.is_bare and _DAYS_OF.search(before) is not None and stands_alone(text, last):
        return first._replace(unit=DURATIONS["days"]), last._replace(unit=DURATIONS["days"])
    if not (first.is_bare and last.is_bare) or not text.endswith(" from ", 0, first.start):
        return first, last
    unit = DURATIONS["years"] if _AGE_FROM.search(before) is not None else None
    moved = _TIME_FROM.search(before) if unit is None else None
    if moved is not None:
        is_each = _EACH.match(text, last.end) is not None
        is_told = moved["set"] is not None or moved["moved"] is not None
        is_whole = is_each or (is_told and stands_alone(text, last))  # "from 9 to 5" is by the clock
        unit = DURATIONS[moved["time"].lower()] if is_whole else None
    return (first, last) if unit is None else (first._replace(unit=unit), last._replace(unit=unit))


def in_one_time(first: End, last: End) -> tuple[End, End]:
    """The ends of a range in the smaller of two units of time: "6 months to 2 years" is 6 to 24 months."""
    if first.unit is None or last.unit is None or first.unit == last.unit or first.flaw or last.flaw:
        return first, last
    if (times := _TIMES_IN.get((first.unit.name, last.unit.name))) is not None:
        return first, last._replace(number=last.number * times, unit=first.unit)
    times = _TIMES_IN.get((last.unit.name, first.unit.name))
    return (first, last) if times is None else (first._replace(number=first.number * times, unit=last.unit), last)


def _time_of(before: str) -> str | None:
    """The time that the words right before a number name as what it measures."""
    named = _TIME_IS.search(before) or _TIME_SET.search(before)
    if named is not None and _PER_SO_MANY.search(before, 0, named.start()) is None:
        return named["time"].lower()
    if _DAYS_OF.search(before) is not None:
        return "days"
    stated = _TIME_STATED.search(before)
    return (stated["time"] or stated["held"] or stated["left"]).lower() if stated is not None else None


def _is_age(before: str) -> bool:
    return any(told.search(before) is not None for told in (_AGE_IS, _AGE_FROM, _AGE_BOTH))
