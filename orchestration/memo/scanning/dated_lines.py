"""Lines at a memo's head that say when and for whom it is written, in words: "As of 30 September 2031".

Belongs here: an edition beside a date, a date behind what the memo calls itself, days in figures. Does not: fields and
series lines (`headers`), titles (`titles`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.vocabulary.period_grammar import MONTH_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import Line

_YEAR = r"(?:19|20|21)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b(?:{MONTH_NAME}\.?\s+(?:{_DAY},?\s+)?|{_DAY}\s+{MONTH_NAME}\.?,?\s+|{MONTH_NAME},\s+|[QH][1-4]\s+)?{_YEAR}\b(?:-\d\d){{0,2}}",
    re.IGNORECASE,
)
# "Employee Edition (November 2030)", "November 2030 / Employee Edition"
_WORDS = r"(?P<edition>[A-Z][^\d|•·‖:()/,]{1,50}?\s(?:edition|Edition|EDITION))"
_WHEN = rf"\(?(?P<date>(?i:{DATE.pattern}))\)?"
_BETWEEN = r"(?:\s*[,:/]\s*|\s*[—–]\s*|\s+-\s+|\s*(?=\())"
_EDITION_DATED = (re.compile(_WORDS + _BETWEEN + _WHEN), re.compile(_WHEN + r"(?:\s*[,:/—–]\s*|\s+-\s+)" + _WORDS))
# "As of 30 September 2031", "*Memo to investors, 14 October 2031*", "Prepared for investors, October 2031"
_CALLED = re.compile(
    rf"(?:(?i:as of|as at|dated|published|issued|prepared|written)(?: on| in)?:? "
    r"|(?:[A-Z][\w'’&-]*|(?i:memo|note|letter|report|briefing|update)) ?"
    r"[^\d.,;:!?()|]{0,60}?(?:,| [–—-]|(?= \()) \(?)"
    rf"(?P<date>(?i:{DATE.pattern}))\)?",
)
_KIND = re.compile(
    r"\b(?:memo(?:randum)?|note|letter|report|brief(?:ing)?|update|(?:prepared|written) (?:for|by)|published|issued)\b"
    r"|^(?:as of|as at|dated|prepared|written)\b",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(r"(?P<name>[A-Z][A-Z&.'’-]*(?: [A-Z&.'’-]+)+) (?=[A-Z][a-z])")
_LONGEST, _NEAR = 100, 3
_EDGES = " \t*_()"
# "14/10/2031", "10/14/2031", "2031/10/14"
_IN_FIGURES = re.compile(
    rf"(?<![\d/.-])(?:(\d{{1,2}})([/.-])(\d{{1,2}})\2({_YEAR})|({_YEAR})([/.])(\d{{1,2}})\6(\d{{1,2}}))(?!\d|[/.-]\d)"
)
_MONTHS, _DAYS = 12, 31


class EditionLine(NamedTuple):
    """The edition and the date that one line names."""

    edition: str
    date: str
    head: str = ""  # the name before the edition, where a page breaks no line: "PALLAS HEALTH Employee Edition"


class ToldDate(NamedTuple):
    """The index of a line and the date that it tells."""

    line: int
    date: str


def edition_dated(value: str) -> EditionLine | None:
    """The edition and the date that a line, or a part of one, names and nothing more; None where it does not."""
    if len(value) > _LONGEST or "dition" not in value.lower():
        return None
    bare = value.strip(" \t*_")
    found = next((match for form in _EDITION_DATED if (match := form.fullmatch(bare)) is not None), None)
    if found is None or " " not in found["date"]:
        return None
    name = _NAME_FIRST.match(found["edition"])
    head = name["name"] if name is not None else ""
    return EditionLine(found["edition"][len(head) :].strip(), found["date"], head)


def date_told(lines: Sequence[Line], order: Sequence[int]) -> ToldDate | None:
    """The line among the first ones that says when the memo is written, and the date; None without any.

    No year alone: "Annual report, 2029" is of that year. None where a table follows: the line may be its caption.
    """
    for position, index in enumerate(order[:_NEAR]):
        line = lines[index]
        value = line.text.value.strip(_EDGES)
        if line.kind not in ("plain", "heading") or (line.kind == "plain" and line.text.value.endswith((".", ":"))):
            return None
        if line.kind == "heading" and line.depth > 1 and position:
            return None  # what stands in a section is of that one
        told = _CALLED.fullmatch(value + ")" * value.count("(")) if len(value) <= _LONGEST else None
        if told is None or _KIND.search(value) is None or not any(c in told["date"] for c in " -"):
            continue
        below = lines[order[position + 1]].kind if position + 1 < len(order) else "gap"
        return ToldDate(index, told["date"]) if below not in ("row", "grid") else None
    return None


def in_figures(text: str) -> str | None:
    """The day that figures name, in ISO 8601; None where day and month cannot be told apart ("03/04/2031")."""
    found = _IN_FIGURES.search(text)
    if found is None:
        return None
    if found[5] is not None:
        year, month, day = found[5], int(found[7]), int(found[8])
    else:
        first, second, year = int(found[1]), int(found[3]), found[4]
        if first <= _MONTHS and second <= _MONTHS and first != second:
            return None
        day, month = (first, second) if second <= _MONTHS else (second, first)
    is_day = 0 < month <= _MONTHS and 0 < day <= _DAYS
    return f"{year}-{month:02}-{day:02}" if is_day else None
