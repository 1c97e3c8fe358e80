"""Periods in running text and in labels: "by 2035" → 2035, "H2 2030" → 2030-H2, "2030-2035" → 2030/2035.

Belongs here: finding years and reading what stands round them. Does not: the words' tables
(`period_grammar`), the Period's dates (`period_types`) or the status of whole sentences (`status`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.vocabulary.currencies import code_of
from orchestration.memo.vocabulary.later_times import with_later_times
from orchestration.memo.vocabulary.period_grammar import (
    BETWEEN,
    COUNTED,
    DIGITS,
    ISO,
    JOIN,
    LAST_WORD,
    LETTER_STATUS,
    LIST_MARKS,
    MONTHS,
    NAMED,
    OPEN_ENDED,
    OPENING,
    ORDINALS,
    PART_AFTER,
    POINT,
    PREFIX,
    RELATION,
    SHORT_YEAR,
    STATUS_WORDS,
    STRUCK,
    SUFFIX,
    WORD,
    YEAR_BEFORE,
    YEAR_BEHIND,
)
from orchestration.memo.vocabulary.period_labels import in_full
from orchestration.memo.vocabulary.period_types import (
    FIRST_YEAR,
    LAST_YEAR,
    Period,
    PeriodMention,
    day_period,
    decade_period,
    interval,
    month_period,
    year_end,
    year_period,
)
from orchestration.memo.vocabulary.short_years import SHORT_WINDOW, last_point, read_short, sure_part

_MONTH_GROUPS = ("month_from", "day_month", "month_day", "month")
# A block's periods are asked for by its figures and by its dated sentences, one soon after the other.
_REMEMBERED = 2000
_WINDOW = 36
_MONTHS_OF_YEAR = 12
# "Born 1965-74" is no time of what those have; in "born 2029" it may be.
_BORN_FIRST = re.compile(r"[0-9]{4} ?[-–/—] ?[0-9]{2}(?:[0-9]{2})?(?![0-9])")
_BORN_LAST = re.compile(r"\b[Bb]orn [0-9]{4} ?[-–/—] ?$")
_DASHES = ("-", "–", "—", "−")


def find_periods(text: str) -> list[PeriodMention]:
    """Every period of a running text in reading order; spans never overlap. Raises nothing."""
    return [*_remembered(text)] if len(text) <= _REMEMBERED else _find(text)


@lru_cache(maxsize=512)
def _remembered(text: str) -> tuple[PeriodMention, ...]:
    return tuple(_find(text))


def _find(text: str) -> list[PeriodMention]:
    if "~~" in text:
        text = STRUCK.sub(lambda match: " " * len(match.group()), text)
    found: list[PeriodMention] = []
    pos = 0
    for match in DIGITS.finditer(text):
        if match.start() >= pos:
            mention = _read_digits(text, match, pos)
            if mention is not None:
                pos = mention.end
                found.append(mention)
    return with_later_times(text, found)


@lru_cache(maxsize=4096)
def read_period_label(text: str) -> PeriodMention | None:
    """The one period a column or row label is or carries, with the status its words state."""
    if (written := in_full(text)) != text:
        whole = read_period_label(written)
        return whole and whole._replace(start=0, end=len(text))
    mentions = find_periods(text)
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    if mention.status is not None:
        return mention
    status = None
    for match in WORD.finditer(text[:200]):
        status = STATUS_WORDS.get(match.group().lower(), status)
    return mention._replace(status=status)


def _read_digits(text: str, match: re.Match[str], pos: int) -> PeriodMention | None:
    """The period round a run of digits; None where they are no year."""
    point = _read_point(text, match, pos) if len(match.group()) == 4 else read_short(text, match, pos)
    if point is None:
        return None
    start, end, first = point
    if OPEN_ENDED.match(text, end) is not None and text[max(0, start - 2) : start] in OPENING:
        return PeriodMention(start, end + 1, first._replace(relation="after"), None)
    if _is_no_period(text, start, end):
        return None
    end, period = _extend(text, start, end, first)
    status, end = _read_suffix(text, end)
    if text[end : end + 1].isalnum() or text[end : end + 1] == "_":
        return None
    return PeriodMention(start, end, _related(text, start, period), status)


def _read_point(text: str, match: re.Match[str], pos: int) -> tuple[int, int, Period] | None:
    """A year with the month, day or part before or after it."""
    year = int(match.group())
    window_start = max(pos, match.start() - _WINDOW)
    prefix = PREFIX.search(text[window_start : match.start()])
    start = match.start()
    period: Period | None = None
    if prefix is not None:
        period = _with_prefix(prefix, year)
        if period is not None:
            start = window_start + prefix.start()
    if period is None:
        period = year_period(year)
    end = match.end()
    if text.startswith("s", end) and not text[end + 1 : end + 2].isalnum():
        is_whole_decade = year % 10 == 0 and (prefix is None or prefix.lastgroup == "loose")
        return (start, end + 1, decade_period(year)) if is_whole_decade else None
    if period.edtf == f"{year}":
        return start, *_with_part_after(text, end, year, period)
    return start, end, period


def _with_prefix(prefix: re.Match[str], year: int) -> Period | None:
    """The period that the words before a year make of it."""
    part = {name: value for name, value in prefix.groupdict().items() if value is not None}
    if any(not part[name][0].isupper() for name in _MONTH_GROUPS if name in part):
        return None  # "may 2030" is a verb
    if "month_from" in part:
        return interval(*(month_period(year, MONTHS[part[n].lower()]) for n in ("month_from", "month_to")))
    if "month" in part:
        return month_period(year, MONTHS[part["month"].lower()])
    month = part.get("day_month") or part.get("month_day")
    if month is not None:
        day = part.get("day_first") or part.get("day_last") or ""
        return day_period(year, MONTHS[month.lower()], int(day.lower().rstrip("stndrh")))
    if "slash_first" in part:
        return _slashed(int(part["slash_first"]), int(part["slash_second"]), year)
    if "year_end" in part:
        return year_end(year)._replace(fiscal="fy_end" in part)
    return _with_part(part, year)


def _slashed(first: int, second: int, year: int) -> Period | None:
    """The day of "6/30/2030" or "30/6/2030"; the year alone where either number may be the month."""
    month, day = (first, second) if first <= _MONTHS_OF_YEAR else (second, first)
    if day <= _MONTHS_OF_YEAR and month != day:
        return year_period(year)
    return day_period(year, month, day)


def _with_part(part: dict[str, str], year: int) -> Period | None:
    """A quarter or half before a year, two of them, or a word that leaves the year whole."""
    if "from_letter" in part:
        letter, fiscal = part["from_letter"].upper(), "fy_range" in part
        first, last = (sure_part(year, letter, int(part[name]), fiscal) for name in ("from_number", "to_number"))
        return interval(first, last) if first and last else None
    letter = part.get("letter") or part.get("letter_last", "")
    if letter:
        return sure_part(year, letter.upper(), int(part.get("number") or part["number_first"]), "fy_part" in part)
    if "ordinal" in part:
        kind = "Q" if part["ordinal_part"].lower() == "quarter" else "H"
        return sure_part(year, kind, ORDINALS[part["ordinal"].lower()], "fy_ordinal" in part)
    return year_period(year, fiscal="fiscal" in part)


def _with_part_after(text: str, end: int, year: int, period: Period) -> tuple[int, Period]:
    """ISO months and days ("2030-06-28") and parts behind the year ("2030 Q2", "2030-H2", "FY2030 Q3")."""
    iso = ISO.match(text, end)
    if iso is not None and not period.fiscal:
        found = _read_iso(iso, year)
        if found is not None:
            return iso.end(), found
    after = PART_AFTER.match(text, end) or (iso if iso is not None and iso.group("letter") else None)
    if after is not None:
        part = sure_part(year, after.group("letter"), int(after.group("number")), period.fiscal)
        if part is not None:
            return after.end(), part
    return end, period


def _read_iso(iso: re.Match[str], year: int) -> Period | None:
    """A month or day in digits; "2011-12" is the years 2011 to 2012, as the one follows the other."""
    if iso.group("letter"):
        return sure_part(year, iso.group("letter"), int(iso.group("number")), fiscal=False)
    month, day = int(iso.group("month")), iso.group("day")
    if day is not None:
        return day_period(year, month, int(day))
    return None if month == year % 100 + 1 else month_period(year, month)


def _is_no_period(text: str, start: int, end: int) -> bool:
    """Whether what stands round the digits makes them an amount, a name or part of a longer number."""
    before = text[start - 1] if start else ""
    outer = text[start - 2] if start > 1 else ""
    left = text[max(0, start - 24) : start]
    if before.isalnum() or (before and before in "$€£₹¥₩#.,_@"):
        return True
    if before == "/" and outer.isdigit() and not YEAR_BEFORE.search(text, max(0, start - SHORT_WINDOW), start):
        return True
    if before == "-" and outer.isalnum() and RELATION.search(left) is None:
        return True
    match = LAST_WORD.search(left)
    word = match.group(1) if match else ""
    if "orn " in left and (_BORN_FIRST.match(text, start) if word.lower() == "born" else _BORN_LAST.search(left)):
        return True
    if word.lower() in NAMED or (len(word) == 3 and code_of(word) is not None):
        return True
    if text.startswith(("'s", "’s"), end) and word.lower() in ("like", "unlike"):
        return True  # "a drought like 2024's"
    counted = COUNTED.match(text, end)
    # "In 2029 staff fell by a third": a year follows where a sentence begins with when.
    return counted is not None and not (counted.group(1) and word in ("In", "By", "Since", "During"))


def _extend(text: str, start: int, end: int, first: Period) -> tuple[int, Period]:
    """The interval that begins with `first`, if a later period is joined to it."""
    short = SHORT_YEAR.match(text, end)
    if short is not None and len(first.edtf) == 4:
        year = first.start.year // 100 * 100 + int(short.group("year"))
        if first.start.year < year <= LAST_YEAR:
            period = interval(first, year_period(year, first.fiscal))
            return (short.end(), period) if period else (end, first)
    join = JOIN.match(text, end)
    if join is None:
        return end, first
    is_spaced, mark = bool(join.group(1)), join.group(2)
    is_listed = mark == "and" and not BETWEEN.search(text[max(0, end - 60) : start])
    last = None if is_listed or (mark.isalpha() and not is_spaced) else _second_point(text, join.end())
    if last is None or (mark in LIST_MARKS and _is_in_list(text, start, last[0])):
        return end, first
    if mark in _DASHES and is_spaced and text[last[0] : last[0] + 1] == ":" and text[:start].strip("*_ "):
        return end, first  # run-on bullets: "2030: $5M - 2031: $7M"
    period = interval(first, last[1])
    return (last[0], period) if period is not None else (end, first)


def _is_in_list(text: str, start: int, end: int) -> bool:
    """Whether two joined years are of a longer list: "2028/2029/2030", "2030→2032→2035"."""
    before = YEAR_BEFORE.search(text, max(0, start - SHORT_WINDOW), start)
    return before is not None or YEAR_BEHIND.match(text, end) is not None


def _second_point(text: str, pos: int) -> tuple[int, Period] | None:
    point = POINT.match(text, pos)
    if point is None:
        return last_point(text, pos)
    year = int(point.group("year"))
    period = _with_prefix(point, year)
    if period is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    end = point.end()
    if len(period.edtf) == 4:
        end, period = _with_part_after(text, end, year, period)
    return None if text[end : end + 1].isdigit() else (end, period)


def _read_suffix(text: str, end: int) -> tuple[str | None, int]:
    """The status a letter or a word in parentheses states: "2035E", "FY2030 (est.)"."""
    suffix = SUFFIX.match(text, end)
    if suffix is None:
        return None, end
    if suffix.group("letter"):
        return LETTER_STATUS[suffix.group("letter").upper()], suffix.end()
    word = suffix.group("word")
    status = LETTER_STATUS.get(word) if len(word) == 1 else STATUS_WORDS.get(word.lower())
    return status, suffix.end() if status else end


def _related(text: str, start: int, period: Period) -> Period:
    """The period with the relation its preposition states; an interval lasts, whatever leads up to it."""
    match = RELATION.search(text[max(0, start - 24) : start])
    if match is None or match.lastgroup is None:
        return period
    relation = match.lastgroup
    if "/" in period.edtf and relation in ("through", "after", "as_of"):
        return period
    if relation == "during" and period.relation == "as_of":
        return period
    return period._replace(relation=relation)


__all__ = ["Period", "PeriodMention", "find_periods", "read_period_label"]
